import type { ListQuery } from '../fact/list-facts';
import type { ListRow } from '../fact/list-row';
import { beijingDay, startOfPeriod } from '../invoice/beijing-time';
import { parseDecimal, sameAmount } from '../invoice/money';
import { partyName } from '../invoice/plain-text';
import { normaliseTaxId } from '../invoice/tax-id';
import { ISSUED_LIST } from './coverage';
import { portalRow } from './portal-row';

/** Whose list it seems to be. */
export interface ListCompany {
  readonly taxId: string;
  readonly name: string;
  /** Rows in which it is the seller, of how many. */
  readonly asSeller: number;
}

/** Longest tax id of a fact. */
const LONGEST_TAX_ID = 40;

/**
 * The company that most rows share: as the seller, or as the buyer of 收购 invoices, which show another seller.
 * @returns undefined when there is none in more than half of them
 */
export function companyOfList(rows: Iterable<ListRow>): ListCompany | undefined {
  const seen = new Map<string, { name: string; asSeller: number; rows: number }>();
  let count = 0;
  const note = (taxId: string | undefined, name: string | undefined, asSeller: boolean) => {
    const id = normaliseTaxId(taxId);
    if (id === '' || id.length > LONGEST_TAX_ID || id.includes('*')) return '';
    const one = seen.get(id) ?? { name: name ?? '', asSeller: 0, rows: 0 };
    seen.set(id, { name: one.name, asSeller: one.asSeller + (asSeller ? 1 : 0), rows: one.rows + 1 });
    return id;
  };
  for (const { sellerTaxId, sellerName, buyerTaxId, buyerName } of rows) {
    count += 1;
    const seller = note(sellerTaxId, sellerName, true);
    if (normaliseTaxId(buyerTaxId) !== seller) note(buyerTaxId, buyerName, false);
  }
  const [best] = [...seen].sort(
    ([, one], [, two]) => two.rows - one.rows || two.asSeller - one.asSeller || 0,
  );
  if (!best || best[1].rows * 2 <= count) return undefined;
  const [taxId, { name, asSeller }] = best;
  return { taxId, name, asSeller };
}

/** What of an invoice may differ between two looks at it. */
const COMPARED = ['net', 'tax', 'gross', 'buyerName', 'buyerTaxId', 'status'] as const;

export interface RowDifference {
  readonly field: (typeof COMPARED)[number];
  readonly before: string;
  readonly now: string;
}

function isSame(field: RowDifference['field'], before: string, now: string): boolean {
  if (before === now || before.includes('*') || now.includes('*')) return true;
  if (field === 'buyerName') return partyName(before) === partyName(now);
  if (field === 'buyerTaxId') return normaliseTaxId(before) === normaliseTaxId(now);
  if (field === 'status') return before.trim() === now.trim();
  const [one, two] = [parseDecimal(before), parseDecimal(now)];
  return one !== undefined && two !== undefined && sameAmount(one, two);
}

/** Only what both show can differ; what is hidden behind stars tells nothing. */
export const differencesOf = (before: ListRow, now: ListRow): RowDifference[] =>
  COMPARED.flatMap((field) => {
    const [one, two] = [before[field], now[field]];
    if (one === undefined || two === undefined || isSame(field, one, two)) return [];
    return [{ field, before: one, now: two }];
  });

/** From the first to the last 开票日期. */
export interface ListPeriod {
  readonly from: string;
  readonly to: string;
  /** Before this moment the last of them did not exist, epoch ms. */
  readonly lastAt: number;
}

export function periodOfList(rows: Iterable<ListRow>): ListPeriod | undefined {
  let period: ListPeriod | undefined;
  for (const row of rows) {
    const seen = portalRow(row, { profileId: '', readingId: '', seenAt: 0 });
    if (!seen || seen.day === '' || seen.issuedAt === undefined) continue;
    const { day } = seen;
    const at = seen.dayOnly ? startOfPeriod(day) : seen.issuedAt;
    period = {
      from: period && period.from < day ? period.from : day,
      to: period && period.to > day ? period.to : day,
      lastAt: Math.max(period?.lastAt ?? 0, at),
    };
  }
  return period;
}

