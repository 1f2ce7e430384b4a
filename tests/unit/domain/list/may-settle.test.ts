import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ListRow } from '../../../../utils/domain/fact/list-row';
import type { Reading } from '../../../../utils/domain/list/coverage';
import {
  barOfNumber,
  isCandidate,
  maySettleNotIssued,
  SETTLE_WAIT_MS,
  type SettleSubject,
  settleWaits,
} from '../../../../utils/domain/list/may-settle';
import type { PageSeen } from '../../../../utils/domain/list/page-seen';
import { type PortalRow, portalRow } from '../../../../utils/domain/list/portal-row';
import { CLOCK_TOLERANCE_MS, lastSentAt } from '../../../../utils/domain/outcome/issue-window';
import { NOON } from '../../support/facts/facts';
import { listRow, MINUTE, numberOf, QUERY, sameRow, wholeReading } from '../../support/facts/lists';
import { unclear } from '../../support/facts/settle';
import { clockCall, signals } from '../../support/facts/signals';
import { BUYER, SELLER } from '../../support/page/snapshots';

const record = (given: Partial<SettleSubject> = {}) => unclear(NOON, given);
const row = (shown: ListRow): PortalRow =>
  portalRow(shown, { profileId: 'dppt', readingId: 'L1', seenAt: NOON }) as PortalRow;

const query = (change: object) => ({ query: { ...QUERY, ...change } });

const NONE = new Set<string>();
/** Without the half day: `settle-waits.test` is about that. */
const WAITS = settleWaits(SETTLE_WAIT_MS, SETTLE_WAIT_MS);
/** First and second reading, each begun a second before. */
const FIRST = NOON + SETTLE_WAIT_MS + 1_000;
const SECOND = FIRST + SETTLE_WAIT_MS + 1_000;
const TWO = [wholeReading(FIRST), wholeReading(SECOND)];
const LATER = SECOND + 60 * MINUTE;
const settle = (readings: readonly Reading[], rows: readonly PortalRow[] = [], given = {}, now = LATER) =>
  maySettleNotIssued(record(given), readings, rows, NONE, now, WAITS);
const barsOf = (...args: Parameters<typeof settle>) => {
  const answer = settle(...args);
  return answer.ok ? [] : answer.bars;
};

