import { beforeEach, describe, expect, test } from 'vitest';
import type { Fact } from '../../../utils/domain/fact';
import type { Submission } from '../../../utils/domain/submission';
import { knowledgeWith } from '../../../utils/portal/registry';
import { OUTBOX_PREFIX, putInOutbox } from '../../../utils/services/outbox';
import { createRecorder, type Recorder } from '../../../utils/services/recorder';
import { verifyChain } from '../../../utils/store/chain';
import type { Ledger } from '../../../utils/store/db';
import * as make from '../support/facts';
import { FakeArea } from '../support/fake-area';
import { freshLedger } from '../support/ledger';
import { LINES, snapshot } from '../support/snapshots';

const { NOON, nextId, unnamed } = make;
const TAB = 'B:7';

let db: Ledger;
let area: FakeArea;
let now: number;
let committed: Array<{ changed: Submission[]; facts: Fact[] }>;
let recorder: Recorder;
let again: number[];

beforeEach(async () => {
  db = await freshLedger();
  area = new FakeArea();
  // Late enough for a submit without its tab, early enough for an observation without its submit.
  now = NOON + 10_000;
  committed = [];
  again = [];
  recorder = createRecorder({
    area,
    newId: nextId,
    now: () => now,
    openLedger: async () => db,
    readKnowledge: async () => knowledgeWith(),
    onCommitted: (changed, facts) => committed.push({ changed, facts }),
    lookAgain: (afterMs) => again.push(afterMs),
  });
});

const put = async (...facts: Fact[]) => {
  for (const fact of facts) await putInOutbox(area, fact);
};
const record = (id: string) => db.get('submissions', id);
const faults = () => db.getAll('faults');

describe('sweep moves the outbox into the ledger', () => {
  test('everything, oldest first; the keys are kept now and gone from the outbox', async () => {
    const facts = [make.submitted(), make.called(), make.responded(200)];
    await put(...facts);
    const kept = await recorder.sweep();
    expect([...kept]).toEqual(facts.map(({ id }) => OUTBOX_PREFIX + id));
    expect(area.keys).toEqual([]);
    expect((await db.getAll('events')).map(({ id }) => id)).toEqual(facts.map(({ id }) => id));
    expect(committed.map(({ facts: [fact] }) => fact?.type)).toEqual(['submitted', 'called', 'responded']);
  });

  test('what is not the outbox’s stays', async () => {
    await area.set({ settings: {} });
    await recorder.sweep();
    expect(area.keys).toEqual(['settings']);
  });

  test('sweeps at once: each fact once, one chain', async () => {
    await put(make.submitted(), make.called());
    const first = recorder.sweep();
    await put(make.responded(200), make.submitted({ submissionId: 'S2' }));
    await Promise.all([first, recorder.sweep(), recorder.sweep(), recorder.sweep()]);
    expect(verifyChain(await db.getAll('events'))).toEqual({ checked: 4, defects: [] });
    expect(committed).toHaveLength(4);
    expect(area.keys).toEqual([]);
  });

  test('a call during a sweep sees what came after the sweep had read', async () => {
    await put(make.submitted());
    const running = recorder.sweep();
    const late = make.submitted({ submissionId: 'S2' });
    await put(late);
    expect([...(await recorder.sweep())]).toContain(OUTBOX_PREFIX + late.id);
    await running;
  });

  test('L1 what could not be committed stays in the outbox', async () => {
    await put(make.submitted());
    db.close();
    await expect(recorder.sweep()).rejects.toThrow();
    expect(area.keys).toHaveLength(1);
  });

  test('and the next sweep is not held up by the failed one', async () => {
    await put(make.submitted());
    db.close();
    const [first, second] = [recorder.sweep(), recorder.sweep()];
    await expect(first).rejects.toThrow();
    await expect(second).rejects.toThrow();
    db = await freshLedger();
    expect((await recorder.sweep()).size).toBe(1);
  });

  test('moved twice (the worker died before the key was removed) it is one event', async () => {
    const fact = make.submitted();
    await put(fact);
    await recorder.sweep();
    await put(fact);
    expect((await recorder.sweep()).size).toBe(1);
    expect(await db.count('events')).toBe(1);
    expect(area.keys).toEqual([]);
  });
});

