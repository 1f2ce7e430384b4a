import { describe, expect, test } from 'vitest';
import { closesEntry } from '../../../../utils/domain/record/closes-entry';
import type { Submission } from '../../../../utils/domain/record/submission';

const template = { serialNumbers: ['PY1', 'PY2'], fileName: '模板.xlsx', writtenAt: 1 };
const ENTRY = {
  source: 'manual',
  outcome: { type: 'draft' },
  entry: { way: 'typed', by: '', changedAt: 1 },
  sellerTaxId: 'A',
  template,
} as Pick<Submission, 'source' | 'outcome' | 'entry' | 'sellerTaxId' | 'template'>;
const ROW = {
  outcome: { type: 'issued', invoiceNumbers: [] },
  batch: { importId: 'I1', serialNumber: 'PY1' },
  sellerTaxId: 'A',
} as unknown as Pick<Submission, 'outcome' | 'batch' | 'sellerTaxId'>;

describe('B5 a row of the batch page is the later attempt of an entry', () => {
  test('that was written under its 流水号, at any time', () => expect(closesEntry(ROW, ENTRY)).toBe(true));
  test.each<[string, object, object]>([
    ['was refused', { outcome: { type: 'refused', message: '' } }, {}],
    ['is of another company', { sellerTaxId: 'B' }, {}],
    ['has another 流水号', { batch: { importId: 'I1', serialNumber: 'PY9' } }, {}],
    ['has none', { batch: { importId: 'I1' } }, {}],
    ['is of one that has a later attempt', {}, { newerAttempt: 'S9' }],
    ['is of what was submitted', {}, { source: 'portal', outcome: { type: 'refused', message: '' } }],
  ])('not where it %s', (_, row, entry) =>
    expect(closesEntry({ ...ROW, ...row }, { ...ENTRY, ...entry } as typeof ENTRY)).toBe(false),
  );
});
