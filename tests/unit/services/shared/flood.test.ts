import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Fact } from '../../../../utils/domain/fact/fact';
import { verifyChain } from '../../../../utils/domain/record/chain';
import { OUTBOX_PREFIX } from '../../../../utils/services/shared/outbox';
import * as make from '../../support/facts/facts';
import { CountingArea } from '../../support/store/counting-area';
import { type StartedRecorder, startRecorder } from '../../support/store/recorder';

const { NOON } = make;
const TAB = 'B:7';
const NUMBER = '26112000000123456789';
const SAME = '购买方名称不能为空';

let area: CountingArea;
let on: StartedRecorder;
beforeEach(async () => {
  area = new CountingArea();
  on = await startRecorder(area);
  await on.put(make.submitted({ tabKey: TAB }));
  await on.recorder.sweep();
  on.committed.length = 0;
});

const keyOf = ({ id }: Fact) => OUTBOX_PREFIX + id;
const texts = (count: number, textOf: (nth: number) => string, given: { submissionId?: string } = {}) =>
  Array.from({ length: count }, (_, nth) =>
    make.answered(textOf(nth), { tabKey: TAB, at: NOON + 1 + nth, ...given }),
  );
const other = (given: Partial<Parameters<typeof make.submitted>[0]> = {}) =>
  make.submitted({ submissionId: 'S2', tabKey: TAB, at: NOON + 900, ...given });
const waitingKeys = () => area.keys.filter((key) => key.startsWith(OUTBOX_PREFIX));
const kept = async (type: string) => (await on.db.getAll('events')).filter((event) => event.type === type);

/** What was asked of storage and ledger until the fact was kept that somebody waits for. */
async function costOf(fact: Fact) {
  const before = { gets: area.gets, values: area.values, lists: area.lists };
  const keptNow = await on.recorder.sweep(keyOf(fact));
  expect(keptNow.has(keyOf(fact))).toBe(true);
  return {
    lists: area.lists - before.lists,
    gets: area.gets - before.gets,
    values: area.values - before.values,
    commits: on.committed.findIndex(({ facts }) => facts.some(({ id }) => id === fact.id)) + 1,
  };
}

describe('X27 a submit goes before verdicts', () => {
  test('600 texts wait before it: a handful of reads, and its own commit is the first', async () => {
    await on.put(...texts(600, (nth) => `第${nth}行税率不合法`));
    const fact = other();
    await on.put(fact);
    expect(await costOf(fact)).toEqual({ lists: 1, gets: 4, values: 601, commits: 1 });
  });

  test.each([1, 600])('%i texts wait behind it: none of them is read before it is kept', async (count) => {
    const fact = other();
    await on.put(fact, ...texts(count, (nth) => `第${nth}行税率不合法`));
    expect(await costOf(fact)).toEqual({ lists: 1, gets: 1, values: 1, commits: 1 });
    await on.recorder.sweep();
    expect(waitingKeys()).toEqual([]);
  });

  test('also where the browser tells no names without values', async () => {
    Object.assign(area, { getKeys: undefined });
    const fact = other();
    await on.put(...texts(100, (nth) => `第${nth}行税率不合法`), fact);
    expect((await costOf(fact)).commits).toBe(1);
  });

  test('in a sweep that nobody asked for one, too', async () => {
    const fact = other();
    await on.put(...texts(600, (nth) => `第${nth}行税率不合法`), fact);
    await on.recorder.sweep();
    expect(on.committed[0]?.facts).toMatchObject([{ id: fact.id }]);
    expect(waitingKeys()).toEqual([]);
  });

  test('one that comes while texts are moved waits for no more than a batch of them', async () => {
    await on.put(...texts(150, (nth) => `第${nth}行税率不合法`));
    const fact = other();
    let asked: Promise<unknown> | undefined;
    vi.spyOn(on.committed, 'push').mockImplementationOnce((one) => {
      on.committed[0] = one;
      asked = on.put(fact).then(() => on.recorder.sweep(keyOf(fact)));
      return 1;
    });
    const running = on.recorder.sweep();
    await vi.waitFor(() => expect(asked).toBeDefined());
    await asked;
    expect(on.committed.flatMap(({ facts }) => facts).findIndex(({ id }) => id === fact.id)).toBe(50);
    await running;
    expect(waitingKeys()).toEqual([]);
  });

  test('texts share transactions; each is an event of its own', async () => {
    await on.put(...texts(120, (nth) => `第${nth}行税率不合法`));
    await on.recorder.sweep();
    expect(on.committed.map(({ facts }) => facts.length)).toEqual([50, 50, 20]);
    expect(verifyChain(await on.db.getAll('events'))).toEqual({ checked: 121, defects: [] });
  });

  test('a text that somebody waits for is answered though more come', async () => {
    const [first, ...more] = texts(3, (nth) => `第${nth}行税率不合法`);
    await on.put(first as Fact);
    const asked = on.recorder.sweep(keyOf(first as Fact));
    await on.put(...more);
    const alsoAsked = more.map((fact) => on.recorder.sweep(keyOf(fact)));
    expect((await asked).has(keyOf(first as Fact))).toBe(true);
    for (const [nth, answer] of alsoAsked.entries())
      expect((await answer).has(keyOf(more[nth] as Fact))).toBe(true);
  });

  test('who waits for one that cannot be kept is told so', async () => {
    const fact = other();
    await on.put(fact);
    on.db.close();
    await expect(on.recorder.sweep(keyOf(fact))).rejects.toThrow();
    await on.reopen();
    expect((await on.recorder.sweep(keyOf(fact))).has(keyOf(fact))).toBe(true);
  });

  test('who waits for one that is not there is answered', async () => {
    expect((await on.recorder.sweep(`${OUTBOX_PREFIX}GONE`)).size).toBe(0);
  });
});

