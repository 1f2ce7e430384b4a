import { expect, test, vi } from 'vitest';
import { keptBytes } from '../../../../../utils/services/desk/kept-bytes';
import { createNoteFacts } from '../../../../../utils/services/desk/notes/note-facts';
import { findAtOnce, readLedgerPage } from '../../../../../utils/store/read/ledger-pages';
import { usedTags } from '../../../../../utils/store/read/used-tags';
import { NOON, submitted } from '../../../support/facts/facts';
import { context, freshLedger, keep } from '../../../support/store/ledger';

async function stage(count = 2) {
  const db = await freshLedger();
  const ids = Array.from({ length: count }, (_, no) => `S${no + 1}`);
  await keep(db, ...ids.map((submissionId, no) => submitted({ submissionId, at: NOON + no })));
  let made = 0;
  const onCommitted = vi.fn();
  const facts = createNoteFacts({
    openLedger: async () => db,
    readKnowledge: async () => context.knowledgeOf,
    newId: () => `NOTE${String(++made).padStart(4, '0')}`,
    now: () => NOON + 60_000 + made,
    onCommitted,
  });
  const record = async (id = 'S1') => {
    const found = await db.get('submissions', id);
    if (!found) throw new Error(`no ${id}`);
    return found;
  };
  return { db, facts, ids, onCommitted, record };
}
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);
const file = (bytes: string | Uint8Array<ArrayBuffer>, name = '合同.png') => new File([bytes], name);

test('a note and tags are one event, found by filter and search, and shown in the row', async () => {
  const { db, facts, onCommitted, record } = await stage();
  await facts.note('S1', ' 合同 YS-7 ', ['急', ' 老客户 ', '急', '']);
  expect(await record()).toMatchObject({ note: '合同 YS-7', tags: ['急', '老客户'] });
  expect(onCommitted).toHaveBeenCalledOnce();
  const idsOf = async (filter: object) =>
    (await readLedgerPage(db, filter, undefined, 10)).rows.map(({ id }) => id);
  expect(await idsOf({ tag: '老客户' })).toEqual(['S1']);
  expect(await idsOf({ text: 'ys-7' })).toEqual(['S1']);
  expect((await findAtOnce(db, { tag: '急' })).map(({ id }) => id)).toEqual(['S1']);
  expect(await findAtOnce(db, { tag: '老' })).toEqual([]);
  const [, row] = (await readLedgerPage(db, {}, undefined, 10)).rows;
  expect(row).toMatchObject({ id: 'S1', note: '合同 YS-7', tags: ['急', '老客户'] });
  expect(row).not.toHaveProperty('files');
});

test('tags that are in use are offered, each once; one that nobody has any more is not', async () => {
  const { db, facts } = await stage();
  await facts.note('S1', '', ['急', 'B']);
  await facts.note('S2', '', ['急', '老客户']);
  expect(new Set(await usedTags(db))).toEqual(new Set(['急', 'B', '老客户']));
  await facts.note('S2', '', []);
  expect(new Set(await usedTags(db))).toEqual(new Set(['急', 'B']));
});

test('a record that is not there takes neither note nor file', async () => {
  const { db, facts } = await stage();
  const before = await db.count('events');
  await expect(facts.note('GONE', '字', [])).rejects.toThrow();
  await expect(facts.attach('GONE', file(png), '')).rejects.toThrow();
  await expect(facts.note('S1', '', ['x'.repeat(41)].concat('一'))).resolves.toBeUndefined();
  expect([await db.count('events'), await db.count('evidence')]).toEqual([before + 1, 0]);
});

test('one tag for several: those that had it or are full are told, and it is taken back from the others', async () => {
  const { facts, ids, record } = await stage(4);
  await facts.note('S1', '字', ['急']);
  await facts.note(
    'S2',
    '',
    Array.from({ length: 20 }, (_, no) => `T${no}`),
  );
  const tagged = await facts.tag([...ids, 'GONE'], ' 急 ');
  expect(tagged).toEqual({ submissionIds: ['S3', 'S4'], had: 1, left: 2 });
  await facts.note('S3', '后来写的', ['急', '另一个']);
  await facts.untag(tagged.submissionIds, ' 急 ');
  expect((await record('S1')).tags).toEqual(['急']);
  expect((await record('S2')).tags).toHaveLength(20);
  expect(await record('S3')).toMatchObject({ note: '后来写的', tags: ['另一个'] });
  expect((await record('S4')).tags).toEqual([]);
});

test('a tag of nothing, or for nobody, writes nothing', async () => {
  const { db, facts, ids } = await stage();
  const before = await db.count('events');
  expect(await facts.tag(ids, ' ')).toEqual({ submissionIds: [], had: 0, left: 0 });
  await facts.untag(ids, '急');
  expect(await db.count('events')).toBe(before);
});

test('a file: kept byte for byte, taken off with its bytes left, laid there again', async () => {
  const { db, facts, record } = await stage();
  expect(await facts.attach('S1', file(png), ' 盖章的合同 ')).toBe('kept');
  const [kept] = (await record()).files ?? [];
  expect(kept).toMatchObject({ fileName: '合同.png', mime: 'image/png', size: 10, text: '盖章的合同' });
  if (!kept) return;
  expect(await facts.attach('S1', file(png, '又一次.png'), '')).toBe('known');
  const found = await keptBytes(db, kept.sha256);
  expect(found.type === 'whole' && found.bytes).toEqual(png);
  await facts.detach('S1', kept.id);
  expect((await record()).files).toEqual([]);
  expect(await keptBytes(db, kept.sha256)).toMatchObject({ type: 'whole' });
  await facts.attachAgain('S1', kept);
  expect((await record()).files).toMatchObject([{ sha256: kept.sha256, text: '盖章的合同' }]);
});

test('one whose bytes a backup did not bring is made whole by the same file', async () => {
  const { db, facts, record } = await stage();
  await facts.attach('S1', file(png), '');
  const [kept] = (await record()).files ?? [];
  await db.clear('evidence');
  const before = await db.count('events');
  expect(await facts.attach('S1', file(png), '')).toBe('kept');
  expect(await keptBytes(db, kept?.sha256 ?? '')).toMatchObject({ type: 'whole' });
  expect(await db.count('events')).toBe(before);
});

test.each([
  ['empty', file('')],
  ['archive', file(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))],
  ['unknown', file(new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0]))],
  ['tooLarge', { name: 'a', size: (10 << 20) + 1, arrayBuffer: async () => new ArrayBuffer(1) }],
  ['unreadable', { name: 'a', size: 1, arrayBuffer: () => Promise.reject(new Error('moved')) }],
] as const)('%s: refused, nothing is written', async (result, given) => {
  const { db, facts } = await stage();
  const before = await db.count('events');
  expect(await facts.attach('S1', given, '')).toBe(result);
  expect([await db.count('events'), await db.count('evidence')]).toEqual([before, 0]);
});
