import { describe, expect, test } from 'vitest';
import { lackedBy } from '../../../../utils/domain/list/file-lacks';
import type { PortalRow } from '../../../../utils/domain/list/portal-row';
import { numberOf, QUERY, wholeReading } from '../../support/facts/lists';

const DAY = 86_400_000;
const AT = Date.parse('2026-11-25T10:00:00+08:00');
const WORD = { listedAt: AT, period: { from: '2026-11-01', to: '2026-11-30' }, isAll: true };
const ids = (...sequences: number[]) => new Set(sequences.map(numberOf));
const row = (sequence: number, given: Partial<PortalRow> = {}) => ({
  id: numberOf(sequence),
  day: '2026-11-20',
  issuedAt: Date.parse('2026-11-20T09:00:00+08:00'),
  seenAt: AT - 1_000,
  ...given,
});

describe('rule N1: what a file lacks of what is known of its list', () => {
  test.each([
    ['it is there', row(1), 0],
    ['it is not', row(2), 1],
    ['of another period', row(2, { day: '2026-10-31' }), 0],
    ['of a day that was not read', row(2, { day: '' }), 0],
    [
      'first seen after the export, issued just before it',
      row(2, { seenAt: AT + 1, issuedAt: AT - DAY + 1 }),
      0,
    ],
    ['seen after the export, a day older than it', row(2, { seenAt: AT + 1, issuedAt: AT - DAY }), 1],
    ['seen after the export, without a time', { id: numberOf(2), day: '2026-11-20', seenAt: AT + 1 }, 0],
  ])('a row: %s', (_, one, lacking) => {
    expect(lackedBy(WORD, ids(1), [one], [])).toBe(lacking);
  });

  const look = (total: number, given = {}, at = AT - 1_000) => wholeReading(at, { total, ...given });
  test.each([
    ['as many', look(2), 0],
    ['more', look(5), 3],
    ['fewer: some were issued since', look(1), 0],
    ['of fewer days', look(5, { query: { ...QUERY, from: '2026-11-02', to: '2026-11-03' } }), 3],
    ['of more days', look(5, { query: { ...QUERY, from: '2026-10-31' } }), 0],
    ['of invoices received', look(5, { query: { ...QUERY, type: '取得发票' } }), 0],
    ['later than the export', look(5, {}, AT + 1), 0],
    ['told for conditions that were changed', look(5, { queryKept: false }), 0],
    ['told by another file', look(5, { parts: 1 }), 0],
  ])('a total of the page: %s', (_, reading, lacking) => {
    expect(lackedBy(WORD, ids(1, 2), [], [reading])).toBe(lacking);
  });

  test('without a period nothing can be lacking', () => {
    expect(lackedBy({ listedAt: AT }, ids(1), [row(2)], [look(5)])).toBe(0);
  });
});
