import type { PageFacts } from '../page-facts';
import type { CapturePorts } from '../ports';
import { createDelayedLook } from './delayed-look';
import { findGestureButton, type GestureKind, watchGesture } from './watch-gesture';
import { watchVisit } from './watch-visit';

/** A page that is still being rendered is not a changed page. */
const SETTLE_MS = 5_000;

interface WatchedPage {
  readonly path: string;
  /** By their words, and what a press does. */
  readonly buttons: ReadonlyArray<{
    readonly texts: readonly string[];
    on(kind: GestureKind, button: Element): void;
  }>;
  readonly afterMs: number;
  /** A change of attributes alone is one to look at. */
  readonly attributes?: boolean;
  /** So long after the page changed. */
  look(): void;
  /** What else is heard while the clerk is here. @returns stop */
  hear?(): () => void;
  /** @param lookNow what came since the last look is lost with the page */
  pageHidden(lookNow: () => void): void;
  left(): void;
  /** Again and again while the page is there. @param since of the clock that never jumps */
  here(since: number): void;
}

/** It has been there since then, and for long enough to be what it is. */
export const isSettled = (since: number | undefined, now: number) =>
  since !== undefined && now - since >= SETTLE_MS;

/** A button with one of these words, wherever it stands. */
export const hasButton = (document: Document, texts: readonly string[]) =>
  findGestureButton(document, { within: [], texts }) !== undefined;

/**
 * Watches a page that issues in its own way, beside the entry form: what is pressed on it, what changes on it, and that it
 * goes. Passive.
 * @returns stop; may be called twice
 */
export function watchPage(
  window: Window,
  { safely, knowTab }: Pick<PageFacts, 'safely' | 'knowTab'>,
  { clock, wake }: Pick<CapturePorts, 'clock' | 'wake'>,
  page: WatchedPage,
): () => void {
  const look = () => safely(page.look);
  const looks = createDelayedLook(window.document, page.afterMs, look, page.attributes);
  const lookNow = () => {
    looks.cancel();
    look();
  };
  const onPageHide = () => safely(() => page.pageHidden(lookNow));

  let heard: ReadonlyArray<() => void> = [];
  const enter = () => {
    window.addEventListener('pagehide', onPageHide);
    const buttons = page.buttons.flatMap(({ texts, on }) =>
      texts.map((text) =>
        watchGesture(window, { within: [], texts: [text] }, (kind, button) => safely(() => on(kind, button))),
      ),
    );
    heard = [...buttons, ...(page.hear ? [page.hear()] : [])];
    void wake().then(knowTab);
    looks.start();
  };
  const leave = () => {
    page.left();
    looks.stop();
    window.removeEventListener('pagehide', onPageHide);
    for (const stop of heard) stop();
    heard = [];
  };
  return watchVisit(window, [page.path], { clock, safely, enter, leave, here: page.here });
}
