import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { pointerKey, readSegmentKey, segmentKey } from '../../../../../utils/domain/backup/names';
import { verifyChain } from '../../../../../utils/domain/record/chain';
import { newIdentity, recipientOf, sealFor } from '../../../../../utils/exchange/segment/age-file';
import { newestKey, newKeyring } from '../../../../../utils/exchange/segment/keyring';
import { sealSegment } from '../../../../../utils/exchange/segment/segment';
import { goOnWith } from '../../../../../utils/services/desk/backup/go-on-with';
import { undoRestore } from '../../../../../utils/services/desk/restore/restore-ledger';
import { verifyLedger } from '../../../../../utils/services/shared/verify-ledger';
import { eventsOfChain } from '../../../../../utils/store/ledger/events';
import { append } from '../../../../../utils/store/write/append';
import * as make from '../../../support/facts/facts';
import {
  backupOf,
  eventsOf,
  type Installation,
  installation,
  recordsOfAll,
  restore,
  twoInstallations,
} from '../../../support/store/installations';
import { context } from '../../../support/store/ledger';
import { backingUp, type FirmKeys, firmKeys, memoryTarget, takeSeries } from '../../../support/store/places';

const SMALL = { events: 2, characters: 1 << 20, bytes: 1 << 20 };

let a: Installation;
let b: Installation;
let keys: FirmKeys;
let store: ReturnType<typeof memoryTarget>;
let name: string;
let computer: Awaited<ReturnType<typeof backingUp>>;

beforeEach(async () => {
  [a, b] = await twoInstallations();
  for (let at = 0; at < 5; at += 1) await a.keep(make.submitted({ id: `m${at}`, submissionId: `M${at}` }));
  keys = await firmKeys();
  store = memoryTarget();
  computer = await backingUp(a.db, store.target, keys);
  await computer.run({ bounds: SMALL });
  name = (await computer.place()).installation;
});

const take = (to = b) => takeSeries(name, to.db, store.target, keys);
const keyOf = (seq: number) =>
  [...store.files.keys()].find((key) => readSegmentKey(key)?.seq === seq) as string;

describe('a series that is whole', () => {
  test('comes back event by event, record by record, and verifies', async () => {
    const { plan, added } = await take();
    expect(plan).toMatchObject({
      segments: 4,
      months: ['202611'],
      events: { fresh: 8, known: 0, conflict: 0 },
      submissions: 6,
    });
    expect(added).toBe(8);
    expect(await eventsOf(b.db)).toEqual(await eventsOf(a.db));
    expect(await recordsOfAll(b.db)).toEqual(await recordsOfAll(a.db));
    expect(verifyChain(await eventsOfChain(b.db, 'A')).defects).toEqual([]);
  });

  test('taken again it changes nothing; what came later follows', async () => {
    await take();
    expect((await take()).plan).toMatchObject({ segments: 0, events: { fresh: 0 } });
    await a.keep(make.success(['26112000000123456700'], { id: 'a9', submissionId: 'M1' }));
    await computer.run();
    expect((await take()).added).toBe(1);
    expect(await recordsOfAll(b.db)).toEqual(await recordsOfAll(a.db));
  });

  test('bytes come with the events that tell of them', async () => {
    const bytes = new TextEncoder().encode('original');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const row = { id: sha256, sha256, mime: 'text/plain', takenAt: 1, blob: new Blob([bytes]) };
    const fact = make.originalKept({ submissionId: 'SA', sha256, size: bytes.length });
    await append(a.db, [fact], { ...context, newId: () => 'A' }, [row]);
    await computer.run();
    const { plan, files } = await take();
    expect([plan.files, files]).toEqual([1, 1]);
    expect(await (await b.db.get('evidence', sha256))?.blob.text()).toBe('original');
  });

  test('what she entered meanwhile stays beside it', async () => {
    await b.keep(make.submitted({ id: 'b1', submissionId: 'SB' }));
    await take();
    await b.keep(make.success(['26112000000123456701'], { id: 'b2', submissionId: 'SB' }));
    expect(verifyChain(await eventsOfChain(b.db, 'B')).defects).toEqual([]);
    expect((await b.db.getAll('submissions')).map(({ id }) => id).sort()).toEqual(
      ['M0', 'M1', 'M2', 'M3', 'M4', 'SA', 'SB'].sort(),
    );
  });

  test('an import that was taken back there does not count here either', async () => {
    const c = await installation('C');
    await c.keep(
      make.submitted({ id: 'c1', submissionId: 'SC' }),
      make.submitted({ id: 'c2', submissionId: 'SD' }),
    );
    const { importId } = await restore(a, await backupOf(c.db));
    await computer.run({ bounds: SMALL });
    await take();
    expect(await recordsOfAll(b.db)).toEqual(await recordsOfAll(a.db));
    await undoRestore(a.db, importId, a.own);
    await computer.run();
    await take();
    expect(await b.db.get('submissions', 'SC')).toBeUndefined();
    expect(await recordsOfAll(b.db)).toEqual(await recordsOfAll(a.db));
    // And whole, from nothing.
    const fresh = await installation('F');
    await take(fresh);
    expect(await recordsOfAll(fresh.db)).toEqual(await recordsOfAll(a.db));
  });
});

