import { plainChinese } from '../invoice/plain-chinese';
import type { OriginalData } from './compare-original';

/** A piece of text as it stands on a page; in points, counted from the upper left. */
export interface PageItem {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

export interface ReadPages {
  readonly data: OriginalData;
  /** `other` it can be read, and it is no invoice · `mute` nothing stands there, as on a scan */
  readonly kind: 'invoice' | 'other' | 'mute';
  /** More than one number stands at the label of the number. */
  readonly several: boolean;
}

/** A label and its value may stand a little aslant; rows are ten points apart. */
const SAME_ROW = 3;

/**
 * Full-width signs, and radicals that some fonts give for characters, as what they stand for. White space is one: no
 * pattern here walks through a long run of it.
 */
const plain = (text: string) => plainChinese(text.normalize('NFKC')).replace(/\s+/g, ' ').trim();

/** What stands side by side, joined by a space: number and date must not run together. */
function rowsOf(items: readonly PageItem[]): string[] {
  const rows: PageItem[][] = [];
  for (const item of [...items].sort((one, two) => one.y - two.y)) {
    const row = rows.at(-1);
    if (row?.[0] && item.y - row[0].y <= SAME_ROW) row.push(item);
    else rows.push([item]);
  }
  return rows.map((row) => {
    const inOrder = [...row].sort((one, two) => one.x - two.x);
    return inOrder.map(({ text }) => text).join(' ');
  });
}

/** 「合 计」 → 「合计」 */
const closed = (row: string) => row.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '');

/** 20 digits, and a date may follow at once. */
const DIGITS = String.raw`(?<![\dA-Za-z])\d{20}(?=\d{4}\s*年|(?![\dA-Za-z]))`;
const NUMBER = new RegExp(DIGITS, 'g');
/** Its own label, not 「关联发票号码」 of a note. */
const LABELLED_NUMBER = new RegExp(
  String.raw`(?<!\p{Script=Han})(?:数电)?(?:发票|票)号码\s*:?\s*(${DIGITS})`,
  'gu',
);
/** Others of 20 digits: what a red invoice reverses, its confirmation, accounts, the tax id of a natural person. */
const OTHER_NUMBERS =
  /(?:(?:被红冲|红冲|对应|原)[^:\d]{0,12}(?:号码|号)|确认单[^:\d]{0,4}编号|账号|识别号|校验码|代码|订单号|流水号)\s*:?\s*\d{20}(?!\d)/g;
const DATE = String.raw`(\d{4}\s*[年/-]\s*\d{1,2}\s*[月/-]\s*\d{1,2}(?:\s*日)?)(?!\d)`;
const LABELLED_DATE = new RegExp(String.raw`开票日期\s*:?\s*${DATE}`, 'g');
/** Its year may stand right behind the number. */
const ANY_DATE = new RegExp(String.raw`(?<!\d)(?:\d{20})?${DATE}`, 'g');
const AMOUNT = String.raw`(-?[\d,]+\.\d\d)(?!\d)`;
const GROSS = new RegExp(String.raw`\(小写\)\s*¥?\s*${AMOUNT}`, 'g');
const TOTALS = new RegExp(String.raw`(?<!税)合计\s*¥\s*${AMOUNT}\s*(?:¥\s*${AMOUNT}|\*+)`, 'g');

const firstGroups = (rows: readonly string[], pattern: RegExp, group = 1) =>
  rows.flatMap((row) => [...row.matchAll(pattern)].map((found) => found[group]));

/** Clear only when it stands there in one way. */
function only(values: ReadonlyArray<string | undefined>): string | undefined {
  const [value, ...others] = new Set(values);
  return others.length === 0 ? value : undefined;
}

const TAX_ID = /^\s*([0-9A-Z]{15,20})(?![0-9A-Z])/;
/** A letter of the upright 「购买方信息」 beside the names. */
const UPRIGHT = /\s+[购买销售方信息]+\s*$/;

/** Left and right of one row, each behind its label. */
function pair(rows: readonly string[], label: RegExp): readonly [string, string] | undefined {
  const found = rows.map((row) => row.split(label)).filter((parts) => parts.length > 1);
  const [parts, ...others] = found;
  const [, left, right, more] = parts ?? [];
  if (others.length > 0 || left === undefined || right === undefined || more !== undefined) return undefined;
  return [left, right];
}

