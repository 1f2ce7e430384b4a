import { type Target, TargetError } from '../../../domain/backup/target';
import { newIdentity, recipientOf, SealError } from '../../../exchange/segment/age-file';
import { givesWay, goesOn, Keyring, leftAt, newestKey } from '../../../exchange/segment/keyring';
import type { BackupDb } from '../../../store/backup/backup-db';
import { putKeyring, readKeyring } from './place-files';

export interface FirmKeys {
  readonly keyring: Keyring;
  readonly recoveryRecipient: string;
  /** This computer's own key. */
  readonly member: string;
  readonly madeAt: number;
}

/** The keys on this computer. @throws when what is kept is no keyring */
export async function keysOf(backup: BackupDb): Promise<FirmKeys | undefined> {
  const row = await backup.get('keys', 'ring');
  if (!row) return undefined;
  const { recoveryRecipient, madeAt } = row;
  const member = row.member ?? (await makeMember(backup));
  return { keyring: Keyring.parse(row.ring), recoveryRecipient, madeAt, member };
}

/** Made when it is needed first; two pages that ask at once get the same. @param before another one is made in its place */
async function makeMember(backup: BackupDb, before?: string): Promise<string> {
  const made = await newIdentity();
  const tx = backup.transaction('keys', 'readwrite', { durability: 'strict' });
  const row = await tx.store.get('ring');
  const member = row?.member === undefined || row.member === before ? made : row.member;
  if (row) await tx.store.put({ ...row, member }, 'ring');
  await tx.done;
  return member;
}

/** Another own key for a computer that holds a copy of another one's: else neither could leave without the other. */
export const renewMember = async (backup: BackupDb, keys: FirmKeys): Promise<FirmKeys> => ({
  ...keys,
  member: await makeMember(backup, keys.member),
});

/** Whether these keys are to be taken on in the place of those. */
const follows = (before: Keyring, after: Keyring): boolean =>
  goesOn(before, after) || givesWay(before, after) !== undefined;

/**
 * Keeps the firm's keys after a change. Those that open what lies at the places already stay in it; where another change stands instead
 * of the one that was made or taken on here, what was sealed since that one is put anew (`isBehindKey`).
 */
export async function keepKeyring(backup: BackupDb, keyring: Keyring): Promise<void> {
  const tx = backup.transaction(['keys', 'places'], 'readwrite', { durability: 'strict' });
  const [rings, places] = [tx.objectStore('keys'), tx.objectStore('places')];
  const row = await rings.get('ring');
  const before = Keyring.safeParse(row?.ring);
  if (row && before.success && follows(before.data, keyring)) {
    const shared = givesWay(before.data, keyring) ?? Number.POSITIVE_INFINITY;
    for (const place of await places.getAll())
      if ((place.epoch ?? 1) > shared) await places.put({ ...place, epoch: shared });
    await rings.put({ ...row, ring: keyring }, 'ring');
  }
  await tx.done;
}

/** A place where another firm's backups lie. */
export class OtherKey extends Error {
  override name = 'OtherKey';
}

const identitiesOf = ({ keyring, member }: FirmKeys): string[] => [
  member,
  ...keyring.keys.map(({ identity }) => identity),
];

/**
 * Our keys lie there, sealed, before anything that they open.
 * @returns those that count: others, where a change lies there that stands instead of ours
 * @throws {OtherKey}
 */
export async function ensureKeyring(target: Target, keys: FirmKeys): Promise<Keyring> {
  const { keyring, recoveryRecipient, member } = keys;
  const isOurs = (other: Keyring) => follows(keyring, other) || goesOn(other, keyring);
  const there = await readKeyring(target, identitiesOf(keys), isOurs).catch((error: unknown) => {
    throw error instanceof SealError ? new OtherKey(error.kind) : error;
  });
  if (there && givesWay(keyring, there) !== undefined) return there;
  if (there && there.keys.length >= keyring.keys.length) return keyring;
  const { identity, members = [] } = newestKey(keyring);
  const own = [await recipientOf(identity), await recipientOf(member)];
  await putKeyring(target, keyring, [...new Set([recoveryRecipient, ...own, ...members])]);
  return keyring;
}

/**
 * The firm's keys as they are now at a place: changed since, they are taken on here.
 * @throws TargetError `keyChanged` when they were changed and this computer is not among those that go on
 */
export async function refreshKeys(target: Target, backup: BackupDb, keys: FirmKeys): Promise<FirmKeys> {
  const isOurs = (other: Keyring) => follows(keys.keyring, other);
  const from = newestKey(keys.keyring).epoch + 1;
  let found: Keyring | undefined;
  try {
    found = await readKeyring(target, identitiesOf(keys), isOurs, from);
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    throw new TargetError('keyChanged', error.kind);
  }
  if (!found) return keys;
  await keepKeyring(backup, found);
  return { ...keys, keyring: found };
}

/** @throws TargetError `keyChanged` for an installation that was taken out */
export function mustBeIn(keyring: Keyring, installation: string): void {
  if (leftAt(keyring, installation) !== undefined) throw new TargetError('keyChanged', 'left');
}
