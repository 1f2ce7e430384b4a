import { beforeEach, describe, expect, test } from 'vitest';
import { SETTLE_WAIT_MS } from '../../../../utils/domain/list/may-settle';
import type { OutboxArea } from '../../../../utils/services/shared/outbox';
import { putInOutbox } from '../../../../utils/services/shared/outbox';
import { createRefillDesk } from '../../../../utils/services/shared/refill-desk';
import { readTasks, removeTask } from '../../../../utils/services/shared/refill-tasks';
import { disagreeing } from '../../../../utils/services/shared/verify-ledger';
import type { Ledger } from '../../../../utils/store/ledger/db';
import { stampRules } from '../../../../utils/store/ledger/rules-place';
import * as make from '../../support/facts/facts';
import { listRead, MINUTE, numberOf, sameRow } from '../../support/facts/lists';
import { snapshot } from '../../support/page/snapshots';
import { FakeArea } from '../../support/store/fake-area';
import { context, freshLedger, keep } from '../../support/store/ledger';

const TAB = 'session:7';
const REFUSAL = '税率不合法，请使用 0.03、0.01';

let db: Ledger;
let area: FakeArea;
let opened: string[];
let told: string[];
let desk: ReturnType<typeof createRefillDesk>;

beforeEach(async () => {
  db = await freshLedger();
  area = new FakeArea();
  opened = [];
  told = [];
  desk = createRefillDesk({
    area: area as OutboxArea,
    ledger: async () => db,
    tabKey: async (tabId) => `session:${tabId}`,
    openTab: async (url) => opened.push(url),
    tellTab: (tabId, submissionId) => told.push(`${tabId} ${submissionId}`),
    keep: async (tabId, fact) => {
      const full = { ...fact, id: make.nextId(), at: make.NOON + 1_000, tabKey: `session:${tabId}` };
      await keep(db, full as Parameters<typeof keep>[1]);
    },
    sweep: async () => undefined,
    agree: async (ids) => (await disagreeing(db, ids, context.knowledgeOf)).length === 0,
  });
  await keep(
    db,
    make.submitted({ tabKey: TAB }),
    make.called(),
    make.responded(200),
    make.answered(REFUSAL, { at: make.NOON + 500 }),
  );
});

const bar = async (id = 'S1') => {
  const reply = await desk.open(id);
  return reply.ok ? 'ok' : reply.bar;
};

test('of an area that is not watched: nothing of it would be seen', async () => {
  await area.set({ settings: { areas: ['shanghai'] } });
  expect(await bar()).toBe('notWatched');
  expect(opened).toEqual([]);
  await area.set({ settings: { areas: ['beijing'] } });
  expect(await bar()).toBe('ok');
});

test.each([
  [
    'changed',
    make.entered({ at: make.NOON + MINUTE, snapshot: snapshot({ texts: { totalGross: '¥1.00' } }) }),
  ],
  ['dropped', make.make('entryDropped', { submissionId: 'E1', dropped: true })],
])('an entry that was %s after it was looked at is not handed out', async (word, change) => {
  await keep(db, make.entered());
  const late = createRefillDesk({
    area: area as OutboxArea,
    ledger: async () => db,
    tabKey: async (tabId) => `session:${tabId}`,
    async openTab(url) {
      await keep(db, change as Parameters<typeof keep>[1]);
      return opened.push(url);
    },
    tellTab: (tabId, submissionId) => told.push(`${tabId} ${submissionId}`),
    keep: async (tabId, fact) => {
      const full = { ...fact, id: make.nextId(), at: make.NOON + 1_000, tabKey: `session:${tabId}` };
      await keep(db, full as Parameters<typeof keep>[1]);
    },
    sweep: async () => undefined,
    agree: async () => true,
  });
  expect(await late.open('E1')).toEqual({ ok: false, bar: word });
  expect(told).toEqual([]);
  expect((await db.get('submissions', 'E1'))?.refill).toBeUndefined();
});

test('B4 taken back from a batch template, and the list shows one like it: not before she said what that is', async () => {
  const given = { submissionId: 'S1' };
  await keep(db, make.templateWritten(given), make.templateTakenBack(given));
  await keep(db, listRead({ at: make.NOON + MINUTE, rows: [sameRow(2)] }));
  expect(await bar()).toBe('unknown');
  await keep(db, make.make('otherRow', { ...given, invoiceNumber: numberOf(2) }));
  expect(await bar()).toBe('ok');
});

