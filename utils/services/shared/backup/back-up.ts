import { waitAfter } from '../../../domain/backup/back-off';
import { hourOfText } from '../../../domain/backup/names';
import { type Target, TargetError } from '../../../domain/backup/target';
import { beijingText } from '../../../domain/invoice/beijing-time';
import { recipientOf } from '../../../exchange/segment/age-file';
import { countsUnder, type Keyring, newestKey } from '../../../exchange/segment/keyring';
import { type BackupDb, beginSeries, changePlace, type PlaceRow } from '../../../store/backup/backup-db';
import { beginLog } from '../../../store/ledger/colleagues';
import type { ChainHead, Ledger } from '../../../store/ledger/db';
import { ensureKeyring, keepKeyring, keysOf, mustBeIn, refreshKeys, renewMember } from './firm-keys';
import { isRegistered, putSign, register } from './place-files';
import { putBundle } from './put-bundle';
import { type SegmentBounds, sealNext } from './seal-next';
import { sendQueue, wentOn } from './send-queue';

/** Our name was taken by a copy, or the place was emptied, more often than can be: given up until the next time. */
const MOST_SERIES = 4;

/** The sealed keys at a place are looked at with the registrations of all. */
const LOOK_EVERY_MS = 24 * 3_600_000;

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
  /** Somebody waits for it: what saves time later is left to another run. */
  readonly isWaitedFor?: boolean;
}

/** What this ledger is known by; undefined while nothing was entered here: what others put there alone is not put there again. */
const chainOf = async (ledger: Ledger): Promise<string | undefined> =>
  ((await ledger.get('meta', 'head')) as ChainHead | undefined)?.chainId;

/** The key was changed since the last segment was sealed. */
const isFirstUnderKey = ({ seq, epoch = 1 }: PlaceRow, keyring: Keyring): boolean =>
  seq > 0 && epoch < newestKey(keyring).epoch;

/**
 * What was sealed with the key of before a change and came there after it does not count for the others (`countsUnder`): all of it is
 * put once more, under another name.
 */
const isBehindKey = (place: PlaceRow, keyring: Keyring): boolean => {
  const { seq, epoch = 1, installation } = place;
  return isFirstUnderKey(place, keyring) && !countsUnder(keyring, { epoch, installation, seq });
};

/** Where nothing new was put within the hour, the others are told that there was nothing. */
async function tellAlive(
  placeId: string,
  keyring: Keyring,
  put: number,
  { backup, target, now }: BackUpPorts,
): Promise<void> {
  const place = await backup.get('places', placeId);
  const at = now();
  const hour = hourOfText(beijingText(at));
  if (!place || put > 0 || place.seq === 0 || place.signedHour === hour) return;
  await putSign(target, keyring, { installation: place.installation, seq: place.seq, at });
  await changePlace(backup, placeId, (row) => ({ ...row, signedHour: hour }));
}

/** @returns the firm's keys as they are now there; undefined when the place was given up meanwhile */
async function runOnce(placeId: string, ports: BackUpPorts): Promise<Keyring | undefined> {
  const { ledger, backup, target, name, newId, now, signal, onProgress, bounds } = ports;
  let keys = await keysOf(backup);
  if (!keys) throw new TargetError('odd', 'no keys');
  const { keyring } = await refreshKeys(target, backup, keys);
  let done = 0;
  let stored = 0;
  const onStored = (events: number) => {
    stored += 1;
    done += events;
    onProgress?.(done);
  };
  for (let series = 0; series < MOST_SERIES; series += 1) {
    const place = await backup.get('places', placeId);
    if (!place) return undefined;
    const chainId = await chainOf(ledger);
    if (chainId === undefined) return keyring;
    if (place.chainId !== chainId) {
      await beginSeries(backup, placeId, place.chainId === undefined ? place.installation : newId(), {
        chainId,
      });
      continue;
    }
    mustBeIn(keyring, place.installation);
    if (isBehindKey(place, keyring)) {
      await beginSeries(backup, placeId, newId(), {});
      continue;
    }
    const told = { installation: place.installation, recipient: await recipientOf(keys.member) };
    const isKnown = await isRegistered(target, place.registered, told, keyring);
    // A change of the key may have been broken off before it came here; and without them nobody restores what lies here.
    const isLookDue = Math.abs(now() - (place.registersReadAt ?? 0)) >= LOOK_EVERY_MS;
    if (!isKnown || isLookDue || isFirstUnderKey(place, keyring)) {
      const counting = await ensureKeyring(target, { ...keys, keyring });
      if (counting !== keyring) {
        await keepKeyring(backup, counting);
        return runOnce(placeId, ports);
      }
    }
    if (!isKnown) {
      const registered = await register(target, keyring, { ...told, name, since: now() });
      await changePlace(backup, placeId, (row) => ({ ...row, registered }));
    }
    let sent = await sendQueue(target, backup, place, keyring, now, onStored, signal);
    while (sent === 'sent') {
      signal?.throwIfAborted();
      const sealed = await sealNext(placeId, {
        ledger,
        backup,
        keyring,
        now: now(),
        ...(bounds ? { bounds } : {}),
      });
      if (sealed === undefined) {
        if (stored === 0 && (await wentOn(target, place, keyring))) break;
        await tellAlive(placeId, keyring, done, ports);
        return keyring;
      }
      sent = await sendQueue(target, backup, place, keyring, now, onStored, signal);
    }
    if (sent === 'emptied') {
      await beginSeries(backup, placeId, newId(), {}, true);
      continue;
    }
    // Two must not write into one log: from now on this computer has another one.
    const begun = await beginLog(ledger, newId());
    await beginSeries(backup, placeId, newId(), { chainId: begun, copySeenAt: now() });
    keys = await renewMember(backup, keys);
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
 * @param then what follows once all lies there, with the firm's keys as they are now
 * @returns undefined when all lies there; else why not
 * @throws the signal's own reason when it was stopped by hand: no failure
 */
export async function backUp(
  placeId: string,
  ports: BackUpPorts,
  then: (keyring: Keyring) => Promise<unknown> = async () => undefined,
): Promise<TargetError | undefined> {
  const { backup, target, now, chance, signal, isWaitedFor = false } = ports;
  try {
    const keyring = await runOnce(placeId, ports);
    if (keyring) await then(keyring);
    await changePlace(backup, placeId, ({ failing: _, ...row }) => ({ ...row, lastGoodAt: now() }));
    if (keyring && !isWaitedFor) await putBundle(target, backup, placeId, signal);
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
