import { beforeEach, describe, expect, test } from 'vitest';
import { beijingDay } from '../../../../utils/domain/invoice/beijing-time';
import type { LedgerEvent } from '../../../../utils/domain/record/event';
import { RULES_VERSION } from '../../../../utils/domain/record/rules-version';
import type { Submission } from '../../../../utils/domain/record/submission';
import {
  tellDefects,
  verifyLedger,
  verifySlice,
  watchLedger,
} from '../../../../utils/services/shared/verify-ledger';
import { countsOf } from '../../../../utils/store/ledger/counters';
import type { Ledger } from '../../../../utils/store/ledger/db';
import { stampRules } from '../../../../utils/store/ledger/rules-place';
import { recount } from '../../../../utils/store/write/recount';
import { checkRows } from '../../../../utils/store/write/row-check';
import * as make from '../../support/facts/facts';
import { FakeArea } from '../../support/store/fake-area';
import { context, freshLedger, keep } from '../../support/store/ledger';

const { NOON } = make;
const { knowledgeOf } = context;
let db: Ledger;
beforeEach(async () => {
  db = await freshLedger();
  await keep(
    db,
    make.submitted(),
    make.called(),
    make.responded(200),
    make.success(['26112000000123456789']),
    make.submitted({ submissionId: 'S2' }),
  );
});

/** As somebody with the browser's own tools would. */
async function editRow(id: string, change: Partial<Submission>) {
  await db.put('submissions', { ...((await db.get('submissions', id)) as Submission), ...change });
}
const REFUSED: Partial<Submission> = {
  outcome: { type: 'refused', message: '税率' },
  outcomeType: 'refused',
  invoiceNumbers: [],
};
async function editEvent(n: number, payload: Record<string, unknown>) {
  const event = (await db.getFromIndex('events', 'chain', ['CHAIN', n])) as LedgerEvent;
  await db.put('events', { ...event, payload: { ...event.payload, ...payload } });
}

describe('X24 what was edited in the database is told', () => {
  test('a whole ledger agrees', async () => {
    expect(await verifyLedger(db, knowledgeOf)).toEqual({ checked: 5, defects: [] });
  });

  test('a row is put right from its events', async () => {
    const before = await db.get('submissions', 'S1');
    await editRow('S1', REFUSED);
    expect(await checkRows(db, ['S1', 'S2'], knowledgeOf)).toMatchObject([
      { submissionId: 'S1', defect: 'row' },
    ]);
    expect(await db.get('submissions', 'S1')).toEqual(before);
    expect(await checkRows(db, ['S1', 'S2'], knowledgeOf)).toEqual([]);
  });

  test('a row that was deleted comes back', async () => {
    await db.delete('submissions', 'S2');
    expect((await verifyLedger(db, knowledgeOf)).defects).toMatchObject([
      { what: 'row', submissionId: 'S2' },
    ]);
    expect(await db.get('submissions', 'S2')).toBeDefined();
  });

  test('an edited payload, a broken link and a cut tail each by its place', async () => {
    await editEvent(4, { invoiceNumbers: ['26112000000000000000'] });
    await db.delete('events', (await db.getKeyFromIndex('events', 'chain', ['CHAIN', 2])) as number);
    await db.delete('events', (await db.getKeyFromIndex('events', 'chain', ['CHAIN', 5])) as number);
    const { defects } = await verifyLedger(db, knowledgeOf);
    expect(defects.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['gap', 'payloadChanged', 'truncated']),
    );
  });

  test('in slices that go on where the last one ended, and through every chain', async () => {
    const other = (await db.getAll('events')).map(({ seq: _, ...event }) => ({
      ...event,
      id: `X${event.id}`,
      chainId: 'FOREIGN',
    }));
    for (const event of other) await db.add('events', event);
    let next: Parameters<typeof verifySlice>[1];
    const seen: string[] = [];
    do {
      const slice = await verifySlice(db, next, knowledgeOf, 2);
      seen.push(`${slice.checked} ${slice.defects.some(({ what }) => what === 'hashChanged')}`);
      next = slice.next;
    } while (next);
    // The copied events carry the hashes of another chain.
    expect(seen).toEqual(['2 false', '2 false', '1 false', '2 true', '2 true', '1 true']);
  });

  test('the background tells each defect once', async () => {
    const area = new FakeArea();
    await editEvent(4, { invoiceNumbers: [] });
    expect(await watchLedger(area, db, knowledgeOf, NOON)).toBe(1);
    const [key] = area.keys.filter((one) => one.startsWith('outbox:'));
    const fact = area.value(key as string) as never;
    expect(fact).toMatchObject({ kind: 'recordChanged', submissionId: 'S1' });
    await keep(db, fact);
    await area.remove(key as string);
    expect(await watchLedger(area, db, knowledgeOf, NOON)).toBe(0);
  });
});

