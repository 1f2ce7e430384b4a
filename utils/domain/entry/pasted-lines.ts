import { formatRate, parseDecimal, parseTaxRate } from '../invoice/money';
import { EMPTY_LINE, type EntryLine, MOST_LINES } from './entry';

/** Columns of a sheet, by the words of their header; without a header this is their order. */
const COLUMNS = [
  ['itemName', ['项目名称', '货物或应税劳务、服务名称', '商品名称', '名称', '品名', 'item']],
  ['specification', ['规格型号', '规格', '型号', 'specification']],
  ['unit', ['单位', '计量单位', 'unit']],
  ['quantity', ['数量', 'quantity']],
  ['unitPrice', ['单价', '含税单价', '不含税单价', '单价（含税）', '单价（不含税）', 'unit price', 'price']],
  ['amount', ['金额', '含税金额', '不含税金额', '金额（含税）', '金额（不含税）', 'amount']],
  ['taxRate', ['税率', '税率/征收率', '征收率', 'tax rate', 'rate']],
  ['discount', ['折扣金额', '折扣', 'discount']],
] as const satisfies ReadonlyArray<readonly [keyof EntryLine, readonly string[]]>;

const NUMBERS: ReadonlySet<keyof EntryLine> = new Set(['quantity', 'unitPrice', 'amount', 'discount']);
const LIMITS: Readonly<Record<keyof EntryLine, number>> = {
  itemName: 400,
  specification: 400,
  unit: 100,
  quantity: 60,
  unitPrice: 60,
  amount: 60,
  taxRate: 40,
  discount: 60,
};

/** Why a pasted row is not taken; `row` counts from 1 as pasted. */
export type PasteProblem =
  | {
      readonly code: 'notNumber';
      readonly row: number;
      readonly column: keyof EntryLine;
      readonly shown: string;
    }
  | { readonly code: 'noItem' | 'tooLong'; readonly row: number }
  | { readonly code: 'tooMany'; readonly row: number };

export interface PastedLines {
  readonly lines: readonly EntryLine[];
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

/** Places of the columns where the first row is a header: it names at least two of them. */
function headerOf(cells: readonly string[]): ReadonlyMap<keyof EntryLine, number> | undefined {
  const found = new Map<keyof EntryLine, number>();
  for (const [part, words] of COLUMNS) {
    const place = cells.findIndex((cell) => words.some((word) => bare(word) === bare(cell)));
    if (place >= 0) found.set(part, place);
  }
  return found.size >= 2 ? found : undefined;
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
 */
export function pastedLines(text: string): PastedLines {
  const rows = cellsOfPaste(text);
  const header = headerOf(rows[0] ?? []);
  const places = header ?? new Map(COLUMNS.map(([part], at) => [part, at] as const));
  const lines: EntryLine[] = [];
  const problems: PasteProblem[] = [];
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
      if (shown.length > LIMITS[part]) found.push({ code: 'tooLong', row });
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
  return { lines, problems };
}
