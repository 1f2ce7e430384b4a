import type { InvoiceFieldId, LineFieldId } from '../invoice/field-mapping';

/** A place of the form that a text of the portal names. */
export type NamedPlace =
  | { readonly at: 'field'; readonly field: InvoiceFieldId }
  /** `row` from 0; absent: the text does not say which. */
  | { readonly at: 'cell'; readonly column: LineFieldId; readonly row?: number };

/** Words by which a text names a place: a pattern over the text without spaces and in half width. */
export interface NamedPlaceRule {
  readonly pattern: string;
  readonly at: { readonly field: InvoiceFieldId } | { readonly column: LineFieldId };
}

const ROW = /第(\d{1,4})(?:行|条明细)/;

/**
 * @param rules in order: the first that fits wins
 * @returns undefined where no rule says which place a text means
 */
export function namedPlace(text: string, rules: readonly NamedPlaceRule[]): NamedPlace | undefined {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  const rule = rules.find(({ pattern }) => new RegExp(pattern).test(plain));
  if (!rule) return undefined;
  if ('field' in rule.at) return { at: 'field', field: rule.at.field };
  const { column } = rule.at;
  const line = Number(ROW.exec(plain)?.[1] ?? 0);
  return line > 0 ? { at: 'cell', column, row: line - 1 } : { at: 'cell', column };
}
