import { daysOfMonth } from '../../domain/invoice/beijing-time';
import type { OutcomeType } from '../../domain/outcome/outcome';
import { countsOfMonth } from '../ledger/counters';
import type { Ledger } from '../ledger/db';

/** As the ledger's filter has them: a press on a bar lists what it counts; a record of several refusals is one line there (A1). */
const PARTS = ['issued', 'refused', 'unknown'] as const;
const partOf = (outcome: OutcomeType) => PARTS.find((part) => part === outcome);

/** What was submitted on a day, by what became of it. */
export interface DayCounts {
  /** Beijing day `YYYY-MM-DD`. */
  readonly day: string;
  readonly counts: Readonly<Record<(typeof PARTS)[number], number>>;
}

/**
 * Every day of a month, also the empty ones.
 * @param month Beijing month `YYYY-MM`
 * @param company tax id; undefined = all
 * @param lastDay days after it are left out (they have not been)
 */
export async function readDayCounts(
  db: Ledger,
  month: string,
  company: string | undefined,
  lastDay: string,
): Promise<DayCounts[]> {
  const rows = await countsOfMonth(db, month);
  const days = daysOfMonth(month).filter((day) => day <= lastDay);
  return days.map((day) => {
    const counts = { issued: 0, refused: 0, unknown: 0 };
    for (const { period, sellerTaxId, outcome, count } of rows) {
      const part = partOf(outcome);
      if (part && period === day && (company === undefined || sellerTaxId === company)) counts[part] += count;
    }
    return { day, counts };
  });
}
