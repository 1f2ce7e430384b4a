import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { pointerKey, readSegmentKey, segmentKey, signKey } from '../../../../../utils/domain/backup/names';
import { TargetError, TooLarge } from '../../../../../utils/domain/backup/target';
import { openBackupDb } from '../../../../../utils/store/backup/backup-db';
import type { EvidenceRow } from '../../../../../utils/store/ledger/db';
import { append } from '../../../../../utils/store/write/append';
import * as make from '../../../support/facts/facts';
import { type Installation, installation, twoInstallations } from '../../../support/store/installations';
import { context } from '../../../support/store/ledger';
import { backingUp, type FirmKeys, firmKeys, memoryTarget } from '../../../support/store/places';

let a: Installation;
let keys: FirmKeys;
let store: ReturnType<typeof memoryTarget>;
let computer: Awaited<ReturnType<typeof backingUp>>;

beforeEach(async () => {
  [a] = await twoInstallations();
  keys = await firmKeys();
  store = memoryTarget();
  computer = await backingUp(a.db, store.target, keys);
});

const segments = () => [...store.files.keys()].flatMap((key) => readSegmentKey(key) ?? []);

describe('a backup run', () => {
  test('puts keys, registration, segment and pointer, and names the file by its own hash', async () => {
    expect(await computer.run()).toBeUndefined();
    const { installation: name } = await computer.place();
    const [only, ...more] = segments();
    expect(more).toEqual([]);
    expect(only).toMatchObject({ installation: name, seq: 1, month: '202611' });
    const key = [...store.files.keys()].find((one) => readSegmentKey(one)) as string;
    expect(
      createHash('sha256')
        .update(store.files.get(key) as Uint8Array)
        .digest('hex'),
    ).toBe(only?.sha256);
    expect(new TextDecoder().decode(store.files.get(pointerKey(name, 1)))).toBe(key);
    expect([...store.files.keys()].sort()).toEqual(['i/0001', 'k/0001', key, pointerKey(name, 1)].sort());
  });

  test('nothing that the clerk entered can be read there', async () => {
    await computer.run();
    for (const [key, bytes] of store.files) {
      const text = `${key} ${Buffer.from(bytes).toString('latin1')} ${Buffer.from(bytes).toString('utf8')}`;
      for (const secret of ['餐费', '91110105', '113.00', '王芳', 'submissionId', 'submitted'])
        expect(text).not.toContain(secret);
    }
  });

  test('run again it puts nothing; what comes later goes into the next segment', async () => {
    await computer.run();
    const before = new Map(store.files);
    await computer.run();
    const further = [...store.files.keys()].filter((key) => !before.has(key));
    // A sign of life alone, once an hour.
    expect(further).toEqual([signKey((await computer.place()).installation, '2026112414')]);
    await computer.run();
    expect(store.files.size).toBe(before.size + 1);
    await a.keep(make.submitted({ id: 'a9', submissionId: 'S9' }));
    await computer.run();
    expect(segments().map(({ seq }) => seq)).toEqual([1, 2]);
    expect((await computer.backup.getAll('stored')).map(({ events }) => events)).toEqual([3, 1]);
  });

  test('many events make many segments, each within its bounds', async () => {
    for (let at = 0; at < 7; at += 1) await a.keep(make.submitted({ id: `m${at}`, submissionId: `M${at}` }));
    const puts: number[] = [];
    await computer.run({
      bounds: { events: 4, characters: 1 << 20, bytes: 1 << 20 },
      onProgress: (events) => puts.push(events),
    });
    expect((await computer.backup.getAll('stored')).map(({ events }) => events)).toEqual([4, 4, 2]);
    expect(puts).toEqual([4, 8, 10]);
  });

  test('bytes that came behind their event are put later, and once', async () => {
    const bytes = new TextEncoder().encode('original');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await a.keep(make.originalKept({ submissionId: 'SA', sha256, size: bytes.length }));
    await computer.run();
    expect((await computer.place()).lacking).toEqual([sha256]);
    const row: EvidenceRow = { id: sha256, sha256, mime: 'text/plain', takenAt: 1, blob: new Blob([bytes]) };
    await append(a.db, [], context, [row]);
    await computer.run();
    expect((await computer.place()).lacking).toEqual([]);
    expect(segments().map(({ seq }) => seq)).toEqual([1, 2]);
    await computer.run();
    expect(segments()).toHaveLength(2);
  });
});

