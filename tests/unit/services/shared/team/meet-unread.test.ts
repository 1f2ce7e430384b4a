import { ulid } from 'ulid';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { keyringKey, pointerKey, registrationKey } from '../../../../../utils/domain/backup/names';
import { type Target, TargetError } from '../../../../../utils/domain/backup/target';
import { createTeamDesk } from '../../../../../utils/services/desk/team/team-desk';
import type { Browser } from '../../../../../utils/services/shared/browser-api';
import { meetTeam } from '../../../../../utils/services/shared/team/meet';
import { runPlace } from '../../../../../utils/services/shared/team/run-places';
import {
  type BackupDb,
  beginSeries,
  openBackupDb,
  type PlaceRow,
} from '../../../../../utils/store/backup/backup-db';
import * as make from '../../../support/facts/facts';
import { FakeArea } from '../../../support/store/fake-area';
import { type Computer, computerOf, refused } from '../../../support/store/firm';
import { type FirmKeys, firmKeys, memoryTarget } from '../../../support/store/places';

let target: Target;
const silent = async () => {
  throw new TargetError('offline', 'gone');
};
vi.mock('../../../../../utils/exchange/target/open-target', () => ({
  openTarget: ({ user }: { user?: string }) =>
    user === 'gone' ? { put: silent, get: silent, list: silent } : target,
}));

let store: ReturnType<typeof memoryTarget>;
let keys: FirmKeys;
let wang: Computer;
let li: Computer;
let backup: BackupDb;

const browser = {
  storage: { local: new FakeArea() },
  permissions: { contains: async () => true },
  runtime: { getPlatformInfo: async () => ({}) },
} as unknown as Browser;

/** As the worker and the pages of Wang's computer ask. */
const meet = () => meetTeam(browser, async () => wang.db);
const pointerOf = async (computer: Computer, seq: number) =>
  pointerKey((await computer.place()).installation, seq);

beforeEach(async () => {
  vi.stubGlobal('navigator', {
    userAgent: 'Chrome/140.0',
    locks: { request: (_: string, ...rest: unknown[]) => (rest.at(-1) as () => unknown)() },
  });
  store = memoryTarget();
  target = store.target;
  keys = await firmKeys();
  wang = await computerOf('W', store.target, keys, '王芳');
  li = await computerOf('L', store.target, keys, '李莉');
  await wang.keep(...refused('S1'));
  await li.keep(...refused('S2'));
  for (let at = 0; at < 2; at += 1) for (const one of [wang, li]) await one.meet();
  backup = await openBackupDb();
  for (const name of ['keys', 'places', 'colleagues', 'stored', 'queue', 'brought'] as const)
    await backup.clear(name);
  await backup.put('keys', (await wang.backup.get('keys', 'ring')) as never, 'ring');
  for (const name of ['colleagues', 'stored', 'brought'] as const)
    for (const row of await wang.backup.getAll(name)) await backup.put(name, row as never);
  const settings = { kind: 'webdav', address: 'https://dav.example.com/', user: 'u', password: 'p' } as const;
  await backup.put('places', { ...(await wang.place()), settings });
});

afterEach(() => {
  backup.close();
  vi.unstubAllGlobals();
});

describe('a clerk who knew of nobody when her computer looked last', () => {
  beforeEach(async () => {
    await backup.clear('colleagues');
    await backup.put('places', { ...((await backup.get('places', 'P')) as PlaceRow), lastRegister: 1 });
  });

  test('hears of a colleague who came since, and of what she took over', async () => {
    await li.claim(['S1']);
    expect(await meet()).toBe('fresh');
    expect(await wang.record('S1')).toMatchObject({ ofColleague: true, claimed: { by: '李莉' } });
  });

  test('is alone where nobody came', async () => {
    await backup.put('places', { ...((await backup.get('places', 'P')) as PlaceRow), lastRegister: 2 });
    const asked: string[] = [];
    target = {
      ...store.target,
      get: async (key) => {
        asked.push(key);
        return store.target.get(key);
      },
    };
    expect(await meet()).toBe('alone');
    expect(asked).toEqual([registrationKey(3)]);
  });

  test.each<[string, Target['get']]>([
    ['is down', silent],
    ['does not answer at once', () => new Promise(() => undefined)],
  ])('is alone where the place %s', async (_, get) => {
    target = { ...store.target, get };
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    try {
      const word = meet();
      await vi.waitUntil(async () => {
        vi.advanceTimersByTime(1_000);
        return (await Promise.race([word, Promise.resolve('waits')])) === 'alone';
      });
    } finally {
      vi.useRealTimers();
    }
  });
});

