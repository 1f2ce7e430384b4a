import type { ComparedField, NumberSource, OriginalFormat } from '../fact/original-names';
import type { OutcomeType } from '../outcome/outcome';

export interface KeptOriginal {
  readonly invoiceNumber: string;
  readonly sha256: string;
  readonly format: OriginalFormat;
  readonly mime: string;
  readonly fileName: string;
  readonly size: number;
  readonly numberFrom: NumberSource;
  readonly compared: readonly ComparedField[];
  readonly at: number;
}

/** The part of a record on which the state of its originals rests. */
export interface WithOriginals {
  readonly outcomeType: OutcomeType;
  readonly invoiceNumbers: readonly string[];
  readonly originals?: readonly KeptOriginal[];
}

/** O3: the same file again changes nothing. */
export function foldOriginal<T extends { readonly originals?: readonly KeptOriginal[] }>(
  record: T,
  fact: KeptOriginal,
): T {
  const before = record.originals ?? [];
  const { invoiceNumber, sha256, format, mime, fileName, size, numberFrom, compared, at } = fact;
  if (before.some((known) => known.sha256 === sha256 && known.invoiceNumber === invoiceNumber)) return record;
  const kept = { invoiceNumber, sha256, format, mime, fileName, size, numberFrom, compared, at };
  return { ...record, originals: [...before, kept] };
}

/** Its own data say of which invoice it is; its name and her word alone prove nothing. */
export const isProven = ({ numberFrom }: Pick<KeptOriginal, 'numberFrom'>): boolean =>
  numberFrom === 'content';

/**
 * 有 only when each of its numbers has one, `unproven` where one of them has none that says itself whose it is; undefined
 * for what is not issued and so has none.
 */
export function originalState(record: WithOriginals): 'kept' | 'unproven' | 'missing' | undefined {
  if (record.outcomeType !== 'issued') return undefined;
  const { invoiceNumbers, originals = [] } = record;
  const of = (number: string) => originals.filter(({ invoiceNumber }) => invoiceNumber === number);
  if (invoiceNumbers.length === 0 || !invoiceNumbers.every((number) => of(number).length > 0))
    return 'missing';
  return invoiceNumbers.every((number) => of(number).some(isProven)) ? 'kept' : 'unproven';
}
