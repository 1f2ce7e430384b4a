import { beforeEach, expect, test } from 'vitest';
import { redLinks } from '../../../../utils/domain/reconcile/red-links';
import type { Submission } from '../../../../utils/domain/record/submission';
import { findRedTwin } from '../../../../utils/domain/retry/find-red-twin';
import type { Ledger } from '../../../../utils/store/ledger/db';
import * as make from '../../support/facts/facts';
import { WORDS } from '../../support/facts/reconcile';
import { SELLER } from '../../support/page/snapshots';
import { freshLedger, keep } from '../../support/store/ledger';

const { NOON, ORIGINAL } = make;
let db: Ledger;
beforeEach(async () => {
  db = await freshLedger();
});

const record = async (id = 'R1') => (await db.get('submissions', id)) as Submission;
const twinOf = (...records: Submission[]) =>
  findRedTwin(redLinks(ORIGINAL, SELLER.taxId, records, [], WORDS), undefined);

test('what was refused after its press stands at the portal, unless its confirmation has ended', async () => {
  await keep(db, make.redSubmitted(), make.redSeen({ at: NOON + 20, state: 'confirmed', text: '已确认' }));
  await keep(db, make.redPressed({ at: NOON + 30 }));
  await keep(db, make.answered('税率不合法', { submissionId: 'R1', at: NOON + 40 }));
  const refused = await record();
  expect(twinOf(refused)).toMatchObject({ state: 'taken' });
  const ended = { ...refused, red: { presses: [], ...refused.red, confirmState: 'withdrawn' as const } };
  expect(twinOf(ended)).toBeUndefined();
});

test('what she settled as not issued is nothing', async () => {
  await keep(db, make.redSubmitted(), make.timedOut({ submissionId: 'R1', at: NOON + 999_999 }));
  const unknown = await record();
  expect(twinOf(unknown)).toMatchObject({ state: 'unknown' });
  expect(twinOf({ ...unknown, settled: { as: 'notIssued', at: NOON } })).toBeUndefined();
});

test('of several the weightiest is told, whichever is newer', async () => {
  await keep(db, make.redSubmitted(), make.timedOut({ submissionId: 'R1', at: NOON + 999_999 }));
  await keep(db, make.redSubmitted({ submissionId: 'R2', at: NOON + 5 }));
  const [unknown, pending] = [await record('R1'), await record('R2')];
  expect(twinOf(unknown, pending)).toMatchObject({ state: 'unknown', at: NOON });
  expect(twinOf(pending, unknown)).toMatchObject({ state: 'unknown', at: NOON });
});

test('what was practised is nothing', async () => {
  await keep(db, make.redSubmitted());
  expect(twinOf({ ...(await record()), practice: true })).toBeUndefined();
});
