import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Fact } from '../../../../utils/domain/fact/fact';
import { keepFacts } from '../../../../utils/services/page/keep-facts';
import type { Browser } from '../../../../utils/services/shared/browser-api';
import { OUTBOX_PREFIX, putInOutbox } from '../../../../utils/services/shared/outbox';
import { createWorker } from '../../../../utils/services/worker/worker';
import { DATABASE_NAME, type Ledger, openLedger } from '../../../../utils/store/ledger/db';
import * as make from '../../support/facts/facts';
import { FakeArea } from '../../support/store/fake-area';

const SENDER = { tabId: 7, frameId: 0 };
let local: FakeArea;
let db: Ledger;
let worker: ReturnType<typeof createWorker>;
let sendMessage: ReturnType<typeof vi.fn>;
let tabKey: string;

beforeEach(async () => {
  local = new FakeArea();
  db = await openLedger();
  sendMessage = vi.fn(async () => undefined);
  const action = { setBadgeText: async () => undefined, setBadgeBackgroundColor: async () => undefined };
  const browser = { storage: { local, session: new FakeArea() }, action, tabs: { sendMessage } };
  worker = createWorker(browser as unknown as Browser);
  tabKey = (await worker.ports.wake(SENDER))?.tabKey ?? '';
});
afterEach(async () => {
  db.close();
  await deleteDB(DATABASE_NAME);
});

const row = (submissionId: string, at = Date.now()) =>
  make.submitted({
    submissionId,
    tabKey,
    at,
    batch: { importId: 'I1', serialNumber: submissionId, rows: 2 },
  });
const keep = async (...facts: Fact[]) => {
  for (const fact of facts) await putInOutbox(local, fact);
  await worker.sweep();
};
const outcomeOf = async (id: string) => (await db.get('submissions', id))?.outcome;

