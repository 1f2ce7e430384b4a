import { expect, test } from 'vitest';
import type { FactOf } from '../../../../utils/domain/fact/fact';
import { readQuotaLooks, readQuotas } from '../../../../utils/store/ledger/quotas';
import { companyOverview } from '../../../../utils/store/read/company-overview';
import {
  answered,
  called,
  NOON,
  nextId,
  responded,
  SITE,
  submitted,
  success,
  timedOut,
} from '../../support/facts/facts';
import { SELLER, snapshot } from '../../support/page/snapshots';
import { installation } from '../../support/store/installations';
import { freshLedger, keep } from '../../support/store/ledger';

const OTHER = { name: '天津海棠有限公司', taxId: '91120116MA05Q7X4HN' };
const DAY = 86_400_000;

test('a row a company: today, this month, what waits; other months are not in it', async () => {
  const db = await freshLedger();
  const issued = (submissionId: string, at: number, number: string) =>
    keep(db, submitted({ submissionId, at }), success([number], { submissionId, at }));
  await issued('S1', NOON, '26112000000000000001');
  await issued('S2', NOON - 3 * DAY, '26112000000000000002');
  await issued('S3', NOON - 40 * DAY, '26112000000000000003');
  const call = { submissionId: 'S4', requestId: 'R4' };
  await keep(db, submitted({ submissionId: 'S4' }), called(call), responded(500, call));
  const ofOther = { submissionId: 'T1', requestId: 'R5' };
  await keep(db, submitted({ submissionId: 'T1', snapshot: snapshot({ seller: OTHER }) }));
  await keep(db, called(ofOther), responded(200, ofOther), answered('税率不合法', { submissionId: 'T1' }));

  const quota = (left: string, at: number, companyTaxId = SELLER.taxId) =>
    keep(db, { id: nextId(), at, type: 'quotaSeen', profileId: 'dppt', site: SITE, companyTaxId, left });
  await quota('91000.50', NOON - 1);
  // An older look that comes later changes nothing.
  await quota('99000.00', NOON - DAY);

  const rows = await companyOverview(db, NOON);
  expect(rows).toEqual([
    {
      taxId: SELLER.taxId,
      name: SELLER.name,
      issuedToday: { count: 1, gross: '339' },
      issuedThisMonth: { count: 2, gross: '678' },
      open: 1,
      unknown: 1,
      ofColleagues: { open: 0, unknown: 0 },
      quota: { companyTaxId: SELLER.taxId, amounts: [{ left: '91000.50', seenAt: NOON - 1 }] },
      checkedTo: undefined,
    },
    {
      taxId: OTHER.taxId,
      name: OTHER.name,
      issuedToday: { count: 0, gross: '0' },
      issuedThisMonth: { count: 0, gross: '0' },
      open: 1,
      unknown: 0,
      ofColleagues: { open: 0, unknown: 0 },
      quota: undefined,
      checkedTo: undefined,
    },
  ]);
});

test('all looks at a quota are kept in the order of their time, each once, and the newest is shown', async () => {
  const db = await freshLedger();
  const look = (at: number, left: string) =>
    keep(db, {
      id: nextId(),
      at,
      type: 'quotaSeen',
      profileId: 'dppt',
      site: SITE,
      companyTaxId: SELLER.taxId,
      left,
    });
  await look(NOON, '9,700.00');
  await look(NOON - 60_000, '10,000.00');
  await look(NOON, '9,700.00');
  await look(NOON + 60_000, '看不到');
  expect(await readQuotaLooks(db, SELLER.taxId)).toEqual([
    { at: NOON - 60_000, left: '10000.00' },
    { at: NOON, left: '9700.00' },
  ]);
  expect((await readQuotas(db)).get(SELLER.taxId)).toEqual({
    companyTaxId: SELLER.taxId,
    amounts: [{ left: '看不到', seenAt: NOON + 60_000 }],
  });
});

test('amounts before and after declaring stand beside each other, no limit is said and is no amount', async () => {
  const db = await freshLedger();
  const site = { profileId: 'dppt', site: SITE, companyTaxId: SELLER.taxId };
  const look = (at: number, given: Pick<FactOf<'quotaSeen'>, 'left' | 'basis' | 'noLimit'>) =>
    keep(db, { id: nextId(), at, type: 'quotaSeen', ...site, ...given });
  await look(NOON - 1, { left: '5.00' });
  await look(NOON, { left: '10.00', basis: 'beforeDeclaring' });
  await look(NOON, { left: '20.00', basis: 'afterDeclaring' });
  await look(NOON + 1, { left: '9999999999999999', basis: 'beforeDeclaring', noLimit: true });
  expect((await readQuotas(db)).get(SELLER.taxId)?.amounts).toEqual([
    { left: '9999999999999999', basis: 'beforeDeclaring', noLimit: true, seenAt: NOON + 1 },
    { left: '20.00', basis: 'afterDeclaring', seenAt: NOON },
  ]);
  expect(await readQuotaLooks(db, SELLER.taxId)).toEqual([
    { at: NOON - 1, left: '5.00' },
    { at: NOON, left: '10.00', basis: 'beforeDeclaring' },
    { at: NOON, left: '20.00', basis: 'afterDeclaring' },
  ]);
  await look(NOON + 2, { left: '5.00' });
  expect((await readQuotas(db)).get(SELLER.taxId)?.amounts).toEqual([{ left: '5.00', seenAt: NOON + 2 }]);
});

test('what colleagues have in hand stands beside what she has, the unclear ones among it', async () => {
  const { db, keep: keepHere } = await installation('HERE');
  await keepHere(
    submitted({ submissionId: 'OWN' }),
    answered('税率不合法', { submissionId: 'OWN' }),
    submitted({ submissionId: 'HERS' }),
    answered('税率不合法', { submissionId: 'HERS' }),
    submitted({ submissionId: 'UNCLEAR' }),
    timedOut({ submissionId: 'UNCLEAR', at: NOON + 1 }),
    submitted({ submissionId: 'DONE' }),
    success(['26112000000000000001'], { submissionId: 'DONE' }),
  );
  for (const id of ['HERS', 'UNCLEAR', 'DONE']) {
    const record = await db.get('submissions', id);
    if (record)
      await db.put('submissions', { ...record, ofColleague: true, open: record.open === 0 ? 0 : 2 });
  }
  const [row] = await companyOverview(db, NOON);
  expect(row?.ofColleagues).toEqual({ open: 2, unknown: 1 });
});
