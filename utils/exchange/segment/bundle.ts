import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { BUNDLED, readSegmentKey } from '../../domain/backup/names';
import * as z from '../../domain/zod';

/** A segment as it lies at its place: sealed. */
export interface SealedFile {
  readonly key: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const Head = z.object({
  format: z.literal('piaoying-bundle'),
  segments: z
    .array(z.object({ key: z.string().check(z.maxLength(200)), size: z.int().check(z.nonnegative()) }))
    .check(z.maxLength(BUNDLED)),
});
const LINE_END = 10;
const LONGEST_HEAD = 64 << 10;

/** Segments in one file, each sealed as it is: one line of JSON with their keys and sizes, then their bytes. */
export function packBundle(segments: readonly SealedFile[]): Uint8Array<ArrayBuffer> {
  const head: z.infer<typeof Head> = {
    format: 'piaoying-bundle',
    segments: segments.map(({ key, bytes }) => ({ key, size: bytes.byteLength })),
  };
  const line = utf8ToBytes(`${JSON.stringify(head)}\n`);
  return new Uint8Array(concatBytes(line, ...segments.map(({ bytes }) => bytes)));
}

/**
 * The segments of a bundle, by number. Nothing of them is proved by it: each is opened and proved like one that lay alone.
 * @returns those of this installation; none of what is no bundle, or not whole
 */
export function readBundle(bytes: Uint8Array<ArrayBuffer>, installation: string): Map<number, SealedFile> {
  const found = new Map<number, SealedFile>();
  const end = bytes.subarray(0, LONGEST_HEAD).indexOf(LINE_END);
  let told: unknown;
  try {
    told = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, Math.max(0, end))));
  } catch {
    return found;
  }
  const head = Head.safeParse(told);
  if (!head.success) return found;
  let from = end + 1;
  for (const { key, size } of head.data.segments) {
    const part = bytes.slice(from, from + size);
    from += size;
    const name = readSegmentKey(key);
    if (part.byteLength === size && name?.installation === installation)
      found.set(name.seq, { key, bytes: part });
  }
  return found;
}
