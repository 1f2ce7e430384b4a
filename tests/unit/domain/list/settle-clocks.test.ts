import { describe, expect, test } from 'vitest';
import type { Reading } from '../../../../utils/domain/list/coverage';
import {
  doubtsOf,
  maySettleNotIssued,
  SETTLE_SECOND_MS,
  SETTLE_WAIT_MS,
} from '../../../../utils/domain/list/may-settle';
import { NOON } from '../../support/facts/facts';
import { MINUTE, QUERY, wholeReading } from '../../support/facts/lists';
import { unclear } from '../../support/facts/settle';
import { signals } from '../../support/facts/signals';

const DAY = 24 * 60 * MINUTE;
/** To which the portal's answers told its clock. */
const STEP = 1_000;
const [OWN, LI, WANG] = ['OWN', 'LI', 'WANG'];
const SPAN = { ...QUERY, from: '2026-11-01', to: '2026-11-30' };

const reading = (at: number, log?: string): Reading => wholeReading(at, { query: SPAN, log }, `${log}${at}`);
const record = (here = OWN, given = {}) => unclear(NOON, { begun: { chainId: OWN }, here, ...given });
const settle = (readings: readonly Reading[], of = record(), now = NOON + 6 * DAY) =>
  maySettleNotIssued(of, readings, [], new Set(), now);
const barOf = (...args: Parameters<typeof settle>) => {
  const answer = settle(...args);
  return answer.ok ? undefined : answer.bars[0];
};

const FIRST = NOON + SETTLE_WAIT_MS + MINUTE;
const SECOND = NOON + SETTLE_SECOND_MS + MINUTE;

describe('L2: a list that another computer read counts only when no clock can have put it before the submit', () => {
  test('a day more of the first and of the second', () => {
    expect(settle([reading(FIRST, LI), reading(SECOND, LI)]).ok).toBe(false);
    expect(settle([reading(FIRST + DAY, LI), reading(SECOND + DAY, LI)])).toEqual({ ok: true });
  });

  test.each([
    ['the first an instant too early', [FIRST + DAY - 10 * MINUTE, SECOND + DAY]],
    ['the second an instant too early', [FIRST + DAY, SECOND + DAY - 10 * MINUTE]],
  ])('%s: not yet', (_, times) => expect(settle(times.map((at) => reading(at, LI))).ok).toBe(false));

  test('its own counts as before, and so does one of which the log was not kept', () => {
    expect(settle([reading(FIRST, OWN), reading(SECOND, OWN)])).toEqual({ ok: true });
    expect(settle([reading(FIRST), reading(SECOND)])).toEqual({ ok: true });
    expect(settle([reading(FIRST, LI), reading(SECOND, LI)], unclear())).toEqual({ ok: true });
  });

  test('the clock of the submit was not measured: two days', () => {
    const unmeasured = record(OWN, { signals: signals({ gestures: [{ at: NOON, onLine: true }] }) });
    expect(settle([reading(FIRST + DAY, LI), reading(SECOND + DAY, LI)], unmeasured).ok).toBe(false);
    expect(settle([reading(FIRST + 2 * DAY, LI), reading(SECOND + 2 * DAY, LI)], unmeasured)).toEqual({
      ok: true,
    });
  });

  test('two computers looked: each may go wrong by a day, so that they may have looked in the same moment', () => {
    expect(settle([reading(FIRST, OWN), reading(SECOND + DAY, LI)]).ok).toBe(false);
    const apart = 2 * DAY + SETTLE_WAIT_MS + MINUTE;
    expect(settle([reading(FIRST, OWN), reading(FIRST + apart, LI)])).toEqual({ ok: true });
    expect(settle([reading(FIRST + DAY, LI), reading(FIRST + DAY + apart, WANG)])).toEqual({ ok: true });
  });

  test('the page says why, and from when on', () => {
    expect(doubtsOf(record(), reading(FIRST, LI), SETTLE_WAIT_MS, NOON + DAY)).toEqual(['otherClock']);
    expect(doubtsOf(record(), reading(NOON + MINUTE, OWN), SETTLE_WAIT_MS, NOON + DAY)).toEqual(['tooEarly']);
    // What she reads here, on a record of another computer.
    expect(barOf([], record(LI), NOON + MINUTE)).toMatchObject({
      have: 0,
      after: NOON + STEP + DAY + SETTLE_WAIT_MS,
      opensAt: NOON + STEP + DAY + SETTLE_SECOND_MS,
    });
    expect(barOf([reading(FIRST + DAY, LI)], record(LI), FIRST + DAY)).toMatchObject({
      have: 1,
      after: NOON + STEP + DAY + SETTLE_SECOND_MS,
    });
    expect(barOf([reading(FIRST, OWN)], record(LI), FIRST)).toMatchObject({
      have: 1,
      after: FIRST + 2 * DAY + SETTLE_WAIT_MS,
    });
  });
});
