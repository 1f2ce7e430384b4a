import { describe, expect, test } from 'vitest';
import { beijingText } from '../../../../utils/domain/invoice/beijing-time';
import { SETTLE_WAIT_MS } from '../../../../utils/domain/list/may-settle';
import type { PageSeen } from '../../../../utils/domain/list/page-seen';
import type { PortalRow } from '../../../../utils/domain/list/portal-row';
import { isNews, type ReconcileSubject, reconcile } from '../../../../utils/domain/reconcile/reconcile';
import { NOON } from '../../support/facts/facts';
import { MINUTE, numberOf, QUERY, wholeReading } from '../../support/facts/lists';
import { brief, equalRow, issuedSubject, subject, WORDS } from '../../support/facts/reconcile';

const READ_AT = NOON + SETTLE_WAIT_MS + 1_000;
const WHOLE = wholeReading(READ_AT);
const found = (
  subjects: readonly ReconcileSubject[],
  rows: Parameters<typeof reconcile>[1] = [],
  readings: Parameters<typeof reconcile>[2] = [],
) => reconcile(subjects, rows, readings, WORDS);
const briefly = (...args: Parameters<typeof found>) => found(...args).findings.map(brief);
const A = subject('A');

describe('C1 the list’s word on a submission', () => {
  test('confirmed', () => expect(briefly([A], [equalRow(1)])).toEqual(['A confirmed 1']));
  test('nothing while no list says anything', () => expect(briefly([A])).toEqual([]));
  test.each([
    ['已红冲-全额', 'A reversed 1', 'full'],
    ['已红冲-部分', 'A reversed 1', 'partial'],
    ['正常', 'A confirmed 1', undefined],
  ])('状态 %s', (status, told, reversal) => {
    const { findings } = found([A], [equalRow(1, { status })]);
    expect(findings.map(brief)).toEqual([told]);
    expect(findings[0]?.reversal).toBe(reversal);
  });
  test('what is in no submission is elsewhere', () =>
    expect(found([A], [equalRow(1), equalRow(2, { gross: '5.00' })]).elsewhere.map(({ id }) => id)).toEqual([
      numberOf(2),
    ]));
});

describe('开票日期 of the list', () => {
  const issuedAt = (...rows: PortalRow[]) => found([A], rows).findings[0]?.issuedAt;

  test('is told with the finding', () => expect(issuedAt(equalRow(1))).toBe(NOON + 10_000));
  test('not where the list shows the day alone: the time would be made up', () =>
    expect(issuedAt(equalRow(1, { issuedAt: '2026-11-24' }))).toBeUndefined());
  test('not of two invoices', () => expect(issuedAt(equalRow(1), equalRow(2))).toBeUndefined());
  test('of the one that stands, where the other is reversed', () => {
    const stands = { issuedAt: '2026-11-24 14:00:20' };
    const gone = equalRow(1, { status: '已红冲-全额' });
    expect(issuedAt(gone, equalRow(2, stands))).toBe(NOON + 20_000);
  });
});

describe('a list that calls its gross otherwise', () => {
  const unread = (given: object = {}) => equalRow(1, { gross: undefined as never, ...given });

  test('C2 net and tax make it up', () =>
    expect(briefly([A], [unread()], [WHOLE])).toEqual(['A confirmed 1']));
  test.each([
    ['no tax either', { tax: undefined as never }],
    ['a tax in words', { tax: '免税' }],
    ['other amounts', { net: '339.00' }],
  ])('C5 nothing is missing beside a row that may be it: %s', (_, given) =>
    expect(briefly([A], [unread(given)], [WHOLE])).toEqual([]),
  );
  test('C5 beside one of surely another buyer it is', () => {
    const others = { tax: undefined as never, buyerName: '另一家公司', buyerTaxId: '91110108MA01A4XL8N' };
    expect(briefly([A], [unread(others)], [WHOLE])).toEqual(['A missing']);
  });
});

