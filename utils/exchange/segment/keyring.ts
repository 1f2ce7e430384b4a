import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import * as z from '../../domain/zod';
import { openWith, SealError, sealFor } from './age-file';

const Key = z.object({
  /** From 1; a change of the key (a member left) begins the next. */
  epoch: z.int().check(z.positive()),
  identity: z.string().check(z.regex(/^AGE-SECRET-KEY-1[0-9A-Z]{58}$/)),
  madeAt: z.int(),
});

/** The keys of a firm, the newest last: what is sealed now is sealed with it, what was sealed before opens with its own. */
export const Keyring = z.object({
  format: z.literal('piaoying-keyring'),
  version: z.literal(1),
  keys: z.array(Key).check(z.minLength(1), z.maxLength(1_000)),
});
export type Keyring = z.infer<typeof Keyring>;

export const newKeyring = (identity: string, madeAt: number): Keyring => ({
  format: 'piaoying-keyring',
  version: 1,
  keys: [{ epoch: 1, identity, madeAt }],
});

export const newestKey = ({ keys }: Keyring) => keys.at(-1) as Keyring['keys'][number];

/** What tells that one who holds the key itself sealed a file: its public half alone seals, too. */
export const markKeyOf = (identity: string): Uint8Array =>
  hkdf(sha256, utf8ToBytes(identity), undefined, utf8ToBytes('piaoying segment mark'), 32);

/** @param recipients of the recovery key, and of each member */
export const sealKeyring = (
  keyring: Keyring,
  recipients: readonly string[],
): Promise<Uint8Array<ArrayBuffer>> => sealFor(recipients, utf8ToBytes(JSON.stringify(keyring)));

/** @throws {SealError} */
export async function openKeyring(sealed: Uint8Array, identities: readonly string[]): Promise<Keyring> {
  const text = new TextDecoder().decode(await openWith(identities, sealed));
  try {
    return Keyring.parse(JSON.parse(text));
  } catch {
    throw new SealError('notOurs');
  }
}
