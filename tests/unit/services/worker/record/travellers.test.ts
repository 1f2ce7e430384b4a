import { beforeEach, describe, expect, test } from 'vitest';
import { verifyChain } from '../../../../../utils/domain/record/chain';
import { describeDraft } from '../../../../../utils/domain/retry/draft';
import { knowledgeWith } from '../../../../../utils/portal/registry';
import { OUTBOX_PREFIX } from '../../../../../utils/services/shared/outbox';
import { keptOf, readSettings, saveSettings } from '../../../../../utils/services/shared/settings';
import { putDraft } from '../../../../../utils/store/read/drafts';
import * as make from '../../../support/facts/facts';
import { namesTraveller, travelForm } from '../../../support/page/travellers';
import { FakeArea } from '../../../support/store/fake-area';
import { type StartedRecorder, startRecorder } from '../../../support/store/recorder';

let on: StartedRecorder;
beforeEach(async () => {
  const area = new FakeArea();
  on = await startRecorder(area, { readKept: async () => keptOf(await readSettings(area)) });
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

  test('is in no submission that began with a call, though its draft was kept whole before', async () => {
    const draft = {
      id: 'D1',
      startedAt: make.NOON - 700,
      at: make.NOON - 700,
      tabKey: 'B:7',
      profileId: 'dppt',
      site: make.SITE,
      snapshot: travelForm(),
    };
    await putDraft(on.db, describeDraft(draft, knowledgeWith()('dppt').mapping));
    await saveSettings(on.area, { leavesOutTravellers: true });
    await on.put(make.unnamed(make.called({ begins: 'CALL1' }), 'B:7'));
    await on.recorder.sweep();
    expect(await on.record('CALL1')).toBeDefined();
    expect(namesTraveller(await everything())).toBe(false);
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
