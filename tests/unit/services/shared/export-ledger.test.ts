import { readXlsx } from 'hucre/xlsx';
import { deleteDB } from 'idb';
import { describe, expect, test } from 'vitest';
import type { Submission } from '../../../../utils/domain/record/submission';
import { createTexts } from '../../../../utils/domain/texts/texts';
import { Backup } from '../../../../utils/exchange/backup/backup';
import { exportBackup, exportTable } from '../../../../utils/services/shared/export-ledger';
import { createLedgerHost } from '../../../../utils/services/shared/ledger-host';
import { type Ledger, writeTransaction } from '../../../../utils/store/ledger/db';
import { type RecordScope, submissionPages } from '../../../../utils/store/read/submission-pages';
import * as make from '../../support/facts/facts';
import { SELLER, snapshot } from '../../support/page/snapshots';
import { freshLedger, keep } from '../../support/store/ledger';

const t = createTexts('zh_CN');
const OTHER = { name: '广州木棉服饰有限公司', taxId: '91440300MA5DA1B2CC' };
const at = (iso: string) => Date.parse(iso);

const month = { company: SELLER, month: '2026-11' };
const titles = async (content: Blob, name = '发票') => {
  const { sheets } = await readXlsx(new Uint8Array(await content.arrayBuffer()));
  return sheets.find((sheet) => sheet.name === name)?.rows ?? [];
};

describe('exportTable: a month in Beijing, one company', () => {
  const withFour = async () => {
    const db = await freshLedger();
    await keep(
      db,
      make.submitted({ submissionId: 'BEFORE', at: at('2026-10-31T15:59:59.999Z') }),
      make.submitted({ submissionId: 'FIRST', at: at('2026-10-31T16:00:00Z') }),
      make.submitted({ submissionId: 'LAST', at: at('2026-11-30T15:59:59.999Z') }),
      make.submitted({ submissionId: 'AFTER', at: at('2026-11-30T16:00:00Z') }),
      make.submitted({ submissionId: 'OTHER', at: make.NOON, snapshot: snapshot({ seller: OTHER }) }),
    );
    return db;
  };

  test('CSV: first and last instant of the month, nothing beside', async () => {
    const file = await exportTable(await withFour(), 'csv', month, make.NOON, t);
    expect(file).toMatchObject({ name: `发票台账_${SELLER.name}_2026-11.csv`, count: 2 });
    const text = await file.content.text();
    expect(text).toContain('2026-11-01 00:00:00');
    expect(text).toContain('2026-11-30 23:59:59');
    expect(text).not.toContain('2026-12');
  });

  test('Excel holds the same, and says whose it is', async () => {
    const file = await exportTable(await withFour(), 'xlsx', month, make.NOON, t);
    expect(file).toMatchObject({ name: `发票台账_${SELLER.name}_2026-11.xlsx`, count: 2 });
    expect((await titles(file.content)).slice(1).map(([submitted]) => submitted)).toEqual([
      new Date('2026-11-01T00:00:00Z'),
      new Date('2026-11-30T23:59:59Z'),
    ]);
    const about = (await titles(file.content, '说明')).flat();
    expect(about).toContain(`${SELLER.name} ${SELLER.taxId}`);
  });

  test('all companies, all months; or only some records', async () => {
    const db = await withFour();
    const all = await exportTable(db, 'xlsx', {}, make.NOON, t);
    expect(all).toMatchObject({ name: '发票台账_全部公司_全部.xlsx', count: 5 });
    const some = await exportTable(db, 'xlsx', { ids: ['OTHER', 'GONE', 'FIRST'] }, make.NOON, t);
    expect(some).toMatchObject({ name: '发票台账_全部公司_2026-11-24.xlsx', count: 2 });
  });

  describe('录入人 of each record', () => {
    const CLERKS = new Map([
      ['HERE', '王芳'],
      ['THERE', '李莉'],
    ]);
    /** Begun on another computer of the firm, by a stranger, and here; the first was taken over. */
    const ofThree = async () => {
      const db = await freshLedger();
      const ids = ['A', 'B', 'C'];
      const begun = ids.map((submissionId, nth) => make.submitted({ submissionId, at: make.NOON + nth }));
      await keep(db, ...begun, make.answered('税率不合法', { submissionId: 'A' }));
      const [a, b, c] = (await Promise.all(ids.map((id) => db.get('submissions', id)))) as Submission[];
      const rows = [
        {
          ...a,
          begun: { chainId: 'THERE', n: 1 },
          claimed: { chainId: 'HERE', at: make.NOON, by: '王芳', turn: 1 },
        },
        { ...b, begun: { chainId: 'ELSEWHERE', n: 1 } },
        { ...c, begun: { chainId: 'HERE', n: 1 } },
      ];
      const tx = writeTransaction(db, ['submissions']);
      for (const row of rows) await tx.objectStore('submissions').put(row as Submission);
      await tx.done;
      return db;
    };

    test('Excel: of 发票 and of 失败与不明', async () => {
      const { content } = await exportTable(await ofThree(), 'xlsx', { clerks: CLERKS }, make.NOON, t);
      const invoices = await titles(content);
      const at = invoices[0]?.indexOf('录入人') ?? -1;
      expect(at).toBe((invoices[0]?.length ?? 0) - 1);
      expect(invoices.slice(1, 4).map((row) => row[at] ?? '')).toEqual(['李莉 → 王芳', '', '王芳']);
      const failures = await titles(content, '失败与不明');
      expect(failures[1]?.[failures[0]?.indexOf('录入人') ?? -1]).toBe('李莉 → 王芳');
    });

    test('CSV', async () => {
      const { content } = await exportTable(await ofThree(), 'csv', { clerks: CLERKS }, make.NOON, t);
      const lines = (await content.text()).trimEnd().split('\r\n');
      expect(lines.map((line) => line.split(',').at(-1))).toEqual(['录入人', '李莉 → 王芳', '', '王芳']);
    });

    test.each([
      ['who is alone', new Map([['HERE', '王芳']])],
      ['who has no backup', undefined],
    ])('nothing of it for one %s', async (_, clerks) => {
      const { content } = await exportTable(await ofThree(), 'xlsx', { clerks }, make.NOON, t);
      expect((await titles(content))[0]).not.toContain('录入人');
      expect((await titles(content, '失败与不明'))[0]).not.toContain('录入人');
    });
  });

  test('tells how far it is and stops when the clerk cancels', async () => {
    const db = await withFour();
    const cancel = new AbortController();
    const seen: number[] = [];
    const run = {
      signal: cancel.signal,
      onProgress(count: number) {
        seen.push(count);
        cancel.abort();
      },
    };
    await expect(exportTable(db, 'xlsx', {}, make.NOON, t, run)).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(seen).toEqual([5]);
  });
});

