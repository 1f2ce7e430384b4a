import { numberLike } from '../../domain/invoice/invoice';
import type { VerdictPlaces } from '../../portal/profile';
import { boundVerdicts } from './bound-verdicts';
import { CHANGES, noteNewBlocks } from './new-blocks';
import { changeOf } from './only-counts';
import { knownPlaces, readVerdicts, type Verdict } from './read-verdict';
import { watchSuccessWords } from './success-words';
import { trackPlaces } from './track-places';
import { watchUnlisted } from './unlisted-texts';

/** Texts come and go within seconds; a look every so often is enough and keeps the page fast, ms. */
const LOOK_EVERY_MS = 60;
/** An error beside a field that stands so long after the press is the page's answer to it, ms. */
const STAND_MS = 1_500;
/** Any other text may be a toast of the press before that lives out its time of 2 to 5 s, ms. */
const STAND_LONG_MS = 6_000;

interface Shown {
  readonly verdict: Verdict;
  /** Stood on the page before the gesture. */
  readonly old: boolean;
  /** Wrappers of the browser's translation. */
  readonly fonts: number;
  /** Short numbers alone have changed so often. */
  readonly counts: number;
}

interface VerdictWatch {
  /** Starts anew: what stands on the page now is old, unless `countPresent`. */
  restart(typed: ReadonlySet<string>, countPresent?: boolean): void;
  /** A success mark stood on the page before the gesture: to another watch it would look like the answer (law L2). */
  hasOldSuccess(): boolean;
  /** The page goes: what came since the last look is told at once. */
  flush(): void;
  stop(): void;
}

/** What an element says now is new against what it said before, or the same but for what counts or is translated. */
function isNews(before: Shown | undefined, { area, text }: Verdict, fonts: number): 'yes' | 'no' | 'count' {
  if (!before) return 'yes';
  if (before.verdict.area === 'notice' && area !== 'notice') return 'yes';
  // The first words are the portal's own: their translation is no second answer.
  if (fonts > before.fonts) return 'no';
  const change = changeOf(before.verdict.text, text);
  if (change === 'shortNumber') return before.counts === 0 ? 'count' : 'no';
  return change === 'words' ? 'yes' : 'no';
}

/**
 * Watches the whole document for texts that appear after a gesture: toasts live 2 to 5 s at the end of the body,
 * dialogs are portalled, success replaces the form. What still stands some time after it is told once as `stood`:
 * errors beside fields, and texts that answered an earlier press (a banner of the page answers none).
 */
