const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const SMALL_UNITS = ['', '拾', '佰', '仟'];
const GROUP_UNITS = ['', '万', '亿', '万亿'];

/** @param {string} digits at most 4 */
function groupText(digits) {
  return [...digits]
    .map((digit, index) =>
      digit === '0' ? '零' : DIGITS[Number(digit)] + SMALL_UNITS[digits.length - 1 - index],
    )
    .join('')
    .replace(/零+/g, '零')
    .replace(/零$/, '');
}

/**
 * 大写金额 as invoices print it: 圆, and 整 when there is no 分.
 * @param {string} text with exactly 2 decimals, no separators
 */
export function capitalMoney(text) {
  const [whole, fraction] = text.replace('-', '').split('.');
  const groups = whole
    .replace(/^0+/, '')
    .replace(/\B(?=(\d{4})+(?!\d))/g, ',')
    .split(',')
    .filter(Boolean);
  const yuan = groups
    .map((group, index) => {
      const words = groupText(group);
      return words ? words + GROUP_UNITS[groups.length - 1 - index] : '零';
    })
    .join('')
    .replace(/零+/g, '零')
    .replace(/零$/, '');
  const [jiao, fen] = fraction;
  const tail = `${jiao === '0' ? (fen === '0' || !yuan ? '' : '零') : `${DIGITS[Number(jiao)]}角`}${fen === '0' ? '整' : `${DIGITS[Number(fen)]}分`}`;
  const head = yuan ? `${yuan}圆` : jiao === '0' && fen === '0' ? '零圆' : '';
  return (text.startsWith('-') ? '（负数）' : '') + head + tail;
}
