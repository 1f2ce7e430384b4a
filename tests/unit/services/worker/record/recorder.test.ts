import { beforeEach, describe, expect, test } from 'vitest';
import type { Fact } from '../../../../../utils/domain/fact/fact';
import { verifyChain } from '../../../../../utils/domain/record/chain';
import { OUTBOX_PREFIX } from '../../../../../utils/services/shared/outbox';
import * as make from '../../../support/facts/facts';
import { type StartedRecorder, startRecorder } from '../../../support/store/recorder';

const { NOON, unnamed } = make;
const TAB = 'B:7';

let on: StartedRecorder;
beforeEach(async () => {
  on = await startRecorder();
});

describe('sweep moves the outbox into the ledger', () => {
  test('everything, oldest first; the keys are kept now and gone from the outbox', async () => {
    const facts = [make.submitted(), make.called(), make.responded(200)];
    await on.put(...facts);
    const kept = await on.recorder.sweep();
    expect([...kept]).toEqual(facts.map(({ id }) => OUTBOX_PREFIX + id));
    expect(on.area.keys).toEqual([]);
    expect((await on.db.getAll('events')).map(({ id }) => id)).toEqual(facts.map(({ id }) => id));
    expect(on.committed.map(({ facts: [fact] }) => fact?.type)).toEqual(['submitted', 'called', 'responded']);
  });

  test('what is not the outbox’s stays', async () => {
    await on.area.set({ settings: {} });
    await on.recorder.sweep();
    expect(on.area.keys).toEqual(['settings']);
  });

  test('sweeps at once: each fact once, one chain', async () => {
    await on.put(make.submitted(), make.called());
    const first = on.recorder.sweep();
    await on.put(make.responded(200), make.submitted({ submissionId: 'S2' }));
    await Promise.all([first, on.recorder.sweep(), on.recorder.sweep(), on.recorder.sweep()]);
    expect(verifyChain(await on.db.getAll('events'))).toEqual({ checked: 4, defects: [] });
    expect(on.committed).toHaveLength(4);
    expect(on.area.keys).toEqual([]);
  });

  test('a call during a sweep sees what came after the sweep had read', async () => {
    await on.put(make.submitted());
    const running = on.recorder.sweep();
    const late = make.submitted({ submissionId: 'S2' });
    await on.put(late);
    expect([...(await on.recorder.sweep())]).toContain(OUTBOX_PREFIX + late.id);
    await running;
  });

  test('L1 what could not be committed stays in the outbox', async () => {
    await on.put(make.submitted());
    on.db.close();
    await expect(on.recorder.sweep()).rejects.toThrow();
    expect(on.area.keys).toHaveLength(1);
  });

  test('and the next sweep is not held up by the failed one', async () => {
    await on.put(make.submitted());
    on.db.close();
    const [first, second] = [on.recorder.sweep(), on.recorder.sweep()];
    await expect(first).rejects.toThrow();
    await expect(second).rejects.toThrow();
    await on.reopen();
    expect((await on.recorder.sweep()).size).toBe(1);
  });

  test('moved twice (the worker died before the key was removed) it is one event', async () => {
    const fact = make.submitted();
    await on.put(fact);
    await on.recorder.sweep();
    await on.put(fact);
    expect((await on.recorder.sweep()).size).toBe(1);
    expect(await on.db.count('events')).toBe(1);
    expect(on.area.keys).toEqual([]);
  });
});

describe('L4 a damaged entry', () => {
  test('becomes a fault and is kept whole', async () => {
    const damaged = { ...make.submitted(), gesture: 'wink', snapshot: { note: 'x'.repeat(10_000) } };
    await on.area.set({ 'outbox:01': damaged });
    expect([...(await on.recorder.sweep())]).toEqual(['outbox:01']);
    expect(await on.faults()).toMatchObject([{ kind: 'unreadableFact' }]);
    const text = JSON.stringify(await on.db.getAll('events'));
    expect(text).toContain('wink');
    expect(text).toContain('x'.repeat(10_000));
  });

  test.each([null, 0, 'text', [], {}])('%j too', async (value) => {
    await on.area.set({ 'outbox:01': value });
    await on.recorder.sweep();
    expect(await on.faults()).toHaveLength(1);
    expect(on.area.keys).toEqual([]);
  });

  test('holds up nothing', async () => {
    await on.area.set({ 'outbox:00': { type: 'submitted' } });
    await on.put(make.submitted());
    await on.recorder.sweep();
    expect(await on.record('S1')).toBeDefined();
  });

  test('one that cannot even be hashed holds up nothing either, and is not thrown away', async () => {
    const odd = make.submitted({ id: '0', submissionId: 'ODD', snapshot: { ['\ud800']: 1 } });
    await on.put(odd, make.submitted());
    await on.recorder.sweep().catch(() => undefined);
    expect(await on.record('S1')).toBeDefined();
    const kept = on.area.keys.length === 1 || (await on.db.count('events')) === 2;
    expect(kept).toBe(true);
  });
});

