import { beforeEach, describe, expect, test } from 'vitest';
import type { FactOf } from '../../../../../utils/domain/fact/fact';
import { faultOfRow } from '../../../../../utils/domain/fault/fault-of-row';
import { readLacked } from '../../../../../utils/domain/fault/query-empty';
import { FAULT_WORDS } from '../../../../../utils/portal/fault-words';
import { createEmptyQueryDesk } from '../../../../../utils/services/worker/list/empty-query';
import type { FaultRow, Ledger } from '../../../../../utils/store/ledger/db';
import { clockSeen, NOON, SITE, submitted, success } from '../../../support/facts/facts';
import { listRead, listRow, QUERY } from '../../../support/facts/lists';
import { freshLedger, keep } from '../../../support/store/ledger';

const HOUR = 3_600_000;
const LATER = NOON + 13 * HOUR;
let db: Ledger;
let told: FactOf<'fault'>[];
let desk: ReturnType<typeof createEmptyQueryDesk>;
beforeEach(async () => {
  db = await freshLedger();
  told = [];
  desk = createEmptyQueryDesk({
    ledger: async () => db,
    readWaitMs: async () => 12 * HOUR,
    async keep(fact) {
      told.push(fact);
      await keep(db, fact);
    },
  });
  await keep(db, submitted({ submissionId: 'S1' }), clockSeen(), success(['26112000000123456789']));
});

const empty = (given: Partial<FactOf<'listRead'>> = {}) =>
  listRead({ at: LATER, rows: [], total: 0, query: { ...QUERY, to: '2026-11-25' }, ...given });
async function looked(...pages: FactOf<'listRead'>[]) {
  await keep(db, ...pages);
  await desk.afterPages(pages);
}

test('a whole list that shows nothing of a day with an issued invoice: told once, with its days and how many', async () => {
  const page = empty();
  await looked(page);
  await desk.afterPages([page]);
  const faults = await db.getAll('faults');
  expect(faults).toMatchObject([{ kind: 'queryEmpty', at: LATER, detail: '2026-11-24 2026-11-25 1' }]);
  expect(faultOfRow(faults[0] as FaultRow, FAULT_WORDS)).toMatchObject({
    kind: 'notFound',
    path: '/invoice-query/invoice-query',
    lacked: { from: '2026-11-24', to: '2026-11-25', count: 1 },
  });
});

describe('nothing is told', () => {
  test.each<[string, Partial<FactOf<'listRead'>>]>([
    ['of a list with rows', { rows: [listRow(7)], total: 1 }],
    ['narrowed by a condition', { query: { ...QUERY, others: ['购买方名称'] } }],
    ['of 取得发票', { query: { ...QUERY, type: '取得发票' } }],
    ['where conditions were changed', { queryKept: false }],
    ['where nobody was seen to query', { queriedAt: undefined as never }],
    ['where the list does not say that it has none', { total: undefined as never }],
    ['of other days', { query: { ...QUERY, from: '2026-11-25', to: '2026-11-25' } }],
    ['of another company', { companyTaxId: '91110108MA01A4XL8N' }],
    ['of no company', { companyTaxId: undefined as never }],
    ['of another portal', { site: { ...SITE, origin: 'https://dppt.tianjin.chinatax.gov.cn:8443' } }],
    ['within the time in which rows come late', { at: NOON + 11 * HOUR }],
  ])('%s', async (_, given) => {
    await looked(empty(given));
    expect(told).toEqual([]);
  });

  test('of one whose number nobody knows', async () => {
    db = await freshLedger();
    await keep(db, submitted(), clockSeen());
    await looked(empty());
    expect(told).toEqual([]);
  });
});

test('a detail that tells something else is no count', () => {
  expect(readLacked('税局的清单')).toBeUndefined();
});
