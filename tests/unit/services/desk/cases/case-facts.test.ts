import { expect, test, vi } from 'vitest';
import { FAULT_WORDS } from '../../../../../utils/portal/fault-words';
import { createCaseFacts } from '../../../../../utils/services/desk/cases/case-facts';
import { keptBytes } from '../../../../../utils/services/desk/kept-bytes';
import { readCase, readCases } from '../../../../../utils/store/faults/cases';
import { answered, called, NOON, responded, submitted } from '../../../support/facts/facts';
import { context, freshLedger, keep } from '../../../support/store/ledger';

async function stage() {
  const db = await freshLedger();
  await keep(db, submitted(), called(), responded(504), answered('系统繁忙，请稍后再试'));
  let made = 0;
  const onCommitted = vi.fn();
  const facts = createCaseFacts({
    openLedger: async () => db,
    readKnowledge: async () => context.knowledgeOf,
    newId: () => `CASE${String(++made).padStart(3, '0')}`,
    now: () => NOON + 60_000 + made,
    onCommitted,
  });
  const matter = { title: '某某商贸', submissionIds: ['S1'] };
  return { db, facts, onCommitted, matter };
}
const file = (bytes: string | Uint8Array<ArrayBuffer>, name = '截图.png') => new File([bytes], name);
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);

test('opened: an event, folded into what can be read; opened again it is the same one', async () => {
  const { db, facts, onCommitted, matter } = await stage();
  const id = await facts.open(matter);
  expect((await readCases(db)).cases).toMatchObject([{ id, title: '某某商贸', state: 'open' }]);
  expect(onCommitted).toHaveBeenCalledOnce();
  const before = await db.count('events');
  expect(await facts.open(matter)).toBe(id);
  expect(await db.count('events')).toBe(before);
});

test('an outage of more submissions than one event holds is told in several', async () => {
  const { db, facts } = await stage();
  const submissionIds = Array.from({ length: 4_001 }, (_, index) => `S${index}`);
  await facts.open({ title: '故障', submissionIds, outage: { host: 'x', from: NOON, to: NOON } });
  expect((await readCases(db)).cases[0]?.submissionIds).toHaveLength(4_001);
});

test('what it is about is read with it: the submission, what the portal showed, what is gone', async () => {
  const { db, facts } = await stage();
  const id = await facts.open({ title: '两张', submissionIds: ['S1', 'GONE'] });
  const found = await readCase(db, id, FAULT_WORDS);
  expect(found).toMatchObject({ gone: 1, records: [{ id: 'S1' }] });
  expect(found?.faults).toMatchObject([{ words: '系统繁忙，请稍后再试', status: 504 }]);
  expect(await readCase(db, 'NONE', FAULT_WORDS)).toBeUndefined();
});

test('said, and taken back: nothing is erased', async () => {
  const { db, facts, matter } = await stage();
  const id = await facts.open(matter);
  await facts.say(id, { what: 'loss', kind: 'claim', amount: '1234.50', text: '=1+1' });
  const [loss] = (await readCases(db)).cases[0]?.losses ?? [];
  expect(loss).toMatchObject({ amount: '1234.50', text: '=1+1' });
  await facts.takeBack(id, loss?.eventId ?? '');
  expect((await readCases(db)).cases[0]?.losses).toEqual([]);
  expect(await db.count('cases')).toBe(3);
});

test.each(['1,234.50', '=1+1', '-5', ''])(
  'a loss of «%s» is refused, and nothing is written',
  async (amount) => {
    const { db, facts, matter } = await stage();
    const id = await facts.open(matter);
    const before = await db.count('events');
    await expect(facts.say(id, { what: 'loss', kind: 'claim', amount, text: '' })).rejects.toThrow();
    expect(await db.count('events')).toBe(before);
  },
);

test('a file is kept byte for byte under its SHA-256, with its own kind, not the one it claims', async () => {
  const { db, facts, matter } = await stage();
  const id = await facts.open(matter);
  expect(await facts.attach(id, file(png, '‮gnp.exe'), '报错')).toBe('kept');
  const kept = (await readCases(db)).cases[0]?.files[0];
  expect(kept).toMatchObject({ text: '报错', bytes: { mime: 'image/png', fileName: '‮gnp.exe', size: 10 } });
  expect(await keptBytes(db, kept?.bytes.sha256 ?? '')).toMatchObject({ type: 'whole' });
});

test.each([
  ['empty', file('')],
  ['archive', file(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))],
  ['unknown', file(new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0]))],
  ['tooLarge', { name: 'a', size: (10 << 20) + 1, arrayBuffer: async () => new ArrayBuffer(1) }],
  ['tooLarge', { name: 'a', size: 1, arrayBuffer: async () => new ArrayBuffer((10 << 20) + 1) }],
  ['unreadable', { name: 'a', size: 1, arrayBuffer: () => Promise.reject(new Error('moved')) }],
] as const)('%s: refused, nothing is written', async (result, given) => {
  const { db, facts, matter } = await stage();
  const id = await facts.open(matter);
  const before = await db.count('events');
  expect(await facts.attach(id, given, '')).toBe(result);
  expect([await db.count('events'), await db.count('evidence')]).toEqual([before, 0]);
});

test('a damaged row is counted, and costs no other', async () => {
  const { db, facts, matter } = await stage();
  await facts.open(matter);
  await db.put('cases', { id: 'BAD', at: 'x', caseId: 'K9', said: { what: 'no' } } as never);
  expect(await readCases(db)).toMatchObject({ unread: 1, cases: [{ title: '某某商贸' }] });
});