/** Bounds of one fact. */
export interface PartSize {
  readonly rows: number;
  readonly lines: number;
}
export const PART_SIZE: PartSize = { rows: 1_000, lines: 20_000 };

/** In the file's order, so that the same file always makes the same parts; at least one row a part. */
export function splitList(rows: Iterable<ListRow>, most: PartSize = PART_SIZE): ListRow[][] {
  const parts: ListRow[][] = [];
  let part: ListRow[] = [];
  let lines = 0;
  for (const row of rows) {
    const its = row.lines?.length ?? 0;
    if (part.length >= most.rows || (part.length > 0 && lines + its > most.lines)) {
      parts.push(part);
      part = [];
      lines = 0;
    }
    part.push(row);
    lines += its;
  }
  if (part.length > 0) parts.push(part);
  return parts;
}

/** What the clerk says of the file: it does not tell what was asked for, nor when. */
export interface ListWord {
  /** When she exported it, epoch ms. */
  readonly listedAt: number;
  /** 查询类型 was 开具发票, 票种 全部, nothing else was set; absent when she cannot say so. */
  readonly period?: { readonly from: string; readonly to: string };
  /** It was 导出全部; absent when she chose rows, or cannot say so. */
  readonly isAll?: boolean;
}

/**
 * Why her word cannot be right. `time` no moment · `future` later than now · `tooEarly` the list holds a later
 * invoice · `dates` no period · `period` the list holds an invoice outside of it · `named` it is longer than the one that the
 * name of the file says was asked for
 */
export type WordBar = 'time' | 'future' | 'tooEarly' | 'dates' | 'period' | 'named';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function barOfWord(
  word: ListWord,
  found: ListPeriod | undefined,
  now: number,
  fileName = '',
): WordBar | undefined {
  const { listedAt, period } = word;
  if (!Number.isSafeInteger(listedAt) || listedAt <= 0) return 'time';
  if (listedAt > now) return 'future';
  // An invoice of the future says nothing about the export.
  if (found && found.lastAt <= now && listedAt < found.lastAt) return 'tooEarly';
  if (!period) return undefined;
  if (!DAY.test(period.from) || !DAY.test(period.to) || period.from > period.to) return 'dates';
  if (found && (period.from > found.from || period.to < found.to)) return 'period';
  const named = namedPeriod(fileName, found);
  return named && (period.from < named.from || period.to > named.to) ? 'named' : undefined;
}

/** The conditions as the fact keeps them; empty, the reading covers nothing. */
export const queryOfWord = ({ period }: ListWord): ListQuery =>
  period ? { type: ISSUED_LIST, kinds: '全部', from: period.from, to: period.to, others: [] } : {};

/** What is proposed to her: the file's own time, as far as it can be true, and the days of its name. */
export function proposedWord(
  lastModified: number,
  found: ListPeriod | undefined,
  now: number,
  fileName = '',
): Required<Pick<ListWord, 'listedAt' | 'period'>> {
  const today = beijingDay(now);
  return {
    listedAt: Math.min(now, Math.max(lastModified, found?.lastAt ?? 0)),
    period: namedPeriod(fileName, found) ?? { from: found?.from ?? today, to: found?.to ?? today },
  };
}

const NAMED = /[（(](\d{4})(\d{2})(\d{2})-(\d{4})(\d{2})(\d{2})[）)]/;

/**
 * 全量发票查询导出结果（20260401-20260430）.xlsx: the days of the query, whatever of its rows were exported.
 * @returns undefined too where the rows say otherwise: somebody gave the file that name
 */
export function namedPeriod(
  name: string,
  rows: ListPeriod | undefined,
): { from: string; to: string } | undefined {
  const found = NAMED.exec(name);
  if (!found) return undefined;
  const [, year, month, day, toYear, toMonth, toDay] = found;
  const [from, to] = [`${year}-${month}-${day}`, `${toYear}-${toMonth}-${toDay}`];
  const isDay = (text: string) =>
    !Number.isNaN(startOfPeriod(text)) && beijingDay(startOfPeriod(text)) === text;
  const holdsRows = !rows || (from <= rows.from && to >= rows.to);
  return isDay(from) && isDay(to) && from <= to && holdsRows ? { from, to } : undefined;
}