describe('X27 but not before what it depends on', () => {
  test('a refusal from before a second press does not answer that press', async () => {
    await on.put(...texts(1, () => SAME), make.repeated({ tabKey: TAB, at: NOON + 500 }));
    await on.recorder.sweep();
    expect((await on.record('S1'))?.outcomeType).toBe('pending');
    expect((await on.record('S1'))?.history.map(({ type }) => type)).toEqual([
      'submitted',
      'answered',
      'repeated',
    ]);
  });

  test('the same form after a proof is another invoice, and no second attempt', async () => {
    await on.put(make.submitted({ submissionId: 'S3', tabKey: TAB, form: 'V1', at: NOON + 100 }));
    await on.put(...texts(100, (nth) => `第${nth}行税率不合法`, { submissionId: 'S3' }));
    await on.put(make.success([], { submissionId: 'S3', tabKey: TAB, at: NOON + 400 }));
    await on.put(other({ form: 'V1' }));
    await on.recorder.sweep();
    expect((await on.record('S2'))?.retryOf).toBeUndefined();
  });

  test('a verdict is not applied before its own submission began', async () => {
    await on.put(
      make.answered('税率不合法', { submissionId: 'S2', tabKey: TAB, at: NOON + 901 }),
      other(),
      make.success([NUMBER], { submissionId: 'S2', tabKey: TAB, at: NOON + 950 }),
    );
    await on.recorder.sweep();
    expect((await on.record('S2'))?.outcomeType).toBe('issued');
    expect((await on.record('S2'))?.signals.verdicts).toHaveLength(2);
  });

  test('S16 a number belongs to whoever showed it first', async () => {
    await on.put(make.success([NUMBER], { tabKey: TAB, at: NOON + 5 }));
    await on.put(other({ tabKey: 'B:8' }));
    await on.put(make.success([NUMBER], { submissionId: 'S2', tabKey: 'B:8', at: NOON + 901 }));
    await on.recorder.sweep(keyOf(other()));
    await on.recorder.sweep();
    expect((await on.record('S1'))?.invoiceNumbers).toEqual([NUMBER]);
    expect((await on.record('S2'))?.outcomeType).toBe('pending');
  });
});

