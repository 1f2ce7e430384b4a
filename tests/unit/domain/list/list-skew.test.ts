import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beijingText } from '../../../../utils/domain/invoice/beijing-time';
import { SAME_CLOCK_MS, withListSkew } from '../../../../utils/domain/list/list-skew';
import { isCandidate, type SettleSubject } from '../../../../utils/domain/list/may-settle';
import { type PortalRow, portalRow } from '../../../../utils/domain/list/portal-row';
import { clockWord, UNKNOWN_SKEW_MS, windowOf } from '../../../../utils/domain/outcome/issue-window';
import { NOON, SITE } from '../../support/facts/facts';
import { listRow, MINUTE, numberOf, sameRow } from '../../support/facts/lists';
import { unclear } from '../../support/facts/settle';

const HOUR = 60 * MINUTE;

/** By `Date` the two clocks go alike. */
const sent = (submittedAt: number, invoiceNumbers: string[] = [], site = SITE) =>
  unclear(submittedAt, { invoiceNumbers, site });
const rowAt = (sequence: number, at: number, shown = listRow) =>
  portalRow(shown(sequence, { issuedAt: beijingText(at) }), {
    profileId: 'dppt',
    readingId: 'L1',
    seenAt: NOON,
  }) as PortalRow;

/** One invoice that the list showed under its number, whose clock was off by so much. */
function told(skew: number, of = sent(NOON - HOUR, [numberOf(1)]), subject = sent(NOON)) {
  const row = rowAt(1, of.submittedAt - skew);
  const [clocked] = withListSkew([subject], [of], (number) => (number === row.id ? row : undefined));
  return clocked as SettleSubject;
}

describe('C11 rows that were found by their number tell of the clock, too', () => {
  test.each([8 * HOUR, -8 * HOUR])(
    'off by %d ms where Date says nothing of it: the window holds it',
    (skew) => {
      const { from, to } = windowOf(told(skew));
      expect(from).toBeLessThanOrEqual(NOON - skew);
      expect(to).toBeGreaterThanOrEqual(NOON - skew);
      const issuedThen = rowAt(2, NOON - skew, sameRow);
      expect(isCandidate(told(skew), issuedThen, false)).toBe(true);
    },
  );

  test('8 h fast: without its neighbour its own row would be ruled out', () =>
    expect(isCandidate(sent(NOON), rowAt(2, NOON - 8 * HOUR, sameRow), false)).toBe(false));

  test.each<[string, SettleSubject]>([
    ['the clocks go alike', told(0)],
    ['it was issued within the half hour', told(-20 * MINUTE)],
    ['no clock goes so wrong: another invoice', told(UNKNOWN_SKEW_MS + 2 * HOUR)],
    ['of other days', told(8 * HOUR, sent(NOON - 2 * SAME_CLOCK_MS, [numberOf(1)]))],
    [
      'of another portal',
      told(
        8 * HOUR,
        sent(NOON, [numberOf(1)], { ...SITE, origin: 'https://dppt.hebei.chinatax.gov.cn:8443' }),
      ),
    ],
    ['the row was not seen', told(8 * HOUR, sent(NOON, [numberOf(9)]))],
  ])('%s: nothing is widened', (_, subject) => expect(windowOf(subject)).toEqual(windowOf(sent(NOON))));

  test('a row of a day without a time tells nothing', () => {
    const row = portalRow(listRow(1, { issuedAt: '2026-11-23' }), {
      profileId: 'dppt',
      readingId: 'L1',
      seenAt: NOON,
    }) as PortalRow;
    const [clocked] = withListSkew([sent(NOON)], [sent(NOON, [numberOf(1)])], () => row);
    expect(clocked).not.toHaveProperty('listSkew');
  });

  test('property: rows only widen, and what was a candidate stays one', () => {
    const hours = fc.integer({ min: -30 * 60, max: 30 * 60 }).map((minutes) => minutes * MINUTE);
    fc.assert(
      fc.property(fc.array(fc.tuple(hours, hours), { maxLength: 4 }), hours, (linked, off) => {
        const rows = linked.map(([at, skew], index) => rowAt(index + 1, NOON + at - skew));
        const others = linked.map(([at], index) => sent(NOON + at, [numberOf(index + 1)]));
        const byNumber = new Map(rows.map((row) => [row.id, row]));
        const [clocked] = withListSkew([sent(NOON)], others, (number) => byNumber.get(number));
        const [wide, narrow] = [windowOf(clocked as SettleSubject), windowOf(sent(NOON))];
        expect(wide.from).toBeLessThanOrEqual(narrow.from);
        expect(wide.to).toBeGreaterThanOrEqual(narrow.to);
        const row = rowAt(9, NOON + off, sameRow);
        if (isCandidate(sent(NOON), row, false))
          expect(isCandidate(clocked as SettleSubject, row, false)).toBe(true);
      }),
    );
  });
});

test.each([
  ['fast', 8 * HOUR, { word: 'fast', minutes: 480 }],
  ['slow', -8 * HOUR, { word: 'slow', minutes: 480 }],
  ['right', 0, undefined],
])('what she is told where the list says that her clock is %s', (_, skew, word) => {
  expect(clockWord(told(skew))).toEqual(word);
});
