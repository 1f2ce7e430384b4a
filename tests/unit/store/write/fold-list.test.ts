import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../../utils/domain/fact/fact';
import { SETTLE_WAIT_MS, SettleRefused, settleWaits } from '../../../../utils/domain/list/may-settle';
import { readSettleEvidence } from '../../../../utils/store/guards/settle-evidence';
import { FOLDED, type Ledger, writeTransaction } from '../../../../utils/store/ledger/db';
import { append } from '../../../../utils/store/write/append';
import { foldList, forgetPage } from '../../../../utils/store/write/fold-list';
import { called, eventOf, NOON, responded, submitted, success } from '../../support/facts/facts';
import { listRead, listRow, MINUTE, numberOf, sameRow } from '../../support/facts/lists';
import { SELLER } from '../../support/page/snapshots';
import { context, freshLedger, keep } from '../../support/store/ledger';

const FIRST = NOON + SETTLE_WAIT_MS + 1_000;
const SECOND = FIRST + SETTLE_WAIT_MS + 1_000;
const settledAs = (given: object): Fact =>
  ({ id: 'W1', at: SECOND + MINUTE, type: 'settled', submissionId: 'S1', ...given }) as Fact;
const NOT_ISSUED = settledAs({ as: 'notIssued' });
const whole = (at: number, readingId: string, rows = [listRow(1)]) => listRead({ at, readingId, rows });
const record = (db: Ledger) => db.get('submissions', 'S1');

async function unknown() {
  const db = await freshLedger();
  await keep(db, submitted(), called(), responded(500));
  return db;
}

describe('a page of the list', () => {
  test('becomes rows and a reading, in the transaction of its event', async () => {
    const db = await freshLedger();
    await keep(db, listRead({ at: NOON, rows: [listRow(1), listRow(2)] }));
    expect(await db.getAll('portalRows')).toMatchObject([
      { id: numberOf(1), sellerTaxId: SELLER.taxId, day: '2026-11-24', gross: '339.00', readingId: 'L1' },
      { id: numberOf(2) },
    ]);
    expect(await db.getAll('coverage')).toMatchObject([
      { id: 'L1', complete: true, companyTaxId: SELLER.taxId },
    ]);
    expect(await db.count('events')).toBe(1);
  });

  test('the newest look at a row wins, in whatever order they come', async () => {
    const db = await freshLedger();
    await keep(db, listRead({ at: NOON + 5, rows: [listRow(1, { status: '已红冲-全额' })] }));
    await keep(db, listRead({ at: NOON, readingId: 'L0', rows: [listRow(1)] }));
    expect((await db.get('portalRows', numberOf(1)))?.shown.status).toBe('已红冲-全额');
  });

  test('changes no submission, even one that carries its number', async () => {
    const db = await freshLedger();
    await keep(db, submitted(), called(), responded(200), success([numberOf(1)]));
    const before = await record(db);
    expect(await keep(db, listRead({ at: NOON + 9, rows: [sameRow(1)] }))).toEqual([]);
    expect(await record(db)).toEqual(before);
  });

  test('of an undone import leaves its reading; its rows stay', async () => {
    const db = await freshLedger();
    const fact = listRead({ at: NOON });
    await keep(db, fact);
    const tx = writeTransaction(db, FOLDED);
    await forgetPage(tx, eventOf(fact));
    await tx.done;
    expect(await db.count('coverage')).toBe(0);
    expect(await db.count('portalRows')).toBe(1);
  });
});

