/** How a cell is written, and how it looks. The number is its place in `cellXfs` of `xlsx-parts.ts`. */
export const STYLE = {
  plain: 0,
  header: 1,
  amount: 2,
  time: 3,
  text: 4,
  percent: 5,
  tenths: 6,
  count: 7,
  title: 8,
  wrapped: 9,
} as const;

/** What a spreadsheet does with a value. `time` is Beijing wall time as text, `rate` a fraction or a word (免税). */
export type CellKind = 'text' | 'digits' | 'amount' | 'count' | 'quantity' | 'rate' | 'time';

/** Excel refuses a file with a longer cell. */
const LONGEST_TEXT = 32_767;
const PLAIN_DECIMAL = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
/** A spreadsheet keeps 15 digits of a number: a longer one stays text, whole. */
const EXACT_DIGITS = 15;
const WALL_TIME = /^(\d{4})-(\d\d)-(\d\d)(?: (\d\d):(\d\d):(\d\d))?$/;
const DAY_MS = 86_400_000;
/** Day 0 of Excel's calendar, as it counts from March 1900 on. */
const DAY_ZERO = Date.UTC(1899, 11, 30);

/** Not allowed in XML 1.0: control characters but tab and line feed, half surrogate pairs, two non-characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
const FORBIDDEN = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
/** A spreadsheet reads `_x0041_` as the letter A. */
const ESCAPE_LIKE = /_(?=x[0-9A-Fa-f]{4}_)/g;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escapeXml = (text: string): string =>
  text.replace(FORBIDDEN, '').replace(/[&<>"]/g, (sign) => ENTITIES[sign] as string);

/** The text as a cell keeps it: line ends as line feeds, too long cut with an ellipsis. */
export function cellText(value: string): string {
  const text = value.replace(/\r\n?/g, '\n');
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text;
}

/** `2026-11-24 14:00:00` → days since Excel's day 0; undefined for another form. */
export function serialOf(wallTime: string): number | undefined {
  const found = WALL_TIME.exec(wallTime);
  if (!found) return undefined;
  const [year, month, day, hour = 0, minute = 0, second = 0] = found
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part))) as [number, number, number];
  return (Date.UTC(year, month - 1, day, hour, minute, second) - DAY_ZERO) / DAY_MS;
}

/** True when a spreadsheet holds this decimal without rounding. */
function isExact(decimal: string): boolean {
  const digits = decimal.replace(/^-?0*\.?0*|[-.]/g, '');
  return PLAIN_DECIMAL.test(decimal) && digits.length <= EXACT_DIGITS;
}

const numberCell = (value: string | number, style: number) => `<c s="${style}"><v>${value}</v></c>`;

/** What an inline string holds: it is never a formula, whatever it begins with. */
export const inlineXml = (value: string): string =>
  `<is><t xml:space="preserve">${escapeXml(cellText(value).replace(ESCAPE_LIKE, '_x005F_'))}</t></is>`;

export const textCell = (value: string, style: number = STYLE.plain): string =>
  value === '' ? '<c/>' : `<c s="${style}" t="inlineStr">${inlineXml(value)}</c>`;

function rateCell(rate: string): string {
  if (!isExact(rate)) return textCell(rate);
  return numberCell(rate, /^\d(\.\d{1,2})?$/.test(rate) ? STYLE.percent : STYLE.tenths);
}

/** One cell; amounts as the decimal's own digits, so that no float comes between. */
export function cellXml(value: string, kind: CellKind): string {
  switch (kind) {
    case 'text':
      return textCell(value);
    case 'digits':
      return textCell(value, STYLE.text);
    case 'rate':
      return rateCell(value);
    case 'time': {
      const serial = serialOf(value);
      return serial === undefined ? textCell(value) : numberCell(serial, STYLE.time);
    }
    default: {
      if (!isExact(value)) return textCell(value);
      return numberCell(
        value,
        kind === 'amount' ? STYLE.amount : kind === 'count' ? STYLE.count : STYLE.plain,
      );
    }
  }
}

/** 0 → A, 26 → AA. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}