export function watchVerdict(
  document: Document,
  places: VerdictPlaces,
  on: { verdict(verdict: Verdict): void; dialogClosed(): void; error(error: unknown): void },
): VerdictWatch {
  let typed: ReadonlySet<string> = new Set();
  /** Element → text that is shown now and has been reported or was there before. */
  let shown = new Map<Element, Shown>();
  /** Dialogs that were told: their closing is, too. */
  let open = new Set<Element>();
  /** Told after this press, and after any press of this watch. */
  let toldNow = new Set<Element>();
  const toldEver = new WeakSet<Element>();
  let oldSuccess = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let standTimers: Array<ReturnType<typeof setTimeout>> = [];

  const blocks = noteNewBlocks();
  const known = trackPlaces(document, knownPlaces(places));
  const unlisted = watchUnlisted(document, places);
  const successWords = watchSuccessWords(document, places.successWords);
  const bound = boundVerdicts(document, (verdict) => {
    const { element, area } = verdict;
    toldNow.add(element);
    toldEver.add(element);
    if (area === 'dialog') open.add(element);
    on.verdict(verdict);
    // It may have been held back until after its dialog was gone.
    if (area === 'dialog' && !shown.has(element)) closeGone();
  });
  const closeGone = () => {
    for (const element of open)
      if (!shown.has(element)) {
        open.delete(element);
        on.dialogClosed();
      }
  };
  const safely = (run: () => void) => {
    try {
      run();
    } catch (error) {
      on.error(error);
    }
  };

  const readAll = (isFirst: boolean): Verdict[] => {
    const { blocks: came, changed } = blocks.take();
    for (const block of came) {
      unlisted.add(block);
      successWords.add(block);
    }
    const listed = readVerdicts(document, places, typed, known.read(isFirst ? undefined : changed));
    const success = successWords.read(typed);
    const isTold = ({ element }: Verdict) => success !== undefined && element.contains(success.element);
    const others = unlisted.read().filter((verdict) => !isTold(verdict));
    const byWords = success && !listed.some(({ area }) => area === 'success') ? [success] : [];
    return [...listed, ...others, ...byWords];
  };

  const look = (report: boolean, isFirst = false) => {
    const now = new Map<Element, Shown>();
    const news: Verdict[] = [];
    for (const verdict of readAll(isFirst)) {
      const { element, area } = verdict;
      const before = shown.get(element);
      const old = before?.old ?? !report;
      const fonts = element.querySelectorAll('font').length;
      const told = isNews(before, verdict, fonts);
      // Around an old success mark anything may change, and none of it is a new success (law L2).
      oldSuccess ||= old && area === 'success';
      if (report && told !== 'no' && !(old && area === 'success')) news.push(verdict);
      const counts = told === 'yes' ? 0 : (before?.counts ?? 0) + (told === 'count' ? 1 : 0);
      now.set(element, { verdict, old, fonts, counts });
    }
    shown = now;
    for (const verdict of news) bound.offer(verdict);
    closeGone();
  };

  const tellStanding = (isMeant: (verdict: Verdict) => boolean, stood: ReadonlyMap<Element, Shown>) => {
    look(true);
    for (const [element, { verdict }] of shown) {
      const before = stood.get(element);
      if (!before || toldNow.has(element) || !isMeant(verdict)) continue;
      bound.offer({ ...verdict, stood: true });
    }
  };
  const waitForStanding = () => {
    const stood = shown;
    const wait = (isMeant: (verdict: Verdict) => boolean, ms: number) =>
      setTimeout(() => safely(() => tellStanding(isMeant, stood)), ms);
    standTimers = [
      wait(({ area }) => area === 'inline', STAND_MS),
      wait(
        ({ area, element }) => (area === 'dialog' || area === 'errorToast') && toldEver.has(element),
        STAND_LONG_MS,
      ),
    ];
  };

  const lookAgain = () => {
    timer = undefined;
    safely(() => look(true));
  };
  const observer = new MutationObserver((records) => {
    blocks.note(records);
    timer ??= setTimeout(lookAgain, LOOK_EVERY_MS);
  });

  const rest = () => {
    observer.disconnect();
    blocks.take();
    clearTimeout(timer);
    timer = undefined;
    for (const standing of standTimers) clearTimeout(standing);
    standTimers = [];
  };

  return {
    restart(nowTyped, countPresent = false) {
      rest();
      // A number that stood on the page before the press is none of what the press brought (law L2).
      const words = countPresent ? '' : (document.body?.textContent ?? '');
      typed = new Set([...nowTyped, ...numberLike(words)]);
      shown = new Map();
      open = new Set();
      toldNow = new Set();
      bound.restart();
      unlisted.restart(countPresent);
      successWords.restart();
      oldSuccess = successWords.standsIn(words) && numberLike(words).some((number) => !nowTyped.has(number));
      if (countPresent && document.body) successWords.add(document.body);
      look(countPresent, true);
      if (!countPresent) waitForStanding();
      observer.observe(document.documentElement, CHANGES);
    },
    hasOldSuccess: () => oldSuccess,
    flush() {
      const records = observer.takeRecords();
      blocks.note(records);
      if (timer === undefined && records.length === 0) return;
      clearTimeout(timer);
      lookAgain();
    },
    stop() {
      rest();
      bound.stop();
    },
  };
}
