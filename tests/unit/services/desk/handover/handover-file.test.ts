import { beforeEach, describe, expect, test } from 'vitest';
import { isTombstone } from '../../../../../utils/domain/record/tombstone';
import { writeHandover } from '../../../../../utils/services/desk/handover/handover-file';
import { planRestore } from '../../../../../utils/services/desk/restore/plan-restore';
import { undoRestore } from '../../../../../utils/services/desk/restore/restore-ledger';
import { exportBackup } from '../../../../../utils/services/shared/export-ledger';
import { verifyLedger } from '../../../../../utils/services/shared/verify-ledger';
import type { Ledger } from '../../../../../utils/store/ledger/db';
import { countersContradict } from '../../../../../utils/store/write/recount';
import * as make from '../../../support/facts/facts';
import {
  backupOf,
  type Installation,
  installation,
  named,
  restore,
} from '../../../support/store/installations';
import {
  asFile,
  erase,
  find,
  keepMixed,
  LEAVING,
  leavingSnapshot,
  SECRETS,
  STAYING,
  textOfStores,
} from '../../../support/store/leaving';
import { context } from '../../../support/store/ledger';

let a: Installation;
let b: Installation;
beforeEach(async () => {
  a = await installation('A');
  b = await installation('B');
  await keepMixed(a);
  await b.keep(make.submitted({ id: 'b1', submissionId: 'SB' }));
});

const fileOf = async (db: Ledger) => writeHandover(db, await find(db), make.NOON);
const handed = async (db: Ledger) => {
  const { content, name } = await fileOf(db);
  return asFile(content, name);
};
const textOfBackup = async (db: Ledger) => (await exportBackup(db, make.NOON)).content.text();
const defectsOf = async (db: Ledger) => (await verifyLedger(db, context.knowledgeOf)).defects;
const ofLeaving = async (db: Ledger) =>
  (await db.getAll('submissions')).filter(({ sellerTaxId }) => sellerTaxId === LEAVING.taxId);

describe('the file of one company', () => {
  test('is a backup of version 2 that names it, and holds nothing of the others', async () => {
    const file = await fileOf(a.db);
    expect(file).toMatchObject({
      name: '客户移交_北京山毛榉贸易有限公司_2026-11-24.json',
      events: 15,
      lost: 0,
    });
    const text = await file.content.text();
    const { events, evidence, ...head } = JSON.parse(text);
    expect(head).toEqual({
      format: 'piaoying-backup',
      version: 2,
      exportedAt: make.NOON,
      chainId: 'A',
      company: { taxId: LEAVING.taxId, name: LEAVING.name },
      partialChains: ['A'],
    });
    expect(evidence.map(({ id }: { id: string }) => id[0])).toEqual(['b', 'c', 'd']);
    expect(events.filter(({ submissionId = '' }) => submissionId.startsWith('S'))).toEqual([]);
    expect(text.includes('上海梧桐商贸')).toBe(false);
    for (const secret of SECRETS) expect(text).toContain(secret);
  });

  test('restores on another computer: every record as it was, and the chain verifies', async () => {
    const { plan } = await restore(b, await handed(a.db));
    expect(plan).toMatchObject({
      company: LEAVING,
      partial: ['A'],
      broken: [],
      counts: { submissions: 2, fresh: 15, conflict: 0, unreadable: 0 },
    });
    const [there, here] = [await ofLeaving(b.db), await ofLeaving(a.db)];
    expect(there).toEqual(here);
    expect(there).toHaveLength(2);
    expect(await defectsOf(b.db)).toEqual([]);
    expect(await countersContradict(b.db)).toBe(false);
    expect((await b.db.getAll('portalRows')).map(({ id }) => id)).toHaveLength(2);
  });

  test('twice changes nothing; taken back it is gone; the whole backup fills the gaps', async () => {
    const { importId } = await restore(b, await handed(a.db));
    expect((await planRestore(b.db, await handed(a.db))).counts).toMatchObject({ fresh: 0, known: 15 });
    await undoRestore(b.db, importId, b.own);
    expect(await ofLeaving(b.db)).toEqual([]);
    expect(await defectsOf(b.db)).toEqual([]);
    await restore(b, await backupOf(a.db));
    expect(await ofLeaving(b.db)).toHaveLength(2);
    expect(await b.db.get('submissions', 'S1')).toBeDefined();
    expect(await defectsOf(b.db)).toEqual([]);
  });

  test('a backup of that computer restores on a third one, gaps and all', async () => {
    await restore(b, await handed(a.db));
    const third = await installation('C');
    const { plan } = await restore(third, await backupOf(b.db));
    expect(plan).toMatchObject({ broken: [], counts: { unreadable: 0, conflict: 0 } });
    expect(await ofLeaving(third.db)).toEqual(await ofLeaving(a.db));
    expect(await defectsOf(third.db)).toEqual([]);
  });

  test('a changed event in it is named, and nothing behind it is taken in', async () => {
    const text = await (await fileOf(a.db)).content.text();
    const plan = await planRestore(b.db, named(text.replace('税率不合法', '税率合法')));
    expect(plan.broken).toMatchObject([{ chainId: 'A', id: 'l6', defect: 'payloadChanged' }]);
    expect(plan.counts.fresh).toBeLessThan(15);
  });

  test('of a backup without that word a missing event is still a break', async () => {
    const whole = JSON.parse(await textOfBackup(a.db));
    whole.events.splice(3, 1);
    expect((await planRestore(b.db, named(JSON.stringify(whole)))).broken).toMatchObject([{ defect: 'gap' }]);
  });

  test('a part of our own chain behind its end is not taken in: the next event needs its place', async () => {
    const whole = await handed(a.db);
    const early = await installation('A');
    await early.keep(make.submitted({ id: 'l1', submissionId: 'L1', snapshot: leavingSnapshot() }));
    const plan = await planRestore(early.db, whole);
    expect(plan.counts).toMatchObject({ fresh: 0, known: 1, conflict: 14 });
  });
});

describe('after the erasure', () => {
  test('an older backup says how many were erased, and brings none of them back', async () => {
    const [old, file] = [await backupOf(a.db), await handed(a.db)];
    await erase(a.db);
    for (const one of [old, file]) {
      const { plan, added } = await restore(a, one);
      expect(plan.erased).toEqual({ count: 15, companies: [LEAVING.name] });
      expect(added).toBe(0);
    }
    const text = await textOfStores(a.db);
    for (const secret of SECRETS.slice(0, 3)) expect(text).not.toContain(secret);
    expect(await defectsOf(a.db)).toEqual([]);
  });

  test('a later backup holds tombstones and restores with them', async () => {
    await erase(a.db);
    await a.keep(make.submitted({ id: 's20', submissionId: 'S2' }));
    const text = await textOfBackup(a.db);
    expect(JSON.parse(text).version).toBe(2);
    for (const secret of SECRETS) expect(text).not.toContain(secret);
    const { plan } = await restore(b, named(text));
    expect(plan).toMatchObject({ broken: [], counts: { unreadable: 0, conflict: 0 } });
    expect((await b.db.getAll('events')).filter(isTombstone)).toHaveLength(15);
    expect((await b.db.getAll('submissions')).map(({ sellerTaxId }) => sellerTaxId)).toEqual(
      Array(3).fill(STAYING.taxId),
    );
    expect(await b.db.getAll('faults')).toEqual(await a.db.getAll('faults'));
    expect(await defectsOf(b.db)).toEqual([]);
  });
});
