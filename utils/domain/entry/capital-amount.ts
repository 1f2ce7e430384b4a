import { isDecimal, twoDecimals } from '../invoice/money';

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const UNITS = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿', '万亿'];
/** What the groups reach. */
const MOST_DIGITS = 16;

/** Four digits in words, inner zeros as one 零, none at the end. */
function groupWords(digits: string): string {
  return [...digits]
    .map((digit, at) => (digit === '0' ? '零' : `${DIGITS[Number(digit)]}${UNITS[digits.length - 1 - at]}`))
    .join('')
    .replace(/零+/g, '零')
    .replace(/零$/, '');
}

function yuanWords(whole: string): string {
  const digits = whole.replace(/^0+/, '');
  const groups = digits === '' ? [] : digits.replace(/\B(?=(\d{4})+$)/g, ',').split(',');
  return groups
    .map((group, at) => {
      const words = groupWords(group);
      return words === '' ? '零' : `${words}${GROUPS[groups.length - 1 - at]}`;
    })
    .join('')
    .replace(/零+/g, '零')
    .replace(/零$/, '');
}

/**
 * 大写金额 as an invoice prints it (圆, 整): "1234.50" → 壹仟贰佰叁拾肆圆伍角整. Of a negative amount with （负数）before it.
 * @returns '' for what is no amount, or beyond 9,999 万亿
 */
export function capitalAmount(amount: string): string {
  if (!isDecimal(amount)) return '';
  const rounded = twoDecimals(amount);
  const sign = rounded.startsWith('-') ? '（负数）' : '';
  const [whole = '0', fraction = '00'] = rounded.replace('-', '').split('.');
  if (whole.length > MOST_DIGITS) return '';
  const yuan = yuanWords(whole);
  const [jiao = '0', fen = '0'] = fraction;
  if (jiao === '0' && fen === '0') return `${yuan === '' ? '' : sign}${yuan || '零'}圆整`;
  const tens = jiao === '0' ? (yuan === '' ? '' : '零') : `${DIGITS[Number(jiao)]}角`;
  const units = fen === '0' ? '整' : `${DIGITS[Number(fen)]}分`;
  return `${sign}${yuan === '' ? '' : `${yuan}圆`}${tens}${units}`;
}
