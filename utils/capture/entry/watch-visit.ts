/** The portal is a single-page app: route changes make no event that reaches us, so the address is looked at. */
const LOOK_EVERY_MS = 1_000;

interface VisitPorts {
  /** Ms of a clock that never jumps (X17). */
  clock(): number;
  /** Runs a step, and lets no error out (law L3). */
  safely(step: () => void): void;
  enter(): void;
  leave(): void;
  /** Again and again while the page is there. @param since of that clock */
  here?(since: number): void;
}

/**
 * Tells when the clerk comes to the pages under one of some paths, and when she leaves them.
 * @returns stop, which leaves; may be called twice
 */
export function watchVisit(window: Window, paths: readonly string[], on: VisitPorts): () => void {
  let since: number | undefined;
  const leave = () => {
    since = undefined;
    on.leave();
  };
  const look = () => {
    const isHere = paths.some((path) => window.location.pathname.startsWith(path));
    if (isHere && since === undefined) {
      since = on.clock();
      on.enter();
    } else if (!isHere && since !== undefined) leave();
    if (since !== undefined) on.here?.(since);
  };
  const clock = setInterval(() => on.safely(look), LOOK_EVERY_MS);
  on.safely(look);
  return () => {
    clearInterval(clock);
    if (since !== undefined) leave();
  };
}
