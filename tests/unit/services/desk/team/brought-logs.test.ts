import { ulid } from 'ulid';
import { beforeEach, describe, expect, test } from 'vitest';
import { goOnWith } from '../../../../../utils/services/desk/backup/go-on-with';
import { planRestore } from '../../../../../utils/services/desk/restore/plan-restore';
import type { RestoreFile } from '../../../../../utils/services/desk/restore/restore-file';
import { applyRestore, undoRestore } from '../../../../../utils/services/desk/restore/restore-ledger';
import { backUp } from '../../../../../utils/services/shared/backup/back-up';
import { workOfColleagues } from '../../../../../utils/store/team/colleague-work';
import * as make from '../../../support/facts/facts';
import { copyOf } from '../../../support/store/copied';
import { type Computer, computerOf, NEW_PLACE, refused } from '../../../support/store/firm';
import { backupOf, installation, restore } from '../../../support/store/installations';
import { context } from '../../../support/store/ledger';
import { type FirmKeys, firmKeys, memoryTarget } from '../../../support/store/places';

let store: ReturnType<typeof memoryTarget>;
let keys: FirmKeys;
let wang: Computer;
let li: Computer;

/** The file of a computer that never backed up to the place. */
async function fileOf(log: string, id: string) {
  const old = await installation(log);
  await old.keep(...refused(id));
  return backupOf(old.db);
}
const everybody = async (...all: Computer[]) => {
  for (let at = 0; at < 3; at += 1) for (const one of all) await one.meet();
};
const whoMay = async (id: string, ...all: Computer[]) => {
  const may: string[] = [];
  for (const one of all) if ((await one.mayRetry(id)) === 'yes') may.push(one.log);
  return may;
};
const goOn = (computer: Computer, log: string) =>
  goOnWith(computer.db, log, { context: { ...context, newId: make.nextId }, at: make.NOON, by: '李莉' });

beforeEach(async () => {
  store = memoryTarget();
  keys = await firmKeys();
  wang = await computerOf('W', store.target, keys, '王芳');
  li = await computerOf('L', store.target, keys, '李莉');
  await wang.keep(...refused('S1'));
  await li.keep(...refused('S2'));
  await everybody(wang, li);
});

describe('what a clerk takes in from the file of an old computer', () => {
  let importId: string;

  beforeEach(async () => {
    ({ importId } = await restore(wang, await fileOf('OLD', 'SO')));
    await everybody(wang, li);
  });

  test('is hers alone, and counts as hers on the computers of her colleagues', async () => {
    expect(await whoMay('SO', wang, li)).toEqual(['W']);
    expect(await li.mayRetry('SO')).toBe('colleague');
    expect((await workOfColleagues(li.db)).get('W')?.open).toEqual(['S1', 'SO']);
  });

  test('is taken over from her, as what she entered', async () => {
    const { claimed } = await li.claim(['SO']);
    expect(claimed).toEqual(['SO']);
    await everybody(wang, li);
    expect(await whoMay('SO', wang, li)).toEqual(['L']);
  });

  test('counts nowhere once she takes it back', async () => {
    await undoRestore(wang.db, importId, wang.own);
    await everybody(wang, li);
    for (const one of [wang, li]) expect(await one.record('SO')).toBeUndefined();
  });

  test('is of the computer that goes on with hers', async () => {
    await goOn(li, 'W');
    await everybody(wang, li);
    for (const id of ['S1', 'S2', 'SO']) expect(await whoMay(id, wang, li), id).toEqual(['L']);
  });

  test('taken in by a colleague, too, and taken back there, it is the first one’s', async () => {
    const own = await restore(li, await fileOf('OLDER', 'SP'));
    await restore(wang, await fileOf('OLDER', 'SP'));
    await everybody(wang, li);
    await undoRestore(li.db, own.importId, li.own);
    await everybody(wang, li);
    expect(await whoMay('SP', wang, li)).toEqual(['W']);
  });

  test('stays the original’s where the profile was copied', async () => {
    const copy = await copyOf(wang, keys);
    await wang.keep(...refused('SW'));
    await wang.meet();
    await copy.keep(...refused('SC'));
    await everybody(copy, li, wang, copy);
    expect(await whoMay('SO', wang, li, copy)).toEqual(['W']);
    await undoRestore(wang.db, importId, wang.own);
    await everybody(wang, li, copy);
    for (const one of [wang, li, copy]) expect(await one.record('SO')).toBeUndefined();
  });
});

