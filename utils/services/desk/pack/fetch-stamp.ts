import type { StampRefusal } from '../../../exchange/pack/stamp-check';

/** `unreached` the service did not answer · else why its answer does not count */
export type StampAnswer =
  | { readonly type: 'token'; readonly token: Uint8Array }
  | { readonly type: 'none'; readonly why: StampRefusal | 'unreached' };

const NONCE_BYTES = 8;
const LARGEST_ANSWER = 1 << 20;
const PATIENCE_MS = 20_000;

/** A positive number of full length, so that it comes back as it was sent. */
function newNonce(): Uint8Array<ArrayBuffer> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  nonce[0] = ((nonce[0] ?? 0) & 0x7f) | 0x40;
  return nonce;
}

/**
 * Asks a time stamp service (RFC 3161) about one hash, and checks the answer before it is kept. Nothing else is sent: no
 * cookie, no referrer.
 */
export async function fetchStamp(
  address: string,
  hash: string,
  ask: typeof fetch = fetch,
): Promise<StampAnswer> {
  const { checkStamp, stampRequest } = await import('../../../exchange/pack/read-stamp');
  const nonce = newNonce();
  let token: Uint8Array;
  try {
    const response = await ask(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/timestamp-query', Accept: 'application/timestamp-reply' },
      body: stampRequest(hash, nonce),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!response.ok) return { type: 'none', why: 'unreached' };
    token = new Uint8Array(await response.arrayBuffer());
  } catch {
    return { type: 'none', why: 'unreached' };
  }
  if (token.length > LARGEST_ANSWER) return { type: 'none', why: 'unreadable' };
  const check = await checkStamp(token, hash, nonce);
  return check.isGood ? { type: 'token', token } : { type: 'none', why: check.refusal };
}
