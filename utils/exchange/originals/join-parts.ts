import type { OriginalData } from '../../domain/originals/compare-original';
import { joinOriginals } from '../../domain/originals/join-originals';
import type { PageItem } from '../../domain/originals/original-page';
import { readPages } from '../../domain/originals/original-page';
import { RefusedOriginal } from './original-refusal';

/** @throws {RefusedOriginal} `ambiguous`, naming both values, when they are not of one invoice */
export function joinParts(parts: readonly OriginalData[]): OriginalData {
  const joined = joinOriginals(parts);
  if ('conflict' in joined) throw new RefusedOriginal('ambiguous', joined.conflict);
  return joined.data;
}

/**
 * What a file's data say, held against its own pages.
 * @throws {RefusedOriginal} when they contradict each other, or it is no invoice, or several
 */
export function joinPages(
  told: readonly OriginalData[],
  pages: ReadonlyArray<readonly PageItem[]>,
): OriginalData {
  const { data, kind, several } = readPages(pages);
  if (several) throw new RefusedOriginal('severalPages');
  const isNumbered = told.some(({ invoiceNumber }) => invoiceNumber);
  if (kind === 'other' && !isNumbered) throw new RefusedOriginal('otherPaper');
  return joinParts([...told, data]);
}
