import type { ComparedField } from '../fact/original-names';
import { beijingDay } from '../invoice/beijing-time';
import type { Invoice } from '../invoice/invoice';
import { parseDecimal, sameAmount } from '../invoice/money';
import { compareNames, compareParties, type Party } from '../invoice/same-party';
import type { Outcome } from '../outcome/outcome';

/** What a file says of its invoice, as it stands there; absent where its format or this file does not say it. */
export interface OriginalData {
  readonly invoiceNumber?: string | undefined;
  /** Where several stand on its pages and none of them by its label: one of these, if any. */
  readonly numbers?: readonly string[] | undefined;
  readonly issueTime?: string | undefined;
  readonly sellerTaxId?: string | undefined;
  readonly sellerName?: string | undefined;
  readonly buyerTaxId?: string | undefined;
  readonly buyerName?: string | undefined;
  readonly totalNet?: string | undefined;
  readonly totalTax?: string | undefined;
  readonly totalGross?: string | undefined;
  readonly lines?: ReadonlyArray<{ readonly net?: string | undefined; readonly tax?: string | undefined }>;
}

export interface OriginalDifference {
  readonly field: ComparedField;
  readonly original: string;
  readonly here: string;
  /** Counted from 1, when it is in a line. */
  readonly line?: number;
}

export interface OriginalComparison {
  /** What both sides had, and was equal. */
  readonly compared: readonly ComparedField[];
  /** Any one of them, and the file is not kept (rule O2). */
  readonly differences: readonly OriginalDifference[];
}

/** The part of a record that an original is held against. */
export interface HeldRecord {
  readonly invoice: Invoice;
  readonly outcome: Outcome;
}

const DAY = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})(?!\d)|^(\d{4})(\d\d)(\d\d)/;

/** `2026-11-24 14:00:00`, `2026年11月24日`, `20261124` → `2026-11-24`; undefined for another form. */
export function dayOf(text: string | undefined): string | undefined {
  const found = DAY.exec(text?.trim() ?? '');
  if (!found) return undefined;
  const [year = '', month = '', day = ''] = found.slice(1).filter((part) => part !== undefined);
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** An amount that cannot be read equals none. */
function equalAmounts(original: string, here: string): boolean {
  const [read, kept] = [parseDecimal(original), parseDecimal(here)];
  return read !== undefined && kept !== undefined && sameAmount(read, kept);
}

/** 免税 and 不征税 have stars for a tax. */
const said = (text: string | undefined) => (text && !/^\*+$/.test(text) ? text : undefined);

/** Surely another party, or nothing is said against it (rule C10): by id and name together, and by each alone. */
function holdParty(inFile: Party, inLedger: Party) {
  return {
    sameness: compareParties(inFile, inLedger),
    taxIds: compareParties({ taxId: inFile.taxId }, { taxId: inLedger.taxId }),
    names: compareNames(inFile.name, inLedger.name),
  };
}

/** Line by line, where both have as many and none is missing here. */
function compareLines(
  { invoice }: HeldRecord,
  lines: NonNullable<OriginalData['lines']>,
): OriginalComparison | undefined {
  const isPartial = invoice.issues.some(({ code }) => code === 'linesIncomplete' || code === 'noLines');
  if (isPartial || lines.length === 0 || lines.length !== invoice.lines.length) return undefined;
  const differences: OriginalDifference[] = [];
  let seen = 0;
  for (const [index, { netAmount, taxAmount }] of invoice.lines.entries()) {
    for (const [original, here] of [
      [said(lines[index]?.net), said(netAmount)],
      [said(lines[index]?.tax), said(taxAmount)],
    ]) {
      if (!original || !here) continue;
      seen += 1;
      if (!equalAmounts(original, here))
        differences.push({ field: 'lines', line: index + 1, original, here });
    }
  }
  if (seen === 0) return undefined;
  return { compared: differences.length === 0 ? ['lines'] : [], differences };
}

/**
 * Holds an original against its record (rules O1, O2). Amounts are exact decimals. A field that one side lacks is not
 * compared, and not named in `compared`.
 * @param invoiceNumber the number of the record that it is to be attached to
 */
export function compareOriginal(
  record: HeldRecord,
  invoiceNumber: string,
  data: OriginalData,
): OriginalComparison {
  const { invoice, outcome } = record;
  const issuedAt = outcome.type === 'issued' ? outcome.issuedAt : undefined;
  const compared: ComparedField[] = [];
  const differences: OriginalDifference[] = [];
  const hold = (
    field: ComparedField,
    inFile: string | undefined,
    inLedger: string | undefined,
    isEqual: (original: string, here: string) => boolean,
  ) => {
    const [original, here] = [said(inFile), said(inLedger)];
    if (!original || !here) return;
    if (isEqual(original, here)) compared.push(field);
    else differences.push({ field, original, here });
  };
  hold('invoiceNumber', data.invoiceNumber, invoiceNumber, (original, here) => original === here);
  const { numbers = [] } = data;
  if (!data.invoiceNumber && numbers.length > 0 && !numbers.includes(invoiceNumber))
    differences.push({ field: 'invoiceNumber', original: numbers.join('、'), here: invoiceNumber });
  hold(
    'issueDay',
    dayOf(data.issueTime),
    issuedAt === undefined ? undefined : beijingDay(issuedAt),
    (a, b) => a === b,
  );
  for (const side of ['seller', 'buyer'] as const) {
    const party = { taxId: said(data[`${side}TaxId`]), name: said(data[`${side}Name`]) };
    const { sameness, taxIds, names } = holdParty(party, invoice[side]);
    if (taxIds === 'same') compared.push(`${side}TaxId`);
    if (names === 'same') compared.push(`${side}Name`);
    if (sameness !== 'other') continue;
    const [field, original, here] =
      taxIds === 'other'
        ? ([`${side}TaxId`, party.taxId, invoice[side].taxId] as const)
        : ([`${side}Name`, party.name, invoice[side].name] as const);
    differences.push({ field, original: original ?? '', here: here ?? '' });
  }
  hold('totalNet', data.totalNet, invoice.totalNet, equalAmounts);
  hold('totalTax', data.totalTax, invoice.totalTax, equalAmounts);
  hold('totalGross', data.totalGross, invoice.totalGross, equalAmounts);
  const lines = data.lines && compareLines(record, data.lines);
  return {
    compared: [...compared, ...(lines?.compared ?? [])],
    differences: [...differences, ...(lines?.differences ?? [])],
  };
}

const NUMBER_IN_NAME = /(?<!\d)\d{20}(?!\d)/g;

/** The number that a file's name bears, where it bears one and another than the file itself says. */
export function namedOtherwise(invoiceNumber: string | undefined, fileName: string): string | undefined {
  const named: readonly string[] = fileName.match(NUMBER_IN_NAME) ?? [];
  return invoiceNumber && !named.includes(invoiceNumber) ? named[0] : undefined;
}

/**
 * Rule O1: the number that a file is of. Its own data go before its name, which the portal makes of the number
 * (`dzfp_<号码>_….pdf`) and anyone may change.
 * @returns undefined when neither tells one number
 */
export function claimedNumber(
  data: OriginalData,
  fileName: string,
): { readonly invoiceNumber: string; readonly from: 'content' | 'fileName' } | undefined {
  if (data.invoiceNumber) return { invoiceNumber: data.invoiceNumber, from: 'content' };
  const [named, ...others] = new Set(fileName.match(NUMBER_IN_NAME));
  return named !== undefined && others.length === 0 ? { invoiceNumber: named, from: 'fileName' } : undefined;
}
