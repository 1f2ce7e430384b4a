import { expect, test } from 'vitest';
import { coverageDays } from '../../../../utils/domain/reconcile/coverage-days';
import { planListImport } from '../../../../utils/services/desk/import-list';
import { makeExportedList } from '../../../portal/server/files/make-exported-list.mjs';
import { submitted } from '../../support/facts/facts';
import { NOW, readingIn, take } from '../../support/facts/list-import';
import { numberOf } from '../../support/facts/lists';
import { exported, fileOf, inSheet, only } from '../../support/files/exported-list';
import { freshLedger, keep } from '../../support/store/ledger';

test('a whole file as the portal writes it: no problems, whatever kinds of invoices are in it', async () => {
  const db = await freshLedger();
  await keep(db, submitted());
  const note = '被红冲蓝字数电发票号码：26112000000000000001 红字发票信息确认单编号：11012611000000000001';
  const all = [
    exported(1, { issuedAt: '2026-11-01 09:00:00', status: '已红冲-全额' }),
    exported(2, { number: '', oldCode: '011002400111', oldNumber: '00000123', kind: '增值税电子普通发票' }),
    exported(3, { net: '-300.00', tax: '-39.00', gross: '-339.00', isPositive: '否', note }),
  ];
  const bytes = await makeExportedList(all);
  const plan = await planListImport(db, fileOf(bytes));
  expect(plan).toMatchObject({ total: 3, gaps: [], isSummed: false, counts: { fresh: 3, unreadable: 0 } });
  expect(await take(db, bytes)).toBe(3);
  expect((await db.getAll('portalRows')).map(({ id }) => id)).toEqual([
    '01100240011100000123',
    numberOf(1),
    numberOf(3),
  ]);
  const reading = await readingIn(db);
  expect(reading).toMatchObject({ complete: true, problems: [], total: 3 });
  const days = coverageDays('2026-11', [reading], new Map(), NOW, 0);
  expect(days.slice(0, 24).every(({ cover }) => cover === 'covered')).toBe(true);
});

test('a sum that does not fit, or an invoice only in another sheet, leaves the reading incomplete', async () => {
  const without = inSheet('发票基础信息', ([header = [], , ...rest]) => [header, ...rest]);
  const both = [exported(1, { lines: [] }), exported(2, { lines: [] })];
  const db = await freshLedger();
  await take(db, await makeExportedList(both, without));
  expect((await readingIn(db)).problems).toEqual(['selected', 'rows']);
  const other = await freshLedger();
  const lined = [exported(1), exported(2)];
  const bare = inSheet('发票基础信息', ([header = [], first = []]) => [header, first]);
  await take(other, await makeExportedList(lined, bare));
  expect((await readingIn(other)).problems).toEqual(['rows']);
});

test('a file of which not every row was read may be taken in again, and is not called done', async () => {
  const db = await freshLedger();
  const bytes = await makeExportedList([exported(1), exported(2, { gross: 'x' })]);
  await take(db, bytes);
  expect((await readingIn(db)).problems).toEqual(['rows']);
  expect((await planListImport(db, fileOf(bytes))).earlier).toBeUndefined();
});

test('信息汇总表 alone makes a whole reading; that its amounts were added up is kept', async () => {
  const db = await freshLedger();
  const bytes = await makeExportedList([exported(1), exported(2)], only('信息汇总表'));
  expect(await planListImport(db, fileOf(bytes))).toMatchObject({ isSummed: true, total: 2 });
  await take(db, bytes);
  expect(await readingIn(db)).toMatchObject({ complete: true, problems: [] });
  const [event] = await db.getAll('events');
  expect(event?.payload).toMatchObject({ file: { isSummed: true } });
});
