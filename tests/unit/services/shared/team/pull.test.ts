import { beforeEach, describe, expect, test } from 'vitest';
import { pointerKey } from '../../../../../utils/domain/backup/names';
import { behindOf } from '../../../../../utils/domain/team/colleague';
import { readTeam } from '../../../../../utils/services/desk/team/read-team';
import { readBackupState } from '../../../../../utils/services/shared/backup/read-state';
import { verifyLedger } from '../../../../../utils/services/shared/verify-ledger';
import { countersContradict } from '../../../../../utils/store/write/recount';
import * as make from '../../../support/facts/facts';
import { type Computer, computerOf, refused } from '../../../support/store/firm';
import { eventsOf, recordsOfAll } from '../../../support/store/installations';
import { context } from '../../../support/store/ledger';
import { type FirmKeys, firmKeys, memoryTarget } from '../../../support/store/places';

const HOUR_MS = 3_600_000;

let store: ReturnType<typeof memoryTarget>;
let keys: FirmKeys;
let wang: Computer;
let li: Computer;

beforeEach(async () => {
  store = memoryTarget();
  keys = await firmKeys();
  wang = await computerOf('W', store.target, keys, '王芳');
  li = await computerOf('L', store.target, keys, '李莉');
});

const sorted = async ({ db }: Computer) =>
  (await eventsOf(db)).sort((one, other) => (one.id < other.id ? -1 : 1));

describe('what colleagues put', () => {
  test('is here after the next meeting, event by event, and theirs to deal with', async () => {
    await wang.keep(...refused('S1'));
    await li.keep(...refused('S2'));
    await wang.meet();
    await li.meet();
    await wang.meet();
    expect(await sorted(wang)).toEqual(await sorted(li));
    expect((await recordsOfAll(wang.db)).submissions).toEqual((await recordsOfAll(li.db)).submissions);
    expect(await wang.record('S2')).toMatchObject({ ofColleague: true, open: 2 });
    expect(await wang.record('S1')).toMatchObject({ open: 1 });
    expect((await wang.record('S1'))?.ofColleague).toBeUndefined();
    expect(await wang.mayRetry('S2')).toBe('colleague');
    expect(await li.mayRetry('S2')).toBe('yes');
    expect((await verifyLedger(wang.db, context.knowledgeOf)).defects).toEqual([]);
  });

  test('is not put there once more', async () => {
    await wang.keep(...refused('S1'));
    await li.keep(...refused('S2'));
    for (let at = 0; at < 3; at += 1) for (const one of [wang, li]) await one.meet();
    const segments = [...store.files.keys()].filter((key) => key.startsWith('m/'));
    expect(segments).toHaveLength(2);
  });

  test('does not wait to be put; what is kept meanwhile does', async () => {
    const waitingOf = async ({ backup, db }: Computer) =>
      (await readBackupState(backup, db)).places[0]?.waiting;
    await wang.keep(...refused('S1'));
    await li.keep(...refused('S2'));
    await wang.meet();
    await li.meet();
    expect(await waitingOf(li)).toBe(0);
    await li.keep(...refused('S3'));
    expect(await waitingOf(li)).toBe(2);
    await li.meet();
    await wang.meet();
    await wang.meet();
    expect(await sorted(wang)).toEqual(await sorted(li));
  });

  test('a third computer meets both, whoever came first', async () => {
    const zhao = await computerOf('Z', store.target, keys, '赵敏');
    await wang.keep(...refused('S1'));
    await wang.meet();
    await zhao.keep(...refused('S3'));
    await zhao.meet();
    await li.keep(...refused('S2'));
    await li.meet();
    await wang.meet();
    await zhao.meet();
    expect(await sorted(wang)).toEqual(await sorted(li));
    expect(await sorted(zhao)).toEqual(await sorted(li));
    expect((await wang.colleagues()).map(({ name }) => name).sort()).toEqual(['李莉', '王芳', '赵敏'].sort());
  });

  test('a series that cannot be read on keeps none of the others from being read', async () => {
    const zhao = await computerOf('Z', store.target, keys, '赵敏');
    await wang.keep(...refused('S1'));
    await zhao.keep(...refused('S3'));
    await wang.meet();
    await zhao.meet();
    const [key] = [...store.files.keys()].filter((one) => one.startsWith('m/'));
    store.files.set(key as string, new Uint8Array([1, 2, 3]));
    await li.meet();
    expect(await li.record('S1')).toBeUndefined();
    expect(await li.record('S3')).toBeDefined();
    expect((await li.colleagues()).find(({ name }) => name === '王芳')?.refused).toEqual({
      seq: 1,
      fault: 'damaged',
    });
  });
});

describe('events of two logs on one record', () => {
  const byColleague = make.make('handled', {
    id: 'x1',
    submissionId: 'S1',
    reason: '已在税局查过',
    at: make.NOON + 1_000,
  });

  test('give the same record on both, whatever came first', async () => {
    await wang.keep(make.submitted({ id: 's', submissionId: 'S1' }));
    await wang.meet();
    await li.keep(...refused('S2'));
    await li.meet();
    // The colleague's word is older than what came of it here meanwhile.
    await li.keep(byColleague);
    await wang.keep(make.answered('第1行税率不合法', { id: 'r', submissionId: 'S1', at: make.NOON + 2_000 }));
    for (let at = 0; at < 2; at += 1) for (const one of [wang, li]) await one.meet();
    const [here, there] = [await wang.record('S1'), await li.record('S1')];
    expect(here?.history.map(({ type }) => type)).toEqual(there?.history.map(({ type }) => type));
    expect(here?.outcome).toEqual(there?.outcome);
    expect(here?.history.map(({ type }) => type)).toEqual(['submitted', 'handled', 'answered']);
    expect(here?.joined).toBe(true);
    for (const one of [wang, li])
      expect((await verifyLedger(one.db, context.knowledgeOf)).defects).toEqual([]);
  });
});

