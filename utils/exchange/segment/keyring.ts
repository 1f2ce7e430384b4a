import { ed25519 } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import * as z from '../../domain/zod';
import { openWith, SealError, sealFor } from './age-file';

/** Up to which segment the series of an installation was there when the key was changed; one that is not named had none. */
const Ends = z.record(z.string().check(z.maxLength(64)), z.int());

const Key = z.object({
  /** From 1; a change of the key (a member left) begins the next. */
  epoch: z.int().check(z.positive()),
  identity: z.string().check(z.regex(/^AGE-SECRET-KEY-1[0-9A-Z]{58}$/)),
  madeAt: z.int(),
  /** Of a later key: what is sealed with an older one counts up to there alone, for whoever left still holds that one. */
  ends: z.optional(Ends),
  /** Installations that left with this change. */
  left: z.optional(z.array(z.string().check(z.maxLength(64))).check(z.maxLength(1_000))),
  /** Public halves of the own keys of the computers that go on with it: whoever left can register again, but is not among them. */
  members: z.optional(z.array(z.string().check(z.maxLength(64))).check(z.maxLength(10_000))),
});

/**
 * The keys of a firm, the newest last: what is sealed now is sealed with it, what was sealed before opens with its own. Signed with
 * the recovery key: whoever holds the others, or held them once, cannot put another keyring in its place.
 */
export const Keyring = z.object({
  format: z.literal('piaoying-keyring'),
  version: z.literal(1),
  keys: z.array(Key).check(z.minLength(1), z.maxLength(1_000)),
  /** Public half of what signs, in hex. */
  signer: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  signature: z.string().check(z.regex(/^[0-9a-f]{128}$/)),
});
export type Keyring = z.infer<typeof Keyring>;
type FirmKey = Keyring['keys'][number];

/** What signs keyrings, from the recovery key. */
const signingKeyOf = (recoveryKey: string): Uint8Array =>
  hkdf(sha256, utf8ToBytes(recoveryKey), undefined, utf8ToBytes('piaoying keyring'), 32);

const signed = (keys: readonly FirmKey[], signer: string): Uint8Array =>
  utf8ToBytes(canonicalize({ format: 'piaoying-keyring', version: 1, keys, signer }) ?? '');

function signKeyring(keys: Keyring['keys'], recoveryKey: string): Keyring {
  const secret = signingKeyOf(recoveryKey);
  const signer = bytesToHex(ed25519.getPublicKey(secret));
  const signature = bytesToHex(ed25519.sign(signed(keys, signer), secret));
  return { format: 'piaoying-keyring', version: 1, keys, signer, signature };
}

function isSigned({ keys, signer, signature }: Keyring): boolean {
  try {
    return ed25519.verify(hexToBytes(signature), signed(keys, signer), hexToBytes(signer));
  } catch {
    return false;
  }
}

/** Whether that recovery key signed it: another one can seal a keyring of its own for it. */
export const isSignedBy = ({ signer }: Keyring, recoveryKey: string): boolean =>
  bytesToHex(ed25519.getPublicKey(signingKeyOf(recoveryKey))) === signer;

export const newKeyring = (identity: string, madeAt: number, recoveryKey: string): Keyring =>
  signKeyring([{ epoch: 1, identity, madeAt }], recoveryKey);

export const newestKey = ({ keys }: Keyring): FirmKey => keys.at(-1) as FirmKey;

/**
 * The same keys and a new one, which counts from now on.
 * @param ends up to which segment each series was there
 * @param left installations that leave
 * @param members own keys of the computers that go on
 * @throws {SealError} `wrongKey`, when that is not the recovery key by which the keyring was signed
 */
export function withNewKey(
  keyring: Keyring,
  made: Required<Omit<FirmKey, 'epoch'>>,
  recoveryKey: string,
): Keyring {
  const epoch = newestKey(keyring).epoch + 1;
  const after = signKeyring([...keyring.keys, { epoch, ...made }], recoveryKey);
  if (after.signer !== keyring.signer) throw new SealError('wrongKey');
  return after;
}

/** Whether a keyring is the same one after further changes of the key, signed by the same recovery key. */
export const goesOn = (before: Keyring, after: Keyring): boolean =>
  after.signer === before.signer &&
  after.keys.length >= before.keys.length &&
  before.keys.every(({ identity }, at) => after.keys[at]?.identity === identity);

/** Up to which key two keyrings of one recovery key are the same, and go different ways from there. @returns undefined where they do not */
function forkOf(one: Keyring, other: Keyring): number | undefined {
  const at = one.keys.findIndex(({ identity }, nth) => identity !== other.keys[nth]?.identity);
  return one.signer === other.signer && at > 0 && at < other.keys.length ? at : undefined;
}

/**
 * Of two changes of a key of which neither knew of the other, one stands, the same for everybody: the one that was changed further since;
 * of equal ones the lesser key.
 * @returns of the other keyring, the epoch of the last key that both have; undefined where the one stands, or both do
 */
export function givesWay(one: Keyring, other: Keyring): number | undefined {
  const fork = forkOf(one, other);
  if (fork === undefined) return undefined;
  const further = other.keys.length - one.keys.length;
  const isLess = (other.keys[fork]?.identity ?? '') < (one.keys[fork]?.identity ?? '');
  return further > 0 || (further === 0 && isLess) ? other.keys[fork - 1]?.epoch : undefined;
}

/** Whether a segment that was sealed with the key of an epoch counts: what came after a change must be sealed with the key since then. */
export const countsUnder = (
  { keys }: Keyring,
  {
    epoch,
    installation,
    seq,
  }: { readonly epoch: number; readonly installation: string; readonly seq: number },
): boolean =>
  keys.every((key) => key.epoch <= epoch || key.ends === undefined || seq <= (key.ends[installation] ?? 0));

/** When an installation left, epoch ms; undefined for one that is in. */
export const leftAt = ({ keys }: Keyring, installation: string): number | undefined =>
  keys.find(({ left }) => left?.includes(installation))?.madeAt;

/** What tells that one who holds the key itself sealed a file: its public half alone seals, too. */
export const markKeyOf = (identity: string): Uint8Array =>
  hkdf(sha256, utf8ToBytes(identity), undefined, utf8ToBytes('piaoying segment mark'), 32);

/** @param recipients of the recovery key, and of each member */
export const sealKeyring = (
  keyring: Keyring,
  recipients: readonly string[],
): Promise<Uint8Array<ArrayBuffer>> => sealFor(recipients, utf8ToBytes(JSON.stringify(keyring)));

/** @throws {SealError} `forged` when the recovery key did not sign it */
export async function openKeyring(sealed: Uint8Array, identities: readonly string[]): Promise<Keyring> {
  const text = new TextDecoder().decode(await openWith(identities, sealed));
  let keyring: Keyring;
  try {
    keyring = Keyring.parse(JSON.parse(text));
  } catch {
    throw new SealError('notOurs');
  }
  if (!isSigned(keyring)) throw new SealError('forged');
  return keyring;
}
