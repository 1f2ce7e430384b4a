// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { CONTROLS, readControl } from '../../../utils/dom/read-control';
import { find, page } from '../support/page/page';

describe('readControl: what a person sees', () => {
  test.each<[string, string, ReturnType<typeof readControl>]>([
    ['input', '<input value="某公司">', { kind: 'text', value: '某公司' }],
    ['spaces are kept', '<input value=" 某公司 ">', { kind: 'text', value: ' 某公司 ' }],
    ['number', '<input type="number" value="1.50">', { kind: 'text', value: '1.50' }],
    ['readonly text', '<input readonly value="x">', { kind: 'text', value: 'x' }],
    ['textarea', '<textarea>一\n二</textarea>', { kind: 'textarea', value: '一\n二' }],
    [
      'native select',
      '<select><option>3%</option><option selected>13%</option></select>',
      { kind: 'select', value: '13%' },
    ],
    [
      'TDesign select',
      '<div class="t-select"><input readonly value="6%"></div>',
      { kind: 'select', value: '6%' },
    ],
    [
      'TDesign select within a select-input',
      '<div class="t-select-input"><div class="t-input"><input readonly value="免税"></div></div>',
      { kind: 'select', value: '免税' },
    ],
    [
      'Element Plus select',
      '<div class="el-select"><div class="el-select__selected-item"><span>9%</span></div></div>',
      { kind: 'select', value: '9%' },
    ],
    [
      'antd select',
      '<div class="ant-select"><span class="ant-select-selection-item">1%</span></div>',
      { kind: 'select', value: '1%' },
    ],
    [
      'X12 tags of a select of several',
      '<div class="t-select"><div class="t-input"><span class="t-tag">甲</span><span class="t-tag">乙</span><input value=""></div></div>',
      { kind: 'select', value: '甲、乙' },
    ],
    [
      'X12 a value in a slot of a select',
      '<div class="t-select"><div class="t-input__prefix"><b>13%</b></div><input readonly value=""></div>',
      { kind: 'select', value: '13%' },
    ],
    [
      'X12 a placeholder that is drawn is no value',
      '<div class="t-select"><span class="t-select__placeholder">请选择</span><input readonly value=""></div>',
      { kind: 'select', value: '' },
    ],
    [
      'X12 several of a native select',
      '<select multiple><option selected>甲</option><option selected>乙</option></select>',
      { kind: 'select', value: '甲、乙' },
    ],
    [
      'X12 a block that is typed into',
      '<div contenteditable="true">备注 <b>一</b></div>',
      { kind: 'textarea', value: '备注 一' },
    ],
    ['ticked', '<label><input type="checkbox" checked>是</label>', { kind: 'checkbox', value: 'true' }],
    ['not ticked', '<input type="checkbox">', { kind: 'checkbox', value: 'false' }],
    [
      'chosen radio',
      '<label><input type="radio" value="1" checked> 含税</label>',
      { kind: 'radio', value: '含税' },
    ],
    ['chosen radio without words', '<input type="radio" value="1" checked>', { kind: 'radio', value: '1' }],
    ['other radio', '<label><input type="radio" value="0"> 不含税</label>', undefined],
  ])('%s', (_, html, read) => {
    page(html);
    expect(readControl(find(CONTROLS))).toEqual(read);
  });

  test('the value as it is now, not as it was in the markup', () => {
    page('<input value="old">');
    find<HTMLInputElement>('input').value = 'new';
    expect(readControl(find('input'))?.value).toBe('new');
  });

  test('a value without end is cut', () => {
    page('<textarea></textarea>');
    find<HTMLTextAreaElement>('textarea').value = 'x'.repeat(30_000);
    expect(readControl(find('textarea'))?.value).toHaveLength(20_000);
  });
});
