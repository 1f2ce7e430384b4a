import { expect, test } from 'vitest';
import { Fact } from '../../../../utils/domain/fact/fact';
import { foldSubmission } from '../../../../utils/domain/record/fold-submission';
import type { Submission } from '../../../../utils/domain/record/submission';
import { answered, called, eventOf, NOON, responded, submitted } from '../../support/facts/facts';
import { context } from '../../support/store/ledger';

const fold = (...facts: Fact[]) =>
  facts.reduce<Submission | undefined>(
    (record, fact) => foldSubmission(record, eventOf(fact), context.knowledgeOf('dppt')),
    undefined,
  ) as Submission;

const said = { at: NOON + 5_000, submissionId: 'S1' };
const bytes = { sha256: 'ab'.repeat(32), mime: 'image/png', size: 10, fileName: '合同.png' };
const noted = (id: string, note: string, tags: string[]): Fact => ({
  ...said,
  id,
  type: 'noted',
  note,
  tags,
});
const attached = (id: string, text = ''): Fact => ({ ...said, id, type: 'fileAttached', bytes, text });
const refused = [submitted(), called(), responded(200), answered('税率不合法，请使用 0.03')];

test('her own words change neither outcome nor standing, nor whether it waits for her', () => {
  const before = fold(...refused);
  const { history, searchKeys, note, tags, files, ...rest } = fold(
    ...refused,
    noted('N1', '问过老王', ['急']),
    attached('F1', '盖章的'),
  );
  const { history: _, searchKeys: keys, ...same } = before;
  expect(rest).toEqual(same);
  expect([note, tags]).toEqual(['问过老王', ['急']]);
  expect(files).toEqual([{ ...bytes, id: 'F1', at: said.at, text: '盖章的' }]);
  expect(history.slice(-2)).toMatchObject([
    { type: 'noted', text: '问过老王 · 急' },
    { type: 'fileAttached', text: '合同.png' },
  ]);
  expect(searchKeys).toEqual([...keys, 'tag 急']);
});

test('each note is the whole of it: a tag that is gone is found no more', () => {
  const record = fold(...refused, noted('N1', '字', ['急', '老客户']), noted('N2', '', ['老客户']));
  expect(record).toMatchObject({ note: '', tags: ['老客户'] });
  expect(record.searchKeys).not.toContain('tag 急');
});

test('a file is taken off by the event that brought it, and comes again by another', () => {
  const off: Fact = { ...said, id: 'D1', type: 'fileDetached', fileId: 'F1' };
  expect(fold(...refused, attached('F1'), attached('F2'), off).files?.map(({ id }) => id)).toEqual(['F2']);
  expect(fold(...refused, attached('F1'), off, attached('F3')).files?.map(({ id }) => id)).toEqual(['F3']);
});

test.each([
  ['a note of more than 4,000 characters', { ...noted('N', '字'.repeat(4_001), []) }],
  ['a tag of more than 40', noted('N', '', ['字'.repeat(41)])],
  [
    'more than 20 tags',
    noted(
      'N',
      '',
      Array.from({ length: 21 }, (_, no) => `${no}`),
    ),
  ],
  ['a file without its hash', { ...attached('F'), bytes: { ...bytes, sha256: 'x' } }],
])('%s is no fact', (_, fact) => expect(Fact.safeParse(fact).success).toBe(false));
