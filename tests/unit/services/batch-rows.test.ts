import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Fact } from '../../../utils/domain/fact';
import type { Browser } from '../../../utils/services/browser-api';
import { keepFacts } from '../../../utils/services/keep-facts';
import { OUTBOX_PREFIX, putInOutbox } from '../../../utils/services/outbox';
import { createWorker } from '../../../utils/services/worker';
import { DATABASE_NAME, type Ledger, openLedger } from '../../../utils/store/db';
import * as make from '../support/facts';
import { FakeArea } from '../support/fake-area';

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
    expect(sendMessage).not.toHaveBeenCalled();
    expect(await worker.ports.wake(SENDER)).not.toHaveProperty('awaiting');
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
