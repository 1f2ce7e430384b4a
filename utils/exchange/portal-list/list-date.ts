import { dateText } from '../xlsx/cell-text';

const DAY_MS = 86_400_000;
/** Days are counted from here, unless the book says otherwise. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const DAYS_TO_1904 = 1_462;
/** A day of 2000 to 2099, as a number. */
const SERIAL = /^[3-7]\d{4}(?:\.\d+)?$/;
const PARTS =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/;

/** Without anything between. */
const DIGITS = /^(20\d{2})(\d{2})(\d{2})$/;

const two = (digits: string) => digits.padStart(2, '0');

/**
 * 开票日期 as the portal writes it, `YYYY-MM-DD HH:mm:ss`, from what other programs make of it: a number whose cell lost its
 * form, slashes, single digits, 年月日. A time without seconds counts as none: seconds that were not there would be made up.
 * What is no date stays as it stands.
 */
export function listDate(text: string, from1904 = false): string {
  const shown = text.trim();
  if (SERIAL.test(shown)) {
    const days = Number(shown) + (from1904 ? DAYS_TO_1904 : 0);
    return dateText(new Date(DAY_ZERO + days * DAY_MS));
  }
  const plain = shown.normalize('NFKC').replace(DIGITS, '$1-$2-$3');
  const [, year, month, day, hour, minute, second] = PARTS.exec(plain) ?? [];
  if (!year || !month || !day) return text;
  const date = `${year}-${two(month)}-${two(day)}`;
  return hour && minute && second ? `${date} ${two(hour)}:${minute}:${second}` : date;
}
