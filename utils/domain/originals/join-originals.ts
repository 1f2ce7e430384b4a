import type { ComparedField } from '../fact/original-names';
import { parseDecimal, sameAmount } from '../invoice/money';
import { compareParties } from '../invoice/same-party';
import { dayOf, type OriginalData } from './compare-original';

/** Two values that one file has for one thing. */
export interface OriginalConflict {
  readonly field: ComparedField;
  readonly values: readonly [string, string];
}

const AMOUNTS = ['totalNet', 'totalTax', 'totalGross'] as const;

function conflictOf(one: OriginalData, two: OriginalData): OriginalConflict | undefined {
  const differ = (field: ComparedField, left: string | undefined, right: string | undefined) =>
    left && right && left !== right ? { field, values: [left, right] as const } : undefined;
  const party = (idField: 'sellerTaxId' | 'buyerTaxId', nameField: 'sellerName' | 'buyerName') => {
    const [left, right] = [one, two].map((data) => ({ taxId: data[idField], name: data[nameField] }));
    if (!left || !right || compareParties(left, right) !== 'other') return undefined;
    return differ(idField, left.taxId, right.taxId) ?? differ(nameField, left.name, right.name);
  };
  const amounts = AMOUNTS.map((field) => {
    const [left, right] = [parseDecimal(one[field]), parseDecimal(two[field])];
    return left && right && !sameAmount(left, right) ? differ(field, left, right) : undefined;
  });
  return [
    differ('invoiceNumber', one.invoiceNumber, two.invoiceNumber),
    differ('issueDay', dayOf(one.issueTime), dayOf(two.issueTime)),
    party('sellerTaxId', 'sellerName'),
    party('buyerTaxId', 'buyerName'),
    ...amounts,
  ].find((conflict) => conflict !== undefined);
}

const stated = (data: OriginalData): OriginalData =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value));

/**
 * What the parts of one file say together: metadata and page, or the forms of one invoice in a zip. The first that says
 * a thing is taken at its word.
 */
export function joinOriginals(
  parts: readonly OriginalData[],
): { readonly data: OriginalData } | { readonly conflict: OriginalConflict } {
  let data: OriginalData = {};
  for (const part of parts) {
    const conflict = conflictOf(data, part);
    if (conflict) return { conflict };
    data = { ...part, ...stated(data) };
  }
  return { data };
}