describe('X24 rows that other rules folded', () => {
  /** As after an update of the program: the rows that stand there were folded by another version. */
  const update = async () => {
    await db.put('meta', { version: RULES_VERSION - 1, seq: 0 }, 'rules');
    await stampRules(db);
  };
  /** As other rules would have folded and counted it. */
  const recountAs = async (id: string, change: Partial<Submission>) => {
    await editRow(id, change);
    await recount(db);
  };
  const right = () => db.get('submissions', 'S1');

  test('are folded anew and put right without a fault', async () => {
    const before = await right();
    await editRow('S1', REFUSED);
    await update();
    expect(await checkRows(db, ['S1', 'S2'], knowledgeOf)).toEqual([]);
    expect(await right()).toEqual(before);
  });

  test('are counted as what they are now', async () => {
    const { sellerTaxId } = (await right()) as Submission;
    const counts = () => countsOf(db, sellerTaxId, 'all');
    const before = await counts();
    await recountAs('S1', REFUSED);
    expect(await counts()).not.toEqual(before);
    await update();
    await checkRows(db, ['S1'], knowledgeOf);
    expect((await counts()).issued?.count).toBe(before.issued?.count);
    expect((await counts()).refused?.count ?? 0).toBe(0);
  });

  test('what an older program did not count of a record is counted then: each refusal (A1)', async () => {
    const at = NOON + 3_600_000;
    const call = (requestId: string, ms: number) => ({ submissionId: 'T9', requestId, at: at + ms });
    const of = (ms: number) => ({ submissionId: 'T9', at: at + ms });
    await keep(db, make.submitted(of(0)), make.called(call('Q1', 1)), make.responded(200, call('Q1', 2)));
    await keep(db, make.answered('税率不合法', of(3)), make.repeated(of(9)), make.called(call('Q2', 10)));
    await keep(db, make.success(['26112000000123456777'], of(12)));
    const record = (await db.get('submissions', 'T9')) as Submission;
    const refused = async () => (await countsOf(db, record.sellerTaxId, beijingDay(at))).refused?.count ?? 0;
    const counted = await refused();
    const { failedTries: _, lastTryAt: __, ...older } = record;
    await db.put('submissions', older);
    await recount(db);
    expect(await refused()).toBe(counted - 1);
    await update();
    const issued = (await countsOf(db, record.sellerTaxId, 'all')).issued;
    expect((await verifyLedger(db, knowledgeOf)).defects).toEqual([]);
    expect(await db.get('submissions', 'T9')).toEqual(record);
    expect(await refused()).toBe(counted);
    expect((await countsOf(db, record.sellerTaxId, 'all')).issued).toEqual(issued);
  });

  test('a ledger of before the versions were counted is one of them', async () => {
    await editRow('S1', REFUSED);
    await stampRules(db);
    expect((await verifyLedger(db, knowledgeOf)).defects).toEqual([]);
  });

  test('what began since is told, and so is an event that was edited', async () => {
    await update();
    await keep(db, make.submitted({ submissionId: 'S3' }));
    await editRow('S3', REFUSED);
    await editEvent(5, { onLine: false });
    expect(await checkRows(db, ['S1', 'S2', 'S3'], knowledgeOf)).toMatchObject([
      { submissionId: 'S2', defect: 'events' },
      { submissionId: 'S3', defect: 'row' },
    ]);
  });

  test('once the background has been through, a change of theirs is told again', async () => {
    const area = new FakeArea();
    await editRow('S1', REFUSED);
    await update();
    expect(await watchLedger(area, db, knowledgeOf, NOON)).toBe(0);
    await editRow('S1', REFUSED);
    expect(await watchLedger(area, db, knowledgeOf, NOON)).toBe(1);
  });

  test('a look that was under way at the update does not count as being through', async () => {
    const area = new FakeArea();
    const event = (await db.getFromIndex('events', 'chain', ['CHAIN', 4])) as LedgerEvent;
    await area.set({ ledgerVerified: { chainId: 'CHAIN', n: 4, hash: event.hash } });
    await editRow('S1', REFUSED);
    await update();
    await watchLedger(area, db, knowledgeOf, NOON);
    expect(await db.get('submissions', 'S1')).toMatchObject({ outcomeType: 'issued' });
  });
});

describe('X24 what is found by the button or by a look at a group', () => {
  test('is kept as a fault, once', async () => {
    const area = new FakeArea();
    await editRow('S1', REFUSED);
    const { defects } = await verifyLedger(db, knowledgeOf);
    expect(await tellDefects(area, db, defects, NOON)).toBe(1);
    const [key] = area.keys.filter((one) => one.startsWith('outbox:'));
    await keep(db, area.value(key as string) as never);
    await area.remove(key as string);
    expect(await tellDefects(area, db, defects, NOON)).toBe(0);
  });
});
