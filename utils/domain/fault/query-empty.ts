import type { Reading } from '../list/coverage';
import { lastSentAt } from '../outcome/issue-window';
import type { Submission } from '../record/submission';

type Listed = Pick<
  Submission,
  'outcomeType' | 'invoiceNumbers' | 'practice' | 'day' | 'site' | 'sellerTaxId' | 'submittedAt' | 'signals'
>;
type Asked = Pick<
  Reading,
  'problems' | 'companyTaxId' | 'query' | 'fromFile' | 'origin' | 'startedAt' | 'total'
>;

/** Days of a query that showed nothing, and how many issued invoices of them the ledger holds. */
export interface Lacked {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

/** Whether the list was asked for whole, by its page, for one company, and showed nothing. */
export const showsNothing = ({ problems, companyTaxId, fromFile, total }: Asked): boolean =>
  !fromFile && total === 0 && companyTaxId !== '' && problems.every((problem) => problem === 'empty');

/**
 * What a query that showed nothing should have shown: invoices that the ledger knows by their numbers, of its company,
 * portal and days, so long ago that no row comes later (law L2). @returns undefined where nothing is lacking
 */
export function lackedBy(reading: Asked, records: readonly Listed[], waitMs: number): Lacked | undefined {
  const { from = '', to = '' } = reading.query;
  if (!showsNothing(reading)) return undefined;
  const lacking = records.filter(
    (record) =>
      record.outcomeType === 'issued' &&
      record.invoiceNumbers.length > 0 &&
      !record.practice &&
      record.sellerTaxId === reading.companyTaxId &&
      record.site.origin === reading.origin &&
      record.day >= from &&
      record.day <= to &&
      lastSentAt(record) + waitMs <= reading.startedAt,
  );
  return lacking.length === 0 ? undefined : { from, to, count: lacking.length };
}

/** As the fault tells it: `2026-11-01 2026-11-24 12`. */
export const lackedText = ({ from, to, count }: Lacked): string => `${from} ${to} ${count}`;

/** @returns undefined where it tells something else */
export function readLacked(detail: string): Lacked | undefined {
  const [, from, to, count] = /^(\d{4}-\d{2}-\d{2}) (\d{4}-\d{2}-\d{2}) (\d+)$/.exec(detail) ?? [];
  return from && to && count ? { from, to, count: Number(count) } : undefined;
}
