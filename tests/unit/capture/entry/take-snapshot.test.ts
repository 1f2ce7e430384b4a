// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { takeSnapshot } from '../../../../utils/capture/entry/take-snapshot';
import { parseInvoice } from '../../../../utils/domain/invoice/parse-invoice';
import { RawSnapshot } from '../../../../utils/domain/invoice/raw-snapshot';
import { dppt } from '../../../../utils/portal/dppt';
import { type FormOptions, formPage } from '../../support/page/form';
import { find, page } from '../../support/page/page';
import { BUYER, SELLER } from '../../support/page/snapshots';

const { entry } = dppt;
const take = (options?: FormOptions) => {
  page(formPage(options));
  return takeSnapshot(document, entry, 42);
};
const shownFor = (snapshot: RawSnapshot, label: string, group?: string) =>
  snapshot.fields.find((field) => field.label === label && field.group === group)?.value;

beforeEach(() => {
  document.title = '蓝字发票开具';
});

describe('a whole form', () => {
  test('is a snapshot that parses without a gap', () => {
    const snapshot = take();
    expect(RawSnapshot.safeParse(snapshot).success).toBe(true);
    expect(parseInvoice(snapshot, entry.mapping)).toMatchObject({
      seller: SELLER,
      buyer: { ...BUYER, address: '浦东一号', bankAccount: '6222020200112233445' },
      note: '合同 12',
      totalNet: '300',
      totalTax: '39',
      totalGross: '339.00',
      issues: [],
    });
  });

  test('tells when and where', () => {
    expect(take()).toMatchObject({ takenAt: 42, title: '蓝字发票开具' });
  });

  test('the two halves are told apart by their place', () => {
    const snapshot = take();
    expect(shownFor(snapshot, '名称', 'buyer')).toBe(BUYER.name);
    expect(shownFor(snapshot, '名称', 'seller')).toBe(SELLER.name);
    expect(snapshot.fields.filter(({ group }) => group === 'seller').map(({ nth }) => nth)).toEqual([
      0, 1, 2, 3, 4, 5,
    ]);
  });

  test('a tick box in a half does not shift the places', () => {
    const box = '<label class="t-checkbox"><input type="checkbox">是否开票给自然人</label>';
    const snapshot = take({ change: ['<div class="t-col t-col-6">', `<div class="t-col t-col-6">${box}`] });
    expect(parseInvoice(snapshot, entry.mapping)).toMatchObject({ seller: SELLER, buyer: BUYER });
  });

  test('what was typed since, not the markup', () => {
    page(formPage());
    find<HTMLInputElement>('.t-form-item__gmfmc input').value = '新名称';
    expect(shownFor(takeSnapshot(document, entry, 1), '名称', 'buyer')).toBe('新名称');
  });

  test('200 lines are all there', () => {
    expect(parseInvoice(take({ rows: 200 }), entry.mapping)).toMatchObject({
      totalGross: '22600.00',
      issues: [],
    });
  });

  test('a pager tells of rows that are not on the page', () => {
    const snapshot = take({
      change: [
        '<div class="t-table">',
        '<div class="t-pagination__total">共 50 条</div><div class="t-table">',
      ],
    });
    expect(snapshot.tables[0]?.pagerTotal).toBe(50);
    expect(parseInvoice(snapshot, entry.mapping).issues).toEqual([
      { code: 'linesIncomplete', at: 'lines', shown: '3' },
    ]);
  });
});

describe('a page that changed: the generic snapshot keeps every visible field (law L4)', () => {
  test.each<readonly [string, string]>([
    ['t-form-item__gmfmc', 't-form-item__xyz'],
    ['t-col t-col-6', 't-col t-col-12'],
    ['blue-invoice', 'green-invoice'],
    ['data-colkey', 'data-key'],
    ['amount-tax-form__lower', 'sum'],
  ])('%s is now %s', (before, after) => {
    const all = JSON.stringify(take({ change: [before, after] }));
    for (const value of [
      BUYER.name,
      BUYER.taxId,
      SELLER.name,
      SELLER.taxId,
      '*服务*第3项',
      '13%',
      '合同 12',
    ]) {
      expect(all).toContain(value);
    }
  });
});

describe('L6 nothing secret enters', () => {
  test.each([
    '<input type="password" value="s3cret">',
    '<label>短信验证码<input value="s3cret"></label>',
    '<input type="hidden" name="fphm" value="s3cret">',
    '<input name="_csrf" value="s3cret">',
    '<div style="display: none"><input value="s3cret"></div>',
    '<div hidden><textarea>s3cret</textarea></div>',
    '<div hidden><table><thead><tr><th>a</th></tr></thead><tbody><tr><td>s3cret</td></tr></tbody></table></div>',
  ])('%s', (extra) => expect(JSON.stringify(take({ extra }))).not.toContain('s3cret'));
});

describe('a hostile page', () => {
  test('neither fills the disk nor costs the rest', () => {
    const extra = `<table><thead><tr>${'<th>a</th>'.repeat(400)}</tr></thead><tbody><tr>${'<td>b</td>'.repeat(400)}</tr></tbody></table>`;
    const invoice = parseInvoice(take({ extra }), entry.mapping);
    expect(invoice.issues).toEqual([]);
    expect(invoice.lines).toHaveLength(3);
  });

  test('an endless key of a column does not cost the rest', () => {
    const extra = `<table><thead><tr><th data-colkey="${'k'.repeat(5_000)}">a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>`;
    expect(parseInvoice(take({ extra }), entry.mapping).issues).toEqual([]);
  });

  test('an endless name of an item does not cost the rest', () => {
    const extra = `<div class="t-form-item__${'n'.repeat(5_000)}"><input value="x"></div><input name="${'m'.repeat(5_000)}" value="y">`;
    expect(parseInvoice(take({ extra }), entry.mapping).issues).toEqual([]);
  });

  test('6,000 fields are cut, 60 tables too', () => {
    const snapshot = take({
      extra:
        '<input value="x">'.repeat(6_000) +
        '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>'.repeat(60),
    });
    expect(RawSnapshot.safeParse(snapshot).success).toBe(true);
    expect(parseInvoice(snapshot, entry.mapping).issues).toEqual([]);
  });
});