describe('a segment that is not what it should be', () => {
  const refusedAt = async (seq: number, fault: string) => {
    const { plan, added } = await take();
    expect(plan.refused).toEqual({ seq, fault });
    expect(plan.segments).toBe(seq - 1);
    expect(added).toBe(plan.events.fresh);
    expect(await b.db.count('events')).toBe(added);
  };

  test('cut', async () => {
    const key = keyOf(2);
    store.files.set(key, (store.files.get(key) as Uint8Array<ArrayBuffer>).slice(0, -20));
    await refusedAt(2, 'damaged');
  });

  test('one byte changed', async () => {
    const bytes = store.files.get(keyOf(3)) as Uint8Array<ArrayBuffer>;
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] as number) ^ 1;
    await refusedAt(3, 'damaged');
  });

  test('swapped with another one, file and name', async () => {
    store.files.set(pointerKey(name, 2), new TextEncoder().encode(keyOf(3)));
    await refusedAt(2, 'swapped');
  });

  test('replayed: an older one under the name that its hash gives it there', async () => {
    const first = store.files.get(keyOf(1)) as Uint8Array<ArrayBuffer>;
    const sha256 = createHash('sha256').update(first).digest('hex');
    const key = segmentKey({ installation: name, month: '202611', seq: 3, sha256 });
    store.files.set(key, first);
    store.files.set(pointerKey(name, 3), new TextEncoder().encode(key));
    await refusedAt(3, 'swapped');
  });

  const put = (seq: number, { bytes, sha256 }: { bytes: Uint8Array<ArrayBuffer>; sha256: string }) => {
    const key = segmentKey({ installation: name, month: '202611', seq, sha256 });
    store.files.set(key, bytes);
    store.files.set(pointerKey(name, seq), new TextEncoder().encode(key));
  };
  const BODY = JSON.stringify({
    format: 'piaoying-backup',
    version: 2,
    exportedAt: 1,
    events: [],
    evidence: [],
  });

  test('sealed anew by one who has the key, behind nothing', async () => {
    put(2, await sealSegment({ installation: name, seq: 2, prev: '' }, BODY, 0, keys.keyring, 1));
    await refusedAt(2, 'outOfLine');
  });

  test('forged by one who knows the public half alone', async () => {
    const stranger = newKeyring(await newIdentity(), 1, keys.recovery);
    const prev = readSegmentKey(keyOf(1))?.sha256 as string;
    const sealed = await sealSegment({ installation: name, seq: 2, prev }, BODY, 0, stranger, 1);
    const { openWith } = await import('../../../../../utils/exchange/segment/age-file');
    const opened = await openWith([newestKey(stranger).identity], sealed.bytes);
    const bytes = await sealFor([await recipientOf(newestKey(keys.keyring).identity)], opened);
    put(2, { bytes, sha256: createHash('sha256').update(bytes).digest('hex') });
    await refusedAt(2, 'forged');
  });

  test('of another firm', async () => {
    const prev = readSegmentKey(keyOf(1))?.sha256 as string;
    const other = await firmKeys();
    put(2, await sealSegment({ installation: name, seq: 2, prev }, BODY, 0, other.keyring, 1));
    await refusedAt(2, 'wrongKey');
  });

  test('events that do not hold: nothing of its segment is taken', async () => {
    const prev = readSegmentKey(keyOf(1))?.sha256 as string;
    const [, , third, fourth] = await eventsOf(a.db);
    const changed = { ...fourth, payload: { changed: true } };
    const body = JSON.stringify({ ...JSON.parse(BODY), events: [third, changed] });
    put(2, await sealSegment({ installation: name, seq: 2, prev }, body, 2, keys.keyring, 1));
    await refusedAt(2, 'badEvents');
  });

  test('gone, though its pointer stands', async () => {
    store.files.delete(keyOf(2));
    await refusedAt(2, 'missing');
    expect((await take()).plan.refused).toEqual({ seq: 2, fault: 'missing' });
  });

  test('a pointer that names no segment', async () => {
    store.files.set(pointerKey(name, 4), new TextEncoder().encode('../../etc/passwd'));
    await refusedAt(4, 'notOurs');
  });
});

test('broken off while it is taken in, it goes on behind', async () => {
  const stop = new AbortController();
  const { ports } = await takeSeries(name, (await installation('X')).db, store.target, keys);
  const { planSeries } = await import('../../../../../utils/services/shared/backup/plan-series');
  const { applySeries } = await import('../../../../../utils/services/shared/backup/apply-series');
  const own = { ...ports, ledger: b.db };
  await planSeries(name, own);
  const run = { signal: stop.signal, onProgress: (done: number) => done === 2 && stop.abort() };
  await expect(applySeries(name, own, run as never)).rejects.toThrow();
  expect(await b.db.count('events')).toBe(4);
  expect((await applySeries(name, own)).added).toBe(4);
  expect(await recordsOfAll(b.db)).toEqual(await recordsOfAll(a.db));
  // Broken off behind its last one: whose log it is, and may be gone on with, is told all the same.
  expect(await applySeries(name, own)).toMatchObject({ added: 0, log: 'A' });
});

describe('what was not done on that computer', () => {
  test('is its own, until this one goes on with it: then also what comes of it later', async () => {
    await a.keep(make.answered('第1行税率不合法', { id: 'r1', submissionId: 'M1' }));
    await computer.run();
    const { log } = await take();
    expect(log).toBe('A');
    expect(await b.db.get('submissions', 'M1')).toMatchObject({ ofColleague: true, open: 2 });
    await goOnWith(b.db, 'A', { context: { ...context, newId: make.nextId }, at: make.NOON, by: '李莉' });
    expect(await b.db.get('submissions', 'M1')).toMatchObject({ open: 1 });
    await a.keep(make.answered('第1行税率不合法', { id: 'r2', submissionId: 'M2' }));
    await computer.run();
    await take();
    expect(await b.db.get('submissions', 'M2')).toMatchObject({ open: 1 });
    expect((await verifyLedger(b.db, context.knowledgeOf)).defects).toEqual([]);
  });
});
