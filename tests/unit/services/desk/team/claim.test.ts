import { beforeEach, describe, expect, test } from 'vitest';
import * as make from '../../../support/facts/facts';
import { type Computer, computerOf, refused } from '../../../support/store/firm';
import { firmKeys, memoryTarget } from '../../../support/store/places';

let wang: Computer;
let li: Computer;
let zhao: Computer;

const everybody = async (times = 2) => {
  for (let at = 0; at < times; at += 1) for (const one of [wang, li, zhao]) await one.meet();
};

/** Who may enter it again, by the ledger of each. */
const whoMay = async (id: string) => {
  const may: string[] = [];
  for (const one of [wang, li, zhao]) if ((await one.mayRetry(id)) === 'yes') may.push(one.log);
  return may;
};

beforeEach(async () => {
  const store = memoryTarget();
  const keys = await firmKeys();
  [wang, li, zhao] = [
    await computerOf('W', store.target, keys, '王芳'),
    await computerOf('L', store.target, keys, '李莉'),
    await computerOf('Z', store.target, keys, '赵敏'),
  ];
  await wang.keep(...refused('S1'));
  await li.keep(...refused('S2'));
  await zhao.keep(...refused('S3'));
  await everybody();
});

describe('接手', () => {
  test('from then on it is hers, on every computer', async () => {
    expect(await whoMay('S1')).toEqual(['W']);
    const { claimed, barred } = await li.claim(['S1']);
    expect([claimed, barred.size]).toEqual([['S1'], 0]);
    expect(await li.mayRetry('S1')).toBe('yes');
    await everybody();
    expect(await whoMay('S1')).toEqual(['L']);
    expect(await wang.record('S1')).toMatchObject({
      ofColleague: true,
      open: 2,
      claimed: { chainId: 'L', by: '李莉' },
    });
  });

  test('what is being filled in there stays there, unless she asked', async () => {
    await wang.keep(make.make('refillOpened', { id: 'o1', submissionId: 'S1' }));
    await everybody();
    expect((await li.claim(['S1'])).barred.get('S1')).toBe('refillOpen');
    expect(await whoMay('S1')).toEqual([]);
    expect((await li.claim(['S1'], ['refillOpen'])).claimed).toEqual(['S1']);
    expect(await li.mayRetry('S1')).toBe('yes');
  });

  test('what one of them put cannot be read: not before she asked', async () => {
    const nothing = async () => undefined;
    const { claimed, barred } = await li.claim(['S1'], [], nothing, 'unread');
    expect([claimed, barred.get('S1')]).toEqual([[], 'unread']);
    expect(await whoMay('S1')).toEqual(['W']);
    expect((await li.claim(['S1'], ['unread'], nothing, 'unread')).claimed).toEqual(['S1']);
    await everybody();
    expect(await whoMay('S1')).toEqual(['L']);
  });

  test('what one of them put cannot be read, and it is being filled in there: of both she must have asked', async () => {
    const nothing = async () => undefined;
    await wang.keep(make.make('refillOpened', { id: 'o1', submissionId: 'S1' }));
    await everybody();
    const barOf = async (asked: Parameters<Computer['claim']>[1]) =>
      (await li.claim(['S1'], asked, nothing, 'unread')).barred.get('S1');
    expect(await barOf(['unread'])).toBe('refillOpen');
    expect(await barOf(['refillOpen'])).toBe('unread');
    await everybody();
    expect(await whoMay('S1')).toEqual([]);
    expect((await wang.record('S1'))?.claimed).toBeUndefined();
    expect(await barOf(['unread', 'refillOpen'])).toBeUndefined();
  });

  test('a form that was opened there in the same moment: it stays there', async () => {
    // She opened it, and told it, while the claim was on its way.
    const { barred } = await li.claim(['S1'], [], async () => {
      await wang.keep(make.make('refillOpened', { id: 'o1', submissionId: 'S1', at: make.NOON - 5 }));
      await wang.meet();
    });
    expect(barred.get('S1')).toBe('refillOpen');
    await everybody();
    expect(await whoMay('S1')).toEqual([]);
    expect((await wang.record('S1'))?.ofColleague).toBeUndefined();
    await wang.keep(
      make.make('refillClosed', { id: 'c1', submissionId: 'S1', how: 'left', at: make.NOON + 5 }),
    );
    await everybody();
    expect(await whoMay('S1')).toEqual(['W']);
  });

  test('of two that take the same one over in the same moment one alone has it', async () => {
    zhao.wait(1_000);
    const first = li.claim(['S1'], [], async () => {
      const second = await zhao.claim(['S1']);
      expect(second.barred.get('S1') ?? 'claimed').toBe('claimed');
    });
    expect((await first).barred.get('S1')).toBe('other');
    await everybody();
    expect(await whoMay('S1')).toEqual(['Z']);
  });

  test('who was told that it is hers keeps it, though another one says it later with a clock that is ahead', async () => {
    zhao.wait(1_000);
    let first: Awaited<ReturnType<Computer['claim']>> | undefined;
    const second = await zhao.claim(['S1'], [], async () => {
      first = await li.claim(['S1']);
    });
    expect(first?.claimed).toEqual(['S1']);
    expect(second.claimed).toEqual([]);
    expect(second.barred.get('S1')).toBe('other');
    await everybody();
    expect(await whoMay('S1')).toEqual(['L']);
  });

  test('issued, waiting, gone', async () => {
    await wang.keep(make.success(['26112000000123456700'], { id: 'i1', submissionId: 'S1' }));
    await wang.keep(make.submitted({ id: 's9', submissionId: 'S9' }));
    await everybody();
    const { barred } = await li.claim(['S1', 'S9', 'NONE']);
    expect([...barred]).toEqual([
      ['S1', 'issued'],
      ['S9', 'pending'],
      ['NONE', 'gone'],
    ]);
  });
});
