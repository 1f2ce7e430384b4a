import { hourOfText, keyringKey, registrationKey, signKey } from '../../../domain/backup/names';
import { type Target, TargetError } from '../../../domain/backup/target';
import { beijingText } from '../../../domain/invoice/beijing-time';
import * as z from '../../../domain/zod';
import { openWith, recipientOf, SealError, sealFor } from '../../../exchange/segment/age-file';
import { type Keyring, newestKey, openKeyring, sealKeyring } from '../../../exchange/segment/keyring';
import { markOf } from '../../../exchange/segment/segment';
import { getFile } from './fetch-segment';

/** Numbers that may be missing in a row before the last one is believed to be the last. */
const GAP = 2;
/** More is none of ours. */
const MOST = 10_000;
/** So many in a row that none of our keys opens nobody put there for us: the place answers something to whatever it is asked. */
const MOST_UNREADABLE = 50;

/** Counts those that cannot be read. @throws TargetError where there are too many in a row */
function unreadableInRow() {
  let inRow = 0;
  return (isReadable: boolean) => {
    inRow = isReadable ? 0 : inRow + 1;
    if (inRow > MOST_UNREADABLE) throw new TargetError('odd', 'answers to everything');
  };
}

/**
 * The newest keyring of a place that one of these keys opens; undefined when none lies there.
 * @param isOurs any that is not is passed over: whoever can write there can put one of his own
 * @param from the first epoch that is asked for
 * @throws {SealError} `wrongKey` and the like, when some lie there and none is ours
 */
export async function readKeyring(
  target: Target,
  identities: readonly string[],
  isOurs: (keyring: Keyring) => boolean,
  from = 1,
): Promise<Keyring | undefined> {
  let found: Keyring | undefined;
  let refused: SealError | undefined;
  const count = unreadableInRow();
  for (let epoch = from, missing = 0; missing <= GAP && epoch < MOST; epoch += 1) {
    const sealed = await target.get(keyringKey(epoch));
    missing = sealed ? 0 : missing + 1;
    if (!sealed) continue;
    try {
      const keyring = await openKeyring(sealed, identities);
      count(true);
      if (isOurs(keyring)) found = keyring;
      else refused = new SealError('wrongKey');
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      count(false);
      refused = error;
    }
  }
  if (!found && refused !== undefined) throw refused;
  return found;
}

/** Puts our keys there. @param recipients public halves of the recovery key, and of each computer that may go on */
export async function putKeyring(
  target: Target,
  keyring: Keyring,
  recipients: readonly string[],
): Promise<void> {
  await target.put(keyringKey(newestKey(keyring).epoch), await sealKeyring(keyring, recipients));
}

const Registration = z.object({
  format: z.literal('piaoying-installation'),
  installation: z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{26}$/)),
  name: z.string().check(z.maxLength(200)),
  since: z.int(),
  /** Public half of the computer's own key: a changed key of the firm is sealed to it. */
  recipient: z.string().check(z.regex(/^age1[0-9a-z]{58}$/)),
});
type Registration = z.infer<typeof Registration>;

export interface Registered extends Registration {
  /** Of the key of the firm that it was sealed with. */
  readonly epoch: number;
}

/** What a registration says; undefined when none lies there, `unreadable` for one that our keys do not open. */
async function readRegistration(
  target: Target,
  n: number,
  keyring: Keyring,
): Promise<Registered | 'unreadable' | undefined> {
  const sealed = await getFile(target, registrationKey(n));
  if (!sealed) return undefined;
  if (sealed === 'tooLarge') return 'unreadable';
  for (const { identity, epoch } of [...keyring.keys].reverse()) {
    try {
      const text = new TextDecoder().decode(await openWith([identity], sealed));
      return { ...Registration.parse(JSON.parse(text)), epoch };
    } catch (error) {
      if (!(error instanceof SealError && error.kind === 'wrongKey')) return 'unreadable';
    }
  }
  return 'unreadable';
}

/**
 * All that are registered, by number. They are asked for one by one: a listing leaves some out.
 * @param from the first number that is asked for
 */
export async function registrationsOf(
  target: Target,
  keyring: Keyring,
  from = 1,
): Promise<Map<number, Registered | 'unreadable'>> {
  const found = new Map<number, Registered | 'unreadable'>();
  const count = unreadableInRow();
  for (let n = from, missing = 0; missing <= GAP && n < MOST; n += 1) {
    const one = await readRegistration(target, n, keyring);
    missing = one ? 0 : missing + 1;
    count(one !== 'unreadable');
    if (one) found.set(n, one);
  }
  return found;
}

export const isRegistered = async (
  target: Target,
  n: number,
  { installation, recipient }: Pick<Registration, 'installation' | 'recipient'>,
  keyring: Keyring,
): Promise<boolean> => {
  const there = n > 0 ? await readRegistration(target, n, keyring) : undefined;
  return typeof there === 'object' && there.installation === installation && there.recipient === recipient;
};

/**
 * Registers an installation under the next free number, or finds it where it is. Two that come in the same moment may take the same
 * number; the one that was written over sees it the next time, and takes another.
 * @returns its number
 */
export async function register(
  target: Target,
  keyring: Keyring,
  told: Omit<Registration, 'format'>,
): Promise<number> {
  const there = await registrationsOf(target, keyring);
  for (const [n, one] of there) {
    const isIt =
      one !== 'unreadable' && one.installation === told.installation && one.recipient === told.recipient;
    if (isIt) return n;
  }
  const n = Math.max(0, ...there.keys()) + 1;
  const registration: Registration = {
    format: 'piaoying-installation',
    ...told,
    name: told.name.slice(0, 200),
  };
  await target.put(registrationKey(n), await sealWithNewest(keyring, registration));
  return n;
}

const sealWithNewest = async (keyring: Keyring, told: unknown): Promise<Uint8Array<ArrayBuffer>> =>
  sealFor([await recipientOf(newestKey(keyring).identity)], new TextEncoder().encode(JSON.stringify(told)));

const Sign = z.object({
  format: z.literal('piaoying-sign'),
  installation: z.string(),
  /** Of the newest segment that lay there by then. */
  seq: z.int(),
  at: z.int(),
  mark: z.string(),
});

/** That nothing further was kept on this computer by then. Read by the others to tell how old what they know of it is. */
export async function putSign(
  target: Target,
  keyring: Keyring,
  { installation, seq, at }: { readonly installation: string; readonly seq: number; readonly at: number },
): Promise<void> {
  const told = { format: 'piaoying-sign' as const, installation, seq, at };
  const mark = markOf(newestKey(keyring).identity, told);
  await target.put(
    signKey(installation, hourOfText(beijingText(at))),
    await sealWithNewest(keyring, { ...told, mark }),
  );
}

/** The sign of life of an installation in the hour of `at`; undefined for none, or one that nobody who holds the key has put. */
export async function readSign(
  target: Target,
  keyring: Keyring,
  installation: string,
  at: number,
): Promise<{ readonly seq: number; readonly at: number } | undefined> {
  const sealed = await getFile(target, signKey(installation, hourOfText(beijingText(at))));
  if (!sealed || sealed === 'tooLarge') return undefined;
  try {
    const { identity } = newestKey(keyring);
    const text = new TextDecoder().decode(await openWith([identity], sealed));
    const { mark, ...told } = Sign.parse(JSON.parse(text));
    const isIts = told.installation === installation && markOf(identity, told) === mark;
    return isIts ? { seq: told.seq, at: told.at } : undefined;
  } catch {
    return undefined;
  }
}
