import { beforeEach, describe, expect, test } from 'vitest';
import { isWaitingEntry } from '../../../../../utils/domain/record/fold-desk';
import { readEntryFile } from '../../../../../utils/exchange/entries/read-entry-file';
import { dppt } from '../../../../../utils/portal/dppt';
import { createEntryFacts } from '../../../../../utils/services/desk/entries/entry-facts';
import {
  dropEntryFile,
  type EntryFilePlan,
  grossOf,
  keepEntryFile,
  planEntryFile,
  TooManyEntries,
} from '../../../../../utils/services/desk/entries/entry-file';
import type { Ledger } from '../../../../../utils/store/ledger/db';
import { countWaitingEntries, listEntries } from '../../../../../utils/store/read/entries';
import { recount } from '../../../../../utils/store/write/recount';
import * as make from '../../../support/facts/facts';
import { bookOf, type GivenRow, row, SELLER } from '../../../support/files/entry-books';
import { context, freshLedger } from '../../../support/store/ledger';

let db: Ledger;
const home = {
  seller: SELLER,
  profileId: dppt.id,
  site: { origin: 'https://dppt.beijing.chinatax.gov.cn:8443', path: dppt.entry.path },
};
const facts = () =>
  createEntryFacts({
    openLedger: async () => db,
    readKnowledge: async () => context.knowledgeOf,
    newId: make.nextId,
    now: () => make.NOON,
    onCommitted: () => undefined,
  } as never);

async function plan(rows: readonly GivenRow[], fileName = '登记表.xlsx'): Promise<EntryFilePlan> {
  const table = await readEntryFile(await bookOf(rows));
  if (!table) throw new Error('no form');
  return planEntryFile(db, table, fileName, home, context.knowledgeOf);
}
async function take(given: EntryFilePlan, withEqual = false, keeper = facts()): Promise<string[]> {
  const ids: string[] = [];
  await keepEntryFile(keeper, given, withEqual, '王芳', (more) => ids.push(...more));
  return ids;
}
const counts = ({ fresh, equal, again, bad }: EntryFilePlan) => [
  fresh.length,
  equal.map(({ as }) => as),
  again.length,
  bad,
];
const TWO = [row(1), row(2, { amount: 200, taxRate: '1%' })];

beforeEach(async () => {
  db = await freshLedger();
});

test('the dry run writes nothing and tells the sum', async () => {
  const planned = await plan([...TWO, row(3, { amount: '甲' })]);
  expect(counts(planned)).toEqual([2, [], 0, 1]);
  expect(grossOf(planned.fresh)).toBe('315.00');
  expect(await db.count('events')).toBe(0);
});

test('taken in, they wait with their file, number and clerk', async () => {
  const ids = await take(await plan(TWO));
  const listed = await listEntries(db, SELLER.taxId, false, 10);
  expect(listed.map(({ record }) => record.id).sort()).toEqual([...ids].sort());
  expect(listed.map(({ record }) => [record.invoice.totalGross, record.entry])).toEqual(
    expect.arrayContaining([
      ['113.00', { way: 'file', by: '王芳', changedAt: make.NOON, fileName: '登记表.xlsx', formNumber: '1' }],
      ['202.00', { way: 'file', by: '王芳', changedAt: make.NOON, fileName: '登记表.xlsx', formNumber: '2' }],
    ]),
  );
  expect(listed.every(({ record }) => record.source === 'manual' && record.outcomeType === 'draft')).toBe(
    true,
  );
});