describe('L4 a damaged entry', () => {
  test('becomes a fault and is kept whole', async () => {
    const damaged = { ...make.submitted(), gesture: 'wink', snapshot: { note: 'x'.repeat(10_000) } };
    await area.set({ 'outbox:01': damaged });
    expect([...(await recorder.sweep())]).toEqual(['outbox:01']);
    expect(await faults()).toMatchObject([{ kind: 'unreadableFact' }]);
    const text = JSON.stringify(await db.getAll('events'));
    expect(text).toContain('wink');
    expect(text).toContain('x'.repeat(10_000));
  });

  test.each([null, 0, 'text', [], {}])('%j too', async (value) => {
    await area.set({ 'outbox:01': value });
    await recorder.sweep();
    expect(await faults()).toHaveLength(1);
    expect(area.keys).toEqual([]);
  });

  test('holds up nothing', async () => {
    await area.set({ 'outbox:00': { type: 'submitted' } });
    await put(make.submitted());
    await recorder.sweep();
    expect(await record('S1')).toBeDefined();
  });

  test('one that cannot even be hashed holds up nothing either, and is not thrown away', async () => {
    const odd = make.submitted({ id: '0', submissionId: 'ODD', snapshot: { ['\ud800']: 1 } });
    await put(odd, make.submitted());
    await recorder.sweep().catch(() => undefined);
    expect(await record('S1')).toBeDefined();
    const kept = area.keys.length === 1 || (await db.count('events')) === 2;
    expect(kept).toBe(true);
  });
});

describe('observations of a tab', () => {
  test('go to the newest submission of the tab that had begun', async () => {
    await put(
      make.submitted({ tabKey: TAB }),
      make.submitted({ submissionId: 'S2', tabKey: TAB, at: NOON + 500 }),
    );
    await put(make.submitted({ submissionId: 'S3', tabKey: 'B:8', at: NOON + 600 }));
    await put(unnamed(make.called({ at: NOON + 700 }), TAB));
    await recorder.sweep();
    expect((await record('S2'))?.signals.issueCalls).toHaveLength(1);
    expect((await record('S1'))?.signals.issueCalls).toHaveLength(0);
    expect((await record('S3'))?.signals.issueCalls).toHaveLength(0);
  });

  test('the end of a request goes where its start went', async () => {
    await put(make.submitted({ tabKey: TAB }), unnamed(make.called({ at: NOON + 10 }), TAB));
    await put(make.submitted({ submissionId: 'S2', tabKey: TAB, at: NOON + 500 }));
    await put(unnamed(make.called({ at: NOON + 510, requestId: 'R2' }), TAB));
    await put(unnamed(make.responded(500, { at: NOON + 700 }), TAB));
    await recorder.sweep();
    expect((await record('S1'))?.outcome).toMatchObject({ type: 'unknown', reason: 'httpError' });
    expect((await record('S2'))?.outcomeType).toBe('pending');
  });

  test('that come first wait for their submission, and are looked at again before long', async () => {
    await put(unnamed(make.called({ at: NOON + 10 }), TAB));
    await recorder.sweep();
    expect(area.keys).toHaveLength(1);
    expect(again).toEqual([5_000]);
    await put(make.submitted({ tabKey: TAB }));
    await recorder.sweep();
    await recorder.sweep();
    expect(area.keys).toEqual([]);
    expect((await record('S1'))?.signals.issueCalls).toHaveLength(1);
    expect(await faults()).toEqual([]);
    expect(again).toHaveLength(2);
  });

  test('an issue call whose submit was never seen becomes missedSubmission, once patience is over', async () => {
    await put(unnamed(make.called({ at: NOON }), TAB));
    now = NOON + 59_000;
    await recorder.sweep();
    expect(await faults()).toEqual([]);
    now = NOON + 61_000;
    await recorder.sweep();
    expect(await faults()).toMatchObject([{ kind: 'missedSubmission', at: NOON }]);
    expect(area.keys).toEqual([]);
  });

  test('a clock that was set back by hours holds nothing up', async () => {
    await put(unnamed(make.called({ at: NOON }), TAB));
    now = NOON - 3 * 3_600_000;
    await recorder.sweep();
    expect(await faults()).toMatchObject([{ kind: 'missedSubmission', at: NOON }]);
  });

  test('the portal preparing something without a submit is no fault', async () => {
    await put(unnamed(make.called({ at: NOON, call: 'token' }), TAB));
    await put(unnamed(make.responded(200, { at: NOON + 5, call: 'token' }), TAB));
    now = NOON + 61_000;
    await recorder.sweep();
    expect(await faults()).toEqual([]);
    expect(area.keys).toEqual([]);
  });

  test('L2 an issue call is not taken for another word on an answered submission before its own may come', async () => {
    await put(make.submitted({ tabKey: TAB }), make.answered('购买方名称不能为空', { area: 'inline' }));
    await recorder.sweep();
    await put(unnamed(make.called({ at: NOON + 30_000, requestId: 'R2' }), TAB));
    now = NOON + 30_100;
    await recorder.sweep();
    expect((await record('S1'))?.outcomeType).toBe('notSent');
    await put(make.submitted({ submissionId: 'S2', tabKey: TAB, at: NOON + 29_990 }));
    await recorder.sweep();
    await recorder.sweep();
    expect((await record('S2'))?.signals.issueCalls).toHaveLength(1);
    expect((await record('S1'))?.outcomeType).toBe('notSent');
  });

  test('an issue call that comes without a submit, minutes after a refusal, opens the question again', async () => {
    await put(make.submitted({ tabKey: TAB }), make.answered('购买方名称不能为空', { area: 'inline' }));
    await recorder.sweep();
    await put(unnamed(make.called({ at: NOON + 120_000 }), TAB));
    now = NOON + 126_000;
    await recorder.sweep();
    expect((await record('S1'))?.outcomeType).toBe('pending');
  });

  test('L4 also when an earlier submission of the tab is long issued', async () => {
    await put(make.submitted({ tabKey: TAB }), make.called(), make.responded(200), make.success([]));
    await recorder.sweep();
    await put(unnamed(make.called({ at: NOON + 300_000, requestId: 'R9' }), TAB));
    now = NOON + 600_000;
    await recorder.sweep();
    expect(await faults()).toMatchObject([{ kind: 'missedSubmission' }]);
  });

  test('L2 a submit that does not know its tab yet is not parted from its issue call', async () => {
    // The request wakes the worker before the page's own message, which tells the tab, has come.
    now = NOON + 1_000;
    const fact = make.submitted();
    await put(fact, unnamed(make.called({ at: NOON + 100 }), TAB));
    await recorder.sweep();
    await area.set({ [OUTBOX_PREFIX + fact.id]: { ...fact, tabKey: TAB } });
    await put(make.answered('税率不合法', { at: NOON + 500 }));
    await recorder.sweep();
    await recorder.sweep();
    expect((await record('S1'))?.signals.issueCalls).toHaveLength(1);
    expect((await record('S1'))?.outcomeType).not.toBe('notSent');
  });

  test('a submit whose page is gone before it told its tab is kept soon, all the same', async () => {
    await put(make.submitted());
    now = NOON + 4_999;
    await recorder.sweep();
    expect(await record('S1')).toBeUndefined();
    now = NOON + 5_000;
    await recorder.sweep();
    expect(await record('S1')).toBeDefined();
  });

  test('without a tab they wait and are said', async () => {
    await put({ ...make.called(), submissionId: undefined } as Fact);
    now = NOON + 120_000;
    await recorder.sweep();
    expect(await faults()).toHaveLength(1);
  });
});

