/**
 * At most one run of `work` at a time, and at most one that waits: a call during a run is answered by the next one, so
 * that it sees what came before the call. That a run failed holds up none after it.
 */
export function coalesced<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  let next: Promise<T> | undefined;

  const start = () => {
    running = work().finally(() => {
      running = undefined;
    });
    return running;
  };

  return () => {
    if (!running) return start();
    next ??= running
      .then(
        () => undefined,
        () => undefined,
      )
      .then(() => {
        next = undefined;
        // Whoever called in between has started it.
        return running ?? start();
      });
    return next;
  };
}