describe('observations of a tab', () => {
  test('go to the newest submission of the tab that had begun', async () => {
    await on.put(
      make.submitted({ tabKey: TAB }),
      make.submitted({ submissionId: 'S2', tabKey: TAB, at: NOON + 500 }),
    );
    await on.put(make.submitted({ submissionId: 'S3', tabKey: 'B:8', at: NOON + 600 }));
    await on.put(unnamed(make.called({ at: NOON + 700 }), TAB));
    await on.recorder.sweep();
    expect((await on.record('S2'))?.signals.issueCalls).toHaveLength(1);
    expect((await on.record('S1'))?.signals.issueCalls).toHaveLength(0);
    expect((await on.record('S3'))?.signals.issueCalls).toHaveLength(0);
  });

  test('the end of a request goes where its start went', async () => {
    await on.put(make.submitted({ tabKey: TAB }), unnamed(make.called({ at: NOON + 10 }), TAB));
    await on.put(make.submitted({ submissionId: 'S2', tabKey: TAB, at: NOON + 500 }));
    await on.put(unnamed(make.called({ at: NOON + 510, requestId: 'R2' }), TAB));
    await on.put(unnamed(make.responded(500, { at: NOON + 700 }), TAB));
    await on.recorder.sweep();
    expect((await on.record('S1'))?.outcome).toMatchObject({ type: 'unknown', reason: 'httpError' });
    expect((await on.record('S2'))?.outcomeType).toBe('pending');
  });

  test('that come first wait for their submission, and are looked at again before long', async () => {
    await on.put(unnamed(make.called({ at: NOON + 10 }), TAB));
    await on.recorder.sweep();
    expect(on.area.keys).toHaveLength(1);
    expect(on.again).toEqual([5_000]);
    await on.put(make.submitted({ tabKey: TAB }));
    await on.recorder.sweep();
    await on.recorder.sweep();
    expect(on.area.keys).toEqual([]);
    expect((await on.record('S1'))?.signals.issueCalls).toHaveLength(1);
    expect(await on.faults()).toEqual([]);
    expect(on.again).toHaveLength(2);
  });

  test('an issue call whose submit was never seen becomes missedSubmission, once patience is over', async () => {
    await on.put(unnamed(make.called({ at: NOON }), TAB));
    on.clock.now = NOON + 59_000;
    await on.recorder.sweep();
    expect(await on.faults()).toEqual([]);
    on.clock.now = NOON + 61_000;
    await on.recorder.sweep();
    expect(await on.faults()).toMatchObject([{ kind: 'missedSubmission', at: NOON }]);
    expect(on.area.keys).toEqual([]);
  });

  test('a clock that was set back by hours holds nothing up', async () => {
    await on.put(unnamed(make.called({ at: NOON }), TAB));
    on.clock.now = NOON - 3 * 3_600_000;
    await on.recorder.sweep();
    expect(await on.faults()).toMatchObject([{ kind: 'missedSubmission', at: NOON }]);
  });

  test('the portal preparing something without a submit is no fault', async () => {
    await on.put(unnamed(make.called({ at: NOON, call: 'token' }), TAB));
    await on.put(unnamed(make.responded(200, { at: NOON + 5, call: 'token' }), TAB));
    on.clock.now = NOON + 61_000;
    await on.recorder.sweep();
    expect(await on.faults()).toEqual([]);
    expect(on.area.keys).toEqual([]);
  });

  test('L2 an issue call is not taken for another word on an answered submission before its own may come', async () => {
    await on.put(make.submitted({ tabKey: TAB }), make.answered('购买方名称不能为空', { area: 'inline' }));
    await on.recorder.sweep();
    await on.put(unnamed(make.called({ at: NOON + 30_000, requestId: 'R2' }), TAB));
    on.clock.now = NOON + 30_100;
    await on.recorder.sweep();
    expect((await on.record('S1'))?.outcomeType).toBe('notSent');
    await on.put(make.submitted({ submissionId: 'S2', tabKey: TAB, at: NOON + 29_990 }));
    await on.recorder.sweep();
    await on.recorder.sweep();
    expect((await on.record('S2'))?.signals.issueCalls).toHaveLength(1);
    expect((await on.record('S1'))?.outcomeType).toBe('notSent');
  });

  test('an issue call that comes without a submit, minutes after a refusal, opens the question again', async () => {
    await on.put(make.submitted({ tabKey: TAB }), make.answered('购买方名称不能为空', { area: 'inline' }));
    await on.recorder.sweep();
    await on.put(unnamed(make.called({ at: NOON + 120_000 }), TAB));
    on.clock.now = NOON + 126_000;
    await on.recorder.sweep();
    expect((await on.record('S1'))?.outcomeType).toBe('pending');
  });

  test('L4 also when an earlier submission of the tab is long issued', async () => {
    await on.put(make.submitted({ tabKey: TAB }), make.called(), make.responded(200), make.success([]));
    await on.recorder.sweep();
    await on.put(unnamed(make.called({ at: NOON + 300_000, requestId: 'R9' }), TAB));
    on.clock.now = NOON + 600_000;
    await on.recorder.sweep();
    expect(await on.faults()).toMatchObject([{ kind: 'missedSubmission' }]);
  });

  test('L2 a submit that does not know its tab yet is not parted from its issue call', async () => {
    // The request wakes the worker before the page's own message, which tells the tab, has come.
    on.clock.now = NOON + 1_000;
    const fact = make.submitted();
    await on.put(fact, unnamed(make.called({ at: NOON + 100 }), TAB));
    await on.recorder.sweep();
    await on.area.set({ [OUTBOX_PREFIX + fact.id]: { ...fact, tabKey: TAB } });
    await on.put(make.answered('税率不合法', { at: NOON + 500 }));
    await on.recorder.sweep();
    await on.recorder.sweep();
    expect((await on.record('S1'))?.signals.issueCalls).toHaveLength(1);
    expect((await on.record('S1'))?.outcomeType).not.toBe('notSent');
  });

  test('a submit whose page is gone before it told its tab is kept soon, all the same', async () => {
    await on.put(make.submitted());
    on.clock.now = NOON + 4_999;
    await on.recorder.sweep();
    expect(await on.record('S1')).toBeUndefined();
    on.clock.now = NOON + 5_000;
    await on.recorder.sweep();
    expect(await on.record('S1')).toBeDefined();
  });

  test('without a tab they wait and are said', async () => {
    await on.put({ ...make.called(), submissionId: undefined } as Fact);
    on.clock.now = NOON + 120_000;
    await on.recorder.sweep();
    expect(await on.faults()).toHaveLength(1);
  });
});

describe('deadlines', () => {
  test('what waited too long is unknown, and told', async () => {
    await on.put(make.submitted());
    await on.recorder.sweep();
    on.clock.now = NOON + 180_000;
    await on.recorder.sweep();
    expect((await on.record('S1'))?.outcome).toEqual({ type: 'unknown', reason: 'timedOut' });
    expect(on.committed.at(-1)?.facts).toMatchObject([{ type: 'timedOut', submissionId: 'S1' }]);
    await on.recorder.sweep();
    expect(await on.db.count('events')).toBe(2);
  });

  test('an answer that waited in the outbox counts before the clock', async () => {
    await on.put(make.submitted());
    await on.recorder.sweep();
    on.clock.now = NOON + 200_000;
    await on.put(make.success(['26112000000123456789']));
    await on.recorder.sweep();
    expect((await on.record('S1'))?.outcomeType).toBe('issued');
    expect(await on.db.count('events')).toBe(2);
  });
});
