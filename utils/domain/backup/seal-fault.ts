/**
 * Why a sealed file was not taken:
 * `wrongKey` sealed for another key · `damaged` cut, or changed since it was sealed · `swapped` a whole one, but of another place
 * (put under this key, or an older one put back) · `outOfLine` what came before it is not what it was sealed behind · `forged` sealed
 * by one who knew only the public half of the key · `oldKey` sealed with the key of before a change, after it · `notOurs` no file of this program · `newer` of a newer program
 */
export type SealFault =
  | 'wrongKey'
  | 'damaged'
  | 'swapped'
  | 'outOfLine'
  | 'forged'
  | 'oldKey'
  | 'notOurs'
  | 'newer';

/** `missing`: a pointer names it, and it does not lie there · `badEvents`: it opened, but what is in it does not hold */
type SegmentFault = SealFault | 'missing' | 'badEvents';

/** A segment that was not taken, and why: nothing of it or behind it was. */
export interface RefusedSegment {
  readonly seq: number;
  readonly fault: SegmentFault;
}
