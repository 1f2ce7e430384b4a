import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { FactOf } from '../../../../../utils/domain/fact/fact';
import * as make from '../../../support/facts/facts';
import { redPressed, redSeen, redSubmitted } from '../../../support/facts/facts';
import { startRecorder } from '../../../support/store/recorder';

const { NOON, unnamed } = make;
const TAB = 'B:7';
const NUMBER = '26112000000000000002';
let on: Awaited<ReturnType<typeof startRecorder>>;

/** As the request watch tells it: `press` is the name that was given to the page. */
const call = (given: Partial<FactOf<'called'>> = {}) =>
  unnamed(make.called({ call: 'redIssue', at: NOON + 1_000, begins: 'CALL1', ...given }), TAB);
/** As the page answers to it. */
const byPage = (given: Partial<FactOf<'redPressed'>> = {}) => {
  const { gesture: _, ...fact } = unnamed(
    redPressed({ press: 'CALL1', witness: 'call', at: NOON + 1_000, ...given }),
    TAB,
  );
  return fact as FactOf<'redPressed'>;
};
const ready = () => [
  redSubmitted({ tabKey: TAB, at: NOON - 60_000 }),
  unnamed(redSeen({ state: 'noNeed', text: '无需确认', at: NOON - 50_000 }), TAB),
];
const sweepAt = async (ms: number) => {
  on.clock.now = NOON + ms;
  await on.recorder.sweep();
};

beforeEach(async () => {
  on = await startRecorder();
});

describe('L1 a call that issues a red invoice, without a press that we saw', () => {
  test('is of the confirmation that the page names', async () => {
    await on.put(...ready(), call());
    await sweepAt(1_500);
    await on.put(byPage());
    await sweepAt(2_000);
    await sweepAt(6_100);
    expect(await on.db.count('submissions')).toBe(1);
    const record = await on.record('R1');
    expect(record).toMatchObject({
      red: { presses: ['CALL1'] },
      signals: { issueCalls: [{ requestId: 'R1' }] },
    });
    expect(record?.history.map(({ type }) => type)).toContain('redPressed.call');
  });

  test('of a confirmation that was made elsewhere begins a record', async () => {
    await on.put(byPage(), call());
    await sweepAt(2_000);
    expect(await on.record('CALL1')).toMatchObject({
      source: 'red',
      witness: 'call',
      red: { confirmId: 'Q1', originalNumber: make.ORIGINAL, presses: ['CALL1'] },
      signals: { issueCalls: [{ requestId: 'R1' }] },
      history: [{ type: 'submitted.redCall' }, { type: 'called.redIssue' }],
    });
  });

  test('whose page is gone begins one that nobody can name, and takes none from a confirmation that waits', async () => {
    await on.put(...ready(), call());
    await sweepAt(2_000);
    expect(await on.record('CALL1')).toBeUndefined();
    await sweepAt(6_100);
    await on.put(unnamed(make.responded(200, { call: 'redIssue', at: NOON + 1_500 }), TAB));
    await sweepAt(7_000);
    expect(await on.record('CALL1')).toMatchObject({
      source: 'red',
      red: { presses: ['CALL1'] },
      outcome: { type: 'pending' },
      signals: { issueCalls: [{ status: 200 }] },
    });
    expect((await on.record('R1'))?.signals.issueCalls).toEqual([]);
    expect(await on.faults()).toEqual([]);
    await sweepAt(1_000_000);
    expect((await on.record('CALL1'))?.outcome.type).toBe('unknown');
  });

  test('a late answer of the page makes no second one', async () => {
    await on.put(call());
    await sweepAt(6_100);
    await on.put(byPage());
    await sweepAt(7_000);
    expect(await on.db.count('submissions')).toBe(1);
    expect((await on.record('CALL1'))?.red).toMatchObject({ confirmId: 'Q1', presses: ['CALL1'] });
  });

  test('goes to the press that was seen', async () => {
    await on.put(...ready(), unnamed(redPressed({ at: NOON + 900 }), TAB), call());
    await sweepAt(6_100);
    expect(await on.db.count('submissions')).toBe(1);
    expect((await on.record('R1'))?.signals.issueCalls).toHaveLength(1);
  });

  test('after an issued one of the same tab is another', async () => {
    await on.put(...ready(), unnamed(redPressed({ at: NOON - 40_000 }), TAB));
    await on.put(make.success([NUMBER], { submissionId: 'R1', at: NOON - 39_000 }), call());
    await sweepAt(6_100);
    expect(await on.record('CALL1')).toMatchObject({ source: 'red' });
    expect((await on.record('R1'))?.invoiceNumbers).toEqual([NUMBER]);
  });
});
