// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { CONTROLS, readControl } from '../../../utils/dom/read-control';
import { find, page } from '../support/page';

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
