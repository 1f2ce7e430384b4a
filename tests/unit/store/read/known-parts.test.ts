import { expect, test } from 'vitest';
import { readPopup } from '../../../../components/popup/popup-data';
import type { Submission } from '../../../../utils/domain/record/submission';
import type { Ledger } from '../../../../utils/store/ledger/db';
import { withKnownParts } from '../../../../utils/store/read/known-parts';
import { readLedgerPage } from '../../../../utils/store/read/ledger-pages';
import { submissionPages } from '../../../../utils/store/read/submission-pages';
import { latestSeller } from '../../../../utils/store/read/submissions';
import { NOON, ORIGINAL, redSubmitted, submitted, success } from '../../support/facts/facts';
import { SELLER } from '../../support/page/snapshots';
import { freshLedger, keep } from '../../support/store/ledger';

/** The blue one tells name and kind; the red one, later, shows its company's tax id alone. */
async function withRed(db: Ledger) {
  await keep(db, submitted(), success([ORIGINAL]), redSubmitted({ at: NOON + 9_000 }));
  return db;
}
const red = async (db: Ledger) => (await db.get('submissions', 'R1')) as Submission;

test('a red letter gets the name of its company and the kind of what it reverses, in lists and exports', async () => {
  const db = await withRed(await freshLedger());
  expect((await red(db)).invoice.seller.name).toBeUndefined();
  const { rows } = await readLedgerPage(db, {}, undefined, 9);
  expect(rows.find(({ id }) => id === 'R1')).toMatchObject({
    sellerName: SELLER.name,
    kind: 'general',
    red: true,
    gross: '-113.00',
  });
  expect(rows.find(({ id }) => id === 'S1')?.red).toBeUndefined();
  for (const scope of [{}, { month: '2026-11' }, { ids: ['R1'] }]) {
    const records: Submission[] = [];
    for await (const page of submissionPages(db, scope)) records.push(...page);
    const of = records.find(({ id }) => id === 'R1');
    expect([of?.invoice.seller.name, of?.invoice.kind]).toEqual([SELLER.name, 'general']);
  }
  // Nothing of it is stored: rows equal a fold of their events.
  expect((await red(db)).invoice.seller.name).toBeUndefined();
});

test('the popup names the company of the newest record, though its page did not', async () => {
  const db = await withRed(await freshLedger());
  expect(await latestSeller(db)).toEqual({ name: SELLER.name, taxId: SELLER.taxId });
  await keep(db, success(['26112000000000000002'], { submissionId: 'R1', at: NOON + 9_500 }));
  const { company, companies } = await readPopup(db, undefined, undefined, NOON + 10_000);
  expect([company, companies]).toEqual([SELLER, [SELLER]]);
});

test('what nobody knows stays empty, and a damaged row is left as it is', async () => {
  const db = await freshLedger();
  await keep(db, redSubmitted());
  const record = await red(db);
  expect(await withKnownParts(db, [record])).toEqual([record]);
  const damaged = { ...record, invoice: undefined } as unknown as Submission;
  expect(await withKnownParts(db, [damaged])).toEqual([damaged]);
});
