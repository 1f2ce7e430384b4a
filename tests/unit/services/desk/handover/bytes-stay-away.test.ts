import { createHash } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { planRestore } from '../../../../../utils/services/desk/restore/plan-restore';
import { applyRestore } from '../../../../../utils/services/desk/restore/restore-ledger';
import { append } from '../../../../../utils/store/write/append';
import * as make from '../../../support/facts/facts';
import { backupOf, type Installation, installation, restore } from '../../../support/store/installations';
import { erase, leavingSnapshot } from '../../../support/store/leaving';
import { context } from '../../../support/store/ledger';

const rowOf = (content: string) => {
  const sha256 = createHash('sha256').update(content).digest('hex');
  const blob = new Blob([content], { type: 'image/png' });
  return { id: sha256, sha256, mime: 'image/png', takenAt: make.NOON, blob };
};
/** Of the company that leaves, of both, of the one that stays. */
const [ITS, SHARED, OTHER] = ['它的原件', '两家都有', '别家的原件'].map(rowOf) as [
  ReturnType<typeof rowOf>,
  ReturnType<typeof rowOf>,
  ReturnType<typeof rowOf>,
];
const attached = (submissionId: string, { sha256, mime }: typeof ITS) =>
  make.make('fileAttached', {
    submissionId,
    bytes: { sha256, mime, size: 3, fileName: 'a.png' },
    text: '',
  });

let a: Installation;
beforeEach(async () => {
  a = await installation('A');
  await a.keep(
    make.submitted({ submissionId: 'L1', snapshot: leavingSnapshot() }),
    make.timedOut({ submissionId: 'L1' }),
    make.submitted({ submissionId: 'S1' }),
    attached('L1', ITS),
    attached('L1', SHARED),
    attached('S1', SHARED),
    attached('S1', OTHER),
  );
  await append(a.db, [], context, [ITS, SHARED, OTHER]);
});
const keys = async () => [...(await a.db.getAllKeys('evidence'))].sort();

test('an older backup brings no bytes of the company that left, and counts none', async () => {
  const old = await backupOf(a.db);
  await erase(a.db);
  const left = [SHARED.id, OTHER.id].sort();
  expect(await keys()).toEqual(left);
  await a.db.clear('evidence');
  const { plan, evidence } = await restore(a, old);
  expect([plan.evidence, evidence]).toEqual([{ fresh: 2, known: 0, damaged: 0 }, 2]);
  expect(await keys()).toEqual(left);
});

test('nor where it is erased between the dry run and the import', async () => {
  const old = await backupOf(a.db);
  await a.db.clear('evidence');
  const plan = await planRestore(a.db, old);
  expect(plan.evidence.fresh).toBe(3);
  await erase(a.db);
  expect((await applyRestore(a.db, old, plan, a.own)).evidence).toBe(2);
  expect(await keys()).toEqual([SHARED.id, OTHER.id].sort());
});
