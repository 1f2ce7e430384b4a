import type { SelfLook } from '../../domain/inbox/self-check';
import type { Browser } from '../shared/browser-api';
import { readLoss } from '../shared/ledger-mark';
import { readOutbox } from '../shared/outbox';
import { readTrouble } from '../shared/sweep-trouble';

/** A worker that starts answers within one second; the estimate of a full disk may take long, ms. */
const PATIENCE_MS = 5_000;

const inTime = <T>(work: Promise<T>): Promise<T | undefined> =>
  Promise.race([
    work.catch(() => undefined),
    new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), PATIENCE_MS)),
  ]);

const instantOf = (fact: unknown): number =>
  typeof fact === 'object' && fact !== null && 'at' in fact && typeof fact.at === 'number' ? fact.at : 0;

/** Host patterns that this extension is allowed to have; the clerk may withdraw them. */
export const portalOrigins = (browser: Browser): string[] =>
  browser.runtime.getManifest().host_permissions ?? [];

/** Looks at everything that a submit made now would need. Never rejects for a part that does not answer. */
export async function lookAtSelf(
  browser: Browser,
  estimate: () => Promise<StorageEstimate>,
): Promise<SelfLook> {
  const [permitted, answer, waiting, trouble, loss, room] = await Promise.all([
    inTime(browser.permissions.contains({ origins: portalOrigins(browser) })),
    inTime(browser.runtime.sendMessage({ kind: 'ping' })),
    inTime(readOutbox(browser.storage.local)),
    inTime(readTrouble(browser.storage.session)),
    inTime(readLoss(browser.storage.local)),
    inTime(estimate()),
  ]);
  return {
    permitted: permitted !== false,
    workerAnswers: answer === true,
    waitingSince: (waiting ?? []).map(({ value }) => instantOf(value)),
    trouble: trouble?.name,
    lost: loss?.lost,
    usage: room?.usage,
    quota: room?.quota,
  };
}
