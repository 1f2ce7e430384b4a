import { describe, expect, test } from 'vitest';
import { beijingText } from '../../../../utils/domain/invoice/beijing-time';
import type { PortalRow } from '../../../../utils/domain/list/portal-row';
import { CLOCK_TOLERANCE_MS, ISSUE_WITHIN_MS } from '../../../../utils/domain/outcome/issue-window';
import { matchRows } from '../../../../utils/domain/reconcile/match';
import type { MatchSubject } from '../../../../utils/domain/reconcile/match-content';
import { NOON } from '../../support/facts/facts';
import { MINUTE, numberOf } from '../../support/facts/lists';
import { equalRow, issuedSubject, subject, WORDS } from '../../support/facts/reconcile';
import { BUYER, SELLER } from '../../support/page/snapshots';

const at = (instant: number) => ({ issuedAt: beijingText(instant) });
const numbers = (rows: readonly PortalRow[]) => rows.map(({ id }) => Number(id.slice(5)));

/** Links as `id: by numbers`, groups as `why ids / numbers`, and what is left. */
function told(subjects: readonly MatchSubject[], rows: readonly PortalRow[], covered = true) {
  const { links, groups, unmatched } = matchRows(subjects, rows, WORDS, () => covered);
  return {
    links: links.map(({ subject: { id }, by, rows: of }) => `${id}: ${by} ${numbers(of)}`),
    groups: groups.map(
      ({ why, subjects: of, rows: equal }) => `${why} ${of.map(({ id }) => id)} / ${numbers(equal)}`,
    ),
    unmatched: numbers(unmatched),
  };
}
const NOTHING = { links: [], groups: [], unmatched: [] };
const linked = (...links: string[]) => ({ ...NOTHING, links });
const A = subject('A');
const LATER = NOON + 5 * MINUTE;
const B = subject('B', { submittedAt: LATER });

describe('C1 the number decides', () => {
  test('whatever else the row shows', () =>
    expect(
      told([issuedSubject('A', numberOf(1))], [equalRow(1, { gross: '1.00', buyerName: '别家' })]),
    ).toEqual(linked('A: number 1')));
  test('before an equal one', () =>
    expect(told([A, issuedSubject('B', numberOf(1))], [equalRow(1)])).toEqual(linked('B: number 1')));
  test('of one that counts as not issued, too', () =>
    expect(
      told(
        [subject('A', { outcome: { type: 'refused', message: '' }, invoiceNumbers: [numberOf(1)] })],
        [equalRow(1)],
      ),
    ).toEqual(linked('A: number 1')));
});

describe('C1 of one that was taken over from the list the number alone', () => {
  const taken = issuedSubject('A', numberOf(1), { source: 'import' });
  test('an equal one is another invoice', () =>
    expect(told([taken], [equalRow(1), equalRow(2)])).toEqual({ ...linked('A: number 1'), unmatched: [2] }));
  test('where its own row is not seen, too', () =>
    expect(told([taken], [equalRow(2)])).toEqual({ ...NOTHING, unmatched: [2] }));
  test('an equal submission has the other row', () =>
    expect(told([taken, B], [equalRow(1), equalRow(2, at(LATER))])).toEqual(
      linked('A: number 1', 'B: content 2'),
    ));
});