describe('how old it is', () => {
  const known = async () => (await li.colleagues()).find(({ name }) => name === '王芳')?.knownUpTo;

  test('a quiet computer says each hour that there was nothing; one that is off says nothing', async () => {
    await wang.keep(...refused('S1'));
    await wang.meet();
    await li.keep(...refused('S2'));
    await li.meet();
    expect(await known()).toBe(make.NOON);
    wang.wait(HOUR_MS);
    li.wait(HOUR_MS);
    await wang.meet();
    await li.meet();
    expect(await known()).toBe(make.NOON + HOUR_MS);
    li.wait(3 * HOUR_MS);
    await li.meet();
    expect(await known()).toBe(make.NOON + HOUR_MS);
    const rows = (await li.colleagues()).map((row) => ({ ...row, isOwn: row.name === '李莉' }));
    expect(behindOf(rows, make.NOON + 4 * HOUR_MS).map(({ name }) => name)).toEqual(['王芳']);
  });

  test('a sign that nobody who holds the key has put counts for nothing', async () => {
    await wang.keep(...refused('S1'));
    await wang.meet();
    await li.keep(...refused('S2'));
    await li.meet();
    wang.wait(HOUR_MS);
    await wang.meet();
    const sign = [...store.files.keys()].find((key) => key.startsWith('h/')) as string;
    store.files.set(sign, store.files.get('i/0001') as Uint8Array<ArrayBuffer>);
    li.wait(HOUR_MS);
    await li.meet();
    expect(await known()).toBe(make.NOON);
  });
});

describe('a company that left a colleague', () => {
  const erased = (log: string) =>
    make.make('erased', {
      id: `e${log}`,
      erasureId: `E${log}`,
      companyTaxId: '91110105MA01C4JX88',
      events: 2,
      ranges: [[log, 1, 2]],
      by: '王芳',
    });

  test('what she erased of her own log goes here, too; of ours she has no say', async () => {
    await wang.keep(...refused('S1'));
    await li.keep(...refused('S2'));
    for (const one of [wang, li, wang]) await one.meet();
    await wang.keep(erased('W'), erased('L'));
    await wang.meet();
    await li.meet();
    expect(await li.record('S1')).toBeUndefined();
    const payloads = (await li.db.getAll('events')).filter(({ submissionId }) => submissionId === 'S1');
    expect(payloads.map(({ payload }) => payload)).toEqual([{ erased: 'eW' }, { erased: 'eW' }]);
    expect(await li.record('S2')).toMatchObject({ open: 1 });
    expect((await verifyLedger(li.db, context.knowledgeOf)).defects).toEqual([]);
  });

  test('of a record that began elsewhere her own words go alone', async () => {
    await wang.keep(...refused('S1'));
    await li.keep(...refused('S2'));
    for (const one of [wang, li, wang]) await one.meet();
    expect((await li.claim(['S1'])).claimed).toEqual(['S1']);
    await li.keep(make.make('erased', { ...erased('L'), ranges: [['L', 1, 3]], events: 3 }));
    await li.meet();
    await wang.meet();
    expect(await wang.record('S2')).toBeUndefined();
    expect(await wang.record('S1')).toMatchObject({ open: 1 });
    expect((await wang.record('S1'))?.claimed).toBeUndefined();
    expect((await verifyLedger(wang.db, context.knowledgeOf)).defects).toEqual([]);
    expect(await countersContradict(wang.db)).toBe(false);
  });
});

describe('who is a colleague', () => {
  const read = ({ backup, db }: Computer) =>
    readTeam(backup, db, { name: '王芳', userAgent: 'Chrome/140.0' });

  test('a number that two took in the same moment: whoever is there now is met at once', async () => {
    await wang.keep(...refused('S1'));
    await li.keep(...refused('S2'));
    for (const one of [wang, li, wang]) await one.meet();
    // A third one took the second number, too, and was quicker to know than to be known.
    const zhao = await computerOf('Z', store.target, keys, '赵敏');
    await zhao.keep(...refused('S3'));
    const hidden = {
      ...store.target,
      get: async (key: string) => (key === 'i/0002' ? undefined : store.target.get(key)),
    };
    await zhao.run({ target: hidden });
    await wang.meet();
    expect(await wang.record('S3')).toBeDefined();
  });

  test('no other computer: who this one was until now', async () => {
    await wang.keep(...refused('S1'));
    await wang.meet();
    store.files.delete(pointerKey((await wang.place()).installation, 1));
    await wang.keep(...refused('S2'));
    await wang.meet();
    await wang.meet();
    expect(await wang.colleagues()).toHaveLength(2);
    expect((await read(wang)).computers.map(({ isOwn }) => isOwn)).toEqual([true]);
  });
});
