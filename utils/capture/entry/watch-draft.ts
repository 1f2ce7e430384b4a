import { findFirst, isHiddenByMarkup } from '../../dom/shown';
import type { RawSnapshot } from '../../domain/invoice/raw-snapshot';
import type { EntryPage } from '../../portal/profile';
import { watchComposition } from './composition';
import { createDraftVisit, type DraftVisitPorts, type FormReading } from './draft-visit';
import { takeSnapshot } from './take-snapshot';
import { gestureButtonOf } from './watch-gesture';

/** A form is read for its draft at most this often, ms (`design.md` §5). */
const EVERY_MS = 2_000;
/** What she types in one go is read together, ms. */
const PAUSE_MS = 400;
/** Reading takes at most this part of the time: a long form is read less often. */
const REST = 50;
/** An empty page that is not complete is looked at again so much later, ms. */
const LOOK_AGAIN_MS = 1_000;
/** An open dialog is no part of the invoice: the form is read when it is closed, at the latest after so many looks. */
const MOST_LOOKS_AT_DIALOG = 15;

/** Component selects fire neither input nor change: a click or a key may have changed the form just as well. */
const SIGNS = ['input', 'change', 'click', 'keyup'] as const;

export interface DraftWatchPorts extends DraftVisitPorts {
  /** Epoch ms. */
  now(): number;
  /** Ms of a clock that never jumps: what a reading costs, and when the next may come (X17). */
  clock(): number;
  /** Runs when the browser has nothing better to do. @returns cancel */
  whenIdle(run: () => void): () => void;
  /**
   * The form was read: is it empty? First at its opening, then after each change.
   * @returns true when it should be looked at again though nobody touched it: the page is not complete
   */
  seen(isEmpty: boolean, raw: RawSnapshot): boolean;
}

export interface DraftWatch {
  /** The entry form is here, or is gone. */
  form(isHere: boolean): void;
  /** The form was submitted with this content: what is typed from now on is another draft. */
  submitted(submissionId: string, content: string): void;
  /** We fill the form now: what stands in it meanwhile is no draft. */
  filling(): void;
  /** That is over; what stands in the form now is this draft, if it came from one. */
  filled(draftId: string | undefined): void;
  /** The draft ended elsewhere: what is typed from now on is another one. */
  ended(draftId: string): void;
  /** The draft of this form, once it was kept. */
  id(): string | undefined;
  /**
   * The freshest reading of this visit that was not empty, kept or not; `at` in ms of `clock`. It stays until the next
   * visit of a form begins, for a submit whose click nobody saw.
   */
  lastReading(): FormReading | undefined;
  stop(): void;
}

/**
 * Watches what the clerk types into the entry form. A key costs a flag; the form is read in idle time, seldom, and
 * is kept only when it changed. Nothing is read while the tab is hidden.
 */
export function watchDraft(window: Window, entry: EntryPage, ports: DraftWatchPorts): DraftWatch {
  const { document } = window;
  const dialogs = entry.verdicts.areas
    .filter(({ area }) => area === 'dialog')
    .flatMap(({ selectors }) => selectors);
  let isHere = false;
  let isFilling = false;
  const visit = createDraftVisit(entry, ports);
  let dirty = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let cancelIdle = () => {};
  let nextAt = 0;
  let looksAtDialog = 0;

  const safely = (run: () => void) => {
    try {
      run();
    } catch (error) {
      ports.error(error);
    }
  };
  const rest = () => {
    clearTimeout(timer);
    timer = undefined;
    cancelIdle();
    cancelIdle = () => {};
  };
  const plan = (run: () => void) => {
    rest();
    timer = setTimeout(
      () => {
        cancelIdle = ports.whenIdle(() => {
          timer = undefined;
          safely(run);
        });
      },
      Math.max(PAUSE_MS, nextAt - ports.clock()),
    );
  };

  const dialogIsOpen = () => {
    const dialog = findFirst(document, dialogs);
    return dialog !== null && !isHiddenByMarkup(dialog);
  };

  const read = () => {
    dirty = false;
    if (!isHere) return;
    const since = ports.clock();
    const raw = composition.without(takeSnapshot(document, entry, ports.now()));
    const isEmpty = visit.read(raw, since);
    if (isEmpty !== undefined) ports.seen(isEmpty, raw);
    nextAt = since + Math.max(EVERY_MS, (ports.clock() - since) * REST);
  };

  const readWhenQuiet = () => {
    // The end of a composition is a sign of its own.
    if (composition.isOpen()) return;
    if (dialogIsOpen() && looksAtDialog < MOST_LOOKS_AT_DIALOG) {
      looksAtDialog += 1;
      nextAt = ports.clock() + EVERY_MS;
      plan(readWhenQuiet);
      return;
    }
    looksAtDialog = 0;
    read();
  };

  const begin = () => {
    const at = ports.clock();
    const raw = takeSnapshot(document, entry, ports.now());
    if (!ports.seen(visit.begin(raw, at), raw)) return;
    nextAt = ports.clock() + LOOK_AGAIN_MS;
    plan(begin);
  };

  const onSign = (event: Event) => {
    if (dirty || !isHere || isFilling) return;
    // The submit changes nothing on the form.
    if (event.type === 'click' && gestureButtonOf(event, entry.gesture)) return;
    dirty = true;
    plan(readWhenQuiet);
  };
  const flush = () => {
    rest();
    if (dirty) safely(read);
  };
  const onVisibility = () => {
    if (document.visibilityState === 'hidden') flush();
  };
  const composition = watchComposition(window, (event) => {
    // A sign during it may have been planned already, and was passed by.
    dirty = false;
    onSign(event);
  });
  for (const sign of SIGNS) window.addEventListener(sign, onSign, { capture: true, passive: true });
  window.addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', onVisibility);

  return {
    form(now) {
      if (now === isHere) return;
      isHere = now;
      dirty = false;
      rest();
      if (!isHere) return;
      nextAt = 0;
      // After another form of this page what is typed at once must not count as that one's.
      if (visit.isFresh()) plan(begin);
      else safely(begin);
    },
    submitted: visit.submitted,
    filling() {
      isFilling = true;
      dirty = false;
      rest();
    },
    filled(draftId) {
      isFilling = false;
      safely(() => {
        const at = ports.clock();
        visit.filled(draftId, takeSnapshot(document, entry, ports.now()), at);
      });
    },
    ended(draftId) {
      if (!visit.ended(draftId)) return;
      dirty = true;
      plan(readWhenQuiet);
    },
    id: () => (isHere ? visit.id() : undefined),
    lastReading: visit.lastReading,
    stop() {
      rest();
      isHere = false;
      composition.stop();
      for (const sign of SIGNS) window.removeEventListener(sign, onSign, { capture: true });
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', onVisibility);
    },
  };
}
