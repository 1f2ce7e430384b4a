import { atOnceShare, usualTime } from '../statistics/best-hours';
import { FEW, quantile } from '../statistics/enough';
import type { CompanyMonth, HourMonth, ReasonRow } from '../statistics/month-statistics';
import type { TextKey, Translate } from '../texts/texts';
import type { Column } from './columns';

/** One decimal. */
const inSeconds = (ms: number): string => String(Math.round(ms / 100) / 10);

/** In words where it is not known, or of too few: never 0. */
const timeAt =
  (share: number) =>
  ({ times }: Pick<CompanyMonth, 'times'>, t: Translate): string => {
    const value = quantile(times, share);
    if (value === undefined) return t('statistics.none');
    return times.length < FEW ? t('statistics.few') : inSeconds(value);
  };

/** Where nothing was looked for in the list, it is not known what is missing there. */
const missing = ({ listed, unchecked, missing: count }: CompanyMonth, t: Translate): string =>
  listed > 0 && unchecked === listed ? t('statistics.notChecked') : String(count);

const counted = (
  title: TextKey,
  value: (row: CompanyMonth, t: Translate) => string | number,
): Column<CompanyMonth> => ({
  title,
  kind: 'count',
  width: 12,
  value: (row, t) => String(value(row, t)),
});

export const companyName = ({ name, taxId }: Pick<CompanyMonth, 'name' | 'taxId'>, t: Translate): string =>
  name || taxId || t('statistics.noCompany');

/** The numbers of a company and month, as the page shows them. */
export const STATISTIC_COLUMNS: readonly Column<CompanyMonth>[] = [
  counted('statistics.entered', ({ entered }) => entered),
  counted('outcome.issued', ({ issued }) => issued),
  counted('statistics.failed', ({ failed }) => failed),
  counted('statistics.issuedLater', ({ issuedLater }) => issuedLater),
  counted('outcome.unknown', ({ unknown }) => unknown),
  counted('outcome.pending', ({ pending }) => pending),
  counted('statistics.tries', ({ tries }) => tries),
  counted('class.missing', missing),
  counted('statistics.unchecked', ({ unchecked }) => unchecked),
  { title: 'faults.median', kind: 'quantity', width: 12, value: timeAt(0.5) },
  { title: 'faults.p95', kind: 'quantity', width: 16, value: timeAt(0.95) },
];

const named = (title: TextKey): Column<Pick<CompanyMonth, 'name' | 'taxId'>>[] => [
  { title, kind: 'text', width: 32, value: companyName },
  { title: 'column.sellerTaxId', kind: 'digits', width: 22, value: ({ taxId }) => taxId },
];

/** The same as a sheet has them: with the tax id, and what of them is of which kind. */
export const STATISTIC_SHEET: readonly Column<CompanyMonth>[] = [
  ...named('ledger.company'),
  ...STATISTIC_COLUMNS,
  counted('statistics.timed', ({ times }) => times.length),
  counted('statistics.red', ({ red }) => red),
  counted('statistics.batch', ({ batch }) => batch),
];

export const REASON_COLUMNS: readonly Column<ReasonRow>[] = [
  { title: 'statistics.reason', kind: 'text', width: 20, value: ({ reason }, t) => t(`class.${reason}`) },
  { title: 'statistics.tries', kind: 'count', width: 10, value: ({ count }) => String(count) },
];

export const REASON_SHEET: readonly Column<ReasonRow>[] = [...named('ledger.company'), ...REASON_COLUMNS];

/** 「09:00 – 10:00」 */
export const hourSpan = ({ hour }: Pick<HourMonth, 'hour'>): string =>
  [hour, hour + 1].map((at) => `${String(at).padStart(2, '0')}:00`).join('–');

export const HOUR_STATISTIC_COLUMNS: readonly Column<HourMonth>[] = [
  { title: 'faults.hour', kind: 'text', width: 14, value: hourSpan },
  { title: 'statistics.entered', kind: 'count', width: 10, value: ({ entered }) => String(entered) },
  { title: 'statistics.decided', kind: 'count', width: 12, value: ({ decided }) => String(decided) },
  { title: 'statistics.atOnce', kind: 'count', width: 12, value: ({ atOnce }) => String(atOnce) },
  {
    title: 'statistics.share',
    kind: 'rate',
    width: 12,
    value(hour, t) {
      const share = atOnceShare(hour);
      return share === undefined
        ? t(hour.decided === 0 ? 'statistics.none' : 'statistics.few')
        : String(Math.round(share * 1_000) / 1_000);
    },
  },
  {
    title: 'faults.median',
    kind: 'quantity',
    width: 12,
    value(hour, t) {
      const time = usualTime(hour);
      return time === undefined
        ? t(hour.times.length === 0 ? 'statistics.none' : 'statistics.few')
        : inSeconds(time);
    },
  },
];
