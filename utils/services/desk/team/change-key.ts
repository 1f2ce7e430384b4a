import { readKeyText } from '../../../domain/backup/key-text';
import { keyringKey } from '../../../domain/backup/names';
import { type Target, TargetError } from '../../../domain/backup/target';
import { newIdentity, recipientOf, SealError } from '../../../exchange/segment/age-file';
import { type Keyring, newestKey, sealKeyring, withNewKey } from '../../../exchange/segment/keyring';
import { type BackupDb, rangeOf } from '../../../store/backup/backup-db';
import type { Ledger } from '../../../store/ledger/db';
import { allTaken } from '../../../store/ledger/taken-series';
import { type FirmKeys, keepKeyring, keysOf, refreshKeys } from '../../shared/backup/firm-keys';
import { type Registered, registrationsOf } from '../../shared/backup/place-files';
import type { ChangeKeyResult } from './team-ports';

export interface ChangeKeyPorts {
  readonly ledger: Ledger;
  readonly backup: BackupDb;
  /** Every place that is backed up to, by its id. @throws TargetError */
  readonly openPlaces: () => Promise<ReadonlyMap<string, Target>>;
  readonly now: () => number;
}

/**
 * Who leaves and who goes on. A computer may have had several names; it is known by its own key, and leaves with all of them. Whoever left
 * before still holds the key of then and can register again with it: that counts for nothing.
 * @param own public half of this computer's key
 */
function partOf(
  registered: readonly Registered[],
  leaving: readonly string[],
  keyring: Keyring,
  own: string,
): { left: string[]; members: string[] } {
  const { epoch, members: before = [] } = newestKey(keyring);
  const isIn = (one: Registered) => one.epoch === epoch || before.includes(one.recipient);
  const ofLeaving = registered.filter(({ installation }) => leaving.includes(installation));
  const gone = new Set(ofLeaving.map(({ recipient }) => recipient));
  const going = registered.filter((one) => isIn(one) && !gone.has(one.recipient));
  const alsoGone = registered.filter(({ recipient }) => recipient !== own && gone.has(recipient));
  return {
    left: [...new Set([...leaving, ...alsoGone.map(({ installation }) => installation)])],
    members: [...new Set([own, ...going.map(({ recipient }) => recipient)])],
  };
}

/** So often it is done anew where another one changed the key in the same moment. */
const TRIES = 3;

const isSame = (one: Uint8Array | undefined, other: Uint8Array): boolean =>
  one?.length === other.length && other.every((byte, at) => one[at] === byte);

/** @returns whether it stands: another change that came to a place in the same moment does instead */
async function changeOnce(
  targets: ReadonlyMap<string, Target>,
  kept: FirmKeys,
  recoveryKey: string,
  leaving: readonly string[],
  { ledger, backup, now }: ChangeKeyPorts,
): Promise<boolean> {
  let keys = kept;
  for (const target of targets.values()) keys = await refreshKeys(target, backup, keys);
  // Also of a series whose registration is lost: what was put by now counts.
  const ends = await allTaken(ledger);
  const registered: Registered[] = [];
  for (const [placeId, target] of targets) {
    for (const one of (await registrationsOf(target, keys.keyring)).values()) {
      if (one === 'unreadable') continue;
      registered.push(one);
      ends[one.installation] ??= 0;
    }
    const place = await backup.get('places', placeId);
    const stored = await backup.getAll('stored', rangeOf(placeId));
    if (place) ends[place.installation] = stored.at(-1)?.seq ?? 0;
  }
  const identity = await newIdentity();
  const own = await recipientOf(keys.member);
  const { left, members } = partOf(registered, leaving, keys.keyring, own);
  const keyring = withNewKey(keys.keyring, { identity, madeAt: now(), ends, left, members }, recoveryKey);
  const recipients = [await recipientOf(recoveryKey), await recipientOf(identity), ...members];
  const sealed = await sealKeyring(keyring, recipients);
  const key = keyringKey(newestKey(keyring).epoch);
  for (const target of targets.values()) if (await target.get(key)) return false;
  for (const target of targets.values()) await target.put(key, sealed);
  for (const target of targets.values()) if (!isSame(await target.get(key), sealed)) return false;
  await keepKeyring(backup, keyring);
  return true;
}

/**
 * A new key from now on. It is sealed to the recovery key and to the own keys of the computers that go on; what is sealed with an older
 * one counts up to what lies at the places now. Take in what lies there first, and call it under the lock `piaoying-backup`.
 * @param typed the recovery key
 * @param leaving names of the installations that do not go on
 */
export async function changeKey(
  typed: string,
  leaving: readonly string[],
  ports: ChangeKeyPorts,
): Promise<ChangeKeyResult> {
  const kept = await keysOf(ports.backup);
  if (!kept) return { ok: false, refusal: 'noKeys', detail: '' };
  const recoveryKey = readKeyText(typed);
  if (!recoveryKey) return { ok: false, refusal: 'wrongKey', detail: '' };
  try {
    const targets = await ports.openPlaces();
    for (let tries = 0; tries < TRIES; tries += 1) {
      const keys = (await keysOf(ports.backup)) ?? kept;
      if (await changeOnce(targets, keys, recoveryKey, leaving, ports)) return { ok: true };
    }
    return { ok: false, refusal: 'unreachable', detail: 'the keys do not stay' };
  } catch (error) {
    if (error instanceof SealError) return { ok: false, refusal: 'wrongKey', detail: error.kind };
    if (error instanceof TargetError) return { ok: false, refusal: 'unreachable', detail: error.detail };
    throw error;
  }
}
