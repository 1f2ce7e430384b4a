import { beforeEach, describe, expect, test } from 'vitest';
import { verifyChain } from '../../../../../utils/domain/record/chain';
import { OUTBOX_PREFIX } from '../../../../../utils/services/shared/outbox';
import { saveSettings } from '../../../../../utils/services/shared/settings';
import * as make from '../../../support/facts/facts';
import { namesTraveller, travelForm } from '../../../support/page/travellers';
import { type StartedRecorder, startRecorder } from '../../../support/store/recorder';

let on: StartedRecorder;
beforeEach(async () => {
  on = await startRecorder();
});
const everything = async () => ({
  events: await on.db.getAll('events'),
  records: await on.db.getAll('submissions'),
  faults: await on.db.getAll('faults'),
});

describe('who travels', () => {
  test('is kept where nothing was set: a lost invoice is worse', async () => {
    await on.put(make.submitted({ snapshot: travelForm() }));
    await on.recorder.sweep();
    expect(namesTraveller((await everything()).events)).toBe(true);
  });

  test('is nowhere if she set it so, though a page had written it ahead whole; the chain verifies', async () => {
    await saveSettings(on.area, { leavesOutTravellers: true });
    await on.put(
      make.submitted({ snapshot: travelForm() }),
      make.make('pictured', {
        submissionId: 'S1',
        cause: 'refused',
        site: make.SITE,
        title: '',
        text: '出行人：欧阳小云\n出行日期：2026-11-02',
        width: 1,
        height: 1,
        agent: '',
        product: '',
        zone: '',
      }),
    );
    await on.recorder.sweep();
    const kept = await everything();
    expect(kept.events).toHaveLength(2);
    expect(namesTraveller(kept)).toBe(false);
    expect(JSON.stringify(kept)).toContain('2026-11-02');
    expect(verifyChain(kept.events).defects).toEqual([]);
    expect(on.area.keys).toEqual(['settings']);
  });

  test('is nowhere in an entry that cannot be read, and that one is kept all the same', async () => {
    await saveSettings(on.area, { leavesOutTravellers: true });
    await on.area.set({ [`${OUTBOX_PREFIX}F1`]: { type: 'submitted', id: 7, snapshot: travelForm() } });
    await on.recorder.sweep();
    const kept = await everything();
    expect(kept.faults).toMatchObject([{ kind: 'unreadableFact' }]);
    expect(namesTraveller(kept)).toBe(false);
  });

  test('says nothing of whether two are one invoice: same fingerprint with and without', async () => {
    await on.put(make.submitted({ snapshot: travelForm() }));
    await on.recorder.sweep();
    await saveSettings(on.area, { leavesOutTravellers: true });
    await on.put(make.submitted({ submissionId: 'S2', snapshot: travelForm() }));
    await on.recorder.sweep();
    const [first, second] = await on.db.getAll('submissions');
    expect(second?.fingerprint).toBe(first?.fingerprint);
  });
});
