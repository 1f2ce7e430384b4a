/** An original of 2,000 lines as PDF takes about 5 MB. */
export const LARGEST_ORIGINAL_BYTES = 20 << 20;

/** A PDF may have something else before its head. */
const PDF_HEAD_WITHIN = 1_024;

/** The first entry of a zip, or the end of one without any. */
const ZIP_HEADS = [
  [0x50, 0x4b, 3, 4],
  [0x50, 0x4b, 5, 6],
];
const UTF_16_MARKS = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];

/** By its first bytes; a file's name proves nothing. */
export function kindOfBytes(bytes: Uint8Array): 'xml' | 'archive' | 'pdf' | undefined {
  const begins = (head: readonly number[]) => head.every((byte, at) => bytes[at] === byte);
  if (ZIP_HEADS.some(begins)) return 'archive';
  const start = String.fromCharCode(...bytes.subarray(0, PDF_HEAD_WITHIN));
  if (start.includes('%PDF-')) return 'pdf';
  return UTF_16_MARKS.some(begins) || /^(\xef\xbb\xbf)?\s*</.test(start) ? 'xml' : undefined;
}
