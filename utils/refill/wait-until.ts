/** How often a page is looked at while it renders, ms; mutations alone miss values that are set as properties. */
const LOOK_EVERY_MS = 25;

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
    // A clock that never jumps.
    const end = performance.now() + timeoutMs;
    const check = () => {
      const found = look();
      if (found) resolve(found);
      else if (performance.now() >= end) reject(new RefillTimeout(what));
      else setTimeout(check, LOOK_EVERY_MS);
    };
    check();
  });
}

/** As `waitUntil`, for what need not come. @returns undefined when it did not */
export const waitMaybe = <T>(look: () => T | undefined | null | false, timeoutMs: number) =>
  waitUntil(look, timeoutMs, '').catch((error: unknown) => {
    if (error instanceof RefillTimeout) return undefined;
    throw error;
  });