describe('X27 texts of one press are bounded', () => {
  test('above 60 a text that was heard already is left out, and how many is told once', async () => {
    await on.put(...texts(600, () => SAME));
    await on.recorder.sweep();
    // The last one stands.
    expect(await kept('answered')).toHaveLength(61);
    expect(await on.faults()).toMatchObject([{ kind: 'textsLeftOut', detail: '539' }]);
    expect(waitingKeys()).toEqual([]);
    expect((await on.record('S1'))?.outcome).toEqual({ type: 'notSent', message: SAME });
  });

  test('above 200 every text of a kind that was heard', async () => {
    await on.put(...texts(600, (nth) => `第${nth}行税率不合法`));
    await on.recorder.sweep();
    expect(await kept('answered')).toHaveLength(201);
    expect(await on.faults()).toMatchObject([{ kind: 'textsLeftOut', detail: '399' }]);
  });

  test('however few of them wait at a time', async () => {
    for (let round = 0; round < 10; round += 1) {
      await on.put(...texts(20, () => SAME));
      await on.recorder.sweep();
    }
    // One more each time: the last of those that wait.
    expect((await kept('answered')).length).toBeLessThanOrEqual(70);
    const faults = await on.faults();
    const left = faults.reduce((sum, { detail }) => sum + Number(detail), 0);
    expect((await kept('answered')).length + left).toBe(200);
  });

  test('S5 doubt that comes late is heard', async () => {
    await on.put(...texts(400, (nth) => `第${nth}行税率不合法`));
    await on.put(make.answered('系统繁忙，请稍后再试', { tabKey: TAB, at: NOON + 800 }));
    await on.put(...texts(100, (nth) => `第${nth}行税率不合法`));
    await on.recorder.sweep();
    expect((await on.record('S1'))?.outcomeType).toBe('unknown');
  });

  test('S1 a proof is never left out', async () => {
    await on.put(...texts(300, (nth) => `第${nth}行税率不合法`));
    await on.put(make.success([NUMBER], { tabKey: TAB, at: NOON + 500 }));
    await on.put(...texts(300, () => SAME));
    await on.put(make.answered(SAME, { tabKey: TAB, at: NOON + 800, invoiceNumbers: [NUMBER] }));
    await on.recorder.sweep();
    expect((await on.record('S1'))?.outcome).toMatchObject({ type: 'issued', invoiceNumbers: [NUMBER] });
    expect(
      (await kept('answered')).filter(({ payload }) => JSON.stringify(payload).includes(NUMBER)),
    ).toHaveLength(2);
  });

  test('S6 a dialog that nobody closed still stands', async () => {
    const dialog = (at: number) =>
      make.answered('是否继续开具', { tabKey: TAB, at, area: 'dialog', buttons: ['取消', '继续开具'] });
    for (let nth = 0; nth < 70; nth += 1)
      await on.put(dialog(NOON + nth), make.dialogClosed({ tabKey: TAB, at: NOON + nth }));
    await on.put(dialog(NOON + 100), ...texts(50, () => SAME));
    await on.recorder.sweep();
    expect((await on.record('S1'))?.signals.questionSince).toBe(NOON + 100);
    expect((await on.record('S1'))?.deadlineAt).toBeUndefined();
  });

  test('S6 and one that was closed does not', async () => {
    for (let nth = 0; nth < 300; nth += 1) {
      const at = NOON + nth;
      await on.put(
        make.answered(`是否继续开具${nth}`, {
          tabKey: TAB,
          at,
          area: 'dialog',
          buttons: ['取消', '继续开具'],
        }),
      );
      await on.put(make.dialogClosed({ tabKey: TAB, at }));
    }
    await on.recorder.sweep();
    expect((await on.record('S1'))?.signals.questionSince).toBeUndefined();
  });

  test('after a further press they are counted anew', async () => {
    await on.put(...texts(100, () => SAME), make.repeated({ tabKey: TAB, at: NOON + 500 }));
    await on.put(
      make.answered(SAME, { tabKey: TAB, at: NOON + 600 }),
      make.dialogClosed({ tabKey: TAB, at: NOON + 601 }),
    );
    await on.recorder.sweep();
    expect((await on.record('S1'))?.outcomeType).toBe('notSent');
  });

  test('another submission of the tab has its own', async () => {
    await on.put(...texts(100, () => SAME), other(), ...texts(40, () => SAME, { submissionId: 'S2' }));
    await on.recorder.sweep();
    expect((await on.record('S2'))?.signals.verdicts).toHaveLength(40);
  });

  test('L4 a damaged entry among them is kept whole', async () => {
    await on.put(...texts(300, () => SAME));
    const key = keyOf(texts(1, () => SAME)[0] as Fact);
    await area.set({ [key]: { type: 'answered', wink: true } });
    await on.put(...texts(300, () => SAME));
    await on.recorder.sweep();
    expect((await on.faults()).map(({ kind }) => kind).sort()).toEqual(['textsLeftOut', 'unreadableFact']);
    expect(JSON.stringify(await on.db.getAll('events'))).toContain('wink');
  });

  test('one that cannot be hashed holds up none of its transaction', async () => {
    const odd = make.answered('x', { tabKey: TAB, buttons: ['\ud800'] });
    await on.put(...texts(3, (nth) => `第${nth}行税率不合法`), odd, ...texts(3, () => SAME));
    await on.recorder.sweep();
    expect((await on.record('S1'))?.signals.verdicts.length).toBeGreaterThanOrEqual(6);
    expect(waitingKeys()).toEqual([]);
  });
});