/** Of a purchase from farmers the seller stands left. */
function partiesOf(rows: readonly string[], items: readonly PageItem[]) {
  const places = (of: RegExp) => items.filter(({ text }) => of.test(text)).map(({ x }) => x);
  const [buyer, seller] = [places(/^购(买方?(信息?)?)?$/), places(/^销(售方?(信息?)?)?$/)];
  const isTurned =
    buyer.length > 0 && seller.length > 0
      ? Math.min(...seller) < Math.min(...buyer)
      : rows.some((row) => /收购/.test(row))
        ? undefined
        : false;
  if (isTurned === undefined) return {};
  const names = pair(rows, /(?<!\p{Script=Han})名称\s*:/u)?.map(
    (name) => name.replace(UPRIGHT, '').trim() || undefined,
  );
  const ids = pair(rows, /(?:统一社会信用代码\s*\/?\s*)?(?:纳税人)?识别号\s*:/)?.map(
    (id) => TAX_ID.exec(id)?.[1],
  );
  const [left, right] = isTurned ? [1, 0] : [0, 1];
  return {
    buyerName: names?.[left],
    sellerName: names?.[right],
    buyerTaxId: ids?.[left],
    sellerTaxId: ids?.[right],
  };
}

/** More are a list, and say nothing of one invoice. */
const MOST_NUMBERS = 20;
/** Letters enough to tell what a page is. */
const ENOUGH_LETTERS = 10;
const ENOUGH_WORDS = 3;
const WORDS = /(?<![A-Za-z])[A-Za-z]{3,}(?![A-Za-z])/g;
/** 「电子发票（普通发票）」, not a sentence about one. */
const TITLE = /电子发票(?:\(|\s|$)/;
const PARTS = [/发票号码/, /开票日期/, /价税合计/, /识别号/, /购买方|销售方/, /税率|征收率/];
const ENOUGH_PARTS = 2;
/** They speak of invoices and are none. */
const OTHER_PAPERS = /确认单(?![^:\d]{0,4}编号)|汇总单|行程单|销货清单|合同|回单|对账单|收据|申请表/;

function kindOf(text: string, isTitled: boolean, hasNumber: boolean): ReadPages['kind'] {
  if (isTitled) return 'invoice';
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters + (text.match(/\d/g)?.length ?? 0) < ENOUGH_LETTERS) return 'mute';
  const chinese = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  // A font may tell its digits and no characters, or other characters than it shows.
  if (chinese < ENOUGH_LETTERS)
    return hasNumber ? 'invoice' : (text.match(WORDS)?.length ?? 0) < ENOUGH_WORDS ? 'mute' : 'other';
  if (OTHER_PAPERS.test(text)) return 'other';
  // Its labels may be a picture: then only the values are text.
  if (!text.includes('发票')) return hasNumber ? 'invoice' : 'other';
  return PARTS.filter((part) => part.test(text)).length >= ENOUGH_PARTS ? 'invoice' : 'other';
}

/**
 * What the pages of an invoice say: the number that stands there once, and date, names and amounts where they stand
 * clear. What does not is left out, never guessed.
 */
export function readPages(pages: ReadonlyArray<readonly PageItem[]>): ReadPages {
  const plainPages = pages.map((items) =>
    items.map((item) => ({ ...item, text: plain(item.text) })).filter(({ text }) => text !== ''),
  );
  const open = plainPages.flatMap(rowsOf);
  const rows = open.map(closed);
  const [ownOpen, own] = [open, rows].map((some) => some.map((row) => row.replace(OTHER_NUMBERS, ' '))) as [
    string[],
    string[],
  ];
  const spaced = new Set(firstGroups(ownOpen, LABELLED_NUMBER));
  const labelled = spaced.size > 0 ? spaced : new Set(firstGroups(own, LABELLED_NUMBER));
  const numbers = [...(labelled.size > 0 ? labelled : new Set(firstGroups(own, NUMBER, 0)))];
  const invoiceNumber = only(numbers);
  const undecided = numbers.length > 1 && numbers.length <= MOST_NUMBERS;
  const isTitled = open.some((row) => TITLE.test(row)) || rows.some((row) => TITLE.test(row));
  const kind = kindOf(rows.join('\n'), isTitled, numbers.length > 0);
  const several = labelled.size > 1;
  if (kind !== 'invoice') return { data: {}, kind, several: false };
  const dated = firstGroups(rows, LABELLED_DATE);
  const first = plainPages[0] ?? [];
  return {
    data: {
      invoiceNumber,
      ...(undecided && { numbers: numbers.filter((number) => number !== undefined) }),
      issueTime: only(dated.length > 0 ? dated : firstGroups(rows, ANY_DATE))?.replace(/\s/g, ''),
      ...partiesOf(rowsOf(first), first),
      totalNet: only(firstGroups(rows, TOTALS)),
      totalTax: only(firstGroups(rows, TOTALS, 2)),
      totalGross: only(firstGroups(rows, GROSS)),
    },
    kind,
    several,
  };
}
