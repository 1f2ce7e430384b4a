import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { TeamWord } from '../../../../../utils/domain/retry/team-bar';
import { putDraftAhead } from '../../../../../utils/services/shared/draft-ahead';
import { putInOutbox } from '../../../../../utils/services/shared/outbox';
import { draftsOf } from '../../../../../utils/store/read/drafts';
import * as make from '../../../support/facts/facts';
import { BUYER, SELLER, snapshot } from '../../../support/page/snapshots';
import {
  ahead,
  create,
  db,
  draft,
  hanging,
  keep,
  local,
  now,
  OTHER_TAB,
  offer,
  onDraftDesk,
  SENDER,
  sendMessage,
  submit,
  typed,
  worker,
} from '../../../support/store/draft-desk';

let word: TeamWord;
vi.mock('../../../../../utils/services/shared/team/meet', () => ({ meetTeam: async () => word }));

beforeEach(() => {
  word = 'alone';
});
onDraftDesk();

describe('a draft that a page has written ahead', () => {
  test('is moved, with its tab, and leaves nothing behind', async () => {
    expect(await keep()).toEqual({ kept: true });
    expect(await draftsOf(db)).toMatchObject([
      { id: 'D1', seller: SELLER, tabKey: expect.stringMatching(/:7$/) },
    ]);
    expect(ahead()).toEqual([]);
  });

  test('replaces its former one', async () => {
    await keep();
    await keep({ at: now, snapshot: snapshot({ buyer: { name: '另一家' } }) });
    expect(await draftsOf(db)).toMatchObject([
      { invoice: { buyer: { name: '另一家' } }, startedAt: now - 9_000 },
    ]);
  });

  test('L1 is moved by the next sweep when its message was lost', async () => {
    await putDraftAhead(local, draft());
    await putDraftAhead(local, draft({ at: now }));
    await worker.sweep();
    expect(await draftsOf(db)).toMatchObject([{ id: 'D1', at: now }]);
    expect(ahead()).toEqual([]);
  });

  test('that a sweep moved before its message came is kept', async () => {
    const key = await putDraftAhead(local, draft());
    await worker.sweep();
    expect(await worker.ports.drafts.keep(key, SENDER)).toEqual({ kept: true });
  });

  test('L4 that we cannot understand is kept as a fault, and holds up no other', async () => {
    await local.set({ 'draft:X': { half: '一半' }, 'draft:Y:1': 'text', 'draft:Z:1': null });
    await putDraftAhead(local, draft());
    await worker.sweep();
    await worker.sweep();
    expect(await draftsOf(db)).toHaveLength(1);
    const faults = await db.getAll('faults');
    expect(faults.map(({ kind }) => kind)).toEqual(Array(3).fill('unreadableFact'));
    expect(JSON.stringify(await db.getAll('events'))).toContain('一半');
    expect(ahead()).toEqual([]);
  });

  test('nothing else of the storage is touched', async () => {
    await local.set({ settings: { chip: false } });
    await worker.ports.drafts.keep('settings', SENDER);
    expect(local.value('settings')).toEqual({ chip: false });
  });
});

describe('offered to an empty form', () => {
  test('of its company: buyer, gross, time, and how many more', async () => {
    await keep({ id: 'OLD', at: now - 9_000 });
    await keep();
    expect(await offer()).toEqual({
      draft: { id: 'D1', at: now - 5_000, buyerName: BUYER.name, gross: '339.00' },
      more: 1,
    });
  });

  test('what its page wrote while it was closing is in it', async () => {
    await keep();
    await putDraftAhead(local, draft({ at: now, snapshot: snapshot({ buyer: { name: '改过的' } }) }));
    expect(await offer()).toMatchObject({ draft: { buyerName: '改过的' } });
  });

  test('L2 of no other company, and never when the company was not read', async () => {
    await keep({ snapshot: snapshot({ seller: { ...SELLER, taxId: '91310115MA1K3BNTXB' } }) });
    await keep({ id: 'D2', snapshot: snapshot({ seller: {} }) });
    expect(await offer()).toEqual({ more: 0 });
    expect(await worker.ports.drafts.fill('D2', true, OTHER_TAB, false)).toEqual({
      ok: false,
      bar: 'unreadable',
    });
  });

  test('of no other portal', async () => {
    await keep({ profileId: 'elsewhere' });
    expect(await offer()).toEqual({ more: 0 });
  });

  test('L2 not while its form is open in another tab, or may be', async () => {
    await keep();
    typed.set(7, 'D1');
    expect(await offer()).toEqual({ more: 0 });
    typed.set(7, 'ANOTHER');
    expect(await offer()).toMatchObject({ draft: { id: 'D1' } });
    hanging.add(7);
    expect(await offer()).toEqual({ more: 0 });
  });

  test('L2 not while a submit from its form has no word, nor once it is issued', async () => {
    await keep({ follows: 'S1' });
    expect(await offer()).toEqual({ more: 0 });
    await submit();
    expect(await offer()).toEqual({ more: 0 });
    await putInOutbox(local, make.success(['26112000000123456789'], { at: now + 1 }));
    await worker.sweep();
    expect(await worker.ports.drafts.fill('D1', true, OTHER_TAB, false)).toEqual({
      ok: false,
      bar: 'chainIssued',
    });
  });

  test('X24 not where the row that opens it is not what its events say', async () => {
    await submit();
    await keep({ follows: 'S1' });
    const row = await db.get('submissions', 'S1');
    if (!row) throw new Error('no row');
    const outcome = { type: 'refused', message: '税率' } as const;
    await db.put('submissions', { ...row, outcome, outcomeType: 'refused', fingerprint: 'another' });
    const fill = () => worker.ports.drafts.fill('D1', true, OTHER_TAB, false);
    expect(await fill()).toEqual({ ok: false, bar: 'damaged' });
    expect(await db.getAll('faults')).toMatchObject([{ kind: 'recordChanged', submissionId: 'S1' }]);
    expect(await fill()).not.toEqual({ ok: true });
  });

  test('L2 not when an equal invoice was submitted since it was begun', async () => {
    await keep();
    await submit({ submissionId: 'S2' });
    expect(await offer()).toEqual({ more: 0 });
  });
});

