import { beijingText } from '../invoice/beijing-time';
import { shownDecimals } from '../invoice/money';
import type { TextKey } from '../texts/texts';
import type { Column } from './columns';

interface Sums {
  readonly count: number;
  readonly gross: string;
}

/** A company over all computers of a firm, as 公司一览 shows it. */
export interface FirmCompany {
  readonly name: string;
  readonly taxId: string;
  readonly issuedToday: Sums;
  readonly issuedThisMonth: Sums;
  readonly open: number;
  readonly unknown: number;
  readonly ofColleagues: { readonly open: number; readonly unknown: number };
  /** Names of clerks. */
  readonly serving: readonly string[];
  readonly checkedTo: string | undefined;
}

/** A computer of it. */
export interface FirmComputer {
  readonly clerk: string;
  readonly computer: string;
  readonly open: number;
  readonly unknown: number;
  readonly entries: number;
  readonly lastSubmittedAt: number | undefined;
  /** Up to when its records are here; of this one, when they were last stored. */
  readonly knownUpTo: number | undefined;
  /** What else there is to say of it, in words. */
  readonly state: string;
}

const count = <Row>(title: TextKey, value: (row: Row) => number): Column<Row> => ({
  title,
  kind: 'count',
  width: 14,
  value: (row) => String(value(row)),
});
const amount = (title: TextKey, value: (row: FirmCompany) => Sums): Column<FirmCompany> => ({
  title,
  kind: 'amount',
  width: 18,
  value: (row) => shownDecimals(value(row).gross),
});
/** Empty for what is not known. */
const time = (title: TextKey, value: (row: FirmComputer) => number | undefined): Column<FirmComputer> => ({
  title,
  kind: 'time',
  width: 20,
  value(row) {
    const at = value(row);
    return at === undefined ? '' : beijingText(at);
  },
});

export const FIRM_COMPANY_COLUMNS: readonly Column<FirmCompany>[] = [
  { title: 'companies.name', kind: 'text', width: 32, value: ({ name }) => name },
  { title: 'column.sellerTaxId', kind: 'digits', width: 22, value: ({ taxId }) => taxId },
  count('team.firm.todayCount', ({ issuedToday }) => issuedToday.count),
  amount('team.firm.todayGross', ({ issuedToday }) => issuedToday),
  count('team.firm.monthCount', ({ issuedThisMonth }) => issuedThisMonth.count),
  amount('team.firm.monthGross', ({ issuedThisMonth }) => issuedThisMonth),
  count('team.firm.openHere', ({ open }) => open),
  count('team.firm.unknownHere', ({ unknown }) => unknown),
  count('team.firm.elsewhere', ({ ofColleagues }) => ofColleagues.open),
  count('team.firm.unknownElsewhere', ({ ofColleagues }) => ofColleagues.unknown),
  { title: 'team.firm.serving', kind: 'text', width: 20, value: ({ serving }) => serving.join('、') },
  { title: 'companies.checkedTo', kind: 'time', width: 14, value: ({ checkedTo }) => checkedTo ?? '' },
];

export const FIRM_COMPUTER_COLUMNS: readonly Column<FirmComputer>[] = [
  { title: 'team.clerk', kind: 'text', width: 14, value: ({ clerk }) => clerk },
  { title: 'team.computer', kind: 'text', width: 24, value: ({ computer }) => computer },
  count('team.open', ({ open }) => open),
  count('team.unknown', ({ unknown }) => unknown),
  count('team.entries', ({ entries }) => entries),
  time('team.last', ({ lastSubmittedAt }) => lastSubmittedAt),
  time('team.known', ({ knownUpTo }) => knownUpTo),
  { title: 'team.firm.state', kind: 'text', width: 40, value: ({ state }) => state },
];