describe('C2 an equal row of its time', () => {
  test('one and one', () => expect(told([A], [equalRow(1)])).toEqual(linked('A: content 1')));
  test.each([
    ['pending', { outcome: { type: 'pending' } }],
    ['issued without a number', { outcome: { type: 'issued', invoiceNumbers: [] } }],
    ['settled as not issued', { settled: { as: 'notIssued', at: NOON } }],
  ] as const)('one that is %s', (_, given) =>
    expect(told([subject('A', given as never)], [equalRow(1)])).toEqual(linked('A: content 1')),
  );
  test('n and n are a group, by time', () =>
    expect(told([B, A], [equalRow(2, at(LATER)), equalRow(1)])).toEqual(linked('A: group 1', 'B: group 2')));
  test('one whose number is known makes room', () =>
    expect(told([issuedSubject('A', numberOf(1)), B], [equalRow(1), equalRow(2, at(LATER))])).toEqual(
      linked('A: number 1', 'B: group 2'),
    ));

  const none = (row: PortalRow, given: Partial<MatchSubject> = {}) =>
    expect(told([subject('A', given)], [row])).toEqual({ ...NOTHING, unmatched: [1] });
  const { invoice } = A;
  test.each([
    ['another gross', { gross: '339.01' }],
    ['another sign', { gross: '-339.00' }],
    ['another net', { net: '299.00' }],
    ['another tax', { tax: '38.00' }],
    ['another buyer by tax id', { buyerTaxId: '91110108MA01A4XL8N' }],
    ['another buyer by name', { buyerTaxId: '', buyerName: '别家' }],
    ['no gross, and no net that would make it up', { gross: '***', net: '***' }],
    ['no date', { issuedAt: '' }],
    ['too early', at(NOON - CLOCK_TOLERANCE_MS - 1_000)],
    ['too late', at(NOON + ISSUE_WITHIN_MS + 2_000)],
    ['the day before', { issuedAt: '2026-11-23' }],
    ['the day after', { issuedAt: '2026-11-25' }],
  ])('not with %s', (_, given) => none(equalRow(1, given)));
  test('not with another kind', () => none(equalRow(1), { invoice: { ...invoice, kind: 'special' } }));
  test('not with another note', () =>
    none(equalRow(1, { note: '合同二' }), { invoice: { ...invoice, note: '合同一' } }));
  test('not with other lines', () => {
    const lines = [{ itemName: '*餐饮服务*餐费', netAmount: '300.00', taxAmount: '39.00' }];
    const shown = [{ itemName: '*餐饮服务*酒水', netAmount: '300.00', taxAmount: '39.00' }];
    none(equalRow(1, { lines: shown }), { invoice: { ...invoice, lines } });
  });

  const one = (given: Parameters<typeof equalRow>[1], of: Partial<MatchSubject> = {}) =>
    expect(told([subject('A', of)], [equalRow(1, given)])).toEqual(linked('A: content 1'));
  test.each([
    ['the day alone', { issuedAt: '2026-11-24' }],
    ['a little early, by clocks that differ', at(NOON - CLOCK_TOLERANCE_MS)],
    ['late, but in time', at(NOON + ISSUE_WITHIN_MS)],
    ['no net and tax', { net: '', tax: '' }],
    ['a tax id with stars and the same name', { buyerTaxId: '9131****BNTXB' }],
    ['brackets of another width', { buyerTaxId: '', buyerName: ` ${BUYER.name}` }],
    ['a note that the portal added to', { note: '合同一 建筑服务发生地：北京' }],
    ['no note', { note: '' }],
  ])('with %s', (_, given) => one(given, { invoice: { ...invoice, note: '合同一' } }));
  test('a call that ended late', () =>
    one(at(NOON + 90 * MINUTE), {
      signals: {
        ...A.signals,
        issueCalls: [{ requestId: 'R', startedAt: NOON, endedAt: NOON + 80 * MINUTE }],
      },
    }));
  test('the same lines in another order', () => {
    const line = (itemName: string) => ({ itemName, netAmount: '150.00', taxAmount: '19.50' });
    one(
      { lines: [line('*餐饮服务*酒水'), line('*餐饮服务*餐费')] },
      { invoice: { ...invoice, lines: [line('*餐饮服务*餐费'), line('*餐饮服务*酒水')] } },
    );
  });
  test('lines that were not read whole say nothing', () =>
    one(
      { lines: [{ itemName: '别的', netAmount: '339.00' }] },
      { invoice: { ...invoice, lines: [{ itemName: '餐费' }], issues: [{ code: 'linesIncomplete' }] } },
    ));
  test('收购: the form’s buyer is the list’s seller', () =>
    one({
      sellerName: BUYER.name,
      sellerTaxId: BUYER.taxId,
      buyerName: SELLER.name,
      buyerTaxId: SELLER.taxId,
    }));
  test('the row that a red one reverses is none of its own', () =>
    none(equalRow(1), {
      red: { presses: [], originalNumber: numberOf(1) },
      signals: { ...A.signals, red: { pressedAt: NOON } },
    }));
  test('a practice invoice has no row', () => none(equalRow(1), { practice: true }));
  test('the row whose 备注 names the confirmation is its own, though nobody pressed for it', () => {
    const confirmId = '11000000000000000077';
    const note = (original: string, confirm: string) =>
      `被红冲蓝字数电发票号码：${original} 红字发票信息确认单编号：${confirm}`;
    const red = { presses: [], originalNumber: numberOf(9), confirmId };
    const own = subject('R1', { red, signals: { ...A.signals, red: { takenAt: NOON } } });
    const by = (text: string) =>
      matchRows([own], [equalRow(1, { note: text })], WORDS, () => true).links.map((link) => link.by);
    expect(by(note(numberOf(9), confirmId))).toEqual(['number']);
    expect(by(note(confirmId, numberOf(9)))).toEqual([]);
    expect(by(note(numberOf(8), confirmId))).toEqual([]);
  });

  test('a red-letter confirmation is no invoice before it was asked for', () => {
    const red = { presses: [], originalNumber: numberOf(9) };
    none(equalRow(1), { red, signals: { ...A.signals, red: {} } });
    one({}, { red, signals: { ...A.signals, red: { pressedAt: NOON } } });
  });
});

describe('C3 one submission and several rows', () => {
  test('an unclear one', () =>
    expect(told([A], [equalRow(2), equalRow(1)])).toEqual(linked('A: content 1,2')));
  test('one whose number is known', () =>
    expect(told([issuedSubject('A', numberOf(1))], [equalRow(1), equalRow(2)])).toEqual(
      linked('A: number 1,2'),
    ));
  test('one that carries both numbers', () =>
    expect(told([{ ...A, invoiceNumbers: [numberOf(1), numberOf(2)] }], [equalRow(1), equalRow(2)])).toEqual(
      linked('A: number 1,2'),
    ));
});

