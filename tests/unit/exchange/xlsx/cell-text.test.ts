import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateText, numberText, textOfCell } from '../../../../utils/exchange/xlsx/cell-text';

describe('numbers as a person sees them', () => {
  test.each<[number, string]>([
    [0, '0'],
    [339, '339'],
    [-1234.5, '-1234.5'],
    [0.1 + 0.2, '0.3'],
    [0.13, '0.13'],
    [1e-7, '0.0000001'],
    [-2.5e-7, '-0.00000025'],
    [12345678, '12345678'],
    [999999999999.99, '999999999999.99'],
    [2.6112e19, '2.6112E+19'],
    [1e15, '1E+15'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
  ])('%d is %s', (value, text) => expect(numberText(value)).toBe(text));

  test('no number that a spreadsheet holds exactly changes its value or shows an exponent', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e14, max: 1e14 }), fc.integer({ min: 0, max: 9 }), (whole, places) => {
        const value = Number((whole / 10 ** places).toPrecision(15));
        const text = numberText(value);
        expect(text).toMatch(/^-?\d+(\.\d+)?$/);
        expect(Number(text)).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  test('one that was rounded is never taken for plain digits', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e15, max: 1e300, noNaN: true }), (value) => {
        expect(numberText(value)).not.toMatch(/^\d+$/);
      }),
    );
  });
});

describe('dates', () => {
  test.each([
    ['2026-11-24T14:00:10.000Z', '2026-11-24 14:00:10'],
    ['2026-11-24T14:00:09.999Z', '2026-11-24 14:00:10'],
    ['2026-11-24T00:00:00.000Z', '2026-11-24'],
    ['2026-11-23T23:59:59.999Z', '2026-11-24'],
  ])('%s', (at, text) => expect(dateText(new Date(at))).toBe(text));

  test('none', () => expect(dateText(new Date(Number.NaN))).toBe(''));
});

test('other cells', () => {
  expect([null, undefined, true, false, '=1+1', ' a '].map(textOfCell)).toEqual([
    '',
    '',
    'TRUE',
    'FALSE',
    '=1+1',
    ' a ',
  ]);
  expect(textOfCell('长'.repeat(40_000))).toHaveLength(32_767);
});
