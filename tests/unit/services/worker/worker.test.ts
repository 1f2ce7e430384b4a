import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Fact } from '../../../../utils/domain/fact/fact';
import { OUTBOX_PREFIX, putInOutbox } from '../../../../utils/services/shared/outbox';
import { DATABASE_NAME, type Ledger, openLedger } from '../../../../utils/store/ledger/db';
import * as make from '../../support/facts/facts';
import { BUYER, SELLER } from '../../support/page/snapshots';
import { FakeArea } from '../../support/store/fake-area';
import { startWorker } from '../../support/store/worker';

const NUMBER = '26112000000123456789';
const SENDER = { tabId: 7, frameId: 3 };
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

describe('a fact in the outbox', () => {
  test('is kept, and told so only then', async () => {
    const key = await putInOutbox(local, make.submitted());
    expect(await newWorker().ports.fact(key, SENDER)).toEqual({ kept: true });
    expect(await db.count('submissions')).toBe(1);
  });

  test('gets its tab from the browser when the page did not know it', async () => {
    const key = await putInOutbox(local, make.submitted());
    await newWorker().ports.fact(key, SENDER);
    const tabKey = await session.get(null).then((all) => `${Object.values(all)[0]}:7`);
    expect(await db.get('submissions', 'S1')).toMatchObject({ tabKey, frameId: 3 });
  });

  test('L1 that the page before had no time to tell of is taken in when the next page wakes', async () => {
    await putInOutbox(local, make.submitted());
    await newWorker().ports.wake({ tabId: 8, frameId: 0 });
    await vi.waitFor(async () => expect(await db.count('submissions')).toBe(1));
  });

  test('that an earlier sweep moved is kept', async () => {
    const fact = make.submitted({ at: Date.now() - 10_000 });
    await putInOutbox(local, fact);
    const worker = newWorker();
    await worker.sweep();
    expect(await worker.ports.fact(OUTBOX_PREFIX + fact.id, SENDER)).toEqual({ kept: true });
  });

  test('L1 that is nowhere was not kept', async () => {
    expect(await newWorker().ports.fact(`${OUTBOX_PREFIX}GONE`, SENDER)).toEqual({ kept: false });
  });

  test('nothing else of the storage is touched', async () => {
    await local.set({ settings: { chip: false } });
    expect(await newWorker().ports.fact('settings', SENDER)).toEqual({ kept: false });
    expect(local.value('settings')).toEqual({ chip: false });
  });
});

describe('wake', () => {
  test('tells the tab and a submission whose answer is not in', async () => {
    const worker = newWorker();
    const { tabKey } = (await worker.ports.wake(SENDER)) ?? {};
    const key = await putInOutbox(local, make.submitted({ tabKey: tabKey as string, at: Date.now() }));
    await worker.ports.fact(key, SENDER);
    expect(await worker.ports.wake(SENDER)).toEqual({
      tabKey,
      frameId: 3,
      awaiting: {
        submissionId: 'S1',
        typed: [],
        at: expect.any(Number),
        buyerName: BUYER.name,
        gross: expect.any(String),
      },
    });
    expect(await worker.ports.wake({ tabId: 8, frameId: 0 })).not.toHaveProperty('awaiting');
  });

  test('no tab, no answer', async () => {
    expect(await newWorker().ports.wake({ tabId: undefined, frameId: undefined })).toBeUndefined();
  });

  test('a new worker of the same browser session knows the tab by the same key', async () => {
    const first = await newWorker().ports.wake(SENDER);
    expect(await newWorker().ports.wake(SENDER)).toEqual(first);
  });
});

describe('a closed tab', () => {
  test('makes its waiting submission unknown', async () => {
    const worker = newWorker();
    const { tabKey } = (await worker.ports.wake(SENDER)) ?? {};
    await putInOutbox(local, make.submitted({ tabKey: tabKey as string, at: Date.now() }));
    await worker.sweep();
    await worker.tabClosed(7);
    expect((await db.get('submissions', 'S1'))?.outcome).toEqual({ type: 'unknown', reason: 'leftPage' });
  });

  test('with nothing under way says nothing', async () => {
    await newWorker().tabClosed(7);
    expect(await db.count('events')).toBe(0);
  });
});

describe('an equal submission', () => {
  const equal = async () => (await db.get('submissions', 'S1'))?.fingerprint as string;
  const keep = async (...facts: Fact[]) => {
    for (const fact of facts) await putInOutbox(local, fact);
    const worker = newWorker();
    await worker.sweep();
    return worker;
  };

  test('is told with its number, to no other company', async () => {
    const at = Date.now() - 10_000;
    const { ports } = await keep(make.submitted({ at }), make.success([NUMBER], { at: at + 1 }));
    expect(await ports.twin(SELLER.taxId, await equal())).toEqual({
      twin: { submissionId: 'S1', submittedAt: at, outcome: 'issued', invoiceNumber: NUMBER },
    });
    expect(await ports.twin('91110105MA02K3R8TX', await equal())).toEqual({});
  });

  test('that was refused is none', async () => {
    const at = Date.now() - 10_000;
    const { ports } = await keep(make.submitted({ at }), make.answered('税率不合法', { at: at + 1 }));
    expect(await ports.twin(SELLER.taxId, await equal())).toEqual({});
  });

  test('beside which another was meant: the record names it, and its history says so', async () => {
    await keep(make.submitted({ at: Date.now() - 10_000, twinOf: 'T1' }));
    expect(await db.get('submissions', 'S1')).toMatchObject({
      twinOf: 'T1',
      history: [{ type: 'submitted.twin' }],
    });
  });
});
