import { keyringKey, registrationKey } from '../../../domain/backup/names';
import type { Target } from '../../../domain/backup/target';
import * as z from '../../../domain/zod';
import { openWith, recipientOf, SealError, sealFor } from '../../../exchange/segment/age-file';
import { type Keyring, newestKey, openKeyring, sealKeyring } from '../../../exchange/segment/keyring';

/** Numbers that may be missing in a row before the last one is believed to be the last. */
const GAP = 2;
/** More is none of ours. */
const MOST = 10_000;

/** The newest keyring of a place that one of these keys opens; undefined when none lies there. @throws {SealError} `wrongKey`, when none opens */
export async function readKeyring(
  target: Target,
  identities: readonly string[],
): Promise<Keyring | undefined> {
  let found: Keyring | undefined;
  let refused: unknown;
  for (let epoch = 1, missing = 0; missing <= GAP && epoch < MOST; epoch += 1) {
    const sealed = await target.get(keyringKey(epoch));
    missing = sealed ? 0 : missing + 1;
    if (!sealed) continue;
    try {
      found = await openKeyring(sealed, identities);
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      refused = error;
    }
  }
  if (!found && refused !== undefined) throw refused;
  return found;
}

/** Puts our keys there, sealed for the recovery key and for ourselves. */
export async function putKeyring(target: Target, keyring: Keyring, recoveryRecipient: string): Promise<void> {
  const { identity, epoch } = newestKey(keyring);
  const recipients = [recoveryRecipient, await recipientOf(identity)];
  await target.put(keyringKey(epoch), await sealKeyring(keyring, recipients));
}

const Registration = z.object({
  format: z.literal('piaoying-installation'),
  installation: z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{26}$/)),
  name: z.string().check(z.maxLength(200)),
  since: z.int(),
});
export type Registration = z.infer<typeof Registration>;

/** What a registration says; undefined when none lies there, `unreadable` for one that our keys do not open. */
async function readRegistration(
  target: Target,
  n: number,
  keyring: Keyring,
): Promise<Registration | 'unreadable' | undefined> {
  const sealed = await target.get(registrationKey(n));
  if (!sealed) return undefined;
  try {
    const identities = keyring.keys.map(({ identity }) => identity);
    const text = new TextDecoder().decode(await openWith(identities, sealed));
    return Registration.parse(JSON.parse(text));
  } catch {
    return 'unreadable';
  }
}

/** All that are registered, by number. They are asked for one by one: a listing leaves some out. */
export async function registrationsOf(
  target: Target,
  keyring: Keyring,
): Promise<Map<number, Registration | 'unreadable'>> {
  const found = new Map<number, Registration | 'unreadable'>();
  for (let n = 1, missing = 0; missing <= GAP && n < MOST; n += 1) {
    const one = await readRegistration(target, n, keyring);
    missing = one ? 0 : missing + 1;
    if (one) found.set(n, one);
  }
  return found;
}

export const isRegistered = async (
  target: Target,
  n: number,
  installation: string,
  keyring: Keyring,
): Promise<boolean> => {
  const there = n > 0 ? await readRegistration(target, n, keyring) : undefined;
  return typeof there === 'object' && there.installation === installation;
};

/**
 * Registers an installation under the next free number, or finds it where it is. Two that come in the same moment may take the same
 * number; the one that was written over sees it the next time, and takes another.
 * @returns its number
 */
export async function register(
  target: Target,
  keyring: Keyring,
  { installation, name, since }: Omit<Registration, 'format'>,
): Promise<number> {
  const there = await registrationsOf(target, keyring);
  for (const [n, one] of there) if (one !== 'unreadable' && one.installation === installation) return n;
  const n = Math.max(0, ...there.keys()) + 1;
  const told: Registration = {
    format: 'piaoying-installation',
    installation,
    name: name.slice(0, 200),
    since,
  };
  const sealed = await sealFor(
    [await recipientOf(newestKey(keyring).identity)],
    new TextEncoder().encode(JSON.stringify(told)),
  );
  await target.put(registrationKey(n), sealed);
  return n;
}