describe('a place that fails', () => {
  const failing = (
    kind: TargetError['kind'],
    on: (key: string) => boolean,
    method: 'put' | 'get' = 'put',
  ) => {
    const { target } = store;
    return {
      ...target,
      [method]: async (key: string, bytes: Uint8Array) => {
        if (on(key)) throw new TargetError(kind, 'as told');
        return method === 'put' ? target.put(key, bytes) : target.get(key);
      },
    };
  };

  test('says why and since when, and is tried again later and later', async () => {
    const target = failing('busy', (key) => key.startsWith('m/'));
    for (const [tries, minutes] of [
      [1, 1],
      [2, 2],
      [3, 5],
    ] as const) {
      expect((await computer.run({ target }))?.kind).toBe('busy');
      expect((await computer.place()).failing).toEqual({
        kind: 'busy',
        detail: 'as told',
        since: make.NOON,
        tries,
        nextAt: make.NOON + minutes * 60_000,
      });
    }
    expect(await computer.run()).toBeUndefined();
    const { failing: gone, lastGoodAt } = await computer.place();
    expect([gone, lastGoodAt]).toEqual([undefined, make.NOON]);
  });

  test.each(['k/', 'i/', 'm/', 'p/'])('broken off before %s, the same bytes go on', async (prefix) => {
    await computer.run({ target: failing('offline', (key) => key.startsWith(prefix)) });
    const [queued] = await computer.backup.getAll('queue');
    await computer.run();
    expect(segments()).toHaveLength(1);
    if (queued) expect([...store.files.keys()]).toContain(queued.key);
    expect(await computer.backup.getAll('queue')).toEqual([]);
  });

  test('stopped by hand it is no failure, and goes on the next time', async () => {
    const stop = new AbortController();
    const bounds = { events: 1, characters: 1 << 20, bytes: 1 << 20 };
    const onProgress = () => stop.abort();
    await expect(computer.run({ signal: stop.signal, bounds, onProgress })).rejects.toThrow();
    expect((await computer.place()).failing).toBeUndefined();
    expect(segments()).toHaveLength(1);
    await computer.run({ bounds });
    expect(segments().map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });
});

describe('what is not as it was left', () => {
  test('a place that was emptied gets everything again, under a name of its own', async () => {
    await computer.run();
    const { installation: before } = await computer.place();
    store.files.clear();
    await a.keep(make.submitted({ id: 'a9', submissionId: 'S9' }));
    await computer.run();
    const place = await computer.place();
    expect(place.installation).not.toBe(before);
    expect((await computer.backup.getAll('stored')).map(({ events }) => events)).toEqual([4]);
    expect(place.copySeenAt).toBeUndefined();
  });

  test('a copy of this profile on another computer: both keep their own, and it is told', async () => {
    await computer.run();
    // The copy: the same series, the same ledger so far, its own database.
    const copy = { ...(await backingUp(a.db, store.target, keys)) };
    for (const row of await computer.backup.getAll('places')) await copy.backup.put('places', row);
    for (const row of await computer.backup.getAll('stored')) await copy.backup.put('stored', row);
    await a.keep(make.submitted({ id: 'a9', submissionId: 'S9' }));
    await computer.run();
    await copy.run();
    const [one, other] = [await computer.place(), await copy.place()];
    expect(other.copySeenAt).toBe(make.NOON);
    expect(other.installation).not.toBe(one.installation);
    const of = (name: string) => segments().filter((segment) => segment.installation === name);
    expect(of(one.installation).map(({ seq }) => seq)).toEqual([1, 2]);
    expect(of(other.installation).map(({ seq }) => seq)).toEqual([1]);
    await a.keep(make.submitted({ id: 'a10', submissionId: 'S10' }));
    await computer.run();
    expect((await computer.place()).copySeenAt).toBeUndefined();
  });

  test.each([
    ['nothing', ''],
    ['a page of another server', '{"code":502}'],
    [
      'the segment of another one',
      'm/01ARZ3NDEKTSV4RRFFQ69G5FAV/202611/0000001-'.padEnd(108, 'a').concat('.age'),
    ],
  ])('a place that answers %s where a pointer stood: no copy of this profile', async (_, answer) => {
    await computer.run();
    const before = [await computer.place(), await a.db.get('meta', 'head')];
    await a.keep(make.submitted({ id: 'a9', submissionId: 'S9' }));
    const { target } = store;
    const odd = {
      ...target,
      get: async (key: string) => (key.startsWith('p/') ? new TextEncoder().encode(answer) : target.get(key)),
    };
    expect(await computer.run({ target: odd })).toMatchObject({ kind: 'odd' });
    expect((await computer.place()).copySeenAt).toBeUndefined();
    expect((await computer.place()).installation).toBe((before[0] as { installation: string }).installation);
    expect(await a.db.get('meta', 'head')).toMatchObject({ chainId: 'A' });
    expect(await computer.run()).toBeUndefined();
    expect(segments().map(({ seq }) => seq)).toEqual([1, 2]);
  });

  test('a pointer that somebody without our key turned elsewhere: no copy of this profile', async () => {
    await computer.run();
    const { installation: name } = await computer.place();
    const bytes = new Uint8Array([1, 2, 3]);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const key = segmentKey({ installation: name, month: '202611', seq: 1, sha256 });
    store.files.set(key, bytes);
    store.files.set(pointerKey(name, 1), new TextEncoder().encode(key));
    await a.keep(make.submitted({ id: 'a9', submissionId: 'S9' }));
    expect(await computer.run()).toMatchObject({ kind: 'odd', detail: 'pointer' });
    expect((await computer.place()).copySeenAt).toBeUndefined();
    expect(await a.db.get('meta', 'head')).toMatchObject({ chainId: 'A' });
  });

  test('a pointer of which half was written is put once more', async () => {
    await computer.run();
    const pointer = pointerKey((await computer.place()).installation, 1);
    const whole = store.files.get(pointer) as Uint8Array<ArrayBuffer>;
    store.files.set(pointer, whole.slice(0, 20));
    await a.keep(make.submitted({ id: 'a9', submissionId: 'S9' }));
    expect(await computer.run()).toBeUndefined();
    expect(store.files.get(pointer)).toEqual(whole);
    expect(segments().map(({ seq }) => seq)).toEqual([1, 2]);
  });

  test('a pointer in whose place lies something larger than any of ours is put once more', async () => {
    await computer.run();
    const pointer = pointerKey((await computer.place()).installation, 1);
    const whole = store.files.get(pointer) as Uint8Array<ArrayBuffer>;
    const large = new Uint8Array(9);
    store.files.set(pointer, large);
    const get = async (key: string) => {
      if (store.files.get(key) === large) throw new TooLarge('answer too large');
      return store.target.get(key);
    };
    await a.keep(make.submitted({ id: 'a9', submissionId: 'S9' }));
    expect(await computer.run({ target: { ...store.target, get } })).toBeUndefined();
    expect(store.files.get(pointer)).toEqual(whole);
    expect(segments().map(({ seq }) => seq)).toEqual([1, 2]);
  });

  test('a ledger that was lost and begun anew is put there as a whole', async () => {
    await computer.run();
    const anew = await installation('NEW');
    await anew.keep(make.submitted({ id: 'n1', submissionId: 'N1' }));
    await computer.run({ ledger: anew.db });
    expect((await computer.backup.getAll('stored')).map(({ events }) => events)).toEqual([1]);
    expect(new Set(segments().map((segment) => segment.installation)).size).toBe(2);
  });

  test('backups of another key there: nothing is put, and it is told', async () => {
    const other = await backingUp((await twoInstallations())[0].db, store.target, await firmKeys());
    await other.run();
    const before = store.files.size;
    expect(await computer.run()).toMatchObject({ kind: 'odd', detail: expect.stringContaining('OtherKey') });
    expect(store.files.size).toBe(before);
  });

  test('two computers of one firm register one after the other', async () => {
    const second = await backingUp((await twoInstallations())[1].db, store.target, keys);
    await computer.run();
    await second.run();
    expect([...store.files.keys()].filter((key) => key.startsWith('i/'))).toEqual(['i/0001']);
    const [, b] = await twoInstallations();
    await b.keep(make.submitted({ id: 'b1', submissionId: 'SB' }));
    await second.run({ ledger: b.db });
    expect([...store.files.keys()].filter((key) => key.startsWith('i/'))).toEqual(['i/0001', 'i/0002']);
  });

  test('a place that was removed meanwhile is left alone', async () => {
    const empty = await openBackupDb('backup-removed');
    await empty.put(
      'keys',
      { ring: keys.keyring, recoveryRecipient: keys.recoveryRecipient, madeAt: 1 },
      'ring',
    );
    expect(await computer.run({ backup: empty })).toBeUndefined();
    expect(store.files.size).toBe(0);
  });
});
