import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ListRow } from '../../../../utils/domain/fact/list-row';
import { barOfNumber, SETTLE_WAIT_MS } from '../../../../utils/domain/list/may-settle';
import type { PageSeen } from '../../../../utils/domain/list/page-seen';
import { lastSentAt } from '../../../../utils/domain/outcome/issue-window';
import { NOON } from '../../support/facts/facts';
import { listRow, MINUTE, numberOf, QUERY, sameRow, wholeReading } from '../../support/facts/lists';
import { barsOf, FIRST, record, row, SECOND, settle, TWO } from '../../support/facts/settle';
import { clockCall, signals } from '../../support/facts/signals';
import { BUYER } from '../../support/page/snapshots';

const query = (change: object) => ({ query: { ...QUERY, ...change } });

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

describe('N2 her word that a row is another invoice', () => {
  test('takes it from the candidates', () => {
    const [own, other] = [row(sameRow(1)), row(sameRow(2))];
    expect(barsOf(TWO, [own, other], { otherRows: [own.id] })).toEqual([{ bar: 'candidate', row: other }]);
    expect(settle(TWO, [own, other], { otherRows: [own.id, other.id] })).toEqual({ ok: true });
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
