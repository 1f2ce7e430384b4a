import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../../utils/domain/fact/fact';
import {
  claimedNumber,
  compareOriginal,
  dayOf,
  type OriginalData,
} from '../../../../utils/domain/originals/compare-original';
import { originalState } from '../../../../utils/domain/originals/original';
import { foldSubmission } from '../../../../utils/domain/record/fold-submission';
import type { Submission } from '../../../../utils/domain/record/submission';
import { createTexts } from '../../../../utils/domain/texts/texts';
import { COLUMNS } from '../../../../utils/domain/view/columns';
import { ledgerFilter } from '../../../../utils/domain/view/ledger-filter';
import { ORIGINAL_COLUMNS } from '../../../../utils/domain/view/original-columns';
import { knowledgeWith } from '../../../../utils/portal/registry';
import * as make from '../../support/facts/facts';
import { BUYER, SELLER } from '../../support/page/snapshots';

const NUMBER = '26112000000123456789';
const OTHER = '26112000000123456790';
const fold = (...facts: Fact[]) =>
  facts.reduce<Submission | undefined>(
    (record, fact) => foldSubmission(record, make.eventOf(fact), knowledgeWith()('dppt')),
    undefined,
  ) as Submission;
const issued = fold(make.submitted(), make.success([NUMBER]));
const then = (record: Submission, ...facts: Fact[]) =>
  facts.reduce(
    (before, fact) => foldSubmission(before, make.eventOf(fact), knowledgeWith()('dppt')) as Submission,
    record,
  );

const WHOLE: OriginalData = {
  invoiceNumber: NUMBER,
  issueTime: '2026-11-24 14:00:00',
  sellerTaxId: SELLER.taxId,
  buyerTaxId: BUYER.taxId,
  totalNet: '300.00',
  totalTax: '39',
  totalGross: '339.0',
  lines: [
    { net: '100.00', tax: '13.00' },
    { net: '100', tax: '13' },
    { net: '100.000', tax: '13.00' },
  ],
};

describe('O2 an original is held against its record', () => {
  test('equal amounts are equal however many zeros they have', () => {
    expect(compareOriginal(issued, NUMBER, WHOLE)).toEqual({
      compared: ['invoiceNumber', 'sellerTaxId', 'buyerTaxId', 'totalNet', 'totalTax', 'totalGross', 'lines'],
      differences: [],
    });
  });

  test.each<[keyof OriginalData, OriginalData, unknown]>([
    ['invoiceNumber', { invoiceNumber: OTHER }, { original: OTHER, here: NUMBER }],
    ['sellerTaxId', { sellerTaxId: BUYER.taxId }, { original: BUYER.taxId, here: SELLER.taxId }],
    ['buyerTaxId', { buyerTaxId: SELLER.taxId }, { original: SELLER.taxId, here: BUYER.taxId }],
    ['totalNet', { totalNet: '300.01' }, { original: '300.01', here: '300' }],
    ['totalTax', { totalTax: '93.00' }, { original: '93.00', here: '39' }],
    ['totalGross', { totalGross: '-339.00' }, { original: '-339.00', here: '339.00' }],
    ['totalGross', { totalGross: '三百三十九' }, { original: '三百三十九', here: '339.00' }],
    [
      'lines',
      { lines: [{ net: '100' }, { net: '90' }, { net: '100' }] },
      { line: 2, original: '90', here: '100.00' },
    ],
  ])('another %s', (field, change, difference) => {
    const { compared, differences } = compareOriginal(issued, NUMBER, { ...WHOLE, ...change });
    expect(differences).toEqual([{ field, ...(difference as object) }]);
    expect(compared).not.toContain(field);
  });

  test('several numbers, and none of them the one of the record', () => {
    expect(compareOriginal(issued, NUMBER, { numbers: [OTHER, NUMBER] })).toEqual({
      compared: [],
      differences: [],
    });
    expect(compareOriginal(issued, NUMBER, { numbers: [OTHER, '26112000000123456791'] }).differences).toEqual(
      [{ field: 'invoiceNumber', original: `${OTHER}、26112000000123456791`, here: NUMBER }],
    );
  });

  test('parties are told apart by rule C10 only where they surely are two', () => {
    const { seller } = issued.invoice;
    const held = (data: OriginalData) => compareOriginal(issued, NUMBER, data);
    expect(held({ sellerName: seller.name }).compared).toEqual(['sellerName']);
    expect(held({ buyerName: '天津另一家贸易有限公司' }).differences).toEqual([
      { field: 'buyerName', original: '天津另一家贸易有限公司', here: issued.invoice.buyer.name },
    ]);
    // A name that was cut, and an id that is shown in part.
    expect(held({ buyerName: issued.invoice.buyer.name?.slice(0, 6) })).toEqual({
      compared: [],
      differences: [],
    });
    expect(held({ sellerTaxId: '9111******4JX88' })).toEqual({ compared: [], differences: [] });
  });

  test('what one side lacks is not compared', () => {
    const unread = { ...issued, invoice: { ...issued.invoice, totalNet: undefined, seller: {} } };
    expect(compareOriginal(unread, NUMBER, WHOLE).compared).toEqual([
      'invoiceNumber',
      'buyerTaxId',
      'totalTax',
      'totalGross',
      'lines',
    ]);
    expect(compareOriginal(issued, NUMBER, {})).toEqual({ compared: [], differences: [] });
    expect(compareOriginal(issued, NUMBER, { totalTax: '***' })).toEqual({ compared: [], differences: [] });
    expect(compareOriginal(issued, NUMBER, { lines: [{ net: '1' }] }).differences).toEqual([]);
  });

  test('the day, once the portal told it', () => {
    const at = {
      ...issued,
      outcome: { type: 'issued' as const, invoiceNumbers: [NUMBER], issuedAt: make.NOON },
    };
    expect(compareOriginal(at, NUMBER, { issueTime: '2026年11月24日' }).compared).toEqual(['issueDay']);
    expect(compareOriginal(at, NUMBER, { issueTime: '20261125' }).differences).toEqual([
      { field: 'issueDay', original: '2026-11-25', here: '2026-11-24' },
    ]);
  });

  test.each([
    ['2026-11-24', '2026-11-24'],
    ['2026-11-24T14:00:00', '2026-11-24'],
    ['2026年1月4日', '2026-01-04'],
    ['20261124140000', '2026-11-24'],
    ['24.11.2026', undefined],
    ['', undefined],
  ])('the day of %j', (text, day) => expect(dayOf(text)).toBe(day));
});

