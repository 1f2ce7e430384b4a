import type { Choices } from './world';

/**
 * Lets several go on at the same time, one step after the other, in an order that the seed chooses: each waits at `turn` until it is its
 * turn.
 */
export async function inTurns(
  { pick }: Pick<Choices, 'pick'>,
  works: ReadonlyArray<(turn: () => Promise<void>) => Promise<void>>,
): Promise<void> {
  if (works.length === 0) return;
  const waiting = new Set<() => void>();
  let stopped: () => void = () => undefined;
  let running = 0;
  const settled = () =>
    new Promise<void>((resolve) => {
      stopped = resolve;
    });
  const stop = () => {
    running -= 1;
    if (running === 0) stopped();
  };
  const turn = () =>
    new Promise<void>((resolve) => {
      waiting.add(resolve);
      stop();
    });
  running = works.length;
  let quiet = settled();
  const all = Promise.all(works.map((work) => work(turn).finally(stop)));
  // What fails in one of them is told at the end.
  all.catch(() => undefined);
  await quiet;
  while (waiting.size > 0) {
    const next = pick([...waiting]);
    waiting.delete(next);
    quiet = settled();
    running = 1;
    next();
    await quiet;
  }
  await all;
}
