import { formatRate, parseDecimal, parseTaxRate } from '../invoice/money';
import { EMPTY_LINE, type EntryLine, LINE_LIMITS, MOST_LINES } from './entry';

/** Columns of a sheet, by the words of their header; without a header this is their order. */
const COLUMNS = [
  ['itemName', ['项目名称', '货物或应税劳务、服务名称', '商品名称', '名称', '品名', 'item']],
  ['specification', ['规格型号', '规格', '型号', 'specification']],
  ['unit', ['单位', '计量单位', 'unit']],
  ['quantity', ['数量', 'quantity']],
  ['unitPrice', ['单价', 'unit price', 'price']],
  ['amount', ['金额', 'amount']],
  ['taxRate', ['税率', '税率/征收率', '征收率', 'tax rate', 'rate']],
  ['discount', ['折扣金额', '折扣', 'discount']],
] as const satisfies ReadonlyArray<readonly [keyof EntryLine, readonly string[]]>;

const NUMBERS: ReadonlySet<keyof EntryLine> = new Set(['quantity', 'unitPrice', 'amount', 'discount']);

/** Why a pasted row is not taken; `row` counts from 1 as pasted. */
export type PasteProblem =
  | {
      readonly code: 'notNumber';
      readonly row: number;
      readonly column: keyof EntryLine;
      readonly shown: string;
    }
  | { readonly code: 'noItem' | 'tooLong'; readonly row: number }
  | { readonly code: 'otherTax'; readonly row: number; readonly includesTax: boolean }
  | { readonly code: 'tooMany'; readonly row: number };

export interface PastedLines {
  readonly lines: readonly EntryLine[];
  /** Whether the header says that the prices are with tax, or without; undefined where it says neither. */
  readonly includesTax?: boolean;
  readonly problems: readonly PasteProblem[];
}

const bare = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\s*＊:：]/g, '')
    .toLowerCase();

/** Cells as a sheet puts them on the clipboard: tabs between, quoted where a cell holds a break. */
function cellsOfPaste(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endRow = () => {
    rows.push([...row, cell]);
    row = [];
    cell = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] as string;
    if (quoted) {
      if (character === '"' && text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else if (character === '"') quoted = false;
      else cell += character;
    } else if (character === '"' && cell === '') quoted = true;
    else if (character === '\t') {
      row.push(cell);
      cell = '';
    } else if (character === '\n') endRow();
    else if (character !== '\r') cell += character;
  }
  if (cell !== '' || row.length > 0) endRow();
  return rows.filter((cells) => cells.some((one) => one.trim() !== ''));
}

type Places = ReadonlyMap<keyof EntryLine, number>;
const PRICES: ReadonlySet<keyof EntryLine> = new Set(['unitPrice', 'amount']);

/** A title without what it says of the tax: 含税单价, 单价（不含税）. */
function titleOf(cell: string): { readonly title: string; readonly includesTax?: boolean } {
  const title = bare(cell);
  const said = /不?含税|价税合计/.exec(title)?.[0];
  if (said === undefined) return { title };
  if (said === '价税合计') return { title: '金额', includesTax: true };
  return { title: title.replace(said, '').replace('()', ''), includesTax: said === '含税' };
}

/**
 * Places of the columns where the first row is a header: it names at least two of them. Of prices with tax and without, those
 * that are wanted.
 */
function headerOf(
  cells: readonly string[],
  wanted: boolean,
): { places: Places; includesTax?: boolean } | undefined {
  const titles = cells.map(titleOf);
  const isPrice = ({ title }: { title: string }) =>
    COLUMNS.some(([part, words]) => PRICES.has(part) && words.some((word) => bare(word) === title));
  const said = new Set(titles.filter(isPrice).flatMap(({ includesTax }) => includesTax ?? []));
  const includesTax = said.size === 0 ? undefined : said.has(wanted) ? wanted : !wanted;
  const found = new Map<keyof EntryLine, number>();
  for (const [part, words] of COLUMNS) {
    const fits = (which: boolean | undefined) =>
      titles.findIndex(
        (one) =>
          words.some((word) => bare(word) === one.title) && (!PRICES.has(part) || one.includesTax === which),
      );
    const named = fits(includesTax);
    const place = named >= 0 ? named : fits(undefined);
    if (place >= 0) found.set(part, place);
  }
  return found.size >= 2
    ? { places: found, ...(includesTax === undefined ? {} : { includesTax }) }
    : undefined;
}

/** A rate as people type it into a sheet (13, 13%, 0.13, 免税), as the form shows it. A number from 1 on is per cent. */
export function rateText(shown: string): string {
  const plain = parseDecimal(shown);
  if (plain !== undefined && Number(plain) >= 1) return `${plain}%`;
  const rate = parseTaxRate(shown);
  return rate === undefined ? '' : formatRate(rate);
}

/**
 * Lines from what was copied out of a sheet: with a header in any order, else in the order of the form. Each row that cannot be
 * taken is named, and none of its cells is guessed.
 * @param withTax whether the form counts with tax
 * @param isFixed it holds lines already: prices that count otherwise are not taken among them
 */
export function pastedLines(text: string, withTax = false, isFixed = false): PastedLines {
  const rows = cellsOfPaste(text);
  const header = headerOf(rows[0] ?? [], withTax);
  const places: Places = header?.places ?? new Map(COLUMNS.map(([part], at) => [part, at] as const));
  const lines: EntryLine[] = [];
  const problems: PasteProblem[] = [];
  const { includesTax } = header ?? {};
  if (isFixed && includesTax !== undefined && includesTax !== withTax)
    return { lines, problems: [{ code: 'otherTax', row: 1, includesTax }] };
  for (const [at, cells] of rows.entries()) {
    if (header && at === 0) continue;
    const row = at + 1;
    if (lines.length >= MOST_LINES) {
      problems.push({ code: 'tooMany', row });
      break;
    }
    const line = { ...EMPTY_LINE };
    const found: PasteProblem[] = [];
    for (const [part, place] of places) {
      const shown = (cells[place] ?? '').trim();
      if (shown === '') continue;
      if (shown.length > LINE_LIMITS[part]) found.push({ code: 'tooLong', row });
      else if (!NUMBERS.has(part)) line[part] = part === 'taxRate' ? rateText(shown) : shown;
      else {
        const number = parseDecimal(shown);
        if (number === undefined)
          found.push({ code: 'notNumber', row, column: part, shown: shown.slice(0, 40) });
        else line[part] = number;
      }
    }
    if (line.itemName === '') found.push({ code: 'noItem', row });
    if (found.length > 0) problems.push(...found);
    else lines.push(line);
  }
  return { lines, problems, ...(includesTax === undefined ? {} : { includesTax }) };
}
