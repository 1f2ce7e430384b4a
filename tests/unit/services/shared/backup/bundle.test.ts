import { createHash, randomBytes } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { BUNDLED, bundleKey, pointerKey, readSegmentKey } from '../../../../../utils/domain/backup/names';
import { type Target, TargetError } from '../../../../../utils/domain/backup/target';
import { packBundle, readBundle } from '../../../../../utils/exchange/segment/bundle';
import { backUp } from '../../../../../utils/services/shared/backup/back-up';
import { beginSeries } from '../../../../../utils/store/backup/backup-db';
import { append } from '../../../../../utils/store/write/append';
import * as make from '../../../support/facts/facts';
import {
  eventsOf,
  type Installation,
  installation,
  twoInstallations,
} from '../../../support/store/installations';
import { context } from '../../../support/store/ledger';
import { backingUp, type FirmKeys, firmKeys, memoryTarget, takeSeries } from '../../../support/store/places';

/** Each of its own: one event a segment. */
const BOUNDS = { events: 1, characters: 1 << 20, bytes: 1 << 20 };
/** Bytes of an original that one of them holds: too many to be put twice. */
const ORIGINAL = 300_000;
const SEGMENTS = BUNDLED + 3;
let a: Installation;
let keys: FirmKeys;
let store: ReturnType<typeof memoryTarget>;
let computer: Awaited<ReturnType<typeof backingUp>>;
let name: string;
/** Segments that lie there. */
let total = SEGMENTS;
/** What lay there in the beginning of each test. */
let first: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

beforeAll(async () => {
  [a] = await twoInstallations();
  const original = randomBytes(ORIGINAL);
  const sha256 = createHash('sha256').update(original).digest('hex');
  const evidence = { id: sha256, sha256, mime: 'text/plain', takenAt: 1, blob: new Blob([original]) };
  await append(a.db, [make.originalKept({ submissionId: 'SA', sha256, size: ORIGINAL })], context, [
    evidence,
  ]);
  for (let at = await a.db.count('events'); at < SEGMENTS; at += 1)
    await a.keep(make.submitted({ id: `m${at}`, submissionId: `M${at}` }));
  keys = await firmKeys();
  store = memoryTarget();
  computer = await backingUp(a.db, store.target, keys);
  expect(await computer.run({ bounds: BOUNDS })).toBeUndefined();
  name = (await computer.place()).installation;
  first = new Map(store.files);
});
beforeEach(() => {
  store.files.clear();
  for (const [key, bytes] of first) store.files.set(key, bytes);
});

const bundles = () => [...store.files.keys()].filter((key) => key.startsWith('b/')).sort();
const bytesOf = (text: string) => new TextEncoder().encode(text);
const whole = () => readBundle(store.files.get(bundleKey(name, 0)) ?? bytesOf(''), name);

const listening = (asked: string[]): Target => ({
  ...store.target,
  get: async (key) => {
    asked.push(key);
    return store.target.get(key);
  },
});

/** What a bare computer takes from there, and what it asked for. */
async function restore() {
  const asked: string[] = [];
  const bare = await installation('bare');
  const { plan } = await takeSeries(name, bare.db, listening(asked), keys);
  return { bare, plan, asked, events: await eventsOf(bare.db) };
}
async function expectWhole() {
  const { plan, events, asked } = await restore();
  expect(plan.refused).toBeUndefined();
  expect(plan.segments).toBe(total);
  expect(events).toEqual(await eventsOf(a.db));
  return asked;
}

