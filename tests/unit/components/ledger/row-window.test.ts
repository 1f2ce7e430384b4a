import { describe, expect, test } from 'vitest';
import { rowWindow, scrollToRow } from '../../../../components/ledger/row-window';

describe('rows in sight', () => {
  test.each([
    [0, 360, 0, { first: 0, end: 0 }],
    [0, 360, 5, { first: 0, end: 5 }],
    [0, 360, 1_000, { first: 0, end: 22 }],
    [3_600, 360, 1_000, { first: 88, end: 122 }],
    [35_640, 360, 1_000, { first: 978, end: 1_000 }],
    // The list became shorter than where it was scrolled to.
    [35_640, 360, 10, { first: 9, end: 10 }],
  ])('scrolled %i, high %i, of %i', (top, height, count, expected) => {
    expect(rowWindow(top, height, 36, count)).toEqual(expected);
  });
});

describe('a row comes into sight', () => {
  test.each([
    ['above', 2, 360, 72],
    ['below', 30, 360, 756],
    ['in sight already', 12, 360, 360],
  ])('%s', (_, index, scrolled, expected) => expect(scrollToRow(index, scrolled, 360, 36)).toBe(expected));
});
