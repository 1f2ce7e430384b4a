import { expect, test } from 'vitest';
import { SETTLE_WAIT_MS } from '../../../../utils/domain/list/may-settle';
import {
  byWaiting,
  type CompanyCheck,
  readCompanyCheck,
} from '../../../../utils/services/desk/reconcile-overview';
import { createReconciler } from '../../../../utils/services/shared/reconcile-run';
import { clockSeen, NOON, nextId, submitted, success } from '../../support/facts/facts';
import { listRead, listRow, MINUTE, numberOf, QUERY, sameRow } from '../../support/facts/lists';
import { SELLER, snapshot } from '../../support/page/snapshots';
import { context, freshLedger, keep } from '../../support/store/ledger';

const READ_AT = NOON + SETTLE_WAIT_MS + MINUTE;
const ports = async () => {
  const db = await freshLedger();
  return {
    db,
    openLedger: async () => db,
    readKnowledge: async () => context.knowledgeOf,
    readWaitMs: async () => SETTLE_WAIT_MS,
    now: () => READ_AT + MINUTE,
  };
};

test('one line a company: what was issued, what the list has, what waits, and the days that are left', async () => {
  const of = await ports();
  const by = (submissionId: string) => ({ submissionId, requestId: submissionId });
  const gone = snapshot({ buyer: { name: '甲' } });
  await keep(of.db, submitted({ submissionId: 'OK' }), clockSeen(by('OK')), success([numberOf(1)], by('OK')));
  await keep(of.db, submitted({ submissionId: 'GONE', snapshot: gone }), clockSeen(by('GONE')));
  await keep(of.db, success([numberOf(9)], by('GONE')));
  const before = await readCompanyCheck(of, SELLER, '2026-11');
  expect(before).toMatchObject({ issued: 2, listed: 0, missing: 0, lastReadAt: undefined, gaps: 24 });

  const query = { ...QUERY, from: '2026-11-20' };
  const rows = [sameRow(1), listRow(2, { source: '乐企' })];
  await keep(of.db, listRead({ at: READ_AT, query, rows, total: rows.length }));
  const reconciler = createReconciler({ ...of, newId: nextId, onCommitted: () => undefined });
  await reconciler.check(SELLER.taxId, { from: '2026-11-01', to: '2026-11-30' });
  expect(await readCompanyCheck(of, SELLER, '2026-11')).toEqual({
    ...SELLER,
    issued: 2,
    listed: 2,
    missing: 1,
    mismatched: 0,
    duplicated: 0,
    lastReadAt: READ_AT,
    gaps: 19,
  });
});

test('what waits stands first', () => {
  const check = (taxId: string, given: Partial<CompanyCheck>): CompanyCheck => ({
    taxId,
    name: '',
    issued: 0,
    listed: 0,
    missing: 0,
    mismatched: 0,
    duplicated: 0,
    lastReadAt: undefined,
    gaps: 0,
    ...given,
  });
  const checks = [
    check('fine', {}),
    check('busy', { issued: 3 }),
    check('gaps', { gaps: 9 }),
    check('differs', { mismatched: 5 }),
    check('doubled', { duplicated: 1 }),
    check('lost', { missing: 2 }),
  ];
  expect(checks.sort(byWaiting).map(({ taxId }) => taxId)).toEqual([
    'lost',
    'doubled',
    'differs',
    'gaps',
    'busy',
    'fine',
  ]);
});