describe('rows of a batch', () => {
  test('no frame waits for the answer to one of them', async () => {
    await keep(row('A1'), row('A2'));
    // Their page is told that it may ask, and of none of them.
    const told = sendMessage.mock.calls.map(([, notice]) => notice);
    expect(told.filter(({ kind }) => kind !== 'batch')).toEqual([]);
    expect(told).toContainEqual({ kind: 'batch', importId: 'I1' });
    expect(await worker.ports.wake(SENDER)).not.toHaveProperty('awaiting');
  });

  test('how they stand is counted for their page, those of another import not among them', async () => {
    const at = Date.now();
    const rows = ['A1', 'A2', 'A3'].map((id) => row(id, at));
    const others = make.submitted({ submissionId: 'B1', tabKey, at, batch: { importId: 'I2', rows: 1 } });
    await keep(...rows, others);
    expect(await worker.ports.batch('A2')).toEqual({ issued: 0, failed: 0, unknown: 0, pending: 3 });
    await keep(
      make.success(['26112000000000000001'], { submissionId: 'A1', at: at + 1 }),
      make.answered('第1行税率不合法，请使用 0.03、0.01', {
        submissionId: 'A2',
        area: 'batchResult',
        at: at + 1,
      }),
    );
    expect(await worker.ports.batch('A3')).toEqual({ issued: 1, failed: 1, unknown: 0, pending: 1 });
    expect(await worker.ports.batch('NONE')).toEqual({ issued: 0, failed: 0, unknown: 0, pending: 0 });
  });

  test('what a page before left in the tab is told to the next', async () => {
    expect(await worker.ports.before(SENDER)).toEqual({ draft: false, form: false });
    await worker.ports.watching({ kind: 'watching', state: 'on' }, SENDER);
    await keep(make.submitted({ submissionId: 'S9', tabKey, at: Date.now() }));
    expect(await worker.ports.before(SENDER)).toMatchObject({
      submission: { submissionId: 'S9', outcome: 'pending' },
      form: true,
    });
    expect(await worker.ports.before({ tabId: 8, frameId: 0 })).toEqual({ draft: false, form: false });
  });

  test('L2 a call of the batch belongs to no row, and not to what was submitted before', async () => {
    const before = make.submitted({ submissionId: 'S0', tabKey, at: Date.now() - 100_000 });
    const refused = make.answered('税率不合法', { submissionId: 'S0', at: Date.now() - 99_000 });
    const first = row('A1', Date.now() - 62_000);
    const call = make.called({ at: Date.now() - 61_000 });
    await keep(before, refused, first, make.unnamed(call, tabKey));
    expect(await outcomeOf('S0')).toMatchObject({ type: 'notSent' });
    expect((await db.get('submissions', 'A1'))?.signals.issueCalls).toEqual([]);
    expect(await db.count('faults')).toBe(0);
    expect(local.keys.filter((key) => key.startsWith('outbox:'))).toEqual([]);
  });

  describe('an issue call without a submit of its own, in the tab of a batch', () => {
    const BEGAN = 300_000;
    const ago = (ms: number) => Date.now() - ms;
    const number = (submissionId: string, at: number) =>
      make.success([`2611200000000000000${submissionId.slice(1)}`], { submissionId, at });
    const call = (at: number) => make.unnamed(make.called({ at, requestId: 'R9' }), tabKey);
    const faults = async () => (await db.getAll('faults')).map(({ kind, at }) => [kind, at]);
    const rows = () => [row('A1', ago(BEGAN)), row('A2', ago(BEGAN))];

    test('L4 after all rows were answered it is told, once patience is over', async () => {
      const at = ago(70_000);
      await keep(...rows(), number('A1', ago(200_000)), number('A2', ago(190_000)), call(at));
      expect(await faults()).toEqual([['missedSubmission', at]]);
      expect((await db.get('submissions', 'A2'))?.signals.issueCalls).toEqual([]);
    });

    test('L4 and after the page of the batch was left', async () => {
      const left = (submissionId: string) => make.leftPage({ submissionId, at: ago(200_000) });
      await keep(...rows(), left('A1'), left('A2'), call(ago(70_000)));
      expect(await faults()).toHaveLength(1);
    });

    test('L4 and after a result that may be of an earlier import', async () => {
      const doubt = (submissionId: string) =>
        make.answered('税率不合法', {
          submissionId,
          area: 'batchResult',
          belongs: false,
          at: ago(200_000),
        });
      await keep(...rows(), doubt('A1'), doubt('A2'), call(ago(70_000)));
      expect(await faults()).toHaveLength(1);
    });

    test('before patience is over it waits, and goes to its own submit when that comes', async () => {
      const at = ago(20_000);
      await keep(...rows(), number('A1', ago(200_000)), number('A2', ago(190_000)), call(at));
      expect(await faults()).toEqual([]);
      await keep(make.submitted({ submissionId: 'S9', tabKey, at: at - 10 }));
      await worker.sweep();
      expect((await db.get('submissions', 'S9'))?.signals.issueCalls).toHaveLength(1);
      expect(await faults()).toEqual([]);
    });

    test.each<[string, () => Fact[]]>([
      ['open still', () => []],
      ['answered after the call', () => [number('A2', ago(65_000))]],
      [
        'over its time, which says nothing of the page',
        () => [make.timedOut({ submissionId: 'A2', at: ago(100_000) })],
      ],
    ])('stays quiet while a row was %s', async (_, rest) => {
      await keep(...rows(), number('A1', ago(200_000)), ...rest(), call(ago(70_000)));
      expect(await faults()).toEqual([]);
      expect(local.keys.filter((key) => key.startsWith(OUTBOX_PREFIX))).toEqual([]);
    });
  });

  test('a closed tab leaves all that are open unknown, and no others', async () => {
    await keep(row('A1'), row('A2'), make.success(['26112000000000000001'], { submissionId: 'A1' }));
    await worker.tabClosed(7);
    expect(await outcomeOf('A1')).toMatchObject({ type: 'issued' });
    expect(await outcomeOf('A2')).toEqual({ type: 'unknown', reason: 'leftPage' });
  });
});

describe('keepFacts', () => {
  const ports = (send: () => Promise<unknown>) => ({ area: local, send, connected: () => true });

  test('writes all ahead with one message, which names the last', async () => {
    const facts = Array.from({ length: 1_200 }, (_, nth) => row(`R${nth}`));
    const send = vi.fn(async () => ({ kept: true }));
    expect(await keepFacts(ports(send), facts)).toBe('kept');
    expect(local.keys).toHaveLength(1_200);
    expect(send.mock.calls).toEqual([[{ kind: 'fact', key: OUTBOX_PREFIX + facts[1_199]?.id }]]);
  });

  test('storage that is full is told as lost', async () => {
    const area = { ...ports(vi.fn()).area, set: async () => Promise.reject(new Error('quota')) };
    const full = { ...ports(vi.fn()), area: area as unknown as FakeArea };
    expect(await keepFacts(full, [row('R1')])).toBe('lost');
  });

  test('a worker that does not answer has it written all the same', async () => {
    expect(
      await keepFacts(
        ports(async () => undefined),
        [row('R1')],
      ),
    ).toBe('written');
  });
});
