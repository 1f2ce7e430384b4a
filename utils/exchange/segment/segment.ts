import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import * as z from '../../domain/zod';
import { openWith, recipientOf, SealError, sealFor } from './age-file';
import { countsUnder, type Keyring, markKeyOf, newestKey } from './keyring';

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** Where a segment stands: sealed into it, so that none can be put in another's place. */
const Place = z.object({
  installation: z.string().check(z.maxLength(64)),
  seq: z.int().check(z.positive()),
  /** SHA-256 of the file before it; '' for the first. */
  prev: z.union([hash, z.literal('')]),
});
export type SegmentPlace = z.infer<typeof Place>;

const Head = z.extend(Place, {
  format: z.literal('piaoying-segment'),
  version: z.int(),
  sealedAt: z.int(),
  events: z.int(),
  /** Of the packed body behind this line. */
  digest: hash,
  epoch: z.int(),
  /** HMAC over all of the above, by the key itself. */
  mark: hash,
});
export type SegmentHead = z.infer<typeof Head>;
const VERSION = 1;

const LINE_END = 10;
const LONGEST_HEAD = 4_096;
/** A body that unpacks to more is none of ours. */
const LARGEST_BODY = 512 << 20;

/** That one who holds the key itself said this. @param told without the mark */
export const markOf = (identity: string, told: Readonly<Record<string, unknown>>): string =>
  bytesToHex(hmac(sha256, markKeyOf(identity), utf8ToBytes(canonicalize(told) ?? '')));

async function pump(
  bytes: Uint8Array<ArrayBuffer>,
  through: ReadableWritablePair<Uint8Array, BufferSource>,
  most = Number.POSITIVE_INFINITY,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(through).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > most) {
      await reader.cancel();
      throw new SealError('notOurs');
    }
    parts.push(value);
  }
  return new Uint8Array(concatBytes(...parts));
}

export interface SealedSegment {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sha256: string;
}

/**
 * Packs and seals a segment with the newest key of the firm.
 * @param body a backup file (`../backup/backup.ts`), as text
 */
export async function sealSegment(
  place: SegmentPlace,
  body: string,
  events: number,
  keyring: Keyring,
  sealedAt: number,
): Promise<SealedSegment> {
  const { identity, epoch } = newestKey(keyring);
  const packed = await pump(new Uint8Array(utf8ToBytes(body)), new CompressionStream('gzip'));
  const head = {
    format: 'piaoying-segment',
    version: VERSION,
    ...place,
    sealedAt,
    events,
    digest: bytesToHex(sha256(packed)),
    epoch,
  } as const;
  const line = utf8ToBytes(`${JSON.stringify({ ...head, mark: markOf(identity, head) })}\n`);
  const bytes = await sealFor([await recipientOf(identity)], concatBytes(line, packed));
  return { bytes, sha256: bytesToHex(sha256(bytes)) };
}

function headOf(opened: Uint8Array): { head: SegmentHead; packed: Uint8Array<ArrayBuffer> } {
  const end = opened.subarray(0, LONGEST_HEAD).indexOf(LINE_END);
  let told: unknown;
  try {
    told = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(opened.subarray(0, Math.max(0, end))));
  } catch {
    throw new SealError('notOurs');
  }
  const head = Head.safeParse(told);
  if (!head.success) throw new SealError('notOurs');
  if (head.data.version > VERSION) throw new SealError('newer');
  return { head: head.data, packed: new Uint8Array(opened.subarray(end + 1)) };
}

/**
 * Opens a segment and proves that it is whole, of one who holds the key, and of that place.
 * @param expected its place, and the SHA-256 that its key names
 * @returns its body, a backup file as bytes
 * @throws {SealError}
 */
export async function openSegment(
  bytes: Uint8Array<ArrayBuffer>,
  expected: SegmentPlace & { readonly sha256: string },
  keyring: Keyring,
): Promise<{ head: SegmentHead; body: Uint8Array<ArrayBuffer> }> {
  if (bytesToHex(sha256(bytes)) !== expected.sha256) throw new SealError('damaged');
  const opened = await openWith(
    keyring.keys.map(({ identity }) => identity),
    bytes,
  );
  const { head, packed } = headOf(opened);
  const { mark, ...marked } = head;
  const key = keyring.keys.find(({ epoch }) => epoch === head.epoch);
  if (!key || markOf(key.identity, marked) !== mark || bytesToHex(sha256(packed)) !== head.digest)
    throw new SealError('forged');
  if (head.installation !== expected.installation || head.seq !== expected.seq)
    throw new SealError('swapped');
  if (!countsUnder(keyring, head)) throw new SealError('oldKey');
  if (head.prev !== expected.prev) throw new SealError('outOfLine');
  try {
    return { head, body: await pump(packed, new DecompressionStream('gzip'), LARGEST_BODY) };
  } catch (error) {
    throw error instanceof SealError ? error : new SealError('damaged');
  }
}