describe('filled in', () => {
  test('here: the plan waits for the tab that asked, and nobody else gets it', async () => {
    await keep();
    const both = await Promise.all([
      worker.ports.drafts.fill('D1', true, OTHER_TAB, false),
      worker.ports.drafts.fill('D1', false, SENDER, false),
    ]);
    expect(both).toEqual([{ ok: true }, { ok: false, bar: 'draftTyping' }]);
    expect(sendMessage).toHaveBeenLastCalledWith(8, { kind: 'refill', planId: 'D1' });
    expect(await worker.ports.wake(OTHER_TAB)).toMatchObject({ refill: 'D1' });
    expect(local.value('refill:D1')).toMatchObject({ plan: { draftId: 'D1', seller: SELLER } });
    expect(await offer({ tabId: 9, frameId: 0 })).toEqual({ more: 0 });
    expect(await offer()).toEqual({ more: 0 });
    expect(create).not.toHaveBeenCalled();
  });

  test('from a page of ours: a tab is opened for it', async () => {
    await keep();
    expect(await worker.ports.drafts.fill('D1', false, SENDER, false)).toEqual({ ok: true });
    expect(create).toHaveBeenCalledOnce();
    expect(await worker.ports.wake({ tabId: 20, frameId: 0 })).toMatchObject({ refill: 'D1' });
  });

  test('a tab that is closed before gives it back, without a word in the ledger', async () => {
    await keep();
    await worker.ports.drafts.fill('D1', true, OTHER_TAB, false);
    await worker.tabClosed(8);
    expect(await offer()).toMatchObject({ draft: { id: 'D1' } });
    expect(await db.count('events')).toBe(0);
  });

  /** What was refused, and is corrected in a draft after it. */
  async function keepCorrection() {
    await submit();
    await putInOutbox(local, make.called({ at: now + 1, submissionId: 'S1' }));
    await putInOutbox(local, make.responded(200, { at: now + 2, submissionId: 'S1' }));
    await putInOutbox(local, make.answered('第1行税率不合法', { at: now + 3 }));
    await worker.sweep();
    expect((await db.get('submissions', 'S1'))?.outcome.type).toBe('refused');
    await keep({ follows: 'S1', startedAt: now + 4, at: now + 4 });
  }

  test('L2 one of a retry not while it is not known what colleagues did, unless she asked', async () => {
    await keepCorrection();
    word = 'unreachable';
    const fill = (asked: boolean) => worker.ports.drafts.fill('D1', true, OTHER_TAB, asked);
    expect(await fill(false)).toEqual({ ok: false, bar: 'teamUnreachable' });
    expect(await fill(true)).toEqual({ ok: true });
  });

  test('what was never submitted no colleague has', async () => {
    await keep();
    word = 'unreachable';
    expect(await worker.ports.drafts.fill('D1', true, OTHER_TAB, false)).toEqual({ ok: true });
  });

  test('one of a retry keeps the attempt closed to others while it is filled in', async () => {
    await keepCorrection();
    expect(await worker.ports.drafts.fill('D1', true, OTHER_TAB, false)).toEqual({ ok: true });
    expect(await worker.ports.refill('S1', { here: false, asked: false }, OTHER_TAB)).toEqual({
      ok: false,
      bar: 'refillOpen',
    });
  });

  test('one that is gone', async () => {
    expect(await worker.ports.drafts.fill('GONE', true, SENDER, false)).toEqual({
      ok: false,
      bar: 'draftGone',
    });
  });
});