describe('pages of records', () => {
  /** Written straight into the store: only the keys matter here. */
  const filled = async (times: readonly number[]) => {
    const db = await freshLedger();
    const [record] = await keep(db, make.submitted({ submissionId: 'BASE' }));
    const tx = writeTransaction(db, ['submissions']);
    const store = tx.objectStore('submissions');
    await store.clear();
    for (const [index, submittedAt] of times.entries()) {
      const id = `R${String(index).padStart(5, '0')}`;
      await store.put({ ...(record as Submission), id, submittedAt });
    }
    await tx.done;
    return db;
  };
  const idsOf = async (db: Ledger, scope: RecordScope) => {
    const ids: string[] = [];
    for await (const page of submissionPages(db, scope)) {
      expect(page.length).toBeLessThanOrEqual(500 * 4);
      ids.push(...page.map(({ id }) => id));
    }
    return ids;
  };

  test.each([
    ['one a millisecond', Array.from({ length: 1_203 }, (_, index) => index)],
    ['exactly two pages', Array.from({ length: 1_000 }, (_, index) => index)],
    ['several at each instant', Array.from({ length: 1_400 }, (_, index) => Math.floor(index / 3))],
    [
      'more than a page at one instant',
      Array.from({ length: 1_300 }, (_, index) => (index < 1_200 ? 7 : index)),
    ],
  ])('%s: each once, in order', async (_, times) => {
    const db = await filled(times);
    const expected = times.map((__, index) => `R${String(index).padStart(5, '0')}`);
    expect(await idsOf(db, {})).toEqual(expected);
    expect(await idsOf(db, { sellerTaxId: SELLER.taxId })).toEqual(expected);
  });
});

describe('exportBackup: everything of everyone', () => {
  test('fits the format and says how many', async () => {
    const db = await freshLedger();
    await keep(db, make.submitted(), make.success([]), make.fault());
    const file = await exportBackup(db, make.NOON);
    expect(file).toMatchObject({ name: '票影备份_2026-11-24.json', count: 3 });
    expect(Backup.parse(JSON.parse(await file.content.text())).events).toHaveLength(3);
  });
});

describe('createLedgerHost', () => {
  test('opens once, and anew after a failure', async () => {
    const db = await freshLedger();
    let tries = 0;
    const ledger = createLedgerHost(async (): Promise<Ledger> => {
      tries += 1;
      if (tries === 1) throw new Error('blocked');
      return db;
    });
    await expect(ledger()).rejects.toThrow('blocked');
    expect(await ledger()).toBe(db);
    expect(await ledger()).toBe(db);
    expect(tries).toBe(2);
  });

  test('lets another version in and opens anew', async () => {
    let tries = 0;
    const ledger = createLedgerHost(() => {
      tries += 1;
      return freshLedger();
    });
    const first = await ledger();
    // Asks every open connection to close and waits for them.
    await deleteDB(first.name);
    expect(await ledger()).not.toBe(first);
    expect(tries).toBe(2);
  });
});
