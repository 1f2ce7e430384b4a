import { deleteDB } from 'idb';
import { afterEach, beforeEach, vi } from 'vitest';
import type { Draft } from '../../../../utils/domain/retry/draft';
import { TypingAsk } from '../../../../utils/messages';
import { putDraftAhead } from '../../../../utils/services/shared/draft-ahead';
import { putInOutbox } from '../../../../utils/services/shared/outbox';
import { DATABASE_NAME, type Ledger, openLedger } from '../../../../utils/store/ledger/db';
import * as make from '../facts/facts';
import { SELLER, snapshot } from '../page/snapshots';
import { FakeArea } from './fake-area';
import { startWorker } from './worker';
import 'fake-indexeddb/auto';

export const SENDER = { tabId: 7, frameId: 0 };
export const OTHER_TAB = { tabId: 8, frameId: 0 };
export let local: FakeArea;
let session: FakeArea;
export let db: Ledger;
/** Tab → the draft that stands in its form. */
export let typed: Map<number, string>;
export let hanging: Set<number>;
export const sendMessage = vi.fn(async (tabId: number, message: unknown): Promise<unknown> => {
  if (hanging.has(tabId)) return new Promise(() => undefined);
  const ask = TypingAsk.safeParse(message);
  return ask.success && typed.get(tabId) === ask.data.draftId ? { typing: true } : undefined;
});
export const create = vi.fn(async () => ({ id: 20 }));

export const newWorker = () => startWorker({ local, session }, { sendMessage, create });
export let worker: ReturnType<typeof newWorker>;

/** Before each test a worker with nothing kept, and no draft in any tab. */
export function onDraftDesk(): void {
  beforeEach(async () => {
    vi.clearAllMocks();
    local = new FakeArea();
    session = new FakeArea();
    typed = new Map();
    hanging = new Set();
    db = await openLedger();
    worker = newWorker();
  });
  afterEach(async () => {
    db.close();
    await deleteDB(DATABASE_NAME);
  });
}

export const now = Date.now();
export const draft = (given: Partial<Draft> = {}): Draft => ({
  id: 'D1',
  startedAt: now - 9_000,
  at: now - 5_000,
  profileId: 'dppt',
  site: make.SITE,
  snapshot: snapshot(),
  ...given,
});
/** As a page does it. */
export const keep = async (given: Partial<Draft> = {}, sender = SENDER) =>
  worker.ports.drafts.keep(await putDraftAhead(local, draft(given)), sender);
export const offer = (sender = OTHER_TAB) => worker.ports.drafts.offer(SELLER.taxId, 'dppt', sender);
export const submit = async (given: Parameters<typeof make.submitted>[0] = {}) => {
  await putInOutbox(local, make.submitted({ at: now, tabKey: 'B:7', ...given }));
  await worker.sweep();
};
export const ahead = () => local.keys.filter((key) => key.startsWith('draft:'));
