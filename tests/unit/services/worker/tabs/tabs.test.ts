import { describe, expect, test, vi } from 'vitest';
import type { Notice } from '../../../../../utils/messages';
import { createTabKeys, tabIdOf } from '../../../../../utils/services/shared/tab-key';
import { forgetWatch, readWatch, saveWatch } from '../../../../../utils/services/shared/watch-states';
import { reinject } from '../../../../../utils/services/worker/tabs/reinject';
import { tellTabs } from '../../../../../utils/services/worker/tabs/tell-tabs';
import { mayUpdateNow, noteUpdate } from '../../../../../utils/services/worker/tabs/update-wait';
import * as make from '../../../support/facts/facts';
import { FakeArea } from '../../../support/store/fake-area';
import { freshLedger, keep } from '../../../support/store/ledger';

describe('tab keys', () => {
  test('are the same for all workers of one browser session, and other for the next', async () => {
    const session = new FakeArea();
    expect(await createTabKeys(session, () => 'B1')(7)).toBe('B1:7');
    expect(await createTabKeys(session, () => 'B2')(7)).toBe('B1:7');
    expect(await createTabKeys(new FakeArea(), () => 'B2')(7)).toBe('B2:7');
  });

  test.each([
    ['B1:7', 7],
    ['B1:x', undefined],
    ['7', undefined],
    [undefined, undefined],
  ])('%s is tab %s', (key, tab) => expect(tabIdOf(key)).toBe(tab));
});

describe('tellTabs', () => {
  test('rows of a batch: their page is told once that the import stands otherwise', async () => {
    const sendMessage = vi.fn(async (_tabId: number, _notice: Notice) => undefined);
    const batch = { importId: 'I1', rows: 2 };
    const rows = ['S1', 'S2'].map((submissionId) => make.submitted({ submissionId, batch, tabKey: 'B:7' }));
    tellTabs({ sendMessage }, await keep(await freshLedger(), ...rows), rows);
    expect(sendMessage.mock.calls).toEqual([[7, { kind: 'batch', importId: 'I1' }]]);
  });

  const records = async (tabKey?: string) => {
    const db = await freshLedger();
    const fact = make.submitted(tabKey === undefined ? {} : { tabKey });
    return { fact, changed: await keep(db, fact) };
  };

  test('a submission that begins: the other frames first, then how it stands', async () => {
    const sendMessage = vi.fn(async (_tabId: number, _notice: Notice) => undefined);
    const { fact, changed } = await records('B:7');
    tellTabs({ sendMessage }, changed, [fact]);
    expect(sendMessage.mock.calls).toEqual([
      [7, { kind: 'watchVerdict', submissionId: 'S1' }],
      [
        7,
        {
          kind: 'state',
          state: {
            submissionId: 'S1',
            outcome: 'pending',
            waitsForClerk: false,
            deadlineAt: make.NOON + 180_000,
          },
        },
      ],
    ]);
  });

  test('a tab that is gone hurts nobody; a record without a tab is told to none', async () => {
    const handled: unknown[] = [];
    const sendMessage = vi.fn(() => {
      const gone = Promise.reject(new Error('no tab'));
      handled.push(vi.spyOn(gone, 'catch'));
      return gone;
    });
    tellTabs({ sendMessage }, (await records('B:7')).changed, []);
    tellTabs({ sendMessage }, (await records()).changed, []);
    expect(handled).toHaveLength(1);
    expect(handled[0]).toHaveBeenCalledOnce();
    expect(sendMessage).toHaveBeenCalledOnce();
  });
});

describe('watch states', () => {
  test('of each tab, until it closes', async () => {
    const area = new FakeArea();
    const watch = { state: 'on', seller: { name: '甲', taxId: '9' }, at: 5, frameId: 0 } as const;
    await saveWatch(area, 7, watch);
    expect(await readWatch(area, 7)).toEqual(watch);
    expect(await readWatch(area, 8)).toBeUndefined();
    await forgetWatch(area, 7);
    expect(await readWatch(area, 7)).toBeUndefined();
  });

  test.each([
    ['another frame that shows no form says nothing of it', 0, 3, 'on'],
    ['the frame that showed it lost it', 3, 3, 'off'],
    ['the top frame begins anew, and its frames with it', 3, 0, 'off'],
  ] as const)('%s', async (_, shownIn, goneIn, state) => {
    const area = new FakeArea();
    await saveWatch(area, 7, { state: 'on', at: 1, frameId: shownIn });
    await saveWatch(area, 7, { state: 'off', at: 2, frameId: goneIn });
    expect((await readWatch(area, 7))?.state).toBe(state);
  });

  test('a damaged one is none', async () => {
    const area = new FakeArea();
    await area.set({ 'watch:7': { state: 'maybe' } });
    expect(await readWatch(area, 7)).toBeUndefined();
  });
});

describe('an update waits while a portal form is open', () => {
  test('no update', async () => expect(await mayUpdateNow(new FakeArea())).toBe(false));

  test.each([
    ['on', false],
    ['drift', false],
    ['off', true],
  ] as const)('a tab says %s: %s', async (state, now) => {
    const area = new FakeArea();
    await noteUpdate(area);
    await saveWatch(area, 7, { state, at: 1, frameId: 0 });
    expect(await mayUpdateNow(area)).toBe(now);
  });
});

test('reinject: each open portal tab; one that refuses is left alone', async () => {
  const inject = vi.fn(async (tabId: number) => {
    if (tabId === 2) throw new Error('error page');
  });
  const tabs = { query: vi.fn(async () => [{ id: 1 }, { id: 2 }, {}, { id: 3 }]) };
  expect(await reinject(inject, tabs, ['https://*.chinatax.gov.cn/*'])).toBe(2);
  expect(inject.mock.calls).toEqual([[1], [2], [3]]);
});