describe('N1 settled as not issued only by two complete readings', () => {
  test('two of them, each 30 min after the submit and 30 min apart', () =>
    expect(settle(TWO)).toEqual({ ok: true }));

  test('none yet, and one', () => {
    expect(barsOf([])).toMatchObject([{ bar: 'readings', have: 0, after: NOON + SETTLE_WAIT_MS }]);
    expect(barsOf([wholeReading(FIRST)])).toMatchObject([
      { bar: 'readings', have: 1, after: FIRST + SETTLE_WAIT_MS },
    ]);
  });

  test.each([
    ['a minute early after the submit', [FIRST - MINUTE, SECOND], 1],
    ['a minute too near each other', [FIRST, SECOND - MINUTE], 1],
    ['both early', [NOON + MINUTE, NOON + 20 * MINUTE], 0],
    ['before the submit', [NOON - 60 * MINUTE, FIRST], 1],
  ])('%s: not enough', (_, times, have) => {
    expect(barsOf(times.map((at) => wholeReading(at)))).toMatchObject([{ bar: 'readings', have }]);
  });

  test('many near each other: the first and the last count', () => {
    expect(
      settle([FIRST, FIRST + 10 * MINUTE, FIRST + 20 * MINUTE, SECOND].map((at) => wholeReading(at))).ok,
    ).toBe(true);
  });

  test.each<[string, Partial<PageSeen>]>([
    ['not complete', { total: 11 }],
    ['取得发票', query({ type: '取得发票' })],
    ['one kind', query({ kinds: '数电发票（普通发票）' })],
    ['begins after the day of the submit', query({ from: '2026-11-25' })],
    ['ends before the day of the reading', query({ to: '2026-11-23' })],
    ['narrowed', query({ others: ['购买方名称'] })],
    ['of another company', { companyTaxId: BUYER.taxId, sellers: [BUYER.taxId] }],
    ['empty', { ids: [], sellers: [], total: 0 }],
  ])('a second one that is %s does not count', (_, change) => {
    expect(barsOf([wholeReading(FIRST), wholeReading(SECOND, change)])).toMatchObject([
      { bar: 'readings', have: 1 },
    ]);
  });

  test('of another area, or from the future, it does not count', () => {
    const elsewhere = { ...wholeReading(SECOND), origin: 'https://dppt.hebei.chinatax.gov.cn:8443' };
    expect(settle([wholeReading(FIRST), elsewhere]).ok).toBe(false);
    expect(settle(TWO, [], {}, SECOND - 1).ok).toBe(false);
  });

  test('just after midnight the day before the submit is asked for too', () => {
    const submittedAt = Date.parse('2026-11-24T00:03:00+08:00');
    const at = {
      submittedAt,
      signals: signals({
        gestures: [{ at: submittedAt, onLine: true }],
        otherCalls: [clockCall(submittedAt)],
      }),
    };
    expect(settle(TWO, [], at).ok).toBe(false);
    const wider = query({ from: '2026-11-23' });
    expect(settle([wholeReading(FIRST, wider), wholeReading(SECOND, wider)], [], at).ok).toBe(true);
  });

  test('the time runs from the last that went to the portal', () => {
    const again = signals({
      gestures: [{ at: NOON, onLine: true }],
      issueCalls: [{ requestId: 'R1', startedAt: NOON + MINUTE, endedAt: NOON + 9 * MINUTE }],
    });
    expect(lastSentAt(record({ signals: again }))).toBe(NOON + 9 * MINUTE);
    expect(settle(TWO, [], { signals: again }).ok).toBe(false);
  });

  test.each([
    ['issued', { outcome: { type: 'issued', invoiceNumbers: [] } }],
    ['refused', { outcome: { type: 'refused', message: '' } }],
    ['pending', { outcome: { type: 'pending' } }],
    ['with a number', { invoiceNumbers: [numberOf(1)] }],
  ])('%s: never', (_, given) => expect(barsOf(TWO, [], given)).toEqual([{ bar: 'notUnknown' }]));

  test('a record whose company was not read: never', () =>
    expect(barsOf(TWO, [], { sellerTaxId: '' })).toEqual([{ bar: 'noCompany' }]));
});