describe('many segments', () => {
  test('are put once more together, and a restore asks for few files', async () => {
    expect(bundles()).toEqual([bundleKey(name, 0)]);
    const asked = await expectWhole();
    // The first two alone, the bundle, the large one alone, a look for the next bundle, three that lie behind it alone, and a look whether there is another.
    expect(asked).toHaveLength(4 + 1 + 2 + 1 + 6 + 1);
    await computer.run({ bounds: BOUNDS });
    expect(bundles()).toHaveLength(1);
  });

  test('who takes in a single new one asks for no bundle', async () => {
    const { bare } = await restore();
    await a.keep(make.submitted({ id: 'new', submissionId: 'NEW' }));
    await computer.run();
    const asked: string[] = [];
    const { plan } = await takeSeries(name, bare.db, listening(asked), keys);
    expect(plan.segments).toBe(1);
    expect(asked).toHaveLength(3);
    first = new Map(store.files);
    total += 1;
  });

  test('a segment that is gone is still in its bundle', async () => {
    for (const key of [...store.files.keys()])
      if (readSegmentKey(key)?.seq === 7 || key === pointerKey(name, 7)) store.files.delete(key);
    await expectWhole();
  });

  /** As it was before the bundle was put. @returns the bundle */
  const unbundle = async () => {
    const whole = store.files.get(bundleKey(name, 0));
    store.files.delete(bundleKey(name, 0));
    await computer.backup.put('places', { ...(await computer.place()), bundles: 0 });
    return whole;
  };

  test('where the place takes no file of that size, all lies there all the same, and colleagues are asked', async () => {
    await unbundle();
    let tried = 0;
    const put = async (key: string, bytes: Uint8Array) => {
      if (!key.startsWith('b/')) return store.target.put(key, bytes);
      tried += 1;
      throw new TargetError('odd', 'PUT 413');
    };
    const then = vi.fn();
    for (let at = 0; at < 2; at += 1)
      expect(
        await backUp('P', { ...computer.ports, target: { ...store.target, put } }, then),
      ).toBeUndefined();
    expect(then).toHaveBeenCalledTimes(2);
    expect((await computer.place()).failing).toBeUndefined();
    expect(tried).toBe(1);
    expect(bundles()).toEqual([]);
    await expectWhole();
  });

  test('where one cannot be fetched now, they are put together the next time', async () => {
    const whole = await unbundle();
    const get = async (key: string) => {
      if (readSegmentKey(key)?.seq === 9) throw new TargetError('busy', 'GET 503');
      return store.target.get(key);
    };
    expect(await computer.run({ target: { ...store.target, get } })).toBeUndefined();
    expect(bundles()).toEqual([]);
    expect(await computer.run()).toBeUndefined();
    expect(store.files.get(bundleKey(name, 0))).toEqual(whole);
  });

  test('who waits for a word of the colleagues does not wait for that', async () => {
    const whole = await unbundle();
    const asked: string[] = [];
    expect(await computer.run({ target: listening(asked), isWaitedFor: true })).toBeUndefined();
    expect([asked.some((key) => readSegmentKey(key)), bundles()]).toEqual([false, []]);
    await computer.run();
    expect(store.files.get(bundleKey(name, 0))).toEqual(whole);
  });

  test('a large one is left to lie alone, and is asked for there', async () => {
    const large = (await computer.backup.getAll('stored')).find(({ size }) => size > ORIGINAL);
    expect(whole().has(large?.seq ?? 0)).toBe(false);
    expect(whole().size).toBe(BUNDLED - 1);
    await expectWhole();
  });

  test('a series that is begun anew has bundles of its own', async () => {
    await beginSeries(computer.backup, 'P', name.replace(/.$/, 'Z'), {});
    expect((await computer.place()).bundles).toBe(0);
  });
});

describe('a bundle that does not hold', () => {
  const put = (bytes: Uint8Array<ArrayBuffer>) => void store.files.set(bundleKey(name, 0), bytes);

  test.each<[string, () => Uint8Array<ArrayBuffer>]>([
    ['is empty', () => bytesOf('')],
    ['is a page', () => bytesOf('<!doctype html>\n<title>503</title>')],
    ['tells of too many', () => packBundle([...whole().values(), ...whole().values()])],
    [
      'has sizes that are none',
      () =>
        bytesOf(`${JSON.stringify({ format: 'piaoying-bundle', segments: [{ key: 'm/x', size: -1 }] })}\n`),
    ],
    [
      'is of another computer',
      () =>
        packBundle(
          [...whole().values()].map((one) => ({
            ...one,
            key: one.key.replace(name, `${name.slice(0, -1)}${name.endsWith('Z') ? 'Y' : 'Z'}`),
          })),
        ),
    ],
  ])('%s: none is taken from it', (_, bytes) => {
    expect(readBundle(bytes(), name)).toEqual(new Map());
  });

  test('that is cut gives what is whole', async () => {
    const all = packBundle([...whole().values()]);
    put(all.slice(0, all.byteLength - 10));
    expect(whole().size).toBe(BUNDLED - 2);
    await expectWhole();
  });

  test('that has two in each other’s place: each is asked for alone, and all is taken', async () => {
    const [one, two, three, four, ...rest] = whole().values();
    if (!one || !two || !three || !four) throw new Error('no segments');
    put(packBundle([one, two, { ...three, bytes: four.bytes }, { ...four, bytes: three.bytes }, ...rest]));
    await expectWhole();
  });

  test('that has changed bytes: each is asked for alone, and all is taken', async () => {
    const changed = (bytes: Uint8Array<ArrayBuffer>) =>
      bytes.map((byte, at) => (at === 300 ? byte ^ 1 : byte));
    put(packBundle([...whole().values()].map(({ key, bytes }) => ({ key, bytes: changed(bytes) }))));
    await expectWhole();
  });

  test('that tells of a segment behind the last one adds nothing', async () => {
    const key = `m/${name}/202611/${String(total + 1).padStart(7, '0')}-${'0'.repeat(64)}.age`;
    store.files.set(bundleKey(name, 1), packBundle([{ key, bytes: bytesOf('none') }]));
    await expectWhole();
  });
});
