import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Fact } from '../../../../utils/domain/fact/fact';
import type { Reading } from '../../../../utils/domain/list/coverage';
import type { ListWord } from '../../../../utils/domain/list/list-import';
import { type ListRun, planListImport } from '../../../../utils/services/desk/import-list';
import { readSettleEvidence } from '../../../../utils/store/guards/settle-evidence';
import type { Ledger } from '../../../../utils/store/ledger/db';
import { makeExportedList } from '../../../portal/server/files/make-exported-list.mjs';
import { SITE, submitted } from '../../support/facts/facts';
import { NOW, readingIn, take, WORD } from '../../support/facts/list-import';
import { listRead, listRow, numberOf } from '../../support/facts/lists';
import { exported, fileOf, range } from '../../support/files/exported-list';
import { SELLER } from '../../support/page/snapshots';
import { backupOf, installation, restore } from '../../support/store/installations';
import { freshLedger, keep } from '../../support/store/ledger';

/** Everything that the import may have changed. */
const stored = async (db: Ledger) => ({
  events: await db.getAll('events'),
  rows: await db.getAll('portalRows'),
  coverage: await db.getAll('coverage'),
});

describe('taking it in', () => {
  test('rows with their lines, and a whole reading that covers her period', async () => {
    const db = await freshLedger();
    await keep(db, submitted());
    expect(await take(db, await makeExportedList([exported(1), exported(2)]))).toBe(2);
    expect(await db.getAll('portalRows')).toMatchObject([
      { id: numberOf(1), seenAt: WORD.listedAt, shown: { lines: [{ itemName: '*软件*服务' }] } },
      { id: numberOf(2) },
    ]);
    expect(await readingIn(db)).toMatchObject({
      complete: true,
      problems: [],
      fromFile: true,
      companyTaxId: SELLER.taxId,
      origin: SITE.origin,
      query: { type: '开具发票', kinds: '全部', from: '2026-11-01', to: '2026-11-30', others: [] },
      startedAt: WORD.listedAt,
      finishedAt: WORD.listedAt,
      total: 2,
      pagesSeen: 1,
      pagesTold: 1,
    });
  });

  test('each fact is one that its schema allows, with an id of at most 64 characters', async () => {
    const db = await freshLedger();
    await take(db, await makeExportedList(range(25).map((one) => exported(one))), { rows: 10 });
    const events = await db.getAll('events');
    expect(events).toHaveLength(3);
    for (const { id, at, type, payload } of events) {
      expect(Fact.safeParse({ id, at, type, ...payload }).success).toBe(true);
    }
    expect(new Set(events.map(({ id }) => id)).size).toBe(3);
  });

  test('without her word on the conditions the rows are kept and nothing is covered', async () => {
    const db = await freshLedger();
    await take(db, await makeExportedList([exported(1)]), { word: { listedAt: WORD.listedAt } });
    expect(await db.count('portalRows')).toBe(1);
    expect((await readingIn(db)).problems).toEqual([
      'queryType',
      'kinds',
      'dates',
      'otherFilters',
      'selected',
    ]);
    // Given later, it counts.
    await take(db, await makeExportedList([exported(1)]));
    expect((await db.getAll('coverage')).filter(({ complete }) => complete)).toHaveLength(1);
  });

  const noYes = { listedAt: WORD.listedAt, period: WORD.period as NonNullable<ListWord['period']> };
  test.each<[string, ListWord]>([
    ['she chose rows', { ...noYes, isAll: false }],
    ['she cannot say', noYes],
  ])('rule N1: a file of 导出选中 is no whole list, its rows prove what was issued: %s', async (_, word) => {
    const db = await freshLedger();
    await take(db, await makeExportedList([exported(1), exported(2)]), { word });
    expect(await db.count('portalRows')).toBe(2);
    expect(await readingIn(db)).toMatchObject({ complete: false, problems: ['selected'] });
    // The same file with her yes is another reading.
    await take(db, await makeExportedList([exported(1), exported(2)]));
    expect((await db.getAll('coverage')).map(({ complete }) => complete).sort()).toEqual([false, true]);
  });

  test('rule N1: where 序号 has a gap her yes is not enough', async () => {
    const db = await freshLedger();
    const bytes = await makeExportedList([exported(1, { serial: '1' }), exported(3, { serial: '3' })]);
    const plan = await planListImport(db, fileOf(bytes));
    expect(plan.serialGap).toEqual({ sheet: '发票基础信息', column: '序号', first: 2, count: 1 });
    await take(db, bytes);
    expect((await readingIn(db)).problems).toEqual(['selected']);
  });

  test('rule N1: nor is it where rows that the page showed are not in the file', async () => {
    const db = await freshLedger();
    // The page names the other side alone: whose rows they are, only its reading tells.
    const rows = [1, 9].map((one) => {
      const { sellerTaxId: _, sellerName: __, ...shown } = listRow(one);
      return shown;
    });
    const session = { taxId: SELLER.taxId, since: 0 };
    await keep(db, listRead({ at: NOW - 600_000, rows, session }));
    await take(db, await makeExportedList([exported(1), exported(2)]));
    const reading = (await db.getAll('coverage')).find(({ fromFile }) => fromFile);
    expect(reading).toMatchObject({ complete: false, problems: ['selected'], pages: [{ lacks: 1 }] });
    expect(await db.count('portalRows')).toBe(3);
  });

  test('law L2: a 收购 row of the file is looked at, the year of other rows is not read one by one', async () => {
    const db = await freshLedger();
    await keep(db, submitted());
    const bought = { sellerTaxId: '91310115MA1K3BNTXB', buyerTaxId: SELLER.taxId };
    await take(
      db,
      await makeExportedList([
        exported(1, { issuedAt: '2026-01-05 09:00:00' }),
        exported(2, { ...bought, issuedAt: '2026-11-24 20:00:00' }),
        exported(3, { issuedAt: '2026-11-24 20:00:00' }),
      ]),
      { word: { ...WORD, period: { from: '2026-01-01', to: '2026-11-30' } } },
    );
    const { rows } = await readSettleEvidence(db, (await db.get('submissions', 'S1')) as never);
    expect(rows.map(({ id }) => id).sort()).toEqual([numberOf(2), numberOf(3)]);
  });

  test('an invoice that could not be read leaves the reading incomplete', async () => {
    const db = await freshLedger();
    await take(db, await makeExportedList([exported(1), exported(2, { gross: '' })]));
    expect((await readingIn(db)).problems).toEqual(['rows']);
  });

  test('a list that does not show whose it is covers nothing', async () => {
    const db = await freshLedger();
    const of = (one: number) => exported(one, { sellerTaxId: `A${one}`, buyerTaxId: `B${one}` });
    await take(db, await makeExportedList([of(1), of(2)]));
    expect((await readingIn(db)).problems).toEqual(['company']);
  });

  test('a word that cannot be right writes nothing', async () => {
    const db = await freshLedger();
    const bytes = await makeExportedList([exported(1)]);
    await expect(take(db, bytes, { word: { ...WORD, listedAt: NOW + 1 } })).rejects.toThrow('future');
    expect(await db.count('events')).toBe(0);
  });

  test('stopped between parts it covers nothing; the same file again completes it', async () => {
    const db = await freshLedger();
    const bytes = await makeExportedList(range(25).map((one) => exported(one)));
    const stop = new AbortController();
    const run: ListRun = { signal: stop.signal, onProgress: () => stop.abort() };
    await expect(take(db, bytes, { rows: 10, run })).rejects.toThrow('aborted');
    expect(await db.count('events')).toBe(1);
    expect(await readingIn(db)).toMatchObject({
      complete: false,
      problems: ['pages'],
      pagesSeen: 1,
      pagesTold: 3,
    });
    const plan = await planListImport(db, fileOf(bytes));
    expect(plan.earlier).toEqual({ word: WORD, isWhole: false });
    expect(plan.counts).toMatchObject({ fresh: 15, known: 10 });
    expect(await take(db, bytes, { rows: 10 })).toBe(25);
    expect(await readingIn(db)).toMatchObject({ complete: true, pagesSeen: 3 });
    expect((await planListImport(db, fileOf(bytes))).earlier).toEqual({ word: WORD, isWhole: true });
  });

  test('two installations that took in the same file can still take in each other’s backups', async () => {
    const bytes = await makeExportedList(range(3).map((one) => exported(one)));
    const [a, fresh] = [await installation('A'), await installation('B')];
    await a.keep(submitted());
    await take(a.db, bytes, { rows: 2 });
    // The first event that this one ever keeps.
    await take(fresh.db, bytes, { rows: 2 });
    const once = await stored(fresh.db);
    await take(fresh.db, bytes, { rows: 2 });
    expect(await stored(fresh.db)).toEqual(once);
    const { plan, added } = await restore(fresh, await backupOf(a.db));
    expect(plan.counts).toMatchObject({ fresh: 3, conflict: 0 });
    expect(added).toBe(3);
    expect((await fresh.db.getAll('coverage')).map(({ complete }) => complete)).toEqual([true, true]);
  });

  test('in whatever parts, once or twice: the same rows, the same coverage', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 50 }),
        async (count, rows) => {
          const bytes = await makeExportedList(range(count).map((one) => exported(one)));
          const [whole, parted] = [await freshLedger(), await freshLedger()];
          await take(whole, bytes);
          await take(parted, bytes, { rows });
          const once = await stored(parted);
          await take(parted, bytes, { rows });
          expect(await stored(parted)).toEqual(once);
          const bare = (all: Awaited<ReturnType<typeof stored>>['rows']) =>
            all.map(({ readingId: _, ...row }) => row);
          expect(bare(once.rows)).toEqual(bare(await whole.getAll('portalRows')));
          const covered = ({ id: _, pages, pagesSeen: __, pagesTold: ___, ...reading }: Reading) => ({
            ...reading,
            ids: pages.flatMap(({ ids }) => ids).sort(),
          });
          expect(once.coverage.map(covered)).toEqual((await whole.getAll('coverage')).map(covered));
        },
      ),
      { numRuns: 12 },
    );
  });
});
