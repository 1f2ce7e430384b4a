import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { FactOf } from '../../../../../utils/domain/fact/fact';
import { describeDraft } from '../../../../../utils/domain/retry/draft';
import { knowledgeWith } from '../../../../../utils/portal/registry';
import { putDraft } from '../../../../../utils/store/read/drafts';
import * as make from '../../../support/facts/facts';
import { snapshot } from '../../../support/page/snapshots';
import { startRecorder } from '../../../support/store/recorder';

const { NOON, unnamed } = make;
const TAB = 'B:7';
let on: Awaited<ReturnType<typeof startRecorder>>;
const call = (given: Partial<FactOf<'called'>> = {}) =>
  unnamed(make.called({ at: NOON + 1_000, begins: 'CALL1', ...given }), TAB);
const typed = (at: number, startedAt = at, page: { pageAt?: number } = {}) =>
  putDraft(
    on.db,
    describeDraft(
      {
        id: 'D1',
        startedAt,
        at,
        ...page,
        tabKey: TAB,
        profileId: 'dppt',
        site: make.SITE,
        snapshot: snapshot(),
      },
      knowledgeWith()('dppt').mapping,
    ),
  );
const sweepAt = async (ms: number) => {
  on.clock.now = NOON + ms;
  await on.recorder.sweep();
};

beforeEach(async () => {
  on = await startRecorder();
});

describe('W2 an issuing call whose page is gone, or does not answer', () => {
  test('what was typed in that tab is what it sent, with its age', async () => {
    await typed(NOON - 700);
    await on.put(call());
    await sweepAt(2_000);
    expect(await on.record('CALL1')).toBeUndefined();
    await sweepAt(6_100);
    expect(await on.record('CALL1')).toMatchObject({
      witness: 'call',
      readAgoMs: 1_700,
      signals: { issueCalls: [{ requestId: 'R1' }] },
    });
    expect(await on.faults()).toEqual([]);
  });

  test('a late answer of the page makes no second one', async () => {
    await typed(NOON - 700);
    await on.put(call());
    await sweepAt(6_100);
    await on.put(make.submitted({ submissionId: 'CALL1', tabKey: TAB, witness: 'call', at: NOON + 1_000 }));
    await sweepAt(7_000);
    expect(await on.db.count('submissions')).toBe(1);
  });

  test('L2 what was typed before the newest submission of the tab is that one', async () => {
    await typed(NOON - 60_000);
    await on.put(
      make.submitted({ tabKey: TAB, at: NOON - 30_000 }),
      make.answered('税率不合法', { at: NOON - 29_000 }),
    );
    await on.put(call());
    await sweepAt(6_100);
    expect(await on.record('CALL1')).toBeUndefined();
    expect((await on.record('S1'))?.signals.issueCalls).toHaveLength(1);
  });

  test('L2 what stands in a page that came after the call was not sent by it', async () => {
    await typed(NOON + 2_100, NOON + 2_100, { pageAt: NOON + 1_500 });
    await on.put(call());
    await sweepAt(6_100);
    expect(await on.db.count('submissions')).toBe(0);
  });

  test('what was typed on the page that sent it, and read as that went', async () => {
    await typed(NOON + 1_100, NOON + 1_100, { pageAt: NOON - 500 });
    await on.put(call());
    await sweepAt(6_100);
    expect(await on.record('CALL1')).toMatchObject({ witness: 'call', readAgoMs: 0 });
  });

  test('L2 the form is read anew by the script that came after an update: it is no second submission', async () => {
    const pressed = NOON + 800;
    await on.put(make.submitted({ tabKey: TAB, at: pressed, unwatched: true }));
    await on.put(make.success(['26112000000123456789'], { at: NOON + 1_300 }));
    await typed(NOON + 950);
    await on.put(call());
    await sweepAt(6_100);
    expect(await on.record('CALL1')).toBeUndefined();
    expect((await on.record('S1'))?.signals.issueCalls).toHaveLength(1);
  });

  test('L1 what is typed and sent by a script after an issued one is another submission', async () => {
    await on.put(make.submitted({ tabKey: TAB, at: NOON }));
    await on.put(unnamed(make.called({ at: NOON + 10, requestId: 'R0' }), TAB));
    await on.put(make.success(['26112000000123456789'], { at: NOON + 300 }));
    await typed(NOON + 900, NOON + 600);
    await on.put(call());
    await sweepAt(6_100);
    expect(await on.record('CALL1')).toMatchObject({ witness: 'call' });
  });

  test('nothing typed: it is told as missed', async () => {
    await on.put(call());
    await sweepAt(120_000);
    expect(await on.faults()).toMatchObject([{ kind: 'missedSubmission' }]);
  });
});

describe('the owner of a call', () => {
  test('S6 a call that is heard of after the word that answered it counts at once: nothing is notSent by that', async () => {
    await on.put(make.submitted({ tabKey: TAB, at: NOON }), make.answered('税率不合法', { at: NOON + 400 }));
    await sweepAt(500);
    expect((await on.record('S1'))?.outcomeType).toBe('notSent');
    await on.put(call({ at: NOON + 100 }), unnamed(make.responded(200, { at: NOON + 200 }), TAB));
    await sweepAt(600);
    expect((await on.record('S1'))?.outcomeType).toBe('refused');
  });

  test('S16 a number that another submission carries is not this one’s', async () => {
    const number = '26112000000123456789';
    await on.put(make.submitted({ tabKey: TAB }), make.success([number], { at: NOON + 100 }));
    await on.put(make.submitted({ submissionId: 'S2', tabKey: TAB, at: NOON + 200 }));
    await on.put(make.success([number], { submissionId: 'S2', at: NOON + 300 }));
    await sweepAt(1_000);
    expect((await on.record('S1'))?.invoiceNumbers).toEqual([number]);
    expect((await on.record('S2'))?.invoiceNumbers).toEqual([]);
    expect((await on.record('S2'))?.history.at(-1)).toMatchObject({ type: 'answered.hint' });
  });
});
