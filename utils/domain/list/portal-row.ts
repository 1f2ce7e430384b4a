import type { ListRow } from '../fact/list-row';
import { startOfPeriod } from '../invoice/beijing-time';
import { INVOICE_NUMBER } from '../invoice/invoice';
import { type Decimal, parseDecimal, sum } from '../invoice/money';
import { normaliseTaxId } from '../invoice/tax-id';

/** An invoice that the portal's own list was seen to hold. Texts stay as shown beside what was read from them. */
export interface PortalRow {
  /** The number, behind the code where the invoice has one. */
  id: string;
  /** Normalised; '' where the list does not show it. */
  sellerTaxId: string;
  /** Beijing day of 开票日期, `YYYY-MM-DD`; '' where it cannot be read. */
  day: string;
  /** Epoch ms; of a date without a time its last moment. */
  issuedAt?: number;
  /** 开票日期 shows no time. */
  dayOnly?: boolean;
  net?: Decimal;
  tax?: Decimal;
  gross?: Decimal;
  shown: ListRow;
  profileId: string;
  /** The page on which it was last seen: moment and reading. */
  seenAt: number;
  readingId: string;
}

/** Key of a row; undefined when its number cannot be read, so that it can be told from no other. */
export function rowId({ invoiceNumber = '', invoiceCode = '' }: ListRow): string | undefined {
  const number = invoiceNumber.replace(/\s/g, '');
  const code = invoiceCode.replace(/\s/g, '');
  if (INVOICE_NUMBER.test(number)) return number;
  return /^\d{8}$/.test(number) && /^(\d{10}|\d{12})$/.test(code) ? `${code}${number}` : undefined;
}

const DATE_TIME = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}:\d{2}))?$/;
const DAY_MS = 86_400_000;

function readTime(text: string | undefined): Pick<PortalRow, 'day' | 'issuedAt' | 'dayOnly'> {
  const [, day, time] = DATE_TIME.exec((text ?? '').trim().replaceAll('/', '-')) ?? [];
  if (day === undefined) return { day: '' };
  const issuedAt =
    time === undefined ? startOfPeriod(day) + DAY_MS - 1 : Date.parse(`${day}T${time}.000+08:00`);
  if (Number.isNaN(issuedAt)) return { day: '' };
  return time === undefined ? { day, issuedAt, dayOnly: true } : { day, issuedAt };
}

/** Reads a row's texts. @returns undefined when its number cannot be read */
export function portalRow(
  shown: ListRow,
  seen: Pick<PortalRow, 'profileId' | 'seenAt' | 'readingId'>,
): PortalRow | undefined {
  const id = rowId(shown);
  if (id === undefined) return undefined;
  const amounts = {
    net: parseDecimal(shown.net),
    tax: parseDecimal(shown.tax),
    gross: parseDecimal(shown.gross),
  };
  const read = Object.fromEntries(Object.entries(amounts).filter(([, amount]) => amount !== undefined));
  return {
    id,
    sellerTaxId: normaliseTaxId(shown.sellerTaxId),
    ...readTime(shown.issuedAt),
    ...read,
    shown,
    ...seen,
  };
}

/**
 * The newest look at an invoice, with what only an older one showed: the list on the page has no lines, and a file may
 * have the day of issue alone.
 */
export function mergeLooks(one: PortalRow | undefined, two: PortalRow): PortalRow {
  if (!one) return two;
  const [older, newer] = one.seenAt <= two.seenAt ? [one, two] : [two, one];
  const timed =
    newer.issuedAt === undefined || (newer.dayOnly && older.issuedAt !== undefined) ? older : newer;
  const { day, issuedAt, dayOnly } = timed;
  const { issuedAt: _, dayOnly: __, ...rest } = { ...older, ...newer };
  return {
    ...rest,
    day,
    ...(issuedAt === undefined ? {} : { issuedAt }),
    ...(dayOnly === undefined ? {} : { dayOnly }),
    shown: { ...older.shown, ...newer.shown },
  };
}

/**
 * 价税合计 of a row, also where its column is called otherwise: 金额 and 税额 make it up. Only to find what is equal; what is not
 * shown rules no row out (N2).
 */
export const grossOfRow = ({ gross, net, tax }: PortalRow): Decimal | undefined =>
  gross ?? (net === undefined || tax === undefined ? undefined : sum([net, tax]));
