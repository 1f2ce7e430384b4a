import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatAmount,
  parseDecimal,
  parseTaxRate,
  sameAmount,
  subtract,
  sum,
  twoDecimals,
} from '../../../../utils/domain/invoice/money';

describe('parseDecimal', () => {
  test.each([
    ['1,234.50', '1234.50'],
    ['¥1,234.00', '1234.00'],
    ['￥339.00', '339.00'],
    ['１２．３４', '12.34'],
    ['12，345.6元', '12345.6'],
    [' 100 ', '100'],
    ['+5', '5'],
    ['-5.10', '-5.10'],
    ['－5.10', '-5.10'],
    ['0.30', '0.30'],
  ])('%j → %j', (shown, amount) => expect(parseDecimal(shown)).toBe(amount));

  test.each([
    undefined,
    '',
    '-',
    '***',
    '免税',
    '1e3',
    '1.2.3',
    '.5',
    '5.',
    '12 至 13',
    '0x10',
    'NaN',
    'Infinity',
  ])('%j is no number', (shown) => expect(parseDecimal(shown)).toBeUndefined());
});

describe('parseTaxRate', () => {
  test.each([
    ['13%', '0.13'],
    ['１３％', '0.13'],
    ['1.5 %', '0.015'],
    ['0%', '0'],
    ['0.03', '0.03'],
    ['免税', '免税'],
    ['不征税', '不征税'],
    [' ', undefined],
    [undefined, undefined],
  ])('%j → %j', (shown, rate) => expect(parseTaxRate(shown)).toBe(rate));
});

describe('exact arithmetic', () => {
  test('no float: 0.1 + 0.2 is 0.3', () => expect(sum(['0.1', '0.2'])).toBe('0.3'));
  test('an absent term counts as nothing', () => expect(sum(['1.10', undefined, '-0.1'])).toBe('1'));
  test('no terms', () => expect(sum([])).toBe('0'));
  test('subtract', () => expect(subtract('100.18', '0.99')).toBe('99.19'));
  test('sameAmount compares numbers', () => {
    expect(sameAmount('3000', '3000.00')).toBe(true);
    expect(sameAmount('3000', '3000.01')).toBe(false);
  });

  const cents = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
  const text = (value: number) =>
    `${value < 0 ? '-' : ''}${Math.floor(Math.abs(value) / 100)}.${String(Math.abs(value) % 100).padStart(2, '0')}`;

  test('a sum of cents is the sum of cents', () => {
    fc.assert(
      fc.property(fc.array(cents), (values) => {
        const total = values.reduce((left, right) => left + right, 0);
        expect(sameAmount(sum(values.map(text)), text(total))).toBe(true);
      }),
    );
  });
});

describe('shown amounts', () => {
  test.each([
    ['1234.5', '1,234.50'],
    ['0', '0.00'],
    ['-1234567.005', '-1,234,567.01'],
    ['999.995', '1,000.00'],
  ])('%s is shown as %s', (amount, shown) => expect(formatAmount(amount)).toBe(shown));

  test.each([
    ['1234.5', '1234.50'],
    ['0.005', '0.01'],
    ['-0.015', '-0.02'],
  ])('%s goes to files as %s', (amount, shown) => expect(twoDecimals(amount)).toBe(shown));
});