test.each([
  [WHOLE, `dzfp_${OTHER}_某公司.pdf`, { invoiceNumber: NUMBER, from: 'content' }],
  [{}, `dzfp_${OTHER}_某公司_20261124140000.pdf`, { invoiceNumber: OTHER, from: 'fileName' }],
  [{}, `${OTHER}.ofd`, { invoiceNumber: OTHER, from: 'fileName' }],
  [{}, `${OTHER}-${NUMBER}.ofd`, undefined],
  [{}, `${OTHER}1.ofd`, undefined],
  [{}, '发票.ofd', undefined],
])('O1 the number of %j in %s', (data, fileName, claimed) =>
  expect(claimedNumber(data, fileName)).toEqual(claimed),
);

describe('originals of a record', () => {
  test('O3 the same file again changes nothing; another stands beside it', () => {
    const once = then(issued, make.originalKept());
    const again = then(once, make.originalKept({ at: make.NOON + 1 }));
    expect(again.originals).toEqual(once.originals);
    const pdf = make.originalKept({ sha256: 'b'.repeat(64), format: 'pdf', mime: 'application/pdf' });
    expect(then(once, pdf).originals?.map(({ format }) => format)).toEqual(['xml', 'pdf']);
  });

  test('O4 it is a step of the history and decides nothing', () => {
    const kept = then(issued, make.originalKept());
    expect(kept).toMatchObject({ outcome: issued.outcome, standing: issued.standing, open: issued.open });
    expect(kept.history.at(-1)).toEqual({
      at: make.NOON,
      type: 'originalKept',
      text: '26112000000123456789.xml',
    });
    const unknown = fold(make.submitted(), make.called(), make.responded(500), make.originalKept());
    expect(unknown.outcome.type).toBe('unknown');
  });

  test('O4 有 only when each number has one', () => {
    expect(originalState(fold(make.submitted()))).toBeUndefined();
    expect(originalState(issued)).toBe('missing');
    expect(originalState(then(issued, make.originalKept()))).toBe('kept');
    const two = fold(make.submitted(), make.success([NUMBER, OTHER]), make.originalKept());
    expect(originalState(two)).toBe('missing');
    expect(originalState(then(two, make.originalKept({ invoiceNumber: OTHER })))).toBe('kept');
    expect(originalState(fold(make.submitted(), make.success([])))).toBe('missing');
  });

  test('a file that does not say itself whose it is never counts as 有 without a mark', () => {
    for (const numberFrom of ['clerk', 'fileName'] as const) {
      const mute = then(issued, make.originalKept({ numberFrom, sha256: 'c'.repeat(64), compared: [] }));
      expect(originalState(mute)).toBe('unproven');
      expect(originalState(then(mute, make.originalKept()))).toBe('kept');
      const [kept] = mute.originals ?? [];
      const state = ORIGINAL_COLUMNS.find(({ title }) => title === 'originals.state');
      const row = { record: mute, invoiceNumber: NUMBER, state: 'kept' as const, ...(kept && { kept }) };
      expect(state?.value(row, createTexts('zh_CN'))).toBe('有（未核对）');
      expect([mute, issued].map(ledgerFilter({ original: 'unproven' }))).toEqual([true, false]);
      const column = COLUMNS.find(({ title }) => title === 'column.original');
      expect(column?.value(mute, createTexts('zh_CN'))).toBe('有（未核对）');
    }
    const two = fold(make.submitted(), make.success([NUMBER, OTHER]), make.originalKept());
    expect(originalState(then(two, make.originalKept({ invoiceNumber: OTHER, numberFrom: 'clerk' })))).toBe(
      'unproven',
    );
  });

  test('已开具未存原件', () => {
    const fits = ledgerFilter({ original: 'missing' });
    expect([issued, then(issued, make.originalKept()), fold(make.submitted())].map(fits)).toEqual([
      true,
      false,
      false,
    ]);
  });
});
