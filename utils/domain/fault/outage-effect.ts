import { isDecimal, sum } from '../invoice/money';
import { newestAttempts } from '../record/attempts';
import type { Submission } from '../record/submission';
import type { Outage } from './outage';

type Hit = Pick<
  Submission,
  'id' | 'submittedAt' | 'sellerTaxId' | 'invoice' | 'outcome' | 'outcomeType' | 'retryOf' | 'newerAttempt'
>;

/** What an outage did to the submissions of one company. Amounts are exact decimals. */
interface CompanyEffect {
  readonly taxId: string;
  readonly name: string;
  readonly count: number;
  readonly net: string;
  readonly gross: string;
}

export interface OutageEffect {
  /** Submissions that a fault of it is of, oldest first; of several attempts at the same invoice the newest. */
  readonly hit: readonly Hit[];
  readonly companies: readonly CompanyEffect[];
  readonly count: number;
  readonly net: string;
  readonly gross: string;
  /** Of those that were hit: how they stand now. */
  readonly issued: number;
  readonly open: number;
  /** Entered in its time, and issued all the same. */
  readonly passed: number;
}

const amount = (value: string | undefined) => (value !== undefined && isDecimal(value) ? value : '0');

/** @param records of its time at least; others are left out */
export function effectOf(outage: Outage, records: readonly Hit[]): OutageEffect {
  const ids = new Set(outage.submissions);
  const hit = newestAttempts(
    records.filter(({ id }) => ids.has(id)),
    records,
  ).sort((left, right) => left.submittedAt - right.submittedAt);
  const sums = (some: readonly Hit[]) => ({
    count: some.length,
    net: sum(some.map(({ invoice }) => amount(invoice.totalNet))),
    gross: sum(some.map(({ invoice }) => amount(invoice.totalGross))),
  });
  const taxIds = [...new Set(hit.map(({ sellerTaxId }) => sellerTaxId))];
  const passed = records.filter(
    ({ id, submittedAt, outcomeType }) =>
      !ids.has(id) && outcomeType === 'issued' && submittedAt >= outage.from && submittedAt <= outage.to,
  );
  return {
    hit,
    companies: taxIds.map((taxId) => {
      const own = hit.filter(({ sellerTaxId }) => sellerTaxId === taxId);
      return {
        taxId,
        name: own.find(({ invoice }) => invoice.seller.name)?.invoice.seller.name ?? '',
        ...sums(own),
      };
    }),
    ...sums(hit),
    issued: hit.filter(({ outcomeType }) => outcomeType === 'issued').length,
    open: hit.filter(
      ({ outcomeType, newerAttempt }) => outcomeType !== 'issued' && newerAttempt === undefined,
    ).length,
    passed: passed.length,
  };
}
