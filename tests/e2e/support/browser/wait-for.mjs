/**
 * Waits until `look` gives something truthy, and gives that back. Polls, because the things that tests wait
 * for (a row in the extension's database, a stopped worker) send no event to the outside.
 * An error thrown by `look` counts as "not yet" (a page may be navigating) and is told at the end.
 * @template T
 * @param {() => T | Promise<T>} look
 * @param {{ timeout?: number, every?: number, message?: string }} [options] times in ms
 * @returns {Promise<NonNullable<T>>}
 */
export async function waitFor(look, { timeout = 10_000, every = 50, message = 'condition' } = {}) {
  const end = Date.now() + timeout;
  let seen = 'nothing';
  for (;;) {
    try {
      const value = await look();
      if (value) return value;
      seen = JSON.stringify(value) ?? 'undefined';
    } catch (error) {
      seen = String(error);
    }
    if (Date.now() >= end) break;
    await new Promise((resolve) => setTimeout(resolve, every));
  }
  throw new Error(`${message}: not within ${timeout} ms; last seen: ${seen.slice(0, 2000)}`);
}