test('a log that goes on with others has also what those went on with', async () => {
  const zhao = await computerOf('Z', store.target, keys, '赵敏');
  await everybody(wang, li, zhao);
  await goOn(li, 'W');
  await everybody(wang, li, zhao);
  await goOn(zhao, 'L');
  await everybody(wang, li, zhao);
  for (const id of ['S1', 'S2']) expect(await whoMay(id, wang, li, zhao), id).toEqual(['Z']);
});

test('a computer that goes on with a log has also what a copy of its profile kept in it', async () => {
  const copy = await copyOf(wang, keys);
  await wang.keep(...refused('SW'));
  await wang.meet();
  await copy.keep(...refused('SC'));
  await everybody(copy, li, wang);
  expect(await whoMay('SC', wang, li, copy)).toEqual(['W']);
  await goOn(li, 'W');
  await everybody(wang, li, copy);
  for (const id of ['S1', 'SW', 'SC']) expect(await whoMay(id, wang, li, copy), id).toEqual(['L']);
});

test('the file of one that goes on with a log which lies here: hers, until that one is heard of itself', async () => {
  const zhao = await computerOf('Z', store.target, keys, '赵敏');
  await zhao.meet();
  await goOn(zhao, 'W');
  await restore(li, await backupOf(zhao.db));
  expect(await li.mayRetry('S1')).toBe('yes');
  await li.meet();
  await everybody(zhao, li, wang);
  expect(await whoMay('S1', wang, li, zhao)).toEqual(['Z']);
});

test('what a computer had of one that it went on with stays the original’s where its profile was copied', async () => {
  await goOn(wang, 'L');
  await everybody(wang, li);
  const copy = await copyOf(wang, keys);
  await wang.keep(...refused('SW'));
  await wang.meet();
  await copy.keep(...refused('SC'));
  await everybody(copy, li, wang, copy);
  expect(await wang.mayRetry('S2')).toBe('yes');
  for (const one of [copy, li]) expect(await one.mayRetry('S2')).toBe('colleague');
});

describe('the own log, set back and continued by a file', () => {
  let setBack: Computer;
  let whole: RestoreFile;

  beforeEach(async () => {
    const one = await computerOf('ONE', memoryTarget().target, keys);
    await one.keep(...refused('SA'));
    await restore(one, await fileOf('OLD', 'SO'));
    await one.keep(...refused('SB'));
    whole = await backupOf(one.db);
    setBack = await computerOf('ONE', memoryTarget().target, keys);
    await setBack.keep(...refused('SA'));
  });
  const allIsHers = async () => {
    for (const id of ['SA', 'SO', 'SB']) expect(await setBack.mayRetry(id), id).toBe('yes');
  };

  test('brings the old computer’s again as hers', async () => {
    const { plan } = await restore(setBack, whole);
    expect(plan.continuesOwn).toBe(true);
    await allIsHers();
  });

  test('broken off with all of it here, and taken in again', async () => {
    const plan = await planRestore(setBack.db, whole);
    const onProgress = () => {
      throw new Error('the page was closed');
    };
    await expect(applyRestore(setBack.db, whole, plan, setBack.own, { onProgress })).rejects.toThrow();
    await restore(setBack, whole);
    await allIsHers();
  });
});

describe('a computer with two places whose members differ', () => {
  let zhao: Computer;

  beforeEach(async () => {
    const other = memoryTarget();
    zhao = await computerOf('Z', other.target, keys, '赵敏');
    // Wang’s second place is that one.
    await wang.backup.put('places', { ...(await wang.place()), ...NEW_PLACE, id: 'Q', installation: ulid() });
    expect(await backUp('Q', { ...wang.ports, target: other.target })).toBeUndefined();
    await everybody(zhao);
  });

  test('nobody has what a clerk of the other place kept', async () => {
    for (const id of ['S1', 'S2']) expect(await zhao.mayRetry(id), id).toBe('colleague');
    expect(await li.mayRetry('S2')).toBe('yes');
  });

  test('what she did lately nobody knows there: it is taken over once she was asked', async () => {
    expect((await zhao.claim(['S2'])).barred.get('S2')).toBe('unread');
    expect(await zhao.mayRetry('S2')).toBe('colleague');
    expect((await zhao.claim(['S2'], ['unread'])).claimed).toEqual(['S2']);
    expect((await zhao.claim(['S1'])).claimed).toEqual(['S1']);
  });
});
