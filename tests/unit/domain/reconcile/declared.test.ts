import { describe, expect, test } from 'vitest';
import { changesSince, declaredKey, standingWordOf } from '../../../../utils/domain/reconcile/declared';
import type { MonthCell } from '../../../../utils/domain/reconcile/month-table';

const cell = (given: Partial<MonthCell> = {}): MonthCell => ({
  kind: 'general',
  colour: 'blue',
  rate: '0.13',
  count: 1,
  net: '300',
  tax: '39',
  ...given,
});
const amounts = (count: number, net: string) => expect.objectContaining({ count, net });

describe('what changed since the month was declared', () => {
  test('nothing, where the amounts are the same however they are written', () => {
    expect(changesSince([cell()], [cell({ net: '300.00' })])).toEqual([]);
  });

  test('a line that grew, one that is new, one that is gone', () => {
    const before = [cell(), cell({ rate: '0.06' })];
    const after = [cell({ count: 2, net: '400' }), cell({ colour: 'red', net: '-300' })];
    expect(changesSince(before, after)).toEqual([
      {
        cell: { kind: 'general', colour: 'blue', rate: '0.13' },
        before: amounts(1, '300'),
        after: amounts(2, '400'),
      },
      {
        cell: { kind: 'general', colour: 'blue', rate: '0.06' },
        before: amounts(1, '300'),
        after: undefined,
      },
      {
        cell: { kind: 'general', colour: 'red', rate: '0.13' },
        before: undefined,
        after: amounts(1, '-300'),
      },
    ]);
  });
});

describe('the word that counts', () => {
  const word = (event: string, at: number, declared = true) => ({ event, at, declared, cells: [] });
  test.each([
    ['none', [], undefined],
    ['declared', [word('A', 1)], 'A'],
    ['taken back', [word('A', 1), word('B', 2, false)], undefined],
    ['in another order', [word('B', 2, false), word('A', 1)], undefined],
    ['declared again', [word('A', 1), word('B', 2, false), word('C', 3)], 'C'],
  ])('%s', (_, words, event) => expect(standingWordOf(words)?.event).toBe(event));

  test('a tax id counts as it is normalised', () => {
    expect(declaredKey(' 91110105ma01c4jx88 ', '2026-11')).toBe(declaredKey('91110105MA01C4JX88', '2026-11'));
  });
});
