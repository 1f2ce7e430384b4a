import { beforeEach, describe, expect, test } from 'vitest';
import { type Draft, describeDraft } from '../../../../../utils/domain/retry/draft';
import { dppt } from '../../../../../utils/portal/dppt';
import { abandonedFacts } from '../../../../../utils/services/worker/tabs/abandoned';
import { putDraft, readDraft } from '../../../../../utils/store/read/drafts';
import * as make from '../../../support/facts/facts';
import { LINES, snapshot } from '../../../support/page/snapshots';
import { freshLedger } from '../../../support/store/ledger';
import { type StartedRecorder, startRecorder } from '../../../support/store/recorder';

const { NOON, SITE, unnamed } = make;
const HOUR = 3_600_000;
const TAB = 'B:7';

let on: StartedRecorder;
beforeEach(async () => {
  on = await startRecorder();
});

describe('X17 the clock is set back by hours', () => {
  test('S7 J4 and 等结果 is over at the next look', async () => {
    await on.put(make.submitted({ tabKey: TAB }));
    await on.recorder.sweep();
    expect((await on.record('S1'))?.outcomeType).toBe('pending');
    on.clock.now = NOON - 4 * HOUR;
    await on.recorder.sweep();
    expect((await on.record('S1'))?.outcome).toMatchObject({ type: 'unknown' });
  });

  test('J4 a clock that is corrected by seconds ends nothing', async () => {
    await on.put(make.submitted({ tabKey: TAB }));
    await on.recorder.sweep();
    on.clock.now = NOON - 30_000;
    await on.recorder.sweep();
    expect((await on.record('S1'))?.outcomeType).toBe('pending');
  });

  test('J2 the call after it finds its submission of before, and nothing is told as missed', async () => {
    await on.put(make.submitted({ tabKey: TAB }));
    await on.recorder.sweep();
    on.clock.now = NOON - 4 * HOUR + 120_000;
    await on.put(unnamed(make.called({ at: NOON - 4 * HOUR }), TAB));
    await on.recorder.sweep();
    expect((await on.record('S1'))?.signals.issueCalls).toHaveLength(1);
    expect(await on.faults()).toEqual([]);
  });

  test('J1 of two submissions of the tab a call goes to the one that began last', async () => {
    await on.put(make.submitted({ tabKey: TAB }));
    await on.recorder.sweep();
    on.clock.now = NOON - 4 * HOUR + 10_000;
    await on.put(make.submitted({ submissionId: 'S2', tabKey: TAB, at: NOON - 4 * HOUR }));
    await on.put(unnamed(make.called({ at: NOON - 4 * HOUR + 100 }), TAB));
    await on.recorder.sweep();
    expect((await on.record('S2'))?.signals.issueCalls).toHaveLength(1);
    expect((await on.record('S1'))?.signals.issueCalls).toHaveLength(0);
  });

  test('J1 a corrected submit is still chained to the one before it', async () => {
    await on.put(make.submitted({ tabKey: TAB, form: 'F' }), make.answered('购买方名称不能为空'));
    await on.recorder.sweep();
    on.clock.now = NOON - 4 * HOUR + 10_000;
    const corrected = snapshot({ lines: LINES.map((cells) => cells.with(7, '6%').with(8, '6.00')) });
    await on.put(
      make.submitted({
        submissionId: 'S2',
        tabKey: TAB,
        form: 'F',
        at: NOON - 4 * HOUR,
        snapshot: corrected,
      }),
    );
    await on.recorder.sweep();
    expect((await on.record('S2'))?.retryOf).toBe('S1');
  });

  test('J2 what is typed after it replaces the draft of before', async () => {
    const db = await freshLedger();
    const row = (given: Partial<Draft>) =>
      describeDraft(
        {
          id: 'D1',
          startedAt: NOON,
          at: NOON,
          profileId: 'dppt',
          site: SITE,
          snapshot: snapshot(),
          ...given,
        },
        dppt.entry.mapping,
      );
    await putDraft(db, row({}), NOON);
    const later = row({ at: NOON - 4 * HOUR, snapshot: snapshot({ buyer: { name: '后来的' } }) });
    await putDraft(db, later, NOON - 4 * HOUR);
    expect((await readDraft(db, 'D1'))?.invoice.buyer.name).toBe('后来的');
  });

  test('a question of before, of which the tab is not known, is not waited for', async () => {
    const ask = make.answered('是否继续', { area: 'dialog', buttons: ['确定', '取消'] });
    await on.put(make.submitted({ at: NOON - 10_000 }), ask);
    await on.recorder.sweep();
    const session = '01HNZXD07M5CEN5XA66EMZSRZW';
    const facts = await abandonedFacts(on.db, session, NOON - 4 * HOUR, make.nextId);
    expect(facts).toMatchObject([{ type: 'leftPage', submissionId: 'S1' }]);
  });
});
