import { ulid } from 'ulid';
import { beforeEach, describe, expect, test } from 'vitest';
import { goOnWith } from '../../../../../utils/services/desk/backup/go-on-with';
import { backUp } from '../../../../../utils/services/shared/backup/back-up';
import { finishRefolding } from '../../../../../utils/store/import/import-refold';
import { logOwnersIn } from '../../../../../utils/store/ledger/colleagues';
import { addLogRefolding, refoldingOf } from '../../../../../utils/store/ledger/refolding';
import { append } from '../../../../../utils/store/write/append';
import * as make from '../../../support/facts/facts';
import { type Computer, computerOf, NEW_PLACE, refused } from '../../../support/store/firm';
import { context } from '../../../support/store/ledger';
import { type FirmKeys, firmKeys, memoryTarget } from '../../../support/store/places';

let keys: FirmKeys;
let old: Computer;
let fresh: Computer;

const everybody = async (times = 2) => {
  for (let at = 0; at < times; at += 1) for (const one of [old, fresh]) await one.meet();
};
const whoMay = async (id: string) => {
  const may: string[] = [];
  for (const one of [old, fresh]) if ((await one.mayRetry(id)) === 'yes') may.push(one.log);
  return may;
};
const goOn = (computer: Computer, log: string) =>
  goOnWith(computer.db, log, { context: { ...context, newId: make.nextId }, at: make.NOON, by: '王芳' });

beforeEach(async () => {
  const store = memoryTarget();
  keys = await firmKeys();
  old = await computerOf('OLD', store.target, keys, '王芳');
  fresh = await computerOf('NEW', store.target, keys, '王芳');
  await old.keep(...refused('S1'));
  await fresh.keep(...refused('S2'));
  await everybody();
  await goOn(fresh, 'OLD');
  await everybody();
});

describe('a computer that goes on with another one', () => {
  test('has what that one kept, and what it keeps', async () => {
    await old.keep(...refused('S3'));
    await everybody();
    for (const id of ['S1', 'S2', 'S3']) expect(await whoMay(id), id).toEqual(['NEW']);
  });

  test('back on the old one, which goes on with the new one: all of it is hers there, and what comes of it', async () => {
    await goOn(old, 'NEW');
    await everybody();
    await old.keep(...refused('S3'));
    await fresh.keep(...refused('S4'));
    await everybody();
    for (const id of ['S1', 'S2', 'S3', 'S4']) expect(await whoMay(id), id).toEqual(['OLD']);
  });

  test('and once more the other way', async () => {
    await goOn(old, 'NEW');
    await everybody();
    await goOn(fresh, 'OLD');
    await everybody();
    await old.keep(...refused('S3'));
    await fresh.keep(...refused('S4'));
    await everybody();
    for (const id of ['S1', 'S2', 'S3', 'S4']) expect(await whoMay(id), id).toEqual(['NEW']);
  });
});

test('what that one kept later is not a third one’s, who knows of it by the one that goes on alone', async () => {
  const other = memoryTarget();
  await fresh.backup.put('places', { ...(await fresh.place()), ...NEW_PLACE, id: 'Q', installation: ulid() });
  await old.keep(...refused('S3'));
  await everybody();
  expect(await backUp('Q', { ...fresh.ports, target: other.target })).toBeUndefined();
  const third = await computerOf('THIRD', other.target, keys, '李莉');
  await third.meet();
  for (const id of ['S1', 'S3']) {
    expect(await fresh.mayRetry(id), id).toBe('yes');
    expect(await third.mayRetry(id), id).toBe('colleague');
  }
});

test('what is to be folded anew while others are folded anew is not forgotten', async () => {
  const { db } = fresh;
  const tx = db.transaction(['meta', 'events'], 'readwrite');
  await addLogRefolding(tx.objectStore('meta'), tx.objectStore('events'), 'OLD');
  await tx.done;
  let said: Promise<unknown> | undefined;
  await finishRefolding(
    db,
    context.knowledgeOf,
    () => false,
    () => {
      said = append(
        db,
        [make.make('logClaimed', { id: 'q1', at: make.NOON, log: 'NEW', owner: 'OLD', turn: 1, by: '' })],
        { ...context, newId: () => 'NEW' },
      );
    },
  );
  await said;
  expect(await logOwnersIn({ get: (key) => db.get('meta', key) })).toHaveProperty('NEW');
  expect((await refoldingOf(db)).map(([log]) => log)).toEqual(['NEW']);
});
