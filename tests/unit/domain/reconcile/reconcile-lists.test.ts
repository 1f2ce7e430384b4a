import { describe, expect, test } from 'vitest';
import type { ReconcileSubject } from '../../../../utils/domain/reconcile/reconcile';
import {
  type ListedSubmission,
  reconcileLists,
  sumPortalRows,
  sumSubmissions,
} from '../../../../utils/domain/reconcile/reconcile-lists';
import { numberOf } from '../../support/facts/lists';
import { equalRow, issuedSubject, subject } from '../../support/facts/reconcile';

const listed = (record: ReconcileSubject, day = '2026-11-24') => ({ ...record, day }) as ListedSubmission;
const issued = (id: string, standing: ListedSubmission['standing'], day?: string) =>
  listed(issuedSubject(id, id, { standing }), day);
const NOTHING = { groups: [], elsewhere: [] };
const ids = (lists: ReturnType<typeof reconcileLists>) =>
  Object.fromEntries(
    Object.entries(lists)
      .filter(([, list]) => list.length > 0)
      .map(([name, list]) => [
        name,
        [...list].map((one: { id?: string; why?: string }) => one.id ?? one.why),
      ]),
  );

describe('the lists of a month', () => {
  test('issued ones by standing; of other months none', () => {
    const subjects = [
      issued('A', 'confirmed'),
      issued('B', 'missing'),
      issued('C', 'mismatched'),
      issued('D', 'duplicated'),
      issued('E', 'reversed'),
      issued('F', 'unchecked'),
      issued('G', 'missing', '2026-10-31'),
    ];
    expect(ids(reconcileLists(subjects, NOTHING, '2026-11'))).toEqual({
      confirmed: ['A'],
      missing: ['B'],
      mismatched: ['C'],
      duplicated: ['D'],
      reversed: ['E'],
      unchecked: ['F'],
    });
  });

  test('unknown ones are to be settled, once; what is settled, practised or failed is not', () => {
    const unknown = (id: string, given: Partial<ReconcileSubject> = {}) => listed(subject(id, given));
    const subjects = [
      unknown('A'),
      unknown('B', { standing: 'missing' }),
      unknown('C', { settled: { as: 'notIssued', at: 1 }, standing: 'missing' }),
      unknown('D', { practice: true }),
      unknown('E', { outcome: { type: 'refused', message: '' } }),
      unknown('F'),
    ];
    const group = { why: 'surplus' as const, subjects: [subjects[5] as ListedSubmission], rows: [] };
    expect(ids(reconcileLists(subjects, { groups: [group], elsewhere: [] }, '2026-11'))).toEqual({
      unknown: ['A', 'B'],
      groups: ['surplus'],
    });
  });

  test('a group and a row belong to the month of one of them; a row without a date to each', () => {
    const undated = equalRow(3, { issuedAt: '' });
    const other = equalRow(2, { issuedAt: '2026-10-31 23:59:00' });
    const late = listed(subject('A'), '2026-11-01');
    const found = {
      groups: [{ why: 'surplus' as const, subjects: [late], rows: [other] }],
      elsewhere: [other, undated],
    };
    expect(ids(reconcileLists([late], found, '2026-11'))).toEqual({
      groups: ['surplus'],
      elsewhere: [numberOf(3)],
    });
    expect(ids(reconcileLists([late], found, '2026-10'))).toMatchObject({ groups: ['surplus'] });
    expect(ids(reconcileLists([late], found, '2026-12'))).toEqual({ elsewhere: [numberOf(3)] });
  });
});

test('sums are exact, and tell what could not be read', () => {
  const unread = listed(subject('B'));
  const { totalGross: _, ...invoice } = unread.invoice;
  expect(sumSubmissions([listed(subject('A')), { ...unread, invoice }])).toEqual({
    count: 2,
    gross: '339',
    unread: 1,
  });
  expect(sumPortalRows([equalRow(1, { gross: '0.10' }), equalRow(2, { gross: '0.20' })])).toEqual({
    count: 2,
    gross: '0.3',
    unread: 0,
  });
});
