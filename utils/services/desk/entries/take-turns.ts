/** So long at a time the page's thread works before clicks and pictures get a turn. */
const AT_MOST_MS = 30;

/** How a long work goes on beside the page: it stops where the clerk said so, and tells how far it is. */
export interface LongRun {
  readonly signal?: AbortSignal;
  /** `reading`: rows of the file · `comparing`: invoices */
  readonly onProgress?: (stage: 'reading' | 'comparing', count: number) => void;
}

/** A turn of the page. A timer of a page in the background comes once a second; a message comes at once. */
const pageTurn = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });

/**
 * What a long work calls between its steps: it waits for a turn of the page where it has worked long enough.
 * @throws the signal's reason, once the clerk stopped it
 */
export function takeTurns({ signal }: LongRun): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < AT_MOST_MS) return;
    await pageTurn();
    signal?.throwIfAborted();
    since = performance.now();
  };
}
