import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checked, formatRoute, PAGES, parseRoute, type Route } from '../../../../components/common/route';
import { OUTCOME_TYPES } from '../../../../utils/domain/outcome/outcome';

/** Logs of more computers than one clerk has: in this firm nobody gave a name. */
const MANY = Array.from({ length: 200 }, (_, at) => `01${at}`).join(',');
const COMPONENTS = join(import.meta.dirname, '..', '..', '..', '..', 'components');

test.each(PAGES)('the page %s has its file, and no other room has one of that name', (page) => {
  const file = `${page[0]?.toUpperCase()}${page.slice(1)}Page.vue`;
  const rooms = readdirSync(COMPONENTS).filter((room) => existsSync(join(COMPONENTS, room, file)));
  expect(rooms, `components/<room>/${file}`).toHaveLength(1);
});

describe('the address of the ledger page', () => {
  test.each<[string, Route]>([
    ['', { page: 'today', filter: {} }],
    ['#/', { page: 'today', filter: {} }],
    ['#/inbox', { page: 'inbox', filter: {} }],
    [
      '#/ledger?company=91110105MA01C4JX88&month=2026-11&outcome=refused',
      { page: 'ledger', filter: { company: '91110105MA01C4JX88', month: '2026-11', outcome: 'refused' } },
    ],
    ['#/submission/01JABC', { page: 'ledger', filter: {}, show: '01JABC' }],
    ['#/inbox?show=01JABC', { page: 'inbox', filter: {}, show: '01JABC' }],
    [
      '#/ledger?kind=special&from=100&to=2,000.50&q=%E6%A2%A7%E6%A1%90+A%3F',
      { page: 'ledger', filter: { kind: 'special', from: '100', to: '2000.50', text: '梧桐 A?' } },
    ],
    [
      '#/nowhere?month=2026-13&outcome=lost&kind=red&from=abc&since=2026-11-32',
      { page: 'today', filter: {} },
    ],
    ['#/ledger?batch=01JABC', { page: 'ledger', filter: { batch: '01JABC' } }],
    ['#/ledger?reviewed=no', { page: 'ledger', filter: { reviewed: 'no' } }],
    ['#/ledger?clerk=01A%2C01B', { page: 'ledger', filter: { clerk: '01A,01B' } }],
    ['#/ledger?clerk=%3Cb%3E', { page: 'ledger', filter: {} }],
    [`#/ledger?clerk=${MANY.replaceAll(',', '%2C')}`, { page: 'ledger', filter: { clerk: MANY } }],
    ['#/ledger?reviewed=perhaps', { page: 'ledger', filter: {} }],
    ['#/ledger?batch=%3Cb%3E', { page: 'ledger', filter: {} }],
    ['#/ledger?original=missing', { page: 'ledger', filter: { original: 'missing' } }],
    ['#/inbox?tab=taxRate&by=company', { page: 'inbox', filter: {}, tab: 'taxRate', by: 'company' }],
    ['#/inbox?tab=%3Cb%3E&by=buyer', { page: 'inbox', filter: {} }],
    ['#/faults?case=01JABC&tab=sheet', { page: 'faults', filter: {}, tab: 'sheet', case: '01JABC' }],
    ['#/faults?case=%3Cb%3E', { page: 'faults', filter: {} }],
    ['#/ledger?tag=%E6%80%A5', { page: 'ledger', filter: { tag: '急' } }],
    [`#/ledger?tag=${'x'.repeat(41)}`, { page: 'ledger', filter: {} }],
    ['#/ledger?original=kept', { page: 'ledger', filter: {} }],
    ['#/submission/', { page: 'today', filter: {} }],
    [
      '#/ledger?since=2026-11-03&until=2026-11-09',
      { page: 'ledger', filter: { since: '2026-11-03', until: '2026-11-09' } },
    ],
  ])('%s', (hash, route) => expect(parseRoute(hash)).toEqual(route));

  test('a broken escape does not throw', () => {
    expect(parseRoute('#/submission/%E0%A4%A')).toMatchObject({ show: expect.any(String) });
    expect(parseRoute('#/ledger?q=%E0%A4%A')).toMatchObject({ page: 'ledger' });
  });

  test('every route comes back from its address', () => {
    const word = fc.string({ minLength: 1 }).filter((text) => text.isWellFormed());
    const amount = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((cents) => (cents / 100).toFixed(2));
    const filter = fc.record(
      {
        company: word,
        month: fc.constantFrom('2026-01', '2026-12'),
        outcome: fc.constantFrom(...OUTCOME_TYPES),
        standing: fc.constantFrom('missing' as const, 'reversed' as const),
        kind: fc.constantFrom('special' as const, 'general' as const),
        from: amount,
        to: amount,
        original: fc.constant('missing' as const),
        tag: fc.string({ minLength: 1, maxLength: 40 }).filter((text) => text.isWellFormed()),
        text: word,
      },
      { requiredKeys: [] },
    );
    const route = fc.record(
      { page: fc.constantFrom(...PAGES), filter, show: word },
      { requiredKeys: ['page', 'filter'] },
    );
    fc.assert(
      fc.property(route, (given) => {
        expect(parseRoute(formatRoute(given as Route))).toEqual(given);
      }),
    );
  });
});

test('核对 is of this month, and of the only company, until another is chosen', () => {
  const now = Date.parse('2026-11-30T16:00:00Z');
  expect(checked([{ taxId: 'A' }, { taxId: '' }], now)).toEqual({ month: '2026-12', company: 'A' });
  expect(checked([{ taxId: 'A' }, { taxId: 'B' }], now)).toEqual({ month: '2026-12' });
});
