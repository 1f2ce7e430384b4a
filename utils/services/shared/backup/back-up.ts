import { waitAfter } from '../../../domain/backup/back-off';
import { type Target, TargetError } from '../../../domain/backup/target';
import { SealError } from '../../../exchange/segment/age-file';
import { Keyring, newestKey } from '../../../exchange/segment/keyring';
import { type BackupDb, beginSeries, changePlace } from '../../../store/backup/backup-db';
import type { ChainHead, Ledger } from '../../../store/ledger/db';
import { isRegistered, putKeyring, readKeyring, register } from './place-files';
import { type SegmentBounds, sealNext } from './seal-next';
import { sendQueue } from './send-queue';

/** Our name was taken by a copy, or the place was emptied, more often than can be: given up until the next time. */
const MOST_SERIES = 4;

export interface BackUpPorts {
  readonly ledger: Ledger;
  readonly backup: BackupDb;
  readonly target: Target;
  /** As this computer calls itself there; sealed. */
  readonly name: string;
  readonly newId: () => string;
  readonly now: () => number;
  readonly chance: () => number;
  readonly signal?: AbortSignal;
  /** Events put so far in this run. */
  readonly onProgress?: (events: number) => void;
  readonly bounds?: SegmentBounds;
}

/** The keys on this computer. @throws when what is kept is no keyring */
export async function keysOf(
  backup: BackupDb,
): Promise<
  { readonly keyring: Keyring; readonly recoveryRecipient: string; readonly madeAt: number } | undefined
> {
  const row = await backup.get('keys', 'ring');
  if (!row) return undefined;
  const { recoveryRecipient, madeAt } = row;
  return { keyring: Keyring.parse(row.ring), recoveryRecipient, madeAt };
}

/** A place where another firm's backups lie. */
export class OtherKey extends Error {
  override name = 'OtherKey';
}

/** Our keys lie there, sealed, before anything that they open. @throws {OtherKey} */
export async function ensureKeyring(
  target: Target,
  keyring: Keyring,
  recoveryRecipient: string,
): Promise<void> {
  const identities = keyring.keys.map(({ identity }) => identity);
  const there = await readKeyring(target, identities).catch((error: unknown) => {
    throw error instanceof SealError ? new OtherKey(error.kind) : error;
  });
  if (there && newestKey(there).identity !== newestKey(keyring).identity) throw new OtherKey('another key');
  if (!there) await putKeyring(target, keyring, recoveryRecipient);
}

/** What this ledger is known by; undefined while nothing was entered here: what others put there alone is not put there again. */
const chainOf = async (ledger: Ledger): Promise<string | undefined> =>
  ((await ledger.get('meta', 'head')) as ChainHead | undefined)?.chainId;

async function runOnce(placeId: string, ports: BackUpPorts): Promise<void> {
  const { ledger, backup, target, name, newId, now, signal, onProgress, bounds } = ports;
  const keys = await keysOf(backup);
  if (!keys) throw new TargetError('odd', 'no keys');
  let done = 0;
  const onStored = (events: number) => {
    done += events;
    onProgress?.(done);
  };
  for (let series = 0; series < MOST_SERIES; series += 1) {
    const place = await backup.get('places', placeId);
    if (!place) return;
    const chainId = await chainOf(ledger);
    if (chainId === undefined) return;
    if (place.chainId !== chainId) {
      await beginSeries(backup, placeId, place.chainId === undefined ? place.installation : newId(), {
        chainId,
      });
      continue;
    }
    if (!(await isRegistered(target, place.registered, place.installation, keys.keyring))) {
      await ensureKeyring(target, keys.keyring, keys.recoveryRecipient);
      const { installation } = place;
      const registered = await register(target, keys.keyring, { installation, name, since: now() });
      await changePlace(backup, placeId, (row) => ({ ...row, registered }));
    }
    let sent = await sendQueue(target, backup, place, now, onStored, signal);
    while (sent === 'sent') {
      signal?.throwIfAborted();
      const sealed = await sealNext(placeId, {
        ledger,
        backup,
        keyring: keys.keyring,
        now: now(),
        ...(bounds ? { bounds } : {}),
      });
      if (sealed === undefined) return;
      sent = await sendQueue(target, backup, place, now, onStored, signal);
    }
    await beginSeries(backup, placeId, newId(), sent === 'copied' ? { copySeenAt: now() } : {});
  }
  throw new TargetError('odd', 'the series does not stay');
}

/** What went wrong, as it is told; anything but a target's own word is ours. */
const failureOf = (error: unknown): TargetError =>
  error instanceof TargetError
    ? error
    : new TargetError('odd', `${error instanceof Error ? error.name : ''} ${String(error)}`.slice(0, 500));

/**
 * Backs up everything that a place lacks, and notes how it went. Call it under the lock `piaoying-backup`.
 * @returns undefined when all lies there; else why not
 * @throws the signal's own reason when it was stopped by hand: no failure
 */
export async function backUp(placeId: string, ports: BackUpPorts): Promise<TargetError | undefined> {
  const { backup, now, chance, signal } = ports;
  try {
    await runOnce(placeId, ports);
    await changePlace(backup, placeId, ({ failing: _, ...row }) => ({ ...row, lastGoodAt: now() }));
    return undefined;
  } catch (error) {
    signal?.throwIfAborted();
    const failure = failureOf(error);
    const at = now();
    await changePlace(backup, placeId, (row) => {
      const tries = (row.failing?.tries ?? 0) + 1;
      const { kind, detail } = failure;
      const since = row.failing?.since ?? at;
      return {
        ...row,
        failing: { kind, detail, since, tries, nextAt: at + waitAfter(kind, tries, chance()) },
      };
    });
    return failure;
  }
}