test('the plan holds why it was refused, and goes to the tab that asks for it', async () => {
  expect(await desk.open('S1', { ownTab: 9 })).toEqual({ ok: true });
  expect([opened, told]).toEqual([[], ['9 S1']]);
  const [task] = await readTasks(area as OutboxArea);
  expect(task).toMatchObject({ tabKey: 'session:9', plan: { submissionId: 'S1', said: REFUSAL } });
});

describe('X24 a row that is not what its events say', () => {
  test('opens nothing: an unclear one that was edited into a refused one', async () => {
    await keep(
      db,
      make.submitted({ submissionId: 'S9', snapshot: { takenAt: 1, title: '', fields: [], tables: [] } }),
      make.called({ submissionId: 'S9' }),
      make.callFailed('net::ERR_CONNECTION_RESET', { submissionId: 'S9' }),
    );
    const row = await db.get('submissions', 'S9');
    if (!row) throw new Error('no row');
    const outcome = { type: 'refused', message: '税率' } as const;
    await db.put('submissions', { ...row, outcome, outcomeType: 'refused' });
    expect(await bar('S9')).toBe('damaged');
    expect(opened).toEqual([]);
    expect(await db.get('submissions', 'S9')).toEqual(row);
    expect(await bar('S9')).toBe('unknown');
  });

  test('one that other rules folded bars nothing by itself: it is judged as it is folded now', async () => {
    const row = await db.get('submissions', 'S1');
    if (!row) throw new Error('no row');
    await db.put('submissions', { ...row, searchKeys: ['as before'] });
    await stampRules(db);
    expect(await bar()).toBe('ok');
    expect((await db.get('submissions', 'S1'))?.searchKeys).toEqual(row.searchKeys);
  });

  test('nor does one that other rules refused and these do not', async () => {
    await keep(db, make.submitted({ submissionId: 'S9' }), make.called({ submissionId: 'S9' }));
    await keep(db, make.callFailed('net::ERR_CONNECTION_RESET', { submissionId: 'S9' }));
    const row = await db.get('submissions', 'S9');
    if (!row) throw new Error('no row');
    await db.put('submissions', {
      ...row,
      outcome: { type: 'refused', message: '税率' },
      outcomeType: 'refused',
    });
    await stampRules(db);
    expect(await bar('S9')).toBe('unknown');
    expect(opened).toEqual([]);
  });

  test('nor does an event that was edited', async () => {
    const [event] = (await db.getAllFromIndex('events', 'submissionId', 'S1')).slice(-1);
    if (!event) throw new Error('no event');
    await db.put('events', { ...event, payload: { ...event.payload, text: '发票号码重复' } });
    expect(await bar()).toBe('damaged');
    expect(await bar()).toBe('damaged');
  });
});

describe('a refill is handed out', () => {
  test('for a refused one: the home of its own portal opens in front, and its tab is told', async () => {
    expect(await bar()).toBe('ok');
    expect(opened).toEqual(['https://dppt.beijing.chinatax.gov.cn:8443/blue-invoice-makeout']);
    expect(told).toEqual(['1 S1']);
    expect(await desk.ofTab('session:1')).toBe('S1');
    expect((await db.get('submissions', 'S1'))?.refill).toMatchObject({ tabKey: 'session:1' });
  });

  test('once, when two windows ask at the same moment', async () => {
    expect((await Promise.all([bar(), bar()])).sort()).toEqual(['ok', 'refillOpen']);
    expect(opened).toHaveLength(1);
  });

  test('again after its tab was closed', async () => {
    await bar();
    await desk.tabClosed(1);
    expect(await readTasks(area as OutboxArea)).toEqual([]);
    expect(await bar()).toBe('ok');
  });

  test('again after the tab in which it stood, filled in and not submitted, was closed', async () => {
    await bar();
    await removeTask(area as OutboxArea, 'S1');
    await desk.tabClosed(2);
    expect(await bar()).toBe('refillOpen');
    await desk.tabClosed(1);
    expect(await bar()).toBe('ok');
  });
});

