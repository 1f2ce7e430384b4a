import type { Fact } from '../../domain/fact/fact';
import { type ConfirmNames, isReady } from '../../domain/fact/red';
import { JOIN_WITHIN_MS } from '../../domain/fact/witness';
import { numberLike } from '../../domain/invoice/invoice';
import { contentOf } from '../../domain/invoice/raw-snapshot';
import type { RedCalledNotice } from '../../messages';
import type { PortalProfile } from '../../portal/profile';
import type { Verdict } from '../answer/read-verdict';
import { watchVerdict } from '../answer/watch-verdict';
import { findGestureButton, type GestureKind, watchGesture } from '../entry/watch-gesture';
import { watchVisit } from '../entry/watch-visit';
import { createPageFacts } from '../page-facts';
import type { CapturePorts } from '../ports';
import {
  hasStrangeRows,
  markOf,
  type Pressed,
  readConfirms,
  readIssuePage,
  readPressed,
  readRedPage,
} from './read-red';
import { redProof, saysTaken } from './read-red-answer';

const LOOK_AFTER_MS = 300;
/** A page that is still being rendered is not a changed page. */
const SETTLE_MS = 5_000;

type Ports = Pick<CapturePorts, 'now' | 'clock' | 'newId' | 'keep' | 'wake'> & {
  keepAll(facts: readonly Fact[]): void;
  /** The portal itself may have issued already from what she is about to issue from. */
  warnRed?(): void;
  /** A call that issues a red invoice leaves this tab. @returns stop */
  onRedCalled?(listener: (call: RedCalledNotice) => void): () => void;
};
/** What this page waits for: the answer to a confirmation that was submitted, or to a press that issues. */
type Current = {
  /** By which its facts are known: those of a press find their record by it. */
  readonly of: { readonly submissionId: string } | { readonly press: string };
  /** Tells a further click on the same from one on another. */
  readonly content: string;
  /** Numbers that stood there before are no answer. */
  readonly known: ReadonlySet<string>;
  over: boolean;
  /** When it was pressed, epoch ms, and whether the call of it was seen since. */
  readonly at: number;
  called?: true;
};

const isNaming = ({ confirmId, originalNumber }: ConfirmNames) => (confirmId ?? originalNumber) !== undefined;

/** What a page does not say of its confirmation, the row says from which it was opened, if it is no other one. */
function withOpened(shown: ConfirmNames, opened: ConfirmNames | undefined): ConfirmNames {
  const isOther =
    opened === undefined ||
    shown.confirmId !== undefined ||
    (shown.originalNumber !== undefined && shown.originalNumber !== opened.originalNumber);
  return isOther ? shown : { ...opened, ...shown };
}

/**
 * Watches the red-letter pages: the submit of a confirmation, the list with its states, and the press that issues from a
 * confirmed one, with what the page says to either. Passive.
 * @returns stop; may be called twice
 */
