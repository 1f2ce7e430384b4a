import type { Submission } from '../record/submission';

/** Log of the computer that may enter a record again: where it began, until another one took it over. */
export const ownerOf = ({ claimed, begun }: Pick<Submission, 'claimed' | 'begun'>): string | undefined =>
  claimed?.chainId ?? begun?.chainId;

/**
 * A record as it is seen from this computer: what a colleague has in hand needs her, and not the clerk here.
 * @param isColleague whether a log is that of another computer of the firm
 */
export function seenFrom(record: Submission, isColleague: (chainId: string) => boolean): Submission {
  const owner = ownerOf(record);
  if (owner === undefined || !isColleague(owner)) {
    const { ofColleague, ...own } = record;
    return ofColleague ? own : record;
  }
  return { ...record, ofColleague: true, open: record.open === 0 ? 0 : 2 };
}