describe('C3 doubled', () => {
  test('two rows of one', () =>
    expect(briefly([A], [equalRow(1), equalRow(2)])).toEqual(['A duplicated 1 2']));
  test('not once all but one are wholly reversed', () =>
    expect(briefly([A], [equalRow(1), equalRow(2, { status: '已红冲-全额' })])).toEqual(['A confirmed 1 2']));
  test('a part of one reversed does not undo it', () =>
    expect(briefly([A], [equalRow(1), equalRow(2, { status: '已红冲-部分' })])).toEqual([
      'A duplicated 1 2',
    ]));
  test('both wholly reversed', () =>
    expect(
      briefly([A], [equalRow(1, { status: '已红冲-全额' }), equalRow(2, { status: '已红冲-全额' })]),
    ).toEqual(['A reversed 1 2']));
  test('two attempts of one chain that both exist', () => {
    const first = issuedSubject('A', numberOf(1));
    const again = issuedSubject('B', numberOf(2), { submittedAt: NOON + MINUTE, retryOf: 'A' });
    expect(briefly([first, again], [equalRow(1), equalRow(2)])).toEqual(['A duplicated 1', 'B duplicated 2']);
    expect(briefly([first, again], [equalRow(1, { status: '已红冲-全额' }), equalRow(2)])).toEqual([
      'A reversed 1',
      'B confirmed 2',
    ]);
  });
  test('twins that were meant are not', () =>
    expect(
      briefly(
        [issuedSubject('A', numberOf(1)), issuedSubject('B', numberOf(2), { submittedAt: NOON + MINUTE })],
        [equalRow(1), equalRow(2)],
      ),
    ).toEqual(['A confirmed 1', 'B confirmed 2']));
});

describe('C5 missing', () => {
  const missing = (given: Partial<PageSeen> = {}, of: Partial<ReconcileSubject> = {}, at = READ_AT) =>
    briefly([subject('A', of)], [], [wholeReading(at, given)]);
  test('an unclear and an issued one that a whole reading lacks', () => {
    expect(missing()).toEqual(['A missing']);
    expect(missing({}, { outcome: { type: 'issued', invoiceNumbers: [numberOf(9)] } })).toEqual([
      'A missing',
    ]);
  });
  test.each([
    ['read too early', {}, {}, READ_AT - 2_000],
    ['half of its pages', { total: 11 }, {}],
    ['of another company', { companyTaxId: '91310115MA1K3BNTXB', sellers: ['91310115MA1K3BNTXB'] }, {}],
    ['取得发票', { query: { ...QUERY, type: '取得发票' } }, {}],
    ['one kind', { query: { ...QUERY, kinds: '数电发票（普通发票）' } }, {}],
    ['narrowed', { query: { ...QUERY, others: ['购买方名称'] } }, {}],
    ['other days', { query: { ...QUERY, from: '2026-11-25', to: '2026-11-26' } }, {}],
    ['conditions changed', { queryKept: false }, {}],
    ['of one that waits', {}, { outcome: { type: 'pending' } }],
    ['of one that failed', {}, { outcome: { type: 'refused', message: '' } }],
    ['of one that is settled', {}, { settled: { as: 'notIssued', at: NOON } }],
    ['of a practice one', {}, { practice: true }],
    ['of another portal', {}, { site: { origin: 'https://dppt.hebei.chinatax.gov.cn:8443', path: '/' } }],
  ])('not by a reading %s', (_, given, of, at = READ_AT) => {
    expect(missing(given as Partial<PageSeen>, of as Partial<ReconcileSubject>, at)).toEqual([]);
  });
  test('not before midnight by a list of that day alone, for it may have been issued after', () => {
    const late = Date.parse('2026-11-24T15:45:00Z');
    const of = { submittedAt: late };
    const dayAfter = late + 2 * SETTLE_WAIT_MS;
    expect(missing({}, of, dayAfter)).toEqual([]);
    expect(missing({ query: { ...QUERY, to: '2026-11-25' } }, of, dayAfter)).toEqual(['A missing']);
  });
  test('over the end of a month by readings of both months together, by none of them alone', () => {
    const late = Date.parse('2026-11-30T15:50:00Z');
    const of = [subject('A', { submittedAt: late })];
    const month = (from: string, to: string, minute: number) =>
      wholeReading(late + 2 * SETTLE_WAIT_MS + minute * MINUTE, { query: { ...QUERY, from, to } });
    const [november, december] = [month('2026-11-01', '2026-11-30', 0), month('2026-12-01', '2026-12-31', 3)];
    expect(briefly(of, [], [november])).toEqual([]);
    expect(briefly(of, [], [december])).toEqual([]);
    expect(briefly(of, [], [december, november])).toEqual(['A missing']);
  });
  test('a row that comes hours later ends it: confirmed once, nothing doubled', () => {
    const [early, later] = [WHOLE, wholeReading(NOON + 6 * 60 * MINUTE)];
    expect(briefly([A], [], [early])).toEqual(['A missing']);
    expect(briefly([A], [equalRow(1)], [early, later])).toEqual(['A confirmed 1']);
  });
  test('not by an answer that another, a moment later, showed to be short', () => {
    const short = { ...WHOLE, id: 'L1', total: 1 };
    const right = { ...wholeReading(READ_AT + 10_000), id: 'L2', total: 2, complete: false };
    expect(briefly([A], [], [short])).toEqual(['A missing']);
    expect(briefly([A], [], [short, right])).toEqual([]);
  });
  test('not while it may be one of a group', () => {
    const B = subject('B', { submittedAt: NOON + MINUTE });
    const row = equalRow(1, { issuedAt: beijingText(NOON + 2 * MINUTE) });
    expect(briefly([A, B], [row], [WHOLE])).toEqual([]);
  });
});

