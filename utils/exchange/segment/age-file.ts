import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { SealFault } from '../../domain/backup/seal-fault';

export class SealError extends Error {
  override name = 'SealError';
  constructor(readonly kind: SealFault) {
    super(kind);
  }
}

/** A new key pair; the public half comes by `recipientOf`. */
export const newIdentity = (): Promise<string> => generateX25519Identity();

export const recipientOf = (identity: string): Promise<string> => identityToRecipient(identity);

/** @param recipients public halves of those who may open it */
export async function sealFor(
  recipients: readonly string[],
  bytes: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return new Uint8Array(await encrypter.encrypt(bytes));
}

const NOT_FOR_US = /no identity matched/;

/** @throws {SealError} `wrongKey`, or `damaged` for whatever cannot be what was sealed */
export async function openWith(
  identities: readonly string[],
  sealed: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  try {
    return new Uint8Array(await decrypter.decrypt(sealed));
  } catch (error) {
    throw new SealError(NOT_FOR_US.test(String(error)) ? 'wrongKey' : 'damaged');
  }
}
