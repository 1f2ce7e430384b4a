import { ref, shallowRef } from 'vue';
import type { ListWord } from '../../../utils/domain/list/list-import';
import { RefusedList } from '../../../utils/exchange/portal-list/refused-list';
import { RefusedSheet } from '../../../utils/exchange/xlsx/read-sheet';
import { knowledgeWith } from '../../../utils/portal/registry';
import {
  applyListImport,
  type ListPlan,
  type ListRun,
  planListImport,
} from '../../../utils/services/desk/import-list';
import { lacksOf } from '../../../utils/services/desk/list-lacks';
import { pageReconcilePorts } from '../../../utils/services/desk/page-reconciler';
import { newId } from '../../../utils/services/shared/new-id';
import { createReconciler } from '../../../utils/services/shared/reconcile-run';
import { readSettings } from '../../../utils/services/shared/settings';
import { tellChanged } from '../../../utils/store/ledger/changed';
import type { ExchangeHost } from '../exchange-host';
import { refusalText } from './list-texts';

/** What a browser says of a file that was moved, removed or locked since it was chosen. */
const UNREADABLE: ReadonlySet<string> = new Set(['NotReadableError', 'NotFoundError']);

/** Choosing the exported list, the dry run, taking it in. One thing at a time. */
export function useListImport({ browser, openLedger, t }: ExchangeHost) {
  const plan = shallowRef<ListPlan>();
  const lastModified = ref(0);
  const taken = ref<number>();
  /** What is being done and how far it is; empty while nothing is. */
  const progress = ref('');
  const message = ref('');
  const error = ref('');
  const reconciler = createReconciler(pageReconcilePorts(browser, openLedger));
  let stopping: AbortController | undefined;
  let appliedSoFar = 0;

  function tell(reason: unknown) {
    if (stopping?.signal.aborted) {
      message.value =
        appliedSoFar > 0 ? t.value('list.stoppedPart', { count: appliedSoFar }) : t.value('list.stopped');
    } else if (reason instanceof RefusedSheet) message.value = t.value(`list.refused.${reason.refusal}`);
    else if (reason instanceof RefusedList) message.value = refusalText(reason, t.value);
    else if (reason instanceof DOMException && UNREADABLE.has(reason.name)) {
      message.value = t.value('list.refused.unreadable');
    } else error.value = String(reason);
  }

  async function work(act: (run: ListRun) => Promise<void>) {
    if (progress.value !== '') return;
    stopping = new AbortController();
    message.value = '';
    error.value = '';
    taken.value = undefined;
    appliedSoFar = 0;
    progress.value = t.value('list.reading', { count: 0 });
    const onProgress: ListRun['onProgress'] = (stage, count) => {
      if (stage === 'applying') appliedSoFar = count;
      progress.value = t.value(`list.${stage}`, { count });
    };
    try {
      await act({ signal: stopping.signal, onProgress });
    } catch (reason) {
      tell(reason);
    } finally {
      progress.value = '';
    }
  }

  /** What was taken in is held against the ledger at once: for the days that it covers, or that it shows. */
  async function check({ company, period }: ListPlan, word: ListWord) {
    const days = word.period ?? period;
    if (company && days) await reconciler.check(company.taxId, days);
  }

  return {
    plan,
    lastModified,
    taken,
    progress,
    message,
    error,
    cancel() {
      stopping?.abort();
    },
    async choose(file: File) {
      plan.value = undefined;
      lastModified.value = file.lastModified;
      await work(async (run) => {
        plan.value = await planListImport(await openLedger(), file, run);
      });
    },
    drop() {
      plan.value = undefined;
    },
    async apply(word: ListWord) {
      const wanted = plan.value;
      if (!wanted) return;
      await work(async (run) => {
        const { deadlines } = await readSettings(browser.storage.local);
        const context = { now: Date.now(), newId, knowledgeOf: knowledgeWith(deadlines) };
        const db = await openLedger();
        const lacks = await lacksOf(db, wanted, word);
        const count = await applyListImport(db, wanted, word, context, run);
        progress.value = t.value('list.checking');
        await check(wanted, word);
        taken.value = count;
        if (lacks > 0) message.value = t.value('list.lacks', { count: lacks });
      });
      plan.value = undefined;
      tellChanged();
    },
  };
}
