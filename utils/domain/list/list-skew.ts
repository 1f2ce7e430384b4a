import { beijingDay } from '../invoice/beijing-time';
import {
  CLOCK_TOLERANCE_MS,
  ISSUE_WITHIN_MS,
  lastSentAt,
  type Sent,
  type Skew,
  UNKNOWN_SKEW_MS,
} from '../outcome/issue-window';
import type { PortalRow } from './portal-row';

/**
 * Invoices that were found by their number tell how far the clerk's clock and that of 开票日期 are apart, whatever `Date` the
 * portal's answers carried. They widen the time in which their neighbours are looked for, and never narrow it (rule C11).
 */

/** So far from a submission another tells of the same clock, ms: it may have been set right since. */
export const SAME_CLOCK_MS = 24 * 3_600_000;

type OfPortal = Sent & { readonly site: { readonly origin: string } };
type Numbered = OfPortal & { readonly invoiceNumbers: readonly string[] };

/**
 * It was issued between its submit and half an hour after the last that went to the portal.
 * @returns undefined where the two clocks may go alike, or the row is of another time than any clock would make of it
 */
function skewOfRow(sent: Sent, { issuedAt, dayOnly }: PortalRow): Skew | undefined {
  if (issuedAt === undefined || dayOnly) return undefined;
  const least = sent.submittedAt - issuedAt;
  const most = lastSentAt(sent) + ISSUE_WITHIN_MS - issuedAt;
  const off = Math.max(least, -most);
  return off > CLOCK_TOLERANCE_MS && off <= UNKNOWN_SKEW_MS ? { least, most, known: true } : undefined;
}

const widest = (skews: readonly Skew[]): Skew => ({
  least: Math.min(...skews.map(({ least }) => least)),
  most: Math.max(...skews.map(({ most }) => most)),
  known: true,
});

/**
 * Tells each submission what its neighbours' rows show of the clock.
 * @param linked submissions that carry numbers; those of another portal have another clock
 * @param rowOf the row of a number, where the list showed one
 */
export function withListSkew<T extends OfPortal>(
  subjects: readonly T[],
  linked: readonly Numbered[],
  rowOf: (number: string) => PortalRow | undefined,
): T[] {
  const ofDays = new Map<string, Skew[]>();
  const keyOf = (sent: OfPortal, at: number) => `${beijingDay(at)} ${sent.site.origin}`;
  for (const sent of linked) {
    for (const number of sent.invoiceNumbers) {
      const row = rowOf(number);
      const skew = row && skewOfRow(sent, row);
      if (!skew) continue;
      const key = keyOf(sent, sent.submittedAt);
      ofDays.set(key, [widest([skew, ...(ofDays.get(key) ?? [])])]);
    }
  }
  if (ofDays.size === 0) return [...subjects];
  return subjects.map((subject) => {
    const near = [-SAME_CLOCK_MS, 0, SAME_CLOCK_MS].flatMap(
      (apart) => ofDays.get(keyOf(subject, subject.submittedAt + apart)) ?? [],
    );
    return near.length === 0 ? subject : { ...subject, listSkew: widest(near) };
  });
}
