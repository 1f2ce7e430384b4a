import { beforeEach, describe, expect, test } from 'vitest';
import { type Draft, type DraftRow, describeDraft } from '../../../../utils/domain/retry/draft';
import { dppt } from '../../../../utils/portal/dppt';
import type { Ledger } from '../../../../utils/store/ledger/db';
import {
  draftsOf,
  endDraft,
  forgetEnded,
  moveDraft,
  putDraft,
  readDraft,
} from '../../../../utils/store/read/drafts';
import { NOON, SITE } from '../../support/facts/facts';
import { SELLER, snapshot } from '../../support/page/snapshots';
import { freshLedger } from '../../support/store/ledger';

const OTHER = { name: '上海梧桐商贸有限公司', taxId: '91310115MA1K3BNTXB' };
let db: Ledger;

beforeEach(async () => {
  db = await freshLedger();
});

const row = (given: Partial<Draft> = {}): DraftRow => {
  const draft = {
    id: 'D1',
    startedAt: NOON,
    at: NOON,
    profileId: 'dppt',
    site: SITE,
    snapshot: snapshot(),
    ...given,
  };
  return describeDraft(draft, dppt.entry.mapping);
};

describe('one draft for each visit of a form', () => {
  test('is replaced in place, and keeps when it was begun', async () => {
    expect(await putDraft(db, row())).toBe('added');
    const later = row({ at: NOON + 2_000, startedAt: NOON + 2_000, snapshot: snapshot({ lines: [] }) });
    expect(await putDraft(db, later)).toBe('replaced');
    expect(await draftsOf(db)).toEqual([{ ...later, startedAt: NOON }]);
  });

  test('a writing that comes late does not undo a newer one', async () => {
    const newer = row({ at: NOON + 2_000 });
    await putDraft(db, newer);
    await putDraft(db, row({ snapshot: snapshot({ lines: [] }) }));
    expect(await readDraft(db, 'D1')).toEqual(newer);
  });

  test('goes with the tab that it is filled into', async () => {
    await putDraft(db, row({ tabKey: 'B:7' }));
    await moveDraft(db, 'D1', 'B:8');
    expect(await readDraft(db, 'D1')).toMatchObject({ tabKey: 'B:8', seller: SELLER });
    await moveDraft(db, 'GONE', 'B:8');
    expect(await db.count('drafts')).toBe(1);
  });
});

test('drafts of one company: newest first, of no other', async () => {
  await putDraft(db, row({ id: 'A' }));
  await putDraft(db, row({ id: 'B', at: NOON + 1 }));
  await putDraft(db, row({ id: 'C', snapshot: snapshot({ seller: OTHER }) }));
  await putDraft(db, row({ id: 'D', snapshot: 'unreadable' }));
  expect((await draftsOf(db, SELLER.taxId)).map(({ id }) => id)).toEqual(['B', 'A']);
  expect((await draftsOf(db, OTHER.taxId)).map(({ id }) => id)).toEqual(['C']);
  expect(await draftsOf(db)).toHaveLength(4);
});

describe('a draft that ended', () => {
  test.each(['submitted', 'discarded'] as const)(
    '%s: its content is gone, and does not come back',
    async (ended) => {
      await putDraft(db, row());
      await endDraft(db, { id: 'D1', at: NOON, ended });
      expect(await putDraft(db, row({ at: NOON + 9_000 }))).toBe('ended');
      await moveDraft(db, 'D1', 'B:8');
      expect(await draftsOf(db)).toEqual([]);
      expect(await readDraft(db, 'D1')).toBeUndefined();
      expect(JSON.stringify(await db.getAll('drafts'))).not.toContain(SELLER.taxId);
    },
  );

  test('is forgotten later; drafts are not', async () => {
    await putDraft(db, row({ id: 'OLD', at: 1 }));
    await endDraft(db, { id: 'D1', at: NOON, ended: 'submitted' });
    await forgetEnded(db, NOON);
    expect(await db.count('drafts')).toBe(2);
    await forgetEnded(db, NOON + 1);
    expect(await db.getAllKeys('drafts')).toEqual(['OLD']);
  });
});
