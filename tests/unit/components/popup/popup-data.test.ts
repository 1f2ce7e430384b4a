import { beforeEach, describe, expect, test } from 'vitest';
import { readPopup } from '../../../../components/popup/popup-data';
import { countDue } from '../../../../utils/store/ledger/counters';
import type { Ledger } from '../../../../utils/store/ledger/db';
import { companyOverview } from '../../../../utils/store/read/company-overview';
import * as make from '../../support/facts/facts';
import { SELLER, snapshot } from '../../support/page/snapshots';
import { freshLedger, keep } from '../../support/store/ledger';

const { NOON } = make;
const OTHER = { name: '广州木棉服饰有限公司', taxId: '91440300MA5DA1B2CC' };
const COMPANY = { ...SELLER };
const ids = (records: ReadonlyArray<{ id: string }>) => records.map(({ id }) => id);

let db: Ledger;
beforeEach(async () => {
  db = await freshLedger();
  await keep(
    db,
    make.submitted({ submissionId: 'ISSUED', at: NOON }),
    make.success(['26112000000123456789'], { submissionId: 'ISSUED' }),
    make.submitted({ submissionId: 'FAILED', at: NOON + 1 }),
    make.answered('税率不合法', { submissionId: 'FAILED', at: NOON + 2 }),
    make.submitted({ submissionId: 'UNKNOWN', at: NOON + 3 }),
    make.timedOut({ submissionId: 'UNKNOWN', at: NOON + 4 }),
    make.submitted({ submissionId: 'OTHERS', at: NOON + 5, snapshot: snapshot({ seller: OTHER }) }),
    make.answered('税率不合法', { submissionId: 'OTHERS', at: NOON + 6 }),
    make.fault({ at: NOON - 1, detail: 'new' }),
    make.fault({ at: NOON - 90_000_000, detail: 'old' }),
  );
});

describe('readPopup', () => {
  test('one company: what needs her first, unknown before failed', async () => {
    const data = await readPopup(db, COMPANY, undefined, NOON + 100);
    expect(ids(data.attention)).toEqual(['UNKNOWN', 'FAILED']);
    expect(ids(data.recent)).toEqual(['ISSUED']);
    expect(data).toMatchObject({ due: 2, aside: 0 });
    expect(data.today).toMatchObject({ issued: { count: 1 }, notSent: { count: 1 }, unknown: { count: 1 } });
  });

  test('what is set aside is neither counted nor listed until its time, nor is a company of nothing else', async () => {
    const until = NOON + 60_000;
    const aside = { at: NOON + 10, type: 'snoozed' as const, until };
    await keep(
      db,
      { ...aside, id: 'A1', submissionId: 'FAILED' },
      { ...aside, id: 'A2', submissionId: 'OTHERS' },
    );
    const data = await readPopup(db, COMPANY, undefined, NOON + 100);
    expect(data).toMatchObject({ due: 1, aside: 1, othersOpen: [] });
    expect(ids(data.attention)).toEqual(['UNKNOWN']);
    expect(await countDue(db, NOON + 100)).toBe(1);
    expect((await companyOverview(db, NOON + 100)).map(({ open }) => open).sort()).toEqual([0, 1]);
    const later = await readPopup(db, COMPANY, undefined, until);
    expect(later).toMatchObject({ due: 2, aside: 0, othersOpen: [{ taxId: OTHER.taxId }] });
  });

  test('an issued one that the list lacks stands before what was surely not issued', async () => {
    await keep(db, {
      id: make.nextId(),
      at: NOON + 50,
      type: 'reconciled',
      submissionId: 'ISSUED',
      standing: 'missing',
      invoiceNumbers: [],
      differences: [],
    });
    const data = await readPopup(db, COMPANY, undefined, NOON + 100);
    expect(ids(data.attention)).toEqual(['UNKNOWN', 'ISSUED', 'FAILED']);
  });

  test('other companies that need her are named', async () => {
    const data = await readPopup(db, COMPANY, undefined, NOON + 100);
    expect(data.othersOpen).toEqual([{ name: OTHER.name, taxId: OTHER.taxId }]);
    expect(data.companies).toHaveLength(2);
  });

  test('without a wish: the company of the newest submission', async () => {
    expect((await readPopup(db, undefined, undefined, NOON)).company).toEqual(OTHER);
  });

  test('a number is a filter', async () => {
    expect(ids((await readPopup(db, COMPANY, 'issued', NOON)).recent)).toEqual(['ISSUED']);
  });

  test('a filtered failure keeps its repair', async () => {
    const data = await readPopup(db, OTHER, 'notSent', NOON + 100);
    expect(ids(data.recent)).toEqual(['OTHERS']);
    expect(data.retryable.has('OTHERS')).toBe(true);
  });

  test('a failure that was corrected and issued is told so, and no alarm of today any more', async () => {
    expect((await readPopup(db, COMPANY, undefined, NOON + 100)).calm.has('notSent')).toBe(false);
    await keep(
      db,
      make.submitted({ submissionId: 'AGAIN', at: NOON + 20, retryOf: 'FAILED' }),
      make.success(['26112000000123450000'], { submissionId: 'AGAIN', at: NOON + 21 }),
    );
    const data = await readPopup(db, COMPANY, 'notSent', NOON + 100);
    expect(data.resolved.get('FAILED')?.id).toBe('AGAIN');
    expect(data.calm.has('notSent')).toBe(true);
  });

  test('faults of the last 24 hours', async () => {
    expect((await readPopup(db, COMPANY, undefined, NOON)).faults.map(({ detail }) => detail)).toEqual([
      'new',
    ]);
  });

  test('yesterday is not today', async () => {
    expect((await readPopup(db, COMPANY, undefined, NOON + 86_400_000)).today).toEqual({});
  });

  test('an empty ledger', async () => {
    const data = await readPopup(await freshLedger(), undefined, undefined, NOON);
    expect(data).toMatchObject({
      company: undefined,
      attention: [],
      recent: [],
      companies: [],
      due: 0,
    });
  });
});
