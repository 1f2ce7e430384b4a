import { ISSUED_LIST, type Reading } from './coverage';
import type { ListWord } from './list-import';
import type { PortalRow } from './portal-row';

/** Rows come up to half a day late: what is a day older than the export stood in the list. */
const SURELY_LISTED_MS = 86_400_000;

type Row = Pick<PortalRow, 'id' | 'day' | 'issuedAt' | 'seenAt'>;
type Look = Pick<Reading, 'query' | 'finishedAt' | 'total' | 'problems' | 'fromFile'>;

/**
 * How many invoices a file lacks of what is known of its list: rows that were seen there before it was exported, or that
 * are a day older than it, and what the page told for the same days or fewer. That none lacks proves nothing.
 * @param ids of all invoices that the file holds
 * @param rows of the same company
 * @param looks at its list
 */
export function lackedBy(
  { listedAt, period }: ListWord,
  ids: { has(id: string): boolean; readonly size: number },
  rows: readonly Row[],
  looks: readonly Look[],
): number {
  if (!period) return 0;
  const isWithin = (from: string, to: string) => from >= period.from && to <= period.to;
  const lacking = rows.filter(
    ({ id, day, issuedAt = Number.POSITIVE_INFINITY, seenAt }) =>
      day !== '' &&
      isWithin(day, day) &&
      (seenAt <= listedAt || issuedAt + SURELY_LISTED_MS <= listedAt) &&
      !ids.has(id),
  );
  const told = looks
    .filter(({ fromFile, finishedAt }) => !fromFile && finishedAt <= listedAt)
    .filter(
      ({ query: { type, from = '', to = '' } }) => type === ISSUED_LIST && from !== '' && isWithin(from, to),
    )
    .filter(({ problems }) => !problems.includes('queryChanged'))
    .map(({ total }) => total - ids.size);
  return Math.max(0, lacking.length, ...told);
}
