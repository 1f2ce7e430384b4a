import { describe, expect, test } from 'vitest';
import { type ListRun, planListImport } from '../../../../utils/services/desk/import-list';
import type { Ledger } from '../../../../utils/store/ledger/db';
import { makeExportedList } from '../../../portal/server/files/make-exported-list.mjs';
import { NOW } from '../../support/facts/list-import';
import { listRead, listRow, numberOf } from '../../support/facts/lists';
import { bookParts, exported, fileOf, range, textRow, zipOf } from '../../support/files/exported-list';
import { SELLER } from '../../support/page/snapshots';
import { freshLedger, keep } from '../../support/store/ledger';

/** Everything that the import may have changed. */
const stored = async (db: Ledger) => ({
  events: await db.getAll('events'),
  rows: await db.getAll('portalRows'),
  coverage: await db.getAll('coverage'),
});

describe('the dry run', () => {
  test('counts what is new, known, in conflict and unreadable, and writes nothing', async () => {
    const db = await freshLedger();
    const status = '已红冲-全额';
    await keep(
      db,
      listRead({ at: NOW - 9_000, rows: [listRow(1), listRow(2), listRow(3, { gross: '1.00' })] }),
    );
    const before = await stored(db);
    const bytes = await makeExportedList([
      exported(1),
      exported(2, { status, buyerName: '改名' }),
      exported(3),
      exported(4),
      exported(5, { gross: 'x', lines: [] }),
    ]);
    const plan = await planListImport(db, fileOf(bytes));
    expect(plan.counts).toEqual({ fresh: 1, known: 1, conflict: 2, unreadable: 1 });
    expect(plan.conflicts).toEqual([
      {
        id: numberOf(2),
        differences: [
          { field: 'buyerName', before: '另一家公司', now: '改名' },
          { field: 'status', before: '正常', now: status },
        ],
      },
      { id: numberOf(3), differences: [{ field: 'gross', before: '1.00', now: '339' }] },
    ]);
    expect(plan.unreadable).toEqual([
      { sheet: '发票基础信息', row: 6, defect: 'amount', column: '价税合计', shown: 'x' },
    ]);
    expect(plan).toMatchObject({
      fileName: '全量发票查询导出结果.xlsx',
      total: 5,
      company: { taxId: SELLER.taxId, asSeller: 4 },
      period: { from: '2026-11-24', to: '2026-11-24' },
    });
    expect(plan.earlier).toBeUndefined();
    expect(await stored(db)).toEqual(before);
  });

  test('lists the first hundred of each', async () => {
    const db = await freshLedger();
    await keep(db, listRead({ at: NOW - 9_000, rows: range(150).map((one) => listRow(one)) }));
    const all = range(300).map((one) =>
      exported(one, one > 150 ? { gross: 'x' } : { status: '已红冲-全额' }),
    );
    const plan = await planListImport(db, fileOf(await makeExportedList(all)));
    expect([plan.conflicts.length, plan.counts.conflict]).toEqual([100, 150]);
    expect([plan.unreadable.length, plan.counts.unreadable]).toEqual([100, 300]);
  });

  test('tells how far it is and stops when told to', async () => {
    const db = await freshLedger();
    const bytes = await makeExportedList(range(600).map((one) => exported(one)));
    const stop = new AbortController();
    const stages: string[] = [];
    const run: ListRun = {
      signal: stop.signal,
      onProgress(stage, count) {
        stages.push(`${stage} ${count}`);
        if (stage === 'comparing') stop.abort();
      },
    };
    await expect(planListImport(db, fileOf(bytes), run)).rejects.toThrow('aborted');
    expect(stages).toEqual(['reading 500', 'reading 1000', 'reading 1200', 'comparing 0']);
  });
});

describe('hostile files end in a refusal', () => {
  const header = textRow('数电发票号码', '开票日期', '价税合计');
  test.each<[string, () => Promise<Uint8Array>, string]>([
    ['a web page of that name', async () => new TextEncoder().encode('<html><table>'), 'notXlsx'],
    ['cut off', async () => (await makeExportedList([exported(1)])).slice(0, -50), 'damaged'],
    ['no rows', () => zipOf(bookParts(header)), 'empty'],
    ['no header', () => zipOf(bookParts('')), 'notList'],
    ['another table', () => zipOf(bookParts(textRow('a', 'b') + textRow('1', '2'))), 'notList'],
    ['no amounts', () => zipOf(bookParts(textRow('数电发票号码', '开票日期'))), 'missing'],
  ])('%s', async (_, bytes, refusal) => {
    const planned = planListImport(await freshLedger(), fileOf(await bytes()));
    expect(await planned.catch(({ refusal: told }) => told)).toBe(refusal);
  });

  test('too large: it is not even read', async () => {
    const file = { name: 'x', size: 2 ** 31, arrayBuffer: () => Promise.reject(new Error('was read')) };
    const planned = planListImport(await freshLedger(), file);
    expect(await planned.catch(({ refusal }) => refusal)).toBe('tooLarge');
  });
});
