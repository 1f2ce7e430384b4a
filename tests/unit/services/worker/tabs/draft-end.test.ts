import { describe, expect, test } from 'vitest';
import type { DraftEnd } from '../../../../../utils/domain/retry/draft';
import { putInOutbox } from '../../../../../utils/services/shared/outbox';
import { saveSettings } from '../../../../../utils/services/shared/settings';
import { draftsOf } from '../../../../../utils/store/read/drafts';
import * as make from '../../../support/facts/facts';
import { namesTraveller, travelForm } from '../../../support/page/travellers';
import { ahead, db, keep, local, now, onDraftDesk, submit, worker } from '../../../support/store/draft-desk';

onDraftDesk();

describe('the end of a draft', () => {
  test('is forgotten after a day, not before', async () => {
    await keep();
    await worker.ports.drafts.discard('D1');
    await worker.tidyUp();
    expect(await db.count('drafts')).toBe(1);
    const [ended] = await db.getAll('drafts');
    await db.put('drafts', { ...(ended as DraftEnd), at: now - 90_000_000 });
    await worker.tidyUp();
    expect(await db.count('drafts')).toBe(0);
  });

  test('submitted: gone with the commit, and a late writing does not bring it back', async () => {
    await keep();
    await submit({ draftId: 'D1' });
    expect(await draftsOf(db)).toEqual([]);
    expect(await keep({ at: now + 9_000 })).toEqual({ kept: false });
    expect(await draftsOf(db)).toEqual([]);
    expect(ahead()).toEqual([]);
  });

  test('it stays until the submission is committed', async () => {
    await keep();
    await putInOutbox(local, make.submitted({ at: now, tabKey: 'B:7', draftId: 'D1' }));
    expect(await draftsOf(db)).toHaveLength(1);
  });

  test('a worker that died between the commit and the end does it again', async () => {
    await keep();
    await submit({ id: 'F-SUBMIT', draftId: 'D1' });
    await db.delete('drafts', 'D1');
    await keep();
    // The fact is still in the outbox: nobody came to remove it.
    await submit({ id: 'F-SUBMIT', draftId: 'D1' });
    expect(await draftsOf(db)).toEqual([]);
    expect(await db.count('submissions')).toBe(1);
  });

  test('discarded: gone; another form of hers is not', async () => {
    await keep();
    await keep({ id: 'D2' });
    await worker.ports.drafts.discard('D1');
    expect((await draftsOf(db)).map(({ id }) => id)).toEqual(['D2']);
  });
});

test('who travels is in no draft if she set it so, though the page had written it whole', async () => {
  await saveSettings(local, { leavesOutTravellers: true });
  expect(await keep({ snapshot: travelForm() })).toEqual({ kept: true });
  const drafts = await db.getAll('drafts');
  expect(drafts).toHaveLength(1);
  expect(namesTraveller(drafts)).toBe(false);
  expect(namesTraveller([...local.items])).toBe(false);
  // Nor in what this worker moves out of the outbox.
  await putInOutbox(local, make.submitted({ snapshot: travelForm() }));
  await worker.sweep();
  expect(await db.count('submissions')).toBe(1);
  expect(namesTraveller([await db.getAll('events'), await db.getAll('submissions')])).toBe(false);
});
