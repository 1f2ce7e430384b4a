import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { putInOutbox } from '../../../../../utils/services/shared/outbox';
import { DATABASE_NAME, type Ledger, openLedger } from '../../../../../utils/store/ledger/db';
import * as make from '../../../support/facts/facts';
import { FakeArea } from '../../../support/store/fake-area';
import { startWorker } from '../../../support/store/worker';

const SENDER = { tabId: 7, frameId: 0 };
let local: FakeArea;
let session: FakeArea;
let db: Ledger;

const newWorker = () => startWorker({ local, session });

beforeEach(async () => {
  local = new FakeArea();
  session = new FakeArea();
  db = await openLedger();
});
afterEach(async () => {
  db.close();
  await deleteDB(DATABASE_NAME);
});

/** A submission whose page asks something, so that its clock stands. */
async function askedBy(worker: ReturnType<typeof newWorker>, at = Date.now()) {
  await worker.ports.fact(await putInOutbox(local, make.submitted({ at })), SENDER);
  const question = make.answered('开具金额较大，请确认是否开具？', { area: 'dialog', at: at + 1 });
  await worker.ports.fact(await putInOutbox(local, { ...question, buttons: ['确定', '取消'] }), SENDER);
  const record = await db.get('submissions', 'S1');
  expect(record).toMatchObject({ outcome: { type: 'pending' }, signals: { questionSince: at + 1 } });
}

const outcome = async () => (await db.get('submissions', 'S1'))?.outcome;

describe('S7 a question that nobody watches any more', () => {
  test('is given up once the browser or the extension has begun anew', async () => {
    await askedBy(newWorker());
    session = new FakeArea();
    await newWorker().sweep();
    expect(await outcome()).toEqual({ type: 'unknown', reason: 'leftPage' });
    expect((await db.get('submissions', 'S1'))?.open).toBe(1);
  });

  test('stays open in its own session, however often the worker is stopped', async () => {
    await askedBy(newWorker());
    await newWorker().sweep();
    expect(await outcome()).toEqual({ type: 'pending' });
  });

  test('is given up, too, when its tab was never known and it is older than the session', async () => {
    const at = Date.now() - 60_000;
    await putInOutbox(local, make.submitted({ at }));
    const question = make.answered('开具金额较大，请确认是否开具？', { area: 'dialog', at });
    await putInOutbox(local, { ...question, buttons: ['确定', '取消'] });
    await newWorker().sweep();
    expect(await outcome()).toMatchObject({ type: 'unknown' });
  });

  test('proof that comes later still counts', async () => {
    await askedBy(newWorker());
    session = new FakeArea();
    const worker = newWorker();
    await worker.sweep();
    await putInOutbox(local, make.success(['26112000000000000001'], { at: Date.now() + 1 }));
    await worker.sweep();
    expect(await outcome()).toMatchObject({ type: 'issued', invoiceNumbers: ['26112000000000000001'] });
  });
});
