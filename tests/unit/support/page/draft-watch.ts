import { afterEach, beforeEach, vi } from 'vitest';
import type { DraftContent } from '../../../../utils/capture/entry/draft-visit';
import { type DraftWatch, watchDraft } from '../../../../utils/capture/entry/watch-draft';
import type { RawSnapshot } from '../../../../utils/domain/invoice/raw-snapshot';
import { dppt } from '../../../../utils/portal/dppt';
import { formPage } from './form';
import { find, page } from './page';

export const note = () => find<HTMLTextAreaElement>('textarea');

/** A sign as a browser would make it; happy-dom marks none as trusted. */
export const sign = (type: string, target: Element = note(), isTrusted = true) => {
  const event = new Event(type, { bubbles: true, composed: true });
  Object.defineProperty(event, 'isTrusted', { value: isTrusted });
  target.dispatchEvent(event);
};
export const typeNote = (text: string) => {
  note().value = text;
  sign('input');
};
export const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
export const noteOf = ({ snapshot }: DraftContent) =>
  (snapshot as RawSnapshot).fields.find(({ kind }) => kind === 'textarea')?.value;

/** A watched form on a page of its own for each test, and what came of watching it. */
export function useDraftWatch() {
  let query = vi.spyOn(document, 'querySelectorAll');
  let ticks = 0;
  let ids = 0;
  const on = {
    saved: [] as DraftContent[],
    seen: [] as boolean[],
    errors: [] as unknown[],
    watch: undefined as unknown as DraftWatch,
    retryOf: undefined as string | undefined,
    isComplete: true,
    /** What a reading seems to cost, ms. */
    cost: 0,
    /** The next looks at the page throw. */
    breakPage: () =>
      query.mockImplementation(() => {
        throw new Error('unreadable');
      }),
    mendPage: () => query.mockRestore(),
    /** How often the whole form was read. */
    readings: () => query.mock.calls.filter(([selector]) => selector === 'table').length,
    /** The form is open and has been looked at once. */
    async open() {
      on.watch.form(true);
      await wait(1_000);
    },
  };

  beforeEach(() => {
    vi.useFakeTimers({ now: 1_000_000 });
    for (const list of [on.saved, on.seen, on.errors]) list.length = 0;
    on.retryOf = undefined;
    on.isComplete = true;
    on.cost = 0;
    ticks = 0;
    page(formPage());
    query = vi.spyOn(document, 'querySelectorAll');
    on.watch = watchDraft(window, dppt.entry, {
      now: Date.now,
      clock() {
        ticks += on.cost;
        return performance.now() + ticks;
      },
      newId() {
        ids += 1;
        return `D${ids}`;
      },
      whenIdle(run) {
        const timer = setTimeout(run, 1);
        return () => clearTimeout(timer);
      },
      save: (draft) => on.saved.push(draft),
      seen(isEmpty) {
        on.seen.push(isEmpty);
        return !on.isComplete;
      },
      retryOf: () => on.retryOf,
      error: (error) => on.errors.push(error),
    });
  });
  afterEach(() => {
    on.watch.stop();
    vi.restoreAllMocks();
    vi.useRealTimers();
  });
  return on;
}
