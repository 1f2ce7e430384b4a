import { expect, test } from 'vitest';
import type { Submission } from '../../../../../utils/domain/record/submission';
import { closedByImport } from '../../../../../utils/services/worker/list/imported-entries';
import { countWaitingEntries } from '../../../../../utils/store/read/entries';
import * as make from '../../../support/facts/facts';
import { freshLedger, keep } from '../../../support/store/ledger';

const SERIAL = 'PY261124E1';
const row = (given: Partial<Submission> = {}) =>
  ({
    id: 'ROW',
    sellerTaxId: '91110108MA01Q7X4HN',
    outcome: { type: 'issued', invoiceNumbers: [] },
    batch: { importId: 'I1', serialNumber: SERIAL },
    ...given,
  }) as Submission;

async function written() {
  const db = await freshLedger();
  await keep(db, make.entered(), make.templateWritten({ submissionId: 'E1', serialNumber: SERIAL }));
  const { sellerTaxId } = (await db.get('submissions', 'E1')) as Submission;
  const close = (given: Partial<Submission> = {}) =>
    closedByImport(db, [row({ sellerTaxId, ...given })], make.nextId, make.NOON);
  return { db, close };
}

test('B5 an entry whose row of the batch page was issued waits no more, and names that row', async () => {
  const { db, close } = await written();
  await keep(db, ...(await close()));
  expect(await db.get('submissions', 'E1')).toMatchObject({
    newerAttempt: 'ROW',
    outcome: { type: 'draft' },
  });
  expect(await countWaitingEntries(db)).toBe(0);
  expect(await close()).toEqual([]);
});

test.each<[string, Partial<Submission>]>([
  ['was refused', { outcome: { type: 'refused', message: '' } }],
  ['is of another company', { sellerTaxId: '91440300MA5DA1B2CC' }],
  ['has another 流水号', { batch: { importId: 'I1', serialNumber: 'PY9' } as Submission['batch'] & object }],
])('a row that %s closes none', async (_, given) => {
  expect(await (await written()).close(given)).toEqual([]);
});
