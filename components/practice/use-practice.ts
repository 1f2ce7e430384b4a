import { nextTick, onMounted, onUnmounted, ref, shallowRef } from 'vue';
import type { PracticeFault } from '../../utils/domain/practice/practice-faults';
import { emptyEntry, missingIn, type PracticeEntry } from '../../utils/domain/practice/practice-invoice';
import type { Submission } from '../../utils/domain/record/submission';
import { FIRST_LANGUAGE, languageTag } from '../../utils/domain/texts/languages';
import { createTexts, type TextKey } from '../../utils/domain/texts/texts';
import { RefillReply, type WatchState } from '../../utils/messages';
import { PRACTICE_WORDS } from '../../utils/portal/practice/practice';
import { startPracticeWorker } from '../../utils/services/practice/practice-worker';
import { type PracticeLedger, readPractice } from '../../utils/services/practice/read-practice';
import { createSimulatedPortal, type PracticeInvoice } from '../../utils/services/practice/simulated-portal';
import type { Browser } from '../../utils/services/shared/browser-api';
import { newId } from '../../utils/services/shared/new-id';
import { readSettings } from '../../utils/services/shared/settings';
import { startPracticeEngine } from './practice-engine';

/** What the practised portal issued; its own store, as the tax office's is. */
const SHELF = 'piaoying-practice-portal';
const TOAST_MS = 3_000;
/** A form is seen to be gone within a second. */
const GONE_MS = 3_000;

export type PracticeView = 'opening' | 'form' | 'issued' | 'list';