describe('deadlines', () => {
  test('what waited too long is unknown, and told', async () => {
    await put(make.submitted());
    await recorder.sweep();
    now = NOON + 180_000;
    await recorder.sweep();
    expect((await record('S1'))?.outcome).toEqual({ type: 'unknown', reason: 'timedOut' });
    expect(committed.at(-1)?.facts).toMatchObject([{ type: 'timedOut', submissionId: 'S1' }]);
    await recorder.sweep();
    expect(await db.count('events')).toBe(2);
  });

  test('an answer that waited in the outbox counts before the clock', async () => {
    await put(make.submitted());
    await recorder.sweep();
    now = NOON + 200_000;
    await put(make.success(['26112000000123456789']));
    await recorder.sweep();
    expect((await record('S1'))?.outcomeType).toBe('issued');
    expect(await db.count('events')).toBe(2);
  });
});

describe('a changed submit of the same form', () => {
  const again = (given: Partial<Parameters<typeof make.submitted>[0]> = {}) =>
    make.submitted({ submissionId: 'S2', tabKey: 'A:7', form: 'V1', at: NOON + 900, ...given });
  const corrected = snapshot({ lines: LINES.map((cells) => cells.with(7, '6%').with(8, '6.00')) });

  const chained = async (first: Fact, ...later: Fact[]) => {
    await put(first, ...later);
    await recorder.sweep();
    return (await record('S2'))?.retryOf;
  };
  const first = () => make.submitted({ tabKey: 'A:7', form: 'V1' });
  const refusal = () => make.answered('税率不合法，请使用 0.03、0.01', { at: NOON + 500 });

  test('after a refusal repeats the refused one', async () => {
    expect(await chained(first(), refusal(), again({ snapshot: corrected }))).toBe('S1');
    expect((await record('S1'))?.newerAttempt).toBe('S2');
    expect((await record('S1'))?.open).toBe(0);
  });

  test('another buyer and other items are another invoice', async () => {
    const other = snapshot({ buyer: { name: '另一家', taxId: '' } });
    expect(await chained(first(), refusal(), again({ snapshot: other }))).toBeUndefined();
    expect((await record('S1'))?.open).toBe(1);
  });

  test('another visit of the form is another invoice', async () => {
    expect(await chained(first(), refusal(), again({ form: 'V2', snapshot: corrected }))).toBeUndefined();
  });

  test('after one that was issued it is another invoice', async () => {
    const issued = make.success(['26112000000000000001'], { at: NOON + 500 });
    expect(await chained(first(), issued, again({ snapshot: corrected }))).toBeUndefined();
  });
});
