import type { PortalRow } from './portal-row';

/** Words of the list, given as data by the profile. */
export interface MatchWords {
  /** In 发票来源: it was not entered in the portal's own pages. */
  readonly elsewhere: readonly string[];
  /** In 发票状态: wholly reversed, in part. */
  readonly reversed: readonly string[];
  readonly reversedPartly: readonly string[];
  /** In 发票票种. */
  readonly special: readonly string[];
  readonly general: readonly string[];
  /** In 备注 of a red invoice, before the number of the blue one; before another number of as many digits. */
  readonly originalNumber: readonly string[];
  readonly notOriginalNumber: readonly string[];
}

/** 专票 or 普票 by the words of the list; undefined where it shows neither. */
export function kindOf(
  { shown: { kind = '' } }: PortalRow,
  words: MatchWords,
): 'special' | 'general' | undefined {
  if (words.special.some((word) => kind.includes(word))) return 'special';
  return words.general.some((word) => kind.includes(word)) ? 'general' : undefined;
}

/** How far a row is reversed (已红冲). */
export function reversalOf(
  { shown: { status = '' } }: PortalRow,
  words: MatchWords,
): 'full' | 'partial' | undefined {
  if (words.reversedPartly.some((word) => status.includes(word))) return 'partial';
  return words.reversed.some((word) => status.includes(word)) ? 'full' : undefined;
}
