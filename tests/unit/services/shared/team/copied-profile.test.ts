import { beforeEach, expect, test } from 'vitest';
import { beginSeries } from '../../../../../utils/store/backup/backup-db';
import { copyOf } from '../../../support/store/copied';
import { type Computer, computerOf, refused } from '../../../support/store/firm';
import { type FirmKeys, firmKeys, memoryTarget } from '../../../support/store/places';

let store: ReturnType<typeof memoryTarget>;
let keys: FirmKeys;
let wang: Computer;
let copy: Computer;
let li: Computer;

const records = async ({ db }: Computer) => (await db.getAll('submissions')).map(({ id }) => id).sort();
const everybody = async (...all: Computer[]) => {
  for (let at = 0; at < 3; at += 1) for (const one of all) await one.meet();
};

beforeEach(async () => {
  store = memoryTarget();
  keys = await firmKeys();
  wang = await computerOf('W', store.target, keys, '王芳');
  li = await computerOf('L', store.target, keys, '李莉');
  await wang.keep(...refused('S1'));
  await li.keep(...refused('S2'));
  await everybody(wang, li);
  copy = await copyOf(wang, keys);
});

/** Both write into one log, and put it at the place, before a colleague looks there. */
async function fork() {
  await wang.keep(...refused('SW'));
  await wang.meet();
  await copy.keep(...refused('SC'));
  await copy.meet();
}

test('nothing is lost when both branches come in the same moment', async () => {
  await fork();
  const waiting: Array<() => void> = [];
  const { get } = store.target;
  store.target.get = async (key) => {
    const bytes = await get(key);
    if (bytes && key.startsWith('m/'))
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        if (waiting.length === 2) for (const goOn of waiting) goOn();
      });
    return bytes;
  };
  await li.meet();
  expect(waiting).toHaveLength(2);
  expect(await records(li)).toEqual(['S1', 'S2', 'SC', 'SW']);
});

test('what the copy kept is put again when its series is begun anew', async () => {
  await fork();
  await copy.meet();
  const { installation } = await copy.place();
  await beginSeries(copy.backup, 'P', '01M8P10S79BCHF6KDKZ5JZ5V1M', {});
  for (const key of store.files.keys()) if (key.includes(installation)) store.files.delete(key);
  await copy.meet();
  await li.meet();
  expect(await records(li)).toEqual(['S1', 'S2', 'SC', 'SW']);
});

test('a copy on which nothing was kept since learns of what the original did', async () => {
  await wang.keep(...refused('SW'));
  await wang.meet();
  await copy.meet();
  expect(await records(copy)).toEqual(['S1', 'S2', 'SW']);
});

test('what is taken over on a copy before it knows that it is one is not said to be hers', async () => {
  const { claimed, barred } = await copy.claim(['S2'], [], async () => {
    await wang.keep(...refused('SW'));
    await wang.meet();
  });
  expect([claimed, [...barred]]).toEqual([[], [['S2', 'copied']]]);
  await everybody(li, wang, copy);
  for (const one of [li, wang, copy])
    expect([one.log, await one.mayRetry('S2')]).toEqual([one.log, one === li ? 'yes' : 'colleague']);
  expect((await copy.claim(['S2'])).claimed).toEqual(['S2']);
});