/** What the practised portal says now. */
export interface PortalNotice {
  readonly kind: 'dialog' | 'toast';
  readonly text: string;
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** The page of 练习: a portal of its own, and the engine that watches it. */
export function usePractice(browser: Browser, window: Window) {
  const t = shallowRef(createTexts(FIRST_LANGUAGE));
  const reporter = ref('');
  const view = ref<PracticeView>('opening');
  const entry = ref<PracticeEntry>(emptyEntry());
  const visit = ref(0);
  const fault = ref<PracticeFault>('none');
  const issued = shallowRef<PracticeInvoice>();
  const notice = shallowRef<PortalNotice>();
  const invoices = shallowRef<readonly PracticeInvoice[]>([]);
  const data = shallowRef<PracticeLedger>();
  const viewed = ref<string>();
  const message = ref('');
  const error = ref('');
  const now = ref(Date.now());
  let working = false;
  let watched: WatchState = 'off';
  let onGone: (() => void) | undefined;
  let worker: ReturnType<typeof startPracticeWorker> | undefined;
  let engine: ReturnType<typeof startPracticeEngine> | undefined;

  const fail = (reason: unknown) => {
    error.value = String(reason);
  };
  const refresh = async () => {
    if (!worker) return;
    data.value = await readPractice(await worker.ledger());
    now.value = Date.now();
  };
  const changed = () => void refresh().catch(fail);

  const portal = createSimulatedPortal({
    now: Date.now,
    wait,
    newId,
    chance: () => (crypto.getRandomValues(new Uint32Array(1))[0] as number) / 2 ** 32,
    seen: (fact) => worker?.seen(fact),
    shelf: {
      read: () => window.localStorage.getItem(SHELF),
      write: (text) => window.localStorage.setItem(SHELF, text),
    },
    origin: window.location.origin,
  });

  const show = (next: PracticeView) => {
    if ((view.value === 'list') !== (next === 'list')) engine?.listShown(false);
    view.value = next;
    if (next === 'list') void nextTick(() => engine?.listShown(true));
  };
  /** Until the engine has seen the form go: what comes next is another invoice to it. */
  const formGone = async () => {
    if (watched === 'off') return;
    const gone = new Promise<void>((resolve) => {
      onGone = resolve;
    });
    await Promise.race([gone, wait(GONE_MS)]);
  };

  /** A form as the portal opens one: empty, or with what is to be practised. */
  async function fresh(content: PracticeEntry = emptyEntry()) {
    notice.value = undefined;
    message.value = '';
    show('opening');
    await nextTick();
    await formGone();
    entry.value = toPlain(content);
    visit.value += 1;
    working = false;
    show('form');
    await nextTick();
  }

  const say = (kind: PortalNotice['kind'], text: string) => {
    const said = { kind, text };
    notice.value = said;
    if (kind === 'toast')
      setTimeout(() => {
        if (notice.value === said) notice.value = undefined;
      }, TOAST_MS);
  };

  const toldMissing = (): string | undefined => {
    const missing = missingIn(entry.value);
    if (!missing) return undefined;
    return missing.field === 'buyer'
      ? PRACTICE_WORDS.buyerMissing
      : `第${missing.line}行${PRACTICE_WORDS.cellMissing[missing.field]}不能为空`;
  };

  /** 发票开具, as the portal hears it. What was chosen to go wrong does so once. */
  async function issue() {
    if (working) return;
    const missing = toldMissing();
    if (missing !== undefined) {
      say('toast', missing);
      return;
    }
    const chosen = fault.value;
    const of = visit.value;
    fault.value = 'none';
    notice.value = undefined;
    // One that hangs can be pressed again: that she must not is what is learned.
    working = chosen !== 'hang';
    const answer = await portal.submit(toPlain(entry.value), chosen);
    if (of !== visit.value || view.value !== 'form') return;
    working = false;
    if (answer.type === 'refused') say('dialog', answer.message);
    else if (answer.type === 'network') say('toast', PRACTICE_WORDS.networkError);
    else if (answer.type === 'issued') {
      issued.value = answer.invoice;
      show('issued');
    }
  }

  async function retry({ id }: Pick<Submission, 'id'>) {
    await fresh();
    const reply = RefillReply.safeParse(
      await worker?.browser.runtime.sendMessage({ kind: 'refill', submissionId: id, here: true }),
    );
    const isGranted = reply.success && reply.data.ok;
    if (!isGranted) message.value = t.value(`bar.${reply.data?.bar ?? 'unreadable'}` as TextKey);
    await refresh();
  }

  /** 去核对: the practised list, in which this one is looked for. */
  async function check({ id }: Pick<Submission, 'id'>) {
    await worker?.lookFor(id);
    show('list');
  }

  async function start() {
    const settings = await readSettings(browser.storage.local);
    t.value = createTexts(settings.language);
    reporter.value = settings.reporter.name;
    window.document.documentElement.lang = languageTag(settings.language);
    window.document.title = t.value('practice.title');
    const seen = { language: settings.language, chip: true };
    worker = startPracticeWorker(
      browser,
      seen,
      (id) => {
        viewed.value = id;
      },
      changed,
    );
    await worker.ready();
    engine = startPracticeEngine(worker.browser, window, seen, {
      isOffline: () => fault.value === 'offline',
      watched(state) {
        watched = state;
        if (state === 'off') onGone?.();
      },
    });
    await refresh();
  }

  const onTick = () => {
    now.value = Date.now();
  };
  let clock: ReturnType<typeof setInterval> | undefined;
  onMounted(() => {
    clock = setInterval(onTick, 1_000);
  });
  onUnmounted(() => {
    clearInterval(clock);
    engine?.stop();
  });

  return {
    t,
    reporter,
    view,
    entry,
    visit,
    fault,
    issued,
    notice,
    invoices,
    data,
    viewed,
    message,
    error,
    now,
    fail,
    start,
    fresh,
    issue,
    retry,
    check,
    closeNotice() {
      notice.value = undefined;
    },
    toList: () => show('list'),
    /** 查询 of the practised list. */
    query() {
      invoices.value = portal.invoices();
    },
    async settle(submissionId: string, invoiceNumber: string) {
      await worker?.say({ type: 'settled', as: 'issued', submissionId, invoiceNumber });
    },
    async review(submissionId: string, reviewed: boolean) {
      const by = reporter.value.slice(0, 100);
      await worker?.say({ type: 'reviewed', submissionId, reviewed, by });
    },
    ledger: () => worker?.ledger(),
  };
}
export type Practice = ReturnType<typeof usePractice>;

/** Without what makes it reactive: it is copied. */
const toPlain = (entry: PracticeEntry): PracticeEntry => ({
  buyer: { ...entry.buyer },
  lines: entry.lines.map((line) => ({ ...line })),
  note: entry.note,
});
