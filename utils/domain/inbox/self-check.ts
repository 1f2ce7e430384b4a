/** What the popup found when it looked whether a submit made now would be kept. */
export interface SelfLook {
  /** The browser lets us see the portal's pages. */
  readonly permitted: boolean;
  readonly workerAnswers: boolean;
  /** Instants of the facts that wait in the outbox. */
  readonly waitingSince: readonly number[];
  /** Name of the error with which the last sweep failed. */
  readonly trouble?: string | undefined;
  /** Records that a damaged ledger lost, while the clerk has not read it. */
  readonly lost?: number | undefined;
  readonly usage?: number | undefined;
  readonly quota?: number | undefined;
}

export type SelfFinding =
  | { readonly kind: 'noPermission' | 'workerSilent' | 'nearlyFull' }
  | { readonly kind: 'ledgerDamaged' | 'waiting' | 'waitingFull'; readonly count: number };

/** An observation may wait a minute for its submission; what waits longer is stuck, ms. */
const STUCK_AFTER_MS = 120_000;
/** Room for some months of one clerk, bytes. */
const LITTLE_ROOM = 200_000_000;

/** What does not work here, the worst first. Empty: all is well. */
export function selfCheck(look: SelfLook, now: number): SelfFinding[] {
  const findings: SelfFinding[] = [];
  if (!look.permitted) findings.push({ kind: 'noPermission' });
  if (look.lost !== undefined) findings.push({ kind: 'ledgerDamaged', count: look.lost });
  if (!look.workerAnswers) findings.push({ kind: 'workerSilent' });
  // A clock that was set back makes a fact of the future: it has not waited long.
  const stuck = look.waitingSince.filter((at) => look.trouble !== undefined || now - at > STUCK_AFTER_MS);
  const full = look.trouble === 'QuotaExceededError';
  if (stuck.length > 0) findings.push({ kind: full ? 'waitingFull' : 'waiting', count: stuck.length });
  const { usage, quota } = look;
  if (usage !== undefined && quota !== undefined && quota - usage < LITTLE_ROOM)
    findings.push({ kind: 'nearlyFull' });
  return findings;
}