describe('nothing is taken twice', () => {
  test('the same file again: none, whatever she ticks', async () => {
    await take(await plan(TWO));
    const planned = await plan(TWO);
    expect(counts(planned)).toEqual([0, [], 2, 0]);
    expect(await take(planned, true)).toEqual([]);
    expect(await countWaitingEntries(db)).toBe(2);
  });

  test('the same file after one of its entries was changed: that one neither', async () => {
    const first = await plan(TWO);
    const [id = ''] = await take(first);
    const [{ entry }] = first.fresh as [(typeof first.fresh)[number]];
    const corrected = { ...entry, buyer: { ...entry.buyer, name: '上海木棉服饰有限公司' } };
    await facts().keep([{ submissionId: id, entry: corrected, way: 'typed' }], first.home, '李芳');
    expect(counts(await plan(TWO))).toEqual([0, [], 2, 0]);
    // The next day's sheet of the same name: other content under the same number is another invoice.
    expect(counts(await plan([row(1, { amount: 77 })]))).toEqual([1, [], 0, 0]);
  });

  test('another file with an equal one: named, left out until she says so', async () => {
    await take(await plan(TWO));
    const planned = await plan([row(9), row(10, { amount: 5 })], '另一个.xlsx');
    expect(counts(planned)).toEqual([1, ['waits'], 0, 0]);
    expect(await take(planned)).toHaveLength(1);
    expect(counts(await plan([row(9)], '另一个.xlsx'))).toEqual([0, ['waits'], 0, 0]);
    expect(await take(await plan([row(9)], '另一个.xlsx'), true)).toHaveLength(1);
    expect(counts(await plan([row(9)], '另一个.xlsx'))).toEqual([0, [], 1, 0]);
  });

  test('two equal ones in one file', async () => {
    expect(counts(await plan([row(1), row(2), row(3, { amount: 1 })]))).toEqual([2, ['inFile'], 0, 0]);
  });

  test('undone, the same file can be taken in once more', async () => {
    const ids = await take(await plan(TWO));
    await facts().drop(ids, true);
    expect(await countWaitingEntries(db)).toBe(0);
    const planned = await plan(TWO);
    expect(counts(planned)).toEqual([2, [], 0, 0]);
    await take(planned);
    expect(
      (await listEntries(db, SELLER.taxId, true, 10)).filter(({ record }) => isWaitingEntry(record)),
    ).toHaveLength(2);
  });
});

test('stopped in between, the same file goes on where it was; taken back, all of it is', async () => {
  const rows = Array.from({ length: 300 }, (_, at) => row(at + 1, { amount: at + 1 }));
  const keeper = facts();
  let calls = 0;
  const failing = {
    ...keeper,
    keep: (...given: Parameters<typeof keeper.keep>) => {
      calls += 1;
      return calls > 1 ? Promise.reject(new Error('quota')) : keeper.keep(...given);
    },
  };
  await expect(take(await plan(rows), false, failing)).rejects.toThrow('quota');
  expect(await countWaitingEntries(db)).toBe(250);
  const rest = await plan(rows);
  expect(counts(rest)).toEqual([50, [], 250, 0]);
  const ids = await take(rest);
  expect(await countWaitingEntries(db)).toBe(300);
  const told: number[] = [];
  await dropEntryFile(keeper, ids, (count) => told.push(count));
  expect(told).toEqual([50]);
  expect(await countWaitingEntries(db)).toBe(250);
}, 120_000);

describe('stopped by her', () => {
  const stopped = () => {
    const stopping = new AbortController();
    return { signal: stopping.signal, stop: () => stopping.abort() };
  };
  const many = Array.from({ length: 600 }, (_, at) => row(at + 1, { amount: at + 1 }));

  test('while it is compared: nothing is planned and nothing written', async () => {
    const { signal, stop } = stopped();
    const told: number[] = [];
    const table = await readEntryFile(await bookOf(many));
    const run = {
      signal,
      onProgress(_: string, count: number) {
        told.push(count);
        stop();
      },
    };
    await expect(
      planEntryFile(db, table as never, 'a.xlsx', home, context.knowledgeOf, run),
    ).rejects.toMatchObject({ name: 'AbortError' });
    expect(told).toEqual([500]);
    expect(await db.count('events')).toBe(0);
  }, 120_000);

  test('while it is taken in: what is kept stays whole, and the rest can follow', async () => {
    const { signal, stop } = stopped();
    const planned = await plan(many);
    const kept: string[] = [];
    const taking = keepEntryFile(
      facts(),
      planned,
      false,
      '王芳',
      (more) => {
        kept.push(...more);
        stop();
      },
      { signal },
    );
    await expect(taking).rejects.toMatchObject({ name: 'AbortError' });
    expect(kept).toHaveLength(250);
    expect(await countWaitingEntries(db)).toBe(250);
    expect(counts(await plan(many))).toEqual([350, [], 250, 0]);
  }, 120_000);
});

test('counted as one by one, however many are taken in at a time', async () => {
  await take(await plan(Array.from({ length: 30 }, (_, at) => row(at + 1, { amount: at + 1 }))));
  const counters = await db.getAll('counters');
  await recount(db);
  expect(await db.getAll('counters')).toEqual(counters);
  expect(counters.find(({ period }) => period === 'entries')).toMatchObject({ count: 30, net: '465' });
});

test('more than 5,000 invoices are refused as a whole', async () => {
  const rows = Array.from({ length: 5_001 }, (_, at) => row(at + 1, { amount: at + 1 }));
  await expect(plan(rows)).rejects.toThrow(TooManyEntries);
}, 60_000);
