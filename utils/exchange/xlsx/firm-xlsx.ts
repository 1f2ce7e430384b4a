import { beijingText } from '../../domain/invoice/beijing-time';
import { shownDecimals } from '../../domain/invoice/money';
import type { TextKey, Translate } from '../../domain/texts/texts';
import type { Column } from '../../domain/view/columns';
import { sheetColumns } from './written-columns';
import { createXlsxBook } from './xlsx-book';

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

const COMPANY_COLUMNS: readonly Column<FirmCompany>[] = [
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

const COMPUTER_COLUMNS: readonly Column<FirmComputer>[] = [
  { title: 'team.clerk', kind: 'text', width: 14, value: ({ clerk }) => clerk },
  { title: 'team.computer', kind: 'text', width: 24, value: ({ computer }) => computer },
  count('team.open', ({ open }) => open),
  count('team.unknown', ({ unknown }) => unknown),
  count('team.entries', ({ entries }) => entries),
  time('team.last', ({ lastSubmittedAt }) => lastSubmittedAt),
  time('team.known', ({ knownUpTo }) => knownUpTo),
  { title: 'team.firm.state', kind: 'text', width: 40, value: ({ state }) => state },
];

/** What 公司一览 shows. */
export interface FirmBook {
  readonly companies: readonly FirmCompany[];
  /** None where nothing is backed up. */
  readonly computers: readonly FirmComputer[];
  readonly now: number;
  readonly t: Translate;
}

async function* onePage<Row>(rows: readonly Row[]) {
  yield rows;
}

/** The workbook of 公司一览: 说明, 公司一览, 各台电脑. @returns companies */
export async function writeFirmXlsx(
  target: WritableStream<Uint8Array>,
  { companies, computers, now, t }: FirmBook,
): Promise<number> {
  const book = createXlsxBook(target, now);
  const footer = t('team.firm.note');
  const add = <Row>(name: string, columns: readonly Column<Row>[], rows: readonly Row[]) =>
    book.addTable(name, sheetColumns(columns, t), onePage(rows), footer);
  await add(t('rail.companies'), COMPANY_COLUMNS, companies);
  if (computers.length > 0) await add(t('team.firm.computers'), COMPUTER_COLUMNS, computers);
  await book.addFirstSheet(t('xlsx.about'), t('team.firm.fileName'), [
    [t('xlsx.madeAt'), beijingText(now)],
    [t('xlsx.whatNot'), footer],
    [t('xlsx.madeBy'), t('xlsx.product')],
  ]);
  await book.close();
  return companies.length;
}
