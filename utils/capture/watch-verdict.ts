import type { VerdictPlaces } from '../portal/profile';
import { readVerdicts, type Verdict } from './read-verdict';

/** Texts come and go within seconds; a look every so often is enough and keeps the page fast, ms. */
const LOOK_EVERY_MS = 60;

const CHANGES: MutationObserverInit = {
  childList: true,
  subtree: true,
  characterData: true,
  attributes: true,
  attributeFilter: ['class', 'style', 'hidden'],
};

interface Shown {
  readonly text: string;
  /** A dialog that was reported: its closing is too. */
  readonly open: boolean;
  /** Stood on the page before the gesture. */
  readonly old: boolean;
}

interface VerdictWatch {
  /** Starts anew: what stands on the page now is old, unless `countPresent`. */
  restart(typed: ReadonlySet<string>, countPresent?: boolean): void;
  /** A success mark stood on the page before the gesture: to another watch it would look like the answer (law L2). */
  hasOldSuccess(): boolean;
  stop(): void;
}

/**
 * Watches the whole document for texts that appear after a gesture: toasts live 2 to 5 s at the end of the body,
 * dialogs are portalled, success replaces the form.
 */
export function watchVerdict(
  document: Document,
  places: VerdictPlaces,
  on: { verdict(verdict: Verdict): void; dialogClosed(): void; error(error: unknown): void },
): VerdictWatch {
  let typed: ReadonlySet<string> = new Set();
  /** Element → text that is shown now and has been reported or was there before. */
  let shown = new Map<Element, Shown>();
  let oldSuccess = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const look = (report: boolean) => {
    const now = new Map<Element, Shown>();
    for (const verdict of readVerdicts(document, places, typed)) {
      const before = shown.get(verdict.element);
      const old = before?.old ?? !report;
      // Around an old success mark anything may change, and none of it is a new success (law L2).
      const fresh = before?.text !== verdict.text && !(old && verdict.area === 'success');
      oldSuccess ||= old && verdict.area === 'success';
      const tellsDialog = verdict.area === 'dialog' && report;
      const open = fresh ? tellsDialog : (before?.open ?? false);
      now.set(verdict.element, { text: verdict.text, open, old });
      if (fresh && report) on.verdict(verdict);
    }
    for (const [element, { open }] of shown) if (open && !now.has(element)) on.dialogClosed();
    shown = now;
  };

  const observer = new MutationObserver(() => {
    timer ??= setTimeout(() => {
      timer = undefined;
      try {
        look(true);
      } catch (error) {
        on.error(error);
      }
    }, LOOK_EVERY_MS);
  });

  const stop = () => {
    observer.disconnect();
    clearTimeout(timer);
    timer = undefined;
  };

  return {
    restart(nowTyped, countPresent = false) {
      stop();
      typed = nowTyped;
      shown = new Map();
      oldSuccess = false;
      look(countPresent);
      observer.observe(document.documentElement, CHANGES);
    },
    hasOldSuccess: () => oldSuccess,
    stop,
  };
}