export function watchRed(
  window: Window,
  profile: Pick<PortalProfile, 'id' | 'red' | 'entry' | 'query'>,
  ports: Ports,
): () => void {
  const { document } = window;
  const startedAt = ports.now();
  const page = profile.red;
  let current: Current | undefined;
  /** The confirmation to which the clerk went on from the list. */
  let opened: ConfirmNames | undefined;
  let isListShown = false;
  /** Rows of the list as they were told last. */
  let told = new Map<string, string>();
  const drifts = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const { site, made, tellFault, onError, safely, knowTab } = createPageFacts(window, profile.id, ports);
  const tellDrift = (detail: string) => {
    if (drifts.has(detail)) return;
    drifts.add(detail);
    tellFault('profileDrift', `红字发票：${detail}`);
  };
  const onForm = () => window.location.pathname.startsWith(page.form);
  const answer = (
    { of }: Current,
    verdict: Pick<Verdict, 'area' | 'text' | 'buttons' | 'invoiceNumbers'>,
  ) => {
    const { area, text, buttons, invoiceNumbers } = verdict;
    ports.keep(made({ type: 'answered', ...of, area, text, buttons, invoiceNumbers }));
  };

  const onVerdict = (verdict: Verdict) => {
    // Which call submits is not known: what stood before may stand there though the press went through (law L2).
    if (!current || verdict.stood) return;
    const { of, known } = current;
    if ('submissionId' in of) {
      // The success view of an entry form is none of a confirmation.
      if (verdict.area === 'success') return;
      if (saysTaken(verdict.text, page)) {
        current.over = true;
        verdicts.stop();
        ports.keep(made({ type: 'redTaken', ...of, text: verdict.text }));
      } else answer(current, verdict);
      return;
    }
    const proof = redProof(document, page, verdict, known);
    current.over ||= proof !== undefined;
    if (proof) opened = undefined;
    answer(current, { ...verdict, invoiceNumbers: [], ...(proof ? { area: 'success', ...proof } : {}) });
  };
  // Whether a word of success speaks of this red invoice or of the original one is judged here, by its number.
  const { successWords: _, ...places } = profile.entry.verdicts;
  const verdicts = watchVerdict(document, places, {
    verdict: onVerdict,
    dialogClosed() {
      if (current) ports.keep(made({ type: 'dialogClosed', ...current.of }));
    },
    error: onError,
  });

  const waitFor = (next: Current) => {
    current = next;
    verdicts.restart(next.known);
  };

  const onSubmit = (gesture: GestureKind) => {
    if (!onForm()) return;
    const at = ports.now();
    const { onLine } = window.navigator;
    const snapshot = readRedPage(document, profile, at);
    const content = contentOf(snapshot);
    if (current && 'submissionId' in current.of && !current.over && current.content === content) {
      ports.keep(made({ type: 'repeated', ...current.of, gesture, onLine }, at));
      verdicts.restart(current.known);
      return;
    }
    const submissionId = ports.newId();
    const red = markOf(snapshot, page);
    const known = new Set(snapshot.fields.map(({ value }) => value));
    ports.keep(
      made(
        {
          type: 'submitted',
          submissionId,
          profileId: profile.id,
          site: site(),
          gesture,
          onLine,
          red,
          snapshot,
        },
        at,
      ),
    );
    waitFor({ of: { submissionId }, content, known, over: false, at });
    if (red.originalNumber === undefined) tellDrift('原蓝字发票号码');
  };

  /** 去开票 in the row of a confirmation: the page behind it need not name it. */
  const onOpen = (button: Element) => {
    const { names } = readPressed(button, profile, ports.now());
    const row = readConfirms(document, page).find(
      ({ names: { confirmId } }) => confirmId !== undefined && confirmId === names.confirmId,
    );
    if (isNaming(names)) opened = names;
    if (isReady(row?.state)) ports.warnRed?.();
  };

  /** The red invoice is asked for. @param isSame it is what is awaited already */
  const issued = (
    { snapshot, names }: Pressed,
    how: { press: string; at: number; gesture: GestureKind } | { press: string; at: number; witness: 'call' },
    isSame: boolean,
  ) => {
    const { at, press, ...by } = how;
    const { onLine } = window.navigator;
    const own = isSame ? current : undefined;
    const known = new Set([...(own?.known ?? []), ...numberLike(document.body?.textContent ?? '')]);
    const about = { profileId: profile.id, site: site(), onLine, ...names, snapshot };
    ports.keep(made({ type: 'redPressed', press, ...about, ...by }, at));
    waitFor({ of: { press }, content: own?.content ?? JSON.stringify(names), known, over: false, at });
    if (!isNaming(names) && !isSame) tellDrift('开具的是哪张确认单');
  };
  const readIssue = ({ names, snapshot }: Pressed): Pressed => ({
    names: withOpened(names, opened),
    snapshot,
  });
  /** The further button of a dialog or page that the first press opened names nothing by itself. */
  const awaited = ({ names }: Pressed) =>
    current &&
    'press' in current.of &&
    !current.over &&
    (!isNaming(names) || current.content === JSON.stringify(names))
      ? current.of.press
      : undefined;

  const onIssue = (gesture: GestureKind, button: Element) => {
    const at = ports.now();
    const read = readIssue(readPressed(button, profile, at));
    const press = awaited(read);
    issued(read, { press: press ?? ports.newId(), at, gesture }, press !== undefined);
  };

  /** It leaves the page, and was pressed before, or by nobody that we saw. */
  const onCalled = ({ press, at }: RedCalledNotice) => {
    // A page before this one sent it.
    if (at < startedAt) return;
    const read = readIssue(readIssuePage(document, profile, at));
    // The answer may have been quicker than the word of the call.
    const isLate = current && 'press' in current.of && !current.called && at - current.at < JOIN_WITHIN_MS;
    if (!isLate && awaited(read) === undefined) issued(read, { press, at, witness: 'call' }, false);
    if (current) current.called = true;
  };

  const readList = () => {
    const rows = readConfirms(document, page);
    // Back on the list: what is pressed from now on is of another, if it names none itself.
    if (rows.length > 0 && !isListShown) opened = undefined;
    isListShown = rows.length > 0;
    const facts = rows.flatMap((row) => {
      const { names, state, text, invoiceNumbers } = row;
      if (state === undefined && text !== '') tellDrift(`确认单状态「${text}」`);
      const key = names.confirmId ?? `${names.originalNumber} ${names.gross}`;
      const content = JSON.stringify(row);
      if (told.get(key) === content) return [];
      told.set(key, content);
      const shown = { ...names, text, invoiceNumbers, ...(state === undefined ? {} : { state }) };
      return [made({ type: 'redConfirmSeen', profileId: profile.id, site: site(), ...shown })];
    });
    if (facts.length > 0) ports.keepAll(facts);
  };

  const plan = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      safely(readList);
    }, LOOK_AFTER_MS);
  };

  const leaveOpen = () => {
    verdicts.flush();
    if (current && !current.over) ports.keep(made({ type: 'leftPage', ...current.of, how: 'pageHidden' }));
    current = undefined;
  };
  const onPageHide = () => safely(leaveOpen);

  const observer = new MutationObserver(plan);
  let gestures: ReadonlyArray<() => void> = [];
  const enter = () => {
    told = new Map();
    observer.observe(document, { subtree: true, childList: true, characterData: true });
    window.addEventListener('pagehide', onPageHide);
    const watch = (words: readonly string[], on: (kind: GestureKind, button: Element) => void) =>
      words.map((text) =>
        watchGesture(window, { within: [], texts: [text] }, (kind, button) => safely(() => on(kind, button))),
      );
    const onOpened = (_: GestureKind, button: Element) => onOpen(button);
    gestures = [
      ...watch(page.submit, onSubmit),
      ...watch(page.issue, onIssue),
      ...watch(page.opens, onOpened),
      ports.onRedCalled?.((call) => safely(() => onCalled(call))) ?? (() => undefined),
    ];
    void ports.wake().then(knowTab);
    plan();
  };
  const leave = () => {
    leaveOpen();
    opened = undefined;
    isListShown = false;
    verdicts.stop();
    clearTimeout(timer);
    timer = undefined;
    observer.disconnect();
    window.removeEventListener('pagehide', onPageHide);
    for (const stop of gestures) stop();
    gestures = [];
  };

  let formSince: number | undefined;
  const checkPage = (since: number) => {
    formSince = onForm() ? (formSince ?? ports.clock()) : undefined;
    const isSettled = (from: number | undefined) => from !== undefined && ports.clock() - from >= SETTLE_MS;
    const hasSubmit = () =>
      page.submit.some((text) => findGestureButton(document, { within: [], texts: [text] }));
    if (isSettled(formSince) && !hasSubmit()) tellDrift('提交按钮');
    if (!onForm() && isSettled(since) && hasStrangeRows(document, page)) tellDrift('确认单清单');
  };
  return watchVisit(window, [page.path], { clock: ports.clock, safely, enter, leave, here: checkPage });
}
