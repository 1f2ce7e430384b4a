import { describe, expect, test } from 'vitest';
import { countWaitingEntries, listEntries } from '../../../../utils/store/read/entries';
import { sumsByCounters } from '../../../../utils/store/read/ledger-sums';
import { newestOfSeller } from '../../../../utils/store/read/submissions';
import { countersContradict } from '../../../../utils/store/write/recount';
import {
  entered,
  make,
  NOON,
  submitted,
  templateTakenBack,
  templateWritten,
} from '../../support/facts/facts';
import { listRead, MINUTE, numberOf, sameRow } from '../../support/facts/lists';
import { SELLER } from '../../support/page/snapshots';
import { freshLedger, keep } from '../../support/store/ledger';

const ofEntry = { submissionId: 'E1' };
const drop = (dropped = true) => make('entryDropped', { ...ofEntry, dropped });

describe('E3: an entry is changed only while nothing of it left our hands', () => {
  test.each([
    ['refillOpen', [make('refillOpened', { ...ofEntry, tabKey: 't' })]],
    ['inTemplate', [templateWritten({ ...ofEntry })]],
    [
      'sent',
      [
        make('refillOpened', { ...ofEntry, tabKey: 't' }),
        make('refillClosed', { ...ofEntry, how: 'submitted' as const, by: 'S9' }),
      ],
    ],
  ] as const)('%s: neither changed nor dropped, and nothing of the call is written', async (bar, facts) => {
    const db = await freshLedger();
    await keep(db, entered(), ...facts);
    const before = await db.getAll('events');
    await expect(keep(db, entered({ submissionId: 'E2' }), entered())).rejects.toMatchObject({ bar });
    await expect(keep(db, drop())).rejects.toMatchObject({ bar });
    expect(await db.getAll('events')).toEqual(before);
  });

  test('what was submitted is no entry', async () => {
    const db = await freshLedger();
    await keep(db, submitted());
    await expect(keep(db, entered({ submissionId: 'S1' }))).rejects.toMatchObject({ bar: 'notEntry' });
    await expect(keep(db, drop())).rejects.toMatchObject({ bar: 'notEntry' });
  });
});

describe('E3: a change does not undo another one unseen', () => {
  test('kept only where the entry still is as it was read', async () => {
    const db = await freshLedger();
    await keep(db, entered({ at: NOON }));
    const change = (changes: number, at: number) => entered({ at, changes });
    await keep(db, change(NOON, NOON + MINUTE));
    await expect(keep(db, change(NOON, NOON + 2 * MINUTE))).rejects.toMatchObject({ bar: 'changed' });
    await keep(db, change(NOON + MINUTE, NOON + 2 * MINUTE));
    expect((await db.get('submissions', 'E1'))?.entry?.changedAt).toBe(NOON + 2 * MINUTE);
  });

  test('where it came from stays: a file that is taken in once more is known by that', async () => {
    const db = await freshLedger();
    const from = { way: 'file' as const, fileName: '登记表.xlsx', formNumber: '7', by: '王会计' };
    await keep(db, entered({ at: NOON, ...from }));
    await keep(db, entered({ at: NOON + MINUTE, way: 'typed', by: '李会计' }));
    expect((await db.get('submissions', 'E1'))?.entry).toEqual({
      ...from,
      by: '李会计',
      changedAt: NOON + MINUTE,
    });
  });

  test('of a company that was handed over none comes back under an id that is spent', async () => {
    const db = await freshLedger();
    await keep(db, entered());
    await db.delete('submissions', 'E1');
    await expect(keep(db, entered())).rejects.toMatchObject({ bar: 'erased' });
  });
});

describe('B4: an entry that stood in a batch template, and the list shows one like it', () => {
  const settled = make('settled', { ...ofEntry, as: 'issued' as const, invoiceNumber: numberOf(2) });
  const written = templateWritten({ ...ofEntry });
  const listed = listRead({ at: NOON + MINUTE, rows: [sameRow(2)] });

  test('is not written again, taken back or not, until she said what that row is', async () => {
    const db = await freshLedger();
    await keep(db, entered(), written, listed, templateTakenBack({ ...ofEntry }));
    const again = templateWritten({ ...ofEntry, serialNumber: 'PY2' });
    await expect(keep(db, again)).rejects.toMatchObject({ bar: 'unknown' });
    await keep(db, make('otherRow', { ...ofEntry, invoiceNumber: numberOf(2) }));
    await keep(db, again);
    expect((await db.get('submissions', 'E1'))?.inTemplate).toBe(true);
  });

  test('is issued by her word, with the number; one that stood in none is not', async () => {
    const db = await freshLedger();
    await keep(db, entered());
    await expect(keep(db, settled)).rejects.toThrow('notUnknown');
    await keep(db, written, listed, settled);
    expect(await db.get('submissions', 'E1')).toMatchObject({
      outcome: { type: 'issued', invoiceNumbers: [numberOf(2)] },
      invoiceNumbers: [numberOf(2)],
    });
    expect(await countWaitingEntries(db)).toBe(0);
  });

  test('is not settled as not issued: that says nothing of the file', async () => {
    const db = await freshLedger();
    await keep(db, entered(), written, listed);
    const word = make('settled', { ...ofEntry, as: 'notIssued' as const });
    await expect(keep(db, word)).rejects.toThrow('notUnknown');
  });
});

test('E1 an entry waits by itself: counted and listed apart, and among no submissions', async () => {
  const db = await freshLedger();
  await keep(db, submitted(), entered(), entered({ submissionId: 'E2' }));
  expect(await countWaitingEntries(db)).toBe(2);
  expect((await listEntries(db, SELLER.taxId, false, 10)).map(({ record }) => record.id).sort()).toEqual([
    'E1',
    'E2',
  ]);
  expect((await sumsByCounters(db, {}))?.all.count).toBe(1);
  expect((await newestOfSeller(db, SELLER.taxId, 1)).map(({ id }) => id)).toEqual(['S1']);

  await keep(db, drop());
  expect(await countWaitingEntries(db, SELLER.taxId)).toBe(1);
  expect((await listEntries(db, undefined, false, 10)).map(({ record }) => record.id)).toEqual(['E2']);
  expect(await listEntries(db, undefined, true, 10)).toHaveLength(2);
  expect(await countersContradict(db)).toBe(false);
});

test('a changed entry moves its sums with it', async () => {
  const db = await freshLedger();
  await keep(db, entered());
  const sums = async () => (await sumsByCounters(db, { outcome: 'draft' }))?.all;
  const first = await sums();
  expect(Number(first?.gross)).toBeGreaterThan(0);
  const { snapshot } = entered();
  const raw = JSON.parse(JSON.stringify(snapshot));
  for (const row of raw.tables[0].rows) row[row.length - 1] = '0.00';
  await keep(db, entered({ snapshot: { ...raw, texts: {} } }));
  const [record] = await db.getAll('submissions');
  expect((await sums())?.gross).toBe(record?.invoice.totalGross ?? '0');
  expect((await sums())?.gross).not.toBe(first?.gross);
  expect(await countersContradict(db)).toBe(false);
});