describe('C4 what cannot be told apart is left to the clerk', () => {
  test('more rows than submissions', () =>
    expect(told([A, B], [equalRow(1), equalRow(2), equalRow(3)])).toEqual({
      ...NOTHING,
      groups: ['surplus A,B / 1,2,3'],
    }));
  test('two whose numbers are known, and a third row', () =>
    expect(
      told(
        [issuedSubject('A', numberOf(1)), issuedSubject('B', numberOf(2), { submittedAt: LATER })],
        [equalRow(1), equalRow(2), equalRow(3)],
      ),
    ).toEqual({ ...NOTHING, links: ['A: number 1', 'B: number 2'], groups: ['surplus A,B / 3'] }));
  test('as many, while there may be more', () => {
    const rows = [equalRow(1), equalRow(2, at(LATER))];
    expect(told([A, B], rows, false)).toEqual({ ...NOTHING, groups: ['unread A,B / 1,2'] });
    expect(told([A], rows, false)).toEqual(linked('A: content 1,2'));
  });
  test('an equal row beside one whose own was not seen yet', () =>
    expect(
      told([issuedSubject('A', numberOf(9)), issuedSubject('B', numberOf(1))], [equalRow(1), equalRow(2)]),
    ).toEqual({
      ...NOTHING,
      links: ['B: number 1'],
      groups: ['surplus A,B / 2'],
    }));
  test('fewer', () =>
    expect(told([A, B], [equalRow(1, at(LATER))])).toEqual({ ...NOTHING, groups: ['shortage A,B / 1'] }));
  test('the time tells two apart', () =>
    expect(told([A, subject('B', { submittedAt: NOON + 60 * MINUTE })], [equalRow(1)])).toEqual(
      linked('A: content 1'),
    ));
  test('a number that no list shows, beside an equal row of another', () =>
    expect(told([issuedSubject('A', numberOf(9))], [equalRow(1)])).toEqual({
      ...NOTHING,
      groups: ['otherNumber A / 1'],
    }));
  test.each(['refused', 'notSent'] as const)('one that is %s, and an equal row', (type) =>
    expect(told([subject('A', { outcome: { type, message: '' } as never })], [equalRow(1)])).toEqual({
      ...NOTHING,
      groups: ['failed A / 1'],
    }),
  );
  test('a failed one does not take the row of its retry', () =>
    expect(
      told(
        [subject('A', { outcome: { type: 'refused', message: '' } }), subject('B', { retryOf: 'A' })],
        [equalRow(1)],
      ),
    ).toEqual(linked('B: content 1')));
  test('her word that a row is another invoice', () =>
    expect(told([subject('A', { otherRows: [numberOf(1)] })], [equalRow(1)])).toEqual({
      ...NOTHING,
      unmatched: [1],
    }));
});

describe('B4 what stood in a batch template', () => {
  const template = { serialNumbers: ['PY261124A'], fileName: '模板.xlsx', writtenAt: NOON };
  const DAYS_LATER = equalRow(1, at(NOON + 3 * 24 * 60 * MINUTE));
  const REFUSED = { outcome: { type: 'refused', message: '' } } as const;
  const DRAFT = { outcome: { type: 'draft' } } as const;

  test.each([
    ['an entry', DRAFT],
    ['a refused one', REFUSED],
  ] as const)('%s, and an equal row of days later', (_, given) => {
    expect(told([subject('A', { ...given, template })], [DAYS_LATER])).toEqual({
      ...NOTHING,
      groups: ['written A / 1'],
    });
    expect(told([subject('A', { ...given, template, otherRows: [numberOf(1)] })], [DAYS_LATER])).toEqual({
      ...NOTHING,
      unmatched: [1],
    });
    expect(told([subject('A', given)], [DAYS_LATER])).toEqual({ ...NOTHING, unmatched: [1] });
  });
  test('an entry that was written into none takes no row, be it of its own time', () =>
    expect(told([subject('A', DRAFT)], [equalRow(1)])).toEqual({ ...NOTHING, unmatched: [1] }));
  test('one that was settled as not issued before takes the row of its own time as before', () =>
    expect(told([subject('A', { settled: { as: 'notIssued', at: NOON }, template })], [equalRow(1)])).toEqual(
      linked('A: content 1'),
    ));
  test('a row older than the entry is not its', () => {
    const before = equalRow(1, at(NOON - 60 * MINUTE));
    expect(told([subject('A', { ...DRAFT, template })], [before])).toEqual({ ...NOTHING, unmatched: [1] });
  });
});

describe('C7 entered elsewhere', () => {
  test.each(['电子发票服务平台APP', '扫码开票', '乐企', '纸质发票'])('%s: never by content', (source) =>
    expect(told([A], [equalRow(1, { source })])).toEqual({ ...NOTHING, unmatched: [1] }),
  );
  test('by its number, and with the portal’s own 来源', () => {
    expect(told([issuedSubject('A', numberOf(1))], [equalRow(1, { source: '乐企' })])).toEqual(
      linked('A: number 1'),
    );
    expect(told([A], [equalRow(1, { source: '电子发票服务平台' })])).toEqual(linked('A: content 1'));
  });
});
