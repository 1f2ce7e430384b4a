import { beforeEach, describe, expect, test } from 'vitest';
import type { TeamWord } from '../../../../../utils/domain/retry/team-bar';
import type { OutboxArea } from '../../../../../utils/services/shared/outbox';
import { createRefillDesk } from '../../../../../utils/services/shared/refill-desk';
import { readTasks } from '../../../../../utils/services/shared/refill-tasks';
import { disagreeing } from '../../../../../utils/services/shared/verify-ledger';
import * as make from '../../../support/facts/facts';
import { FakeArea } from '../../../support/store/fake-area';
import { type Computer, computerOf } from '../../../support/store/firm';
import { context } from '../../../support/store/ledger';
import { firmKeys, memoryTarget } from '../../../support/store/places';

let wang: Computer;
let li: Computer;

/** The refills of a computer, that asks the place of the backups as its worker does. */
function refillsOf(
  computer: Computer,
  before: (times: number) => Promise<TeamWord | undefined> = async () => undefined,
) {
  const area = new FakeArea();
  let times = 0;
  const desk = createRefillDesk({
    area: area as OutboxArea,
    ledger: async () => computer.db,
    tabKey: async (tabId) => `${computer.log}:${tabId}`,
    openTab: async () => 7,
    tellTab: () => undefined,
    keep: async (tabId, fact) => {
      const full = { ...fact, id: make.nextId(), at: make.NOON + 1_000, tabKey: `${computer.log}:${tabId}` };
      await computer.keep(full as Parameters<Computer['keep']>[0]);
    },
    sweep: async () => undefined,
    agree: async (ids) => (await disagreeing(computer.db, ids, context.knowledgeOf)).length === 0,
    async meet() {
      times += 1;
      return (await before(times)) ?? computer.meet();
    },
  });
  return { desk, tasks: () => readTasks(area as OutboxArea) };
}

const refused = (id: string, tabKey: string) => [
  make.submitted({ id: `${id}s`, submissionId: id, tabKey }),
  make.answered('第1行税率不合法', { id: `${id}r`, submissionId: id, at: make.NOON + 500 }),
];

beforeEach(async () => {
  const store = memoryTarget();
  const keys = await firmKeys();
  wang = await computerOf('W', store.target, keys, '王芳');
  li = await computerOf('L', store.target, keys, '李莉');
  await wang.keep(...refused('S1', 'W:1'));
  await li.keep(...refused('S2', 'L:1'));
  for (let at = 0; at < 2; at += 1) for (const one of [wang, li]) await one.meet();
});

describe('a refill in a firm', () => {
  test('of her own: colleagues see that it is open, and cannot take it over', async () => {
    const { desk } = refillsOf(wang);
    expect(await desk.open('S1')).toEqual({ ok: true });
    expect((await li.claim(['S1'])).barred.get('S1')).toBe('refillOpen');
  });

  test("of a colleague's: not before she took it over", async () => {
    const { desk } = refillsOf(li);
    expect(await desk.open('S1')).toEqual({ ok: false, bar: 'colleague' });
    await li.claim(['S1']);
    expect(await desk.open('S1')).toEqual({ ok: true });
    expect(await refillsOf(wang).desk.open('S1')).toEqual({ ok: false, bar: 'colleague' });
  });

  test('what a colleague did a moment ago bars it, though nothing had come here yet', async () => {
    await li.claim(['S1']);
    expect(await wang.mayRetry('S1')).toBe('yes');
    expect(await refillsOf(wang).desk.open('S1')).toEqual({ ok: false, bar: 'colleague' });
  });

  test('a claim that comes between the look and the opening: nothing stays open here', async () => {
    const { desk, tasks } = refillsOf(wang, async (times) => {
      if (times === 2) expect((await li.claim(['S1'])).claimed).toEqual(['S1']);
      return undefined;
    });
    expect(await desk.open('S1')).toEqual({ ok: false, bar: 'colleague' });
    expect(await tasks()).toEqual([]);
    expect((await wang.record('S1'))?.refill).toBeUndefined();
    await li.meet();
    expect(await li.mayRetry('S1')).toBe('yes');
  });

  test('its tab is told of it only once the colleagues were asked', async () => {
    const told: unknown[] = [];
    const { desk } = refillsOf(wang, async () => {
      told.push(await desk.ofTab('W:7'));
      return undefined;
    });
    expect(await desk.open('S1')).toEqual({ ok: true });
    expect(told).toEqual([undefined, undefined]);
    expect(await desk.ofTab('W:7')).toBe('S1');
  });

  test('a tab that was closed while they were asked is given nothing', async () => {
    const { desk, tasks } = refillsOf(wang, async (times) => {
      if (times === 2) await desk.tabClosed(7);
      return undefined;
    });
    expect(await desk.open('S1')).toMatchObject({ ok: false });
    expect(await tasks()).toEqual([]);
    expect((await wang.record('S1'))?.refill).toBeUndefined();
  });

  test('an equal one that a colleague has open bars it', async () => {
    await refillsOf(li).desk.open('S2');
    expect(await refillsOf(wang).desk.open('S1')).toEqual({ ok: false, bar: 'refillOpen' });
  });

  test('the place does not answer: not before she says that she asked', async () => {
    const { desk } = refillsOf(wang, async () => 'unreachable');
    expect(await desk.open('S1')).toEqual({ ok: false, bar: 'teamUnreachable' });
    expect((await wang.record('S1'))?.refill).toBeUndefined();
    expect(await desk.open('S1', { asked: true })).toEqual({ ok: true });
  });

  test('one part of the place does not answer: what came from the others counts, though she asked', async () => {
    const { desk, tasks } = refillsOf(wang, async (times) => {
      if (times === 2) {
        await li.claim(['S1']);
        await wang.meet();
      }
      return 'unreachable';
    });
    expect(await desk.open('S1', { asked: true })).toEqual({ ok: false, bar: 'colleague' });
    expect(await tasks()).toEqual([]);
  });

  test('what a colleague put cannot be read: not before she says that she asked, and the rest is looked at all the same', async () => {
    const { desk } = refillsOf(wang, async () => 'unread');
    expect(await desk.open('S1')).toEqual({ ok: false, bar: 'teamUnread' });
    expect(await desk.open('S1', { asked: true })).toEqual({ ok: true });
    const other = await wang.record('S2');
    expect(other?.refill).toBeUndefined();
    expect(await desk.open('S2', { asked: true })).toEqual({ ok: false, bar: 'colleague' });
  });

  test('it ceases to answer just then: what was opened is closed again', async () => {
    const { desk, tasks } = refillsOf(wang, async (times) => (times === 2 ? 'unreachable' : undefined));
    expect(await desk.open('S1')).toEqual({ ok: false, bar: 'teamUnreachable' });
    expect(await tasks()).toEqual([]);
    expect((await wang.record('S1'))?.refill).toBeUndefined();
  });

  test("tabs of an earlier session close this computer's forms alone", async () => {
    await refillsOf(li).desk.open('S2');
    await wang.meet();
    await refillsOf(wang).desk.closeStale();
    expect((await wang.record('S2'))?.refill).toMatchObject({ chainId: 'L' });
  });
});
