import 'fake-indexeddb/auto';
import { deleteDB, type IDBPDatabase } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { verifyChain } from '../../../../utils/domain/record/chain';
import { keepFact } from '../../../../utils/services/page/keep-fact';
import { readLoss } from '../../../../utils/services/shared/ledger-mark';
import { OUTBOX_PREFIX, putInOutbox } from '../../../../utils/services/shared/outbox';
import { readTrouble } from '../../../../utils/services/shared/sweep-trouble';
import { DATABASE_NAME, type Ledger, openLedger } from '../../../../utils/store/ledger/db';
import * as make from '../../support/facts/facts';
import { FakeArea } from '../../support/store/fake-area';
import { startWorker } from '../../support/store/worker';

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
  vi.restoreAllMocks();
  db.close();
  await deleteDB(DATABASE_NAME);
});

const submitted = () => make.submitted({ at: Date.now() - 10_000, tabKey: 'B:7' });
/** Nothing lost, nothing doubled, the chain whole, the outbox empty. */
async function keptOnce(count = 1) {
  expect(await db.count('submissions')).toBe(count);
  const events = await db.getAll('events');
  expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  expect(verifyChain(events).defects).toEqual([]);
  expect(local.keys.filter((key) => key.startsWith(OUTBOX_PREFIX))).toEqual([]);
}

describe('L1 the worker is stopped', () => {
  test('before the click: the next start takes it in', async () => {
    await putInOutbox(local, submitted());
    await newWorker().sweep();
    await keptOnce();
  });

  test('between the outbox and the message: the page is told 「written」, the next start takes it in', async () => {
    const send = async () => {
      throw new Error('Could not establish connection');
    };
    const ports = { area: local, send, connected: () => true };
    expect(await keepFact(ports, submitted(), () => undefined)).toBe('written');
    await newWorker().sweep();
    await keptOnce();
  });

  test('while the message is being worked on: asked again, it is one', async () => {
    const fact = submitted();
    const key = await putInOutbox(local, fact);
    const dying = newWorker();
    const living = newWorker();
    const [first, second] = await Promise.all([
      dying.ports.fact(key, SENDER),
      living.ports.fact(key, SENDER),
    ]);
    expect([first, second]).toEqual([{ kept: true }, { kept: true }]);
    await keptOnce();
  });

  test('between the commit and the removal from the outbox: it is one', async () => {
    const key = await putInOutbox(local, submitted());
    vi.spyOn(local, 'remove').mockRejectedValueOnce(new Error('the worker is gone'));
    await expect(newWorker().sweep()).rejects.toThrow('gone');
    expect(local.keys).toContain(key);
    expect(await db.count('submissions')).toBe(1);
    await newWorker().sweep();
    await keptOnce();
  });

  test('X27 among a flood of texts, at any removal from the outbox: nothing is lost, doubled or told twice', async () => {
    const at = Date.now() - 10_000;
    const flood = (count: number) =>
      Array.from({ length: count }, () => make.answered('购买方名称不能为空', { at: at + 1, tabKey: 'B:7' }));
    await putInOutbox(local, make.submitted({ at, tabKey: 'B:7' }));
    for (const fact of flood(100)) await putInOutbox(local, fact);
    await putInOutbox(local, make.submitted({ submissionId: 'S2', at: at + 2, tabKey: 'B:7' }));
    for (const fact of flood(50)) await putInOutbox(local, fact);
    let deaths = 0;
    for (let nth = 1; nth < 20; nth += 1) {
      let removals = 0;
      const remove = local.remove.bind(local);
      const dying = vi.spyOn(local, 'remove').mockImplementation(async (keys) => {
        removals += 1;
        if (removals === 2) throw new Error('the worker is gone');
        return remove(keys);
      });
      const died = await newWorker()
        .sweep()
        .then(
          () => false,
          () => true,
        );
      dying.mockRestore();
      if (!died) break;
      deaths += 1;
      // What came while no worker was there.
      for (const fact of flood(3)) await putInOutbox(local, fact);
    }
    expect(deaths).toBeGreaterThan(1);
    await newWorker().sweep();
    await keptOnce(2);
    const left = (await db.getAll('faults')).reduce((sum, { detail }) => sum + Number(detail), 0);
    const answered = (await db.getAll('events')).filter(({ type }) => type === 'answered').length;
    expect(answered + left).toBe(150 + 3 * deaths);
  });

  test('between snapshot and answer: the answer is applied by the next', async () => {
    await putInOutbox(local, submitted());
    await newWorker().sweep();
    await putInOutbox(local, make.success(['26112000000123456789'], { at: Date.now() }));
    await newWorker().sweep();
    await keptOnce();
    expect((await db.get('submissions', 'S1'))?.outcomeType).toBe('issued');
  });
});

/** Makes every write of the ledger fail until it is undone. */
function failWrites(name: string) {
  return vi.spyOn(IDBDatabase.prototype as unknown as IDBPDatabase, 'transaction').mockImplementation(() => {
    throw new DOMException('no', name);
  });
}

describe('L4 the database fails', () => {
  test.each(['QuotaExceededError', 'UnknownError', 'InvalidStateError'])(
    '%s on the way in: the facts wait, it is noted, and they come in later',
    async (name) => {
      const worker = newWorker();
      const key = await putInOutbox(local, submitted());
      const failing = failWrites(name);
      await expect(worker.ports.fact(key, SENDER)).rejects.toThrow();
      expect(local.keys).toContain(key);
      expect(await readTrouble(session)).toMatchObject({ name });
      failing.mockRestore();
      expect(await worker.ports.fact(key, SENDER)).toEqual({ kept: true });
      expect(await readTrouble(session)).toBeUndefined();
      await keptOnce();
    },
  );

  test('found empty after a restart: told as a fault, and new submissions are kept', async () => {
    await putInOutbox(local, submitted());
    await newWorker().sweep();
    db.close();
    await deleteDB(DATABASE_NAME);
    db = await openLedger();

    await putInOutbox(local, submitted());
    await newWorker().sweep();
    await vi.waitFor(async () =>
      expect(await db.getAll('faults')).toMatchObject([{ kind: 'ledgerDamaged' }]),
    );
    expect(await readLoss(local)).toMatchObject({ lost: 1 });
    await keptOnce();
  });
});

describe('the clock', () => {
  test('yesterday’s pending is settled at the start, by its own deadline', async () => {
    await putInOutbox(local, make.submitted({ at: Date.now() - 20 * 3_600_000, tabKey: 'B:7' }));
    await newWorker().sweep();
    expect((await db.get('submissions', 'S1'))?.outcome).toMatchObject({
      type: 'unknown',
      reason: 'timedOut',
    });
  });

  test('two windows submit for one company: two records, both with their own answers', async () => {
    const at = Date.now() - 10_000;
    await putInOutbox(local, make.submitted({ at, tabKey: 'B:1' }));
    await putInOutbox(local, make.submitted({ at, tabKey: 'B:2', submissionId: 'S2' }));
    await putInOutbox(local, make.success(['26112000000123456789'], { at, submissionId: 'S2' }));
    await putInOutbox(local, make.answered('税率不合法，请使用 0.03、0.01', { at, submissionId: 'S1' }));
    await Promise.all([newWorker().sweep(), newWorker().sweep()]);
    await keptOnce(2);
    expect((await db.get('submissions', 'S2'))?.outcomeType).toBe('issued');
    expect((await db.get('submissions', 'S1'))?.outcomeType).not.toBe('issued');
  });
});