describe('L2: a refill is not handed out', () => {
  test('for what is not there', async () => expect(await bar('S9')).toBe('unreadable'));

  test('for one that is issued by now', async () => {
    await keep(db, make.success(['26112000000000000001'], { at: make.NOON + 900 }));
    expect(await bar()).toBe('issued');
  });

  test('while an issue call of its tab waits for its owner', async () => {
    const call = { ...make.called({ requestId: 'R2', at: make.NOON + 900 }), tabKey: TAB };
    await putInOutbox(area as OutboxArea, { ...call, submissionId: undefined } as never);
    expect(await bar()).toBe('pending');
    expect(opened).toEqual([]);
  });

  test('a waiting call of another tab does not hinder', async () => {
    const call = { ...make.called({ requestId: 'R2', at: make.NOON + 900 }), tabKey: 'session:8' };
    await putInOutbox(area as OutboxArea, { ...call, submissionId: undefined } as never);
    expect(await bar()).toBe('ok');
  });

  test('once a row of the list that may be it comes after 「税局里没有」', async () => {
    const OWN = { submissionId: 'S2', requestId: 'R2' };
    const first = make.NOON + SETTLE_WAIT_MS + 1_000;
    const second = first + SETTLE_WAIT_MS + 1_000;
    await keep(db, make.submitted({ submissionId: 'S2', tabKey: 'session:9' }), make.called(OWN));
    await keep(db, make.responded(500, OWN));
    await keep(db, listRead({ at: first, readingId: 'L1' }), listRead({ at: second, readingId: 'L2' }));
    const settled = { type: 'settled', submissionId: 'S2', as: 'notIssued' } as const;
    await keep(db, { ...settled, id: make.nextId(), at: second + MINUTE });
    await keep(db, listRead({ at: second + 2 * MINUTE, readingId: 'L3', rows: [sameRow(2)] }));
    expect(await bar('S2')).toBe('unknown');
    expect(opened).toEqual([]);
  });

  test('for one that another window writes into a batch template at the same moment', async () => {
    const writing = createRefillDesk({
      area: area as OutboxArea,
      ledger: async () => db,
      tabKey: async (tabId) => `session:${tabId}`,
      openTab: async () => {
        await keep(db, make.templateWritten());
        return 1;
      },
      tellTab: (tabId, submissionId) => told.push(`${tabId} ${submissionId}`),
      keep: async (tabId, fact) => {
        const full = { ...fact, id: make.nextId(), at: make.NOON + 1_000, tabKey: `session:${tabId}` };
        await keep(db, full as Parameters<typeof keep>[1]);
      },
      sweep: async () => undefined,
      agree: async (ids) => (await disagreeing(db, ids, context.knowledgeOf)).length === 0,
    });
    expect(await writing.open('S1')).toEqual({ ok: false, bar: 'inTemplate' });
    expect(told).toEqual([]);
    expect(await readTasks(area as OutboxArea)).toEqual([]);
    expect((await db.get('submissions', 'S1'))?.refill).toBeUndefined();
  });

  test('for one whose company was not read', async () => {
    await keep(
      db,
      make.submitted({ submissionId: 'S2', tabKey: TAB, snapshot: { broken: true } }),
      make.answered(REFUSAL, { submissionId: 'S2', at: make.NOON + 500 }),
    );
    expect(await bar('S2')).toBe('unreadable');
  });
});

test.each([
  ['being filled in', false],
  ['filled in', true],
])('a browser session that is over leaves no refill open: %s', async (_, filled) => {
  await bar();
  if (filled) await removeTask(area as OutboxArea, 'S1');
  const next = createRefillDesk({
    area: area as OutboxArea,
    ledger: async () => db,
    tabKey: async (tabId) => `later:${tabId}`,
    openTab: async () => 2,
    tellTab: () => undefined,
    keep: async (tabId, fact) => {
      const full = { ...fact, id: make.nextId(), at: make.NOON + 2_000, tabKey: `later:${tabId}` };
      await keep(db, full as Parameters<typeof keep>[1]);
    },
    sweep: async () => undefined,
    agree: async (ids) => (await disagreeing(db, ids, context.knowledgeOf)).length === 0,
  });
  await next.closeStale();
  expect(await readTasks(area as OutboxArea)).toEqual([]);
  expect((await db.get('submissions', 'S1'))?.refill).toBeUndefined();
});