test('one of two places does not answer: what lies at the other one is known all the same', async () => {
  const place = (await backup.get('places', 'P')) as PlaceRow;
  const settings = {
    kind: 'webdav',
    address: 'https://dav.example.com/',
    user: 'gone',
    password: 'p',
  } as const;
  await backup.put('places', { ...place, id: 'O', settings });
  for (const row of await backup.getAll('colleagues'))
    await backup.put('colleagues', { ...row, placeId: 'O' });
  await li.claim(['S1']);
  expect(await meet()).toBe('unreachable');
  expect(await wang.record('S1')).toMatchObject({ ofColleague: true, claimed: { by: '李莉' } });
});

describe('what a colleague put and cannot be read', () => {
  test('all of it is here: she may go on', async () => {
    expect(await meet()).toBe('fresh');
  });

  test('is not known here: it may be her word that she has it', async () => {
    await li.claim(['S1']);
    store.files.set(await pointerOf(li, 2), new TextEncoder().encode('half a'));
    expect(await meet()).toBe('unread');
  });

  test('keeps nobody from taking her out', async () => {
    store.files.set(await pointerOf(li, 2), new TextEncoder().encode('half a'));
    const desk = createTeamDesk(browser, async () => wang.db);
    expect(await desk.changeKey(keys.recovery, [(await li.place()).installation])).toEqual({ ok: true });
    expect(await meet()).toBe('alone');
  });

  /** What she put with the old key after it was changed, before her program learnt of that. */
  async function putLate(leaving: Computer[]) {
    const desk = createTeamDesk(browser, async () => wang.db);
    const names = await Promise.all(leaving.map(async (one) => (await one.place()).installation));
    expect(await desk.changeKey(keys.recovery, names)).toEqual({ ok: true });
    await li.keep(...refused('S4'));
    await runUnknowing();
  }
  async function runUnknowing() {
    const ring = store.files.get(keyringKey(2)) as Uint8Array<ArrayBuffer>;
    store.files.delete(keyringKey(2));
    expect(await li.run()).toBeUndefined();
    store.files.set(keyringKey(2), ring);
  }

  test('was put with the old key by one who goes on: it is not known until her computer put it anew', async () => {
    await putLate([]);
    expect(await meet()).toBe('unread');
    await li.run({ now: () => make.NOON + 1_000 });
    expect(await meet()).toBe('fresh');
    expect(await wang.record('S4')).toBeDefined();
  });

  test('was put with the old key by one who left: it counts for nothing', async () => {
    await putLate([li]);
    expect(await meet()).toBe('alone');
    // By another name, too.
    await beginSeries(li.backup, 'P', ulid(), {});
    await runUnknowing();
    // As the hourly run meets whoever came.
    for (const row of await backup.getAll('places')) await runPlace(browser, backup, wang.db, row, {});
    expect(
      (await backup.getAll('colleagues')).filter(({ refused }) => refused?.fault === 'oldKey'),
    ).toHaveLength(2);
    expect(await meet()).toBe('fresh');
  });

  test('is known again once her computer put all of it anew', async () => {
    const before = await pointerOf(li, 2);
    await li.keep(...refused('S3'));
    await li.run();
    store.files.set(before, new TextEncoder().encode('half a'));
    expect(await meet()).toBe('unread');
    // She gives the place up, and takes it on again.
    await li.backup.put('places', {
      ...(await li.place()),
      installation: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
      registered: 0,
      seq: 0,
      prev: '',
      cursor: 0,
    });
    li.wait(1_000);
    await li.run({ now: () => make.NOON + 1_000 });
    expect(await meet()).toBe('fresh');
    expect(await wang.record('S3')).toBeDefined();
  });
});