describe('L2: the write path itself refuses a settlement that the rule does not allow', () => {
  const refused = async (db: Ledger, fact: Fact, reason: string, waitMs?: number) => {
    const before = await db.count('events');
    const how = waitMs === undefined ? context : { ...context, settleWaits: settleWaits(waitMs, waitMs) };
    const kept = append(db, [fact], how);
    await expect(kept).rejects.toThrow(SettleRefused);
    await expect(kept).rejects.toThrow(reason);
    expect(await db.count('events')).toBe(before);
    expect((await record(db))?.settled).toBeUndefined();
  };

  test('not issued: without readings, with one, with two that are too near', async () => {
    const db = await unknown();
    await refused(db, NOT_ISSUED, 'readings');
    await keep(db, whole(FIRST, 'L1'));
    await refused(db, NOT_ISSUED, 'readings');
    await keep(db, whole(SECOND - 2 * MINUTE, 'L2'));
    await refused(db, NOT_ISSUED, 'readings');
    await refused(db, NOT_ISSUED, 'readings', 2 * SETTLE_WAIT_MS);
  });

  test('not issued: not by what another computer read, whose clock may be ahead', async () => {
    const db = await unknown();
    const tx = writeTransaction(db, FOLDED);
    for (const page of [whole(FIRST, 'L1'), whole(SECOND, 'L2')])
      await foldList(tx, { ...eventOf(page), chainId: 'LI' });
    await tx.done;
    await refused(db, NOT_ISSUED, 'readings');
    await keep(db, whole(FIRST, 'L3'), whole(SECOND, 'L4'), NOT_ISSUED);
    expect((await record(db))?.settled?.as).toBe('notIssued');
  });

  test('not issued: by two whole readings; a shorter wait is a setting', async () => {
    const db = await unknown();
    await keep(db, whole(FIRST, 'L1'), whole(SECOND, 'L2'), NOT_ISSUED);
    expect((await record(db))?.settled).toEqual({ as: 'notIssued', at: SECOND + MINUTE });
    const other = await unknown();
    await keep(other, whole(NOON + MINUTE, 'L1'), whole(NOON + 3 * MINUTE, 'L2'));
    await append(other, [NOT_ISSUED], { ...context, settleWaits: settleWaits(1_000, 1_000) });
    expect((await record(other))?.settled?.as).toBe('notIssued');
  });

  test('not issued: not while a row of any list may be it', async () => {
    const db = await unknown();
    await keep(db, whole(FIRST, 'L1', [sameRow(5)]), whole(SECOND, 'L2'));
    await refused(db, NOT_ISSUED, 'candidate');
    // Its number turns out to be another submission's.
    await keep(
      db,
      submitted({ submissionId: 'S2' }),
      success([numberOf(5)], { submissionId: 'S2' }),
      NOT_ISSUED,
    );
    expect((await record(db))?.settled?.as).toBe('notIssued');
  });

  test('not issued: 收购 rows of the list, which show another seller, are looked at too', async () => {
    const db = await unknown();
    const bought = sameRow(6, { sellerTaxId: '91310115MA1K3BNTXB', buyerTaxId: SELLER.taxId });
    await keep(db, whole(FIRST, 'L1', [listRow(1), bought]), whole(SECOND, 'L2'));
    expect((await readSettleEvidence(db, (await record(db)) as never)).rows.map(({ id }) => id)).toContain(
      numberOf(6),
    );
    await refused(db, NOT_ISSUED, 'candidate');
  });

  test('not issued: a row that is its own by the clock of its neighbours bars it, whatever Date the answers carried', async () => {
    const db = await unknown();
    const issuedAt = '2026-11-24 06:00:10';
    const early = whole(FIRST, 'L1', [sameRow(5, { issuedAt }), listRow(6, { issuedAt })]);
    await keep(db, early, whole(SECOND, 'L2'));
    await keep(db, submitted({ submissionId: 'S2' }), success([numberOf(6)], { submissionId: 'S2' }));
    await refused(db, NOT_ISSUED, 'candidate');
    expect((await readSettleEvidence(db, (await record(db)) as never)).record.listSkew?.least).toBe(
      8 * 60 * MINUTE - 10_000,
    );
  });

  test('never of one that is refused, issued or unheard of', async () => {
    const db = await freshLedger();
    await refused(db, NOT_ISSUED, 'notUnknown');
    await keep(db, submitted(), success([numberOf(1)]));
    await refused(db, NOT_ISSUED, 'notUnknown');
    await refused(db, settledAs({ as: 'issued', invoiceNumber: numberOf(2) }), 'notUnknown');
  });

  test('issued: not without a number, nor with one that cannot be its own', async () => {
    const db = await unknown();
    await keep(db, submitted({ submissionId: 'S2' }), success([numberOf(7)], { submissionId: 'S2' }));
    await refused(db, settledAs({ as: 'issued' }), 'digits');
    await refused(db, settledAs({ as: 'issued', invoiceNumber: '12' }), 'digits');
    await refused(db, settledAs({ as: 'issued', invoiceNumber: numberOf(7) }), 'taken');
    await keep(db, settledAs({ as: 'issued', invoiceNumber: numberOf(8) }));
    expect(await record(db)).toMatchObject({ outcome: { type: 'issued', invoiceNumbers: [numberOf(8)] } });
  });
});