describe('N2 a row that may be it bars the settling', () => {
  test('it is told, whatever the readings say', () => {
    const found = row(sameRow(5));
    expect(barsOf(TWO, [row(listRow(1)), found])).toEqual([{ bar: 'candidate', row: found }]);
    expect(barsOf([], [found]).map(({ bar }) => bar)).toEqual(['candidate', 'readings']);
  });

  const at = (ms: number) => new Date(NOON + ms + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
  const name = { buyerTaxId: '' };
  const unread = { invoice: { ...record().invoice, totalGross: undefined } };
  const masked = { invoice: { ...record().invoice, buyer: { ...BUYER, taxId: '9131**********TXB' } } };
  const byName = { invoice: { ...record().invoice, buyer: { name: BUYER.name } } };
  test.each<[string, Partial<ListRow>, boolean, Partial<SettleSubject>?]>([
    ['same buyer, amount and time', {}, true],
    ['another amount', { gross: '339.01' }, false],
    ['its reversal', { gross: '-339.00' }, false],
    ['the same amount, otherwise written', { gross: '339' }, true],
    ['no amount shown', { gross: '' }, true],
    ['the record has no amount', { gross: '1.00' }, true, unread],
    ['another buyer', { buyerTaxId: SELLER.taxId }, false],
    ['no tax id, the same name', name, true],
    ['no tax id, the name in other widths', { ...name, buyerName: ` ${BUYER.name} ` }, true],
    ['no tax id, another name', { ...name, buyerName: '别家' }, false],
    ['a tax id with stars', { buyerTaxId: '9131***********XB', buyerName: '别家' }, true],
    ['the record has a tax id with stars', { buyerTaxId: SELLER.taxId }, true, masked],
    ['no buyer shown', { ...name, buyerName: '' }, true],
    ['the record knows the name only, another name', { buyerName: '别家' }, false, byName],
    ['the record knows the name only, the same name', {}, true, byName],
    ['issued long before', { issuedAt: at(-CLOCK_TOLERANCE_MS - 1_000) }, false],
    ['issued within the tolerance before', { issuedAt: at(-CLOCK_TOLERANCE_MS + 1_000) }, true],
    ['issued days later', { issuedAt: '2026-11-30 10:00:00' }, true],
    ['only a date, of that day', { issuedAt: '2026-11-24' }, true],
    ['only a date, of the day before', { issuedAt: '2026-11-23' }, false],
    ['no date', { issuedAt: '' }, true],
    ['of another company', { sellerTaxId: '91110108MA01A4XL8N' }, false],
    ['no seller shown', { sellerTaxId: '' }, true],
    ['收购: the buyer stands as the seller', { sellerTaxId: BUYER.taxId, buyerTaxId: SELLER.taxId }, true],
  ])('%s', (_, shown, is, given) => {
    expect(isCandidate(record(given), row(sameRow(5, shown)), false)).toBe(is);
  });

  test('a number of another submission is none', () => {
    expect(isCandidate(record(), row(sameRow(5)), true)).toBe(false);
    const taken = new Set([numberOf(5)]);
    expect(maySettleNotIssued(record(), TWO, [row(sameRow(5))], taken, LATER, WAITS).ok).toBe(true);
  });

  test('property: whatever a row leaves out only makes it more of a candidate', () => {
    const columns = ['gross', 'buyerName', 'buyerTaxId', 'issuedAt', 'sellerTaxId'] as const;
    fc.assert(
      fc.property(fc.subarray([...columns]), fc.constantFrom(...columns), (kept, missing) => {
        const shown = sameRow(
          5,
          Object.fromEntries(columns.filter((c) => !kept.includes(c)).map((c) => [c, ''])),
        );
        const before = isCandidate(record(), row(shown), false);
        const after = isCandidate(record(), row({ ...shown, [missing]: '' }), false);
        expect(before && !after).toBe(false);
      }),
    );
  });

  test('property: a further reading or a further row never takes a bar of the other kind away', () => {
    const time = fc.integer({ min: -120, max: 120 }).map((minutes) => wholeReading(NOON + minutes * MINUTE));
    fc.assert(
      fc.property(fc.array(time, { maxLength: 6 }), (readings) => {
        expect(barsOf(readings, [row(sameRow(5))]).some(({ bar }) => bar === 'candidate')).toBe(true);
        const starts = readings.map(({ startedAt }) => startedAt).filter((at) => at >= NOON + SETTLE_WAIT_MS);
        const spread = Math.max(...starts) - Math.min(...starts) >= SETTLE_WAIT_MS + 1_000;
        expect(settle(readings).ok).toBe(starts.length > 1 && spread);
      }),
    );
  });
});

describe('N2 X1–X4: writing, clocks and order rule nothing out', () => {
  /** Ways in which the same invoice is written otherwise: by the clerk's sources, by the portal. */
  const WRITTEN: ReadonlyArray<(shown: ListRow) => ListRow> = [
    (shown) => ({ ...shown, buyerName: `${shown.buyerName}（个人）` }),
    (shown) => ({ ...shown, buyerName: [...(shown.buyerName ?? '')].join('\u200b'), buyerTaxId: '' }),
    (shown) => ({ ...shown, buyerTaxId: `\u202a${shown.buyerTaxId}\u202c` }),
    (shown) => ({ ...shown, buyerTaxId: (shown.buyerTaxId ?? '').toLowerCase() }),
    (shown) => ({ ...shown, buyerTaxId: (shown.buyerTaxId ?? '').replace('0', 'O') }),
    (shown) => ({ ...shown, buyerTaxId: '', buyerName: (shown.buyerName ?? '').replace(/.$/u, '\ue863') }),
    (shown) => ({ ...shown, sellerName: '', sellerTaxId: '' }),
    (shown) => ({
      ...shown,
      buyerName: shown.sellerName,
      buyerTaxId: shown.sellerTaxId,
      sellerName: shown.buyerName,
      sellerTaxId: shown.buyerTaxId,
    }),
    (shown) => ({ ...shown, gross: '¥339' }),
    (shown) => ({ ...shown, issuedAt: (shown.issuedAt ?? '').slice(0, 10) }),
  ];
  const HOUR = 60 * MINUTE;

  test('property: what may not be settled never may by them', () => {
    const skew = fc.oneof(
      fc.record({ ms: fc.integer({ min: -400 * HOUR, max: 400 * HOUR }), measured: fc.constant(true) }),
      fc.record({ ms: fc.integer({ min: -24 * HOUR, max: 24 * HOUR }), measured: fc.constant(false) }),
    );
    fc.assert(
      fc.property(
        skew,
        fc.subarray([...WRITTEN.keys()]),
        fc.boolean(),
        fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
        fc.integer({ min: -9 * MINUTE, max: 29 * MINUTE }),
        ({ ms, measured }, ways, isNamed, order, delay) => {
          const issuedAt = new Date(NOON + delay + 8 * HOUR).toISOString().slice(0, 19).replace('T', ' ');
          const shown = ways.reduce((row, way) => WRITTEN[way]?.(row) ?? row, sameRow(5, { issuedAt }));
          const submittedAt = NOON + ms;
          const buyer = isNamed ? { name: BUYER.name } : BUYER;
          const given = {
            submittedAt,
            signals: signals({
              gestures: [{ at: submittedAt, onLine: true }],
              otherCalls: measured ? [clockCall(submittedAt, ms)] : [],
            }),
            invoice: { ...record().invoice, buyer },
          };
          const wide = query({ from: '2026-01-01', to: '2027-12-31' });
          const readings = [1, 2, 3, 4].map((hours) => wholeReading(submittedAt + hours * HOUR, wide));
          const rows = [listRow(1), listRow(2), listRow(3)].map(row);
          rows.splice(order[0] ?? 0, 0, row(shown));
          const sorted = order.flatMap((place) => readings[place] ?? []);
          expect(settle(sorted, rows, given, submittedAt + 900 * HOUR).ok).toBe(false);
          // It is the row alone that bars it.
          expect(settle(sorted, [], given, submittedAt + 900 * HOUR).ok).toBe(true);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('the number that she found', () => {
  test.each([
    [numberOf(9), false, undefined],
    [numberOf(9), true, 'taken'],
    ['2611', false, 'digits'],
    [`${numberOf(9)}0`, false, 'digits'],
    [numberOf(9).replace(/^26/, '27'), false, undefined],
    [numberOf(9).replace(/^26/, '25'), false, 'implausible'],
    [numberOf(9).replace(/^2611/, '2699'), false, 'implausible'],
    [numberOf(0), false, 'implausible'],
  ])('%s taken %s → %s', (number, isTaken, bar) =>
    expect(barOfNumber(number, { from: NOON }, isTaken)).toBe(bar),
  );
});

describe('N2 of red-letter invoices', () => {
  const red = { red: { originalNumber: numberOf(7), presses: [] } };
  const negative = { ...record().invoice, totalGross: '-339.00' };
  const unread = { ...record().invoice, totalGross: undefined };
  const isRow = (given: Partial<SettleSubject>, shown: ListRow) =>
    isCandidate(record(given), row(shown), false);

  test('N2 a red one may only be a row with a negative amount, any other only one without', () => {
    for (const invoice of [negative, unread]) {
      expect(isRow({ ...red, invoice } as Partial<SettleSubject>, sameRow(1, { gross: '-339.00' }))).toBe(
        true,
      );
      expect(isRow({ ...red, invoice } as Partial<SettleSubject>, sameRow(1))).toBe(false);
    }
    expect(isRow({ invoice: unread } as Partial<SettleSubject>, sameRow(1, { gross: '-339.00' }))).toBe(
      false,
    );
    expect(isRow({}, sameRow(1))).toBe(true);
    // One that was entered so on the form.
    expect(isRow({ invoice: negative }, sameRow(1, { gross: '-339.00' }))).toBe(true);
  });

  test('N2 an amount that is not shown tells neither, but a red one is never its own original', () => {
    const bare = (sequence: number) => {
      const { gross: _, ...shown } = sameRow(sequence);
      return shown;
    };
    expect(isRow({ ...red, invoice: negative }, bare(1))).toBe(true);
    expect(isRow({ ...red, invoice: negative }, bare(7))).toBe(false);
    expect(isRow({}, bare(1))).toBe(true);
  });
});

describe('N2 her word that a row is another invoice', () => {
  test('takes it from the candidates', () => {
    const [own, other] = [row(sameRow(1)), row(sameRow(2))];
    expect(barsOf(TWO, [own, other], { otherRows: [own.id] })).toEqual([{ bar: 'candidate', row: other }]);
    expect(settle(TWO, [own, other], { otherRows: [own.id, other.id] })).toEqual({ ok: true });
  });
});
