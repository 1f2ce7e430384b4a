import { expect, test } from 'vitest';
import { pickOf, spanOf, withSpan } from '../../../../utils/domain/view/day-span';

const at = (beijing: string) => Date.parse(`${beijing}+08:00`);

test.each([
  ['2026-11-29T23:59', 'today', { since: '2026-11-29', until: '2026-11-29' }],
  ['2026-12-01T00:10', 'yesterday', { since: '2026-11-30', until: '2026-11-30' }],
  // A Sunday ends its week, a Monday begins one.
  ['2026-11-29T12:00', 'week', { since: '2026-11-23', until: '2026-11-29' }],
  ['2026-11-30T00:01', 'week', { since: '2026-11-30', until: '2026-11-30' }],
  ['2026-11-29T12:00', 'month', { month: '2026-11' }],
] as const)('at %s %s', (now, pick, span) => {
  expect(spanOf(pick, at(now))).toEqual(span);
});

test('a filter is known as its pick, other days as none', () => {
  const now = at('2026-11-25T12:00');
  for (const pick of ['today', 'yesterday', 'week', 'month'] as const)
    expect(pickOf(spanOf(pick, now), now)).toBe(pick);
  expect(pickOf({}, now)).toBeUndefined();
  expect(pickOf({ since: '2026-11-02', until: '2026-11-03' }, now)).toBeUndefined();
});

test('days take the place of a month, and the rest stays', () => {
  const days = { since: '2026-11-02', until: '2026-11-03' };
  expect(withSpan({ company: 'A', month: '2026-10' }, days)).toEqual({ company: 'A', ...days });
  expect(withSpan({ ...days, text: 'x' }, {})).toEqual({ text: 'x' });
});