describe('C6 what differs', () => {
  test('field by field, of what both show', () => {
    const row = equalRow(1, {
      gross: '349.00',
      net: '',
      tax: '49.00',
      buyerName: '别家',
      kind: '数电发票（普通发票）',
    });
    const own = issuedSubject('A', numberOf(1));
    const [finding] = found([{ ...own, invoice: { ...own.invoice, kind: 'special' } }], [row]).findings;
    expect(finding?.standing).toBe('mismatched');
    expect(finding?.differences.map(({ field, here, there }) => [field, here, there])).toEqual([
      ['kind', 'special', 'general'],
      ['buyerName', '上海梧桐商贸有限公司', '别家'],
      ['tax', '39.00', '49.00'],
      ['gross', '339.00', '349.00'],
    ]);
  });
  test('stars, widths and more decimals are none', () => {
    const row = equalRow(1, { buyerTaxId: '9131****', buyerName: '上海梧桐商贸有限公司 ', gross: '339' });
    expect(briefly([issuedSubject('A', numberOf(1))], [row])).toEqual(['A confirmed 1']);
  });
});

describe('news', () => {
  const checked = (given: object): ReconcileSubject =>
    subject('A', {
      standing: 'confirmed',
      invoiceNumbers: [numberOf(1)],
      check: { at: NOON, invoiceNumbers: [numberOf(1)], differences: [] },
      ...given,
    });
  const issued = (issuedAt: number | undefined) => ({
    outcome: { type: 'issued', invoiceNumbers: [numberOf(1)], ...(issuedAt && { issuedAt }) },
  });
  const finding = found([A], [equalRow(1)]).findings[0] as never;
  test.each([
    ['the same, its time known', issued(NOON + 10_000), false],
    ['its time was not known', issued(undefined), true],
    ['another time', issued(NOON), true],
    ['the same of one whose outcome is not decided by it', {}, false],
    ['never checked', { check: undefined }, true],
    ['another standing', { standing: 'missing' }, true],
    ['another number', { check: { at: NOON, invoiceNumbers: [numberOf(2)], differences: [] } }, true],
    ['its number was lost by an undone import', { invoiceNumbers: [] }, true],
    [
      'it was reversed',
      { check: { at: NOON, invoiceNumbers: [numberOf(1)], differences: [], reversal: 'full' } },
      true,
    ],
  ])('%s', (_, given, is) => expect(isNews(checked(given), finding)).toBe(is));
});
