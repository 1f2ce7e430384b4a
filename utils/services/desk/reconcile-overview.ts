import { daysOfMonth } from '../../domain/invoice/beijing-time';
import type { Standing } from '../../domain/list/list-check';
import { coverageDays, gapDays, sentByDay, spansToAsk } from '../../domain/reconcile/coverage-days';
import { dayBeside, readReconcileEvidence } from '../../store/guards/reconcile-evidence';
import type { CompanyRow } from '../../store/read/company-overview';
import type { ReconcileMonthPorts } from './reconcile-month';

/** As the page of a company's month reads it (`readReconcileMonth`), so that the two agree. */
const MARGIN_DAYS = 2;

/** How a company's month stands against the portal's list, as last found: nothing is checked anew. */
export interface CompanyCheck {
  readonly taxId: string;
  readonly name: string;
  readonly issued: number;
  /** Rows of the portal's list. */
  readonly listed: number;
  readonly missing: number;
  readonly mismatched: number;
  readonly duplicated: number;
  /** End of the newest reading, epoch ms. */
  readonly lastReadAt: number | undefined;
  /** Days that a reading can cover now and none has. */
  readonly gaps: number;
}

/** @param month `YYYY-MM` */
export async function readCompanyCheck(
  ports: Pick<ReconcileMonthPorts, 'openLedger' | 'readWaitMs' | 'now'>,
  { taxId, name }: Pick<CompanyRow, 'taxId' | 'name'>,
  month: string,
): Promise<CompanyCheck> {
  const [first, last] = [`${month}-01`, daysOfMonth(month).at(-1) as string];
  const [from, to] = [dayBeside(first, -MARGIN_DAYS), dayBeside(last, MARGIN_DAYS)];
  const evidence = await readReconcileEvidence(await ports.openLedger(), taxId, from, to);
  const [waitMs, now] = [await ports.readWaitMs(), ports.now()];
  const ofMonth = evidence.subjects.filter(({ day }) => day.startsWith(month));
  const standing = (wanted: Standing) => ofMonth.filter((record) => record.standing === wanted).length;
  const days = coverageDays(month, evidence.readings, sentByDay(evidence.subjects), now, waitMs);
  return {
    taxId,
    name,
    issued: ofMonth.filter(({ outcomeType }) => outcomeType === 'issued').length,
    listed: evidence.rows.filter(({ day }) => day.startsWith(month)).length,
    missing: standing('missing'),
    mismatched: standing('mismatched'),
    duplicated: standing('duplicated'),
    lastReadAt: evidence.readings.map(({ finishedAt }) => finishedAt).sort((one, two) => two - one)[0],
    gaps: gapDays(days, spansToAsk(days, now)).length,
  };
}

const waiting = ({ duplicated, missing, mismatched }: CompanyCheck) => [duplicated + missing, mismatched];

/** What waits first: what may be doubled or lost, then what differs, then most days to read. */
export function byWaiting(one: CompanyCheck, two: CompanyCheck): number {
  const [left, right] = [
    [...waiting(one), one.gaps, one.issued],
    [...waiting(two), two.gaps, two.issued],
  ];
  const at = left.findIndex((count, place) => count !== right[place]);
  return at < 0 ? one.taxId.localeCompare(two.taxId) : (right[at] as number) - (left[at] as number);
}
