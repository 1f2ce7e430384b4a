// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { readTable } from '../../../utils/dom/read-table';
import { find, page } from '../support/page/page';

const HEAD =
  '<thead><tr><th></th><th data-colkey="xmmc">* 项目名称</th><th data-colkey="je">金额</th><th data-field="slv">税率/征收率</th></tr></thead>';
const ROW =
  '<tr><td><input type="checkbox" checked></td><td><input value="服务"></td><td>100.00</td><td><div class="t-select"><input readonly value="13%"></div></td></tr>';
const read = (body: string, head = HEAD) => {
  page(`<table>${head}${body}</table>`);
  return readTable(find<HTMLTableElement>('table'));
};

describe('readTable', () => {
  test('rows under their header, controls and texts alike; tick boxes are the page’s own business', () => {
    expect(read(`<tbody>${ROW}${ROW}</tbody>`)).toEqual({
      columns: [
        { label: '' },
        { label: '项目名称', key: 'xmmc' },
        { label: '金额', key: 'je' },
        { label: '税率/征收率', key: 'slv' },
      ],
      rows: [
        ['', '服务', '100.00', '13%'],
        ['', '服务', '100.00', '13%'],
      ],
    });
  });

  test('the empty header table that a library clones for its sticky header is no table', () => {
    expect(read('')).toBeUndefined();
    expect(read('<tbody></tbody>')).toBeUndefined();
  });

  test('an empty-state row is no row', () => {
    expect(read('<tbody><tr><td colspan="4">暂无数据</td></tr></tbody>')).toBeUndefined();
    expect(read(`<tbody>${ROW}<tr><td colspan="4">合计</td></tr></tbody>`)?.rows).toHaveLength(1);
  });

  test('a table without header is no table of lines', () => {
    expect(read(`<tbody>${ROW}</tbody>`, '')).toBeUndefined();
  });

  test('of two header rows the last counts', () => {
    const head = '<thead><tr><th colspan="2">明细</th></tr><tr><th>项目名称</th><th>金额</th></tr></thead>';
    expect(read('<tbody><tr><td>a</td><td>1</td></tr></tbody>', head)?.columns).toEqual([
      { label: '项目名称' },
      { label: '金额' },
    ]);
  });

  test('all bodies count', () => {
    expect(read(`<tbody>${ROW}</tbody><tbody>${ROW}</tbody>`)?.rows).toHaveLength(2);
  });

  test.each([
    ['<div class="own"><span>13%</span><input value=""></div>', '13%', undefined],
    ['<div class="own"><span>九折</span><input value=""></div>', '', 1],
    ['<div><input value=""><button>…</button><p class="t-input__tips">不能为空</p></div>', '', undefined],
  ])('X12 shown in a cell, but no value of its control: %s', (cell, value, unread) => {
    const table = read(`<tbody>${ROW.replace('100.00', cell)}</tbody>`);
    expect(table?.rows[0]?.[2]).toBe(value);
    expect(table?.unread).toBe(unread);
  });

  test('several controls in one cell are one value', () => {
    const row = ROW.replace('100.00', '<input value="1"><input value=""><input value="2">');
    expect(read(`<tbody>${row}</tbody>`)?.rows[0]?.[2]).toBe('1 2');
  });

  test.each<[string, string]>([
    ['a hidden input', '<input type="hidden" value="s3cret">'],
    ['a password', '<input type="password" value="s3cret">'],
    ['a token', '<input name="csrf_token" value="s3cret">'],
    ['a control hidden by its style', '<input style="display: none" value="s3cret">'],
    ['a control in a hidden block', '<div hidden><input value="s3cret"></div>'],
  ])('L6 %s in a cell is not read', (_, control) => {
    const row = ROW.replace('100.00', `${control}<input value="100.00">`);
    expect(read(`<tbody>${row}</tbody>`)?.rows[0]?.[2]).toBe('100.00');
  });

  test('L6 a column of one-time codes is not read', () => {
    const head = '<thead><tr><th>手机号</th><th>短信验证码</th></tr></thead>';
    const rows = read(
      '<tbody><tr><td><input value="138"></td><td><input value="912345"></td></tr></tbody>',
      head,
    );
    expect(rows?.rows).toEqual([['138', '']]);
  });
});
