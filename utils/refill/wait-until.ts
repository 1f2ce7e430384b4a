/** How often a page is looked at while it renders, ms; mutations alone miss values that are set as properties. */
const LOOK_EVERY_MS = 50;

export class RefillTimeout extends Error {}

/**
 * Waits until a page shows something.
 * @returns what `look` found
 * @throws RefillTimeout after `timeoutMs`
 */
export function waitUntil<T>(
  look: () => T | undefined | null | false,
  timeoutMs: number,
  what: string,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = Date.now() + timeoutMs;
    const check = () => {
      const found = look();
      if (found) resolve(found);
      else if (Date.now() >= end) reject(new RefillTimeout(what));
      else setTimeout(check, LOOK_EVERY_MS);
    };
    check();
  });
}
