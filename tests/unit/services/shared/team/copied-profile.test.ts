import { beforeEach, expect, test } from 'vitest';
import { keysOf } from '../../../../../utils/services/shared/backup/firm-keys';
import { verifyLedger } from '../../../../../utils/services/shared/verify-ledger';
import { beginSeries } from '../../../../../utils/store/backup/backup-db';
import { finishRefolding } from '../../../../../utils/store/import/import-refold';
import { hidingOf } from '../../../../../utils/store/ledger/import-log';
import { workOfColleagues } from '../../../../../utils/store/team/colleague-work';
import { copyOf } from '../../../support/store/copied';
import { type Computer, computerOf, refused } from '../../../support/store/firm';
import { context } from '../../../support/store/ledger';
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

test("from the moment that it is found out, what was kept before is the one's alone", async () => {
  await wang.keep(...refused('SW'));
  await wang.meet();
  await copy.keep(...refused('SC'));
  // Broken off before it takes in what colleagues put.
  expect(await copy.run()).toBeUndefined();
  await finishRefolding(copy.db, context.knowledgeOf, await hidingOf(copy.db));
  expect(await copy.mayRetry('S1')).toBe('colleague');
  expect(await wang.mayRetry('S1')).toBe('yes');
});

test('both go on, each in a log of its own; every computer has what both kept', async () => {
  // Both write into one log.
  await wang.keep(...refused('SW'));
  await wang.meet();
  await copy.keep(...refused('SC'));
  await copy.meet();
  expect((await copy.place()).copySeenAt).toBeDefined();
  // One of the two may leave without the other one.
  expect((await keysOf(copy.backup))?.member).not.toBe((await keysOf(wang.backup))?.member);
  await copy.keep(...refused('SD'));
  await everybody(li, copy, wang);
  // What the copy kept in the old log can be taken over with what its computer has in hand.
  const { open } = (await workOfColleagues(li.db)).get('W') ?? { open: [] };
  expect([...open].sort()).toEqual(['S1', 'SC', 'SW']);
  for (const one of [wang, copy, li]) {
    expect(await records(one)).toEqual(['S1', 'S2', 'SC', 'SD', 'SW']);
    expect((await verifyLedger(one.db, context.knowledgeOf)).defects).toEqual([]);
    expect((await one.colleagues()).filter(({ refused: fault }) => fault)).toEqual([]);
  }
  // No two may enter the same one again.
  for (const id of await records(li)) {
    const may = [];
    for (const one of [wang, copy, li]) if ((await one.mayRetry(id)) === 'yes') may.push(one);
    expect(may.length, id).toBeLessThanOrEqual(1);
  }
  const before = store.files.size;
  for (const one of [li, copy, wang]) await one.meet();
  expect(store.files.size - before).toBeLessThanOrEqual(3);
});
