import type { Fact } from '../domain/fact';
import { numberLike } from '../domain/invoice';
import { contentOf } from '../domain/raw-snapshot';
import { type ConfirmNames, isReady } from '../domain/red';
import type { PortalProfile } from '../portal/profile';
import { createPageFacts } from './page-facts';
import type { CapturePorts } from './ports';
import { hasStrangeRows, markOf, readConfirms, readPressed, readRedPage } from './read-red';
import { numbersIn, type Verdict } from './read-verdict';
import { findGestureButton, type GestureKind, watchGesture } from './watch-gesture';
import { watchVerdict } from './watch-verdict';
import { watchVisit } from './watch-visit';

const LOOK_AFTER_MS = 300;
/** A page that is still being rendered is not a changed page. */
const SETTLE_MS = 5_000;

type Ports = Pick<CapturePorts, 'now' | 'clock' | 'newId' | 'keep' | 'wake'> & {
  keepAll(facts: readonly Fact[]): void;
  /** The portal itself may have issued already from what she is about to issue from. */
  warnRed?(): void;
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
  const says = (text: string, words: readonly string[]) => words.some((word) => text.includes(word));

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
    const { text } = verdict;
    if ('submissionId' in of) {
      // The success view of an entry form is none of a confirmation.
      if (verdict.area === 'success') return;
      if (says(text, page.taken) && !says(text, page.notTaken)) {
        current.over = true;
        verdicts.stop();
        ports.keep(made({ type: 'redTaken', ...of, text }));
      } else answer(current, verdict);
      return;
    }
    const listed = readConfirms(document, page).flatMap(({ names }) => [
      names.confirmId ?? '',
      names.originalNumber ?? '',
    ]);
    // The confirmation and the blue invoice have 20 digits, too.
    const own = text.replace(new RegExp(page.otherNumbers, 'g'), ' ');
    const numbers = numbersIn(own, new Set([...known, ...listed]));
    // Of several nobody knows which is its own; the list may tell.
    const hasNumber = numbers.length === 1 && (verdict.area === 'success' || says(text, page.issued));
    const isProof = hasNumber || (says(text, page.issuedAlone) && !says(text, page.notTaken));
    current.over ||= isProof;
    if (isProof) opened = undefined;
    answer(current, {
      ...verdict,
      ...(isProof ? { area: 'success' } : {}),
      invoiceNumbers: hasNumber ? numbers : [],
    });
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
    waitFor({ of: { submissionId }, content, known, over: false });
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

  const onIssue = (gesture: GestureKind, button: Element) => {
    const at = ports.now();
    const { names: shown, snapshot } = readPressed(button, profile, at);
    const names = withOpened(shown, opened);
    const content = JSON.stringify(names);
    const isNamed = isNaming(names);
    // The further button of a dialog or page that the first press opened names nothing by itself.
    const isSame =
      current && 'press' in current.of && !current.over && (!isNamed || current.content === content);
    const press = isSame && current && 'press' in current.of ? current.of.press : ports.newId();
    const known = new Set([
      ...(isSame && current ? current.known : []),
      ...numberLike(document.body?.textContent ?? ''),
    ]);
    ports.keep(
      made(
        {
          type: 'redPressed',
          press,
          profileId: profile.id,
          site: site(),
          gesture,
          onLine: window.navigator.onLine,
          ...names,
          snapshot,
        },
        at,
      ),
    );
    waitFor({ of: { press }, content: isSame && current ? current.content : content, known, over: false });
    if (!isNamed && !isSame) tellDrift('开具的是哪张确认单');
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
  return watchVisit(window, page.path, { clock: ports.clock, safely, enter, leave, here: checkPage });
}
