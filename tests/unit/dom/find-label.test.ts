// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { findLabel } from '../../../utils/dom/find-label';
import { find, page } from '../support/page/page';

describe('findLabel: what a person would call it, strongest source first', () => {
  test.each<[string, string, string, string]>([
    ['a linked label', '<label for="a">购买方名称：</label><input id="a" data-x>', '购买方名称', 'label'],
    ['a wrapping label', '<label>是否展示 <input type="checkbox" data-x></label>', '是否展示', 'label'],
    [
      'the label beside it in its form item (TDesign)',
      '<div class="t-form__item"><div class="t-form__label"><label>* 名称：</label></div><div><input placeholder="请输入" data-x></div></div>',
      '名称',
      'item',
    ],
    [
      'Element UI',
      '<div class="el-form-item"><label class="el-form-item__label">税号</label><div><input placeholder="请输入" data-x></div></div>',
      '税号',
      'item',
    ],
    ['a definition list', '<dl><dt>地址</dt><dd><input data-x></dd></dl>', '地址', 'before'],
    [
      'a table cell before',
      '<table><tr><td>电话：</td><td><input data-x></td></tr></table>',
      '电话',
      'before',
    ],
    ['aria-label', '<input aria-label="备注" placeholder="请输入" data-x>', '备注', 'aria'],
    [
      'aria-labelledby',
      '<b id="l1">开户</b><b id="l2">银行</b><input aria-labelledby="l1 l2" data-x>',
      '开户 银行',
      'aria',
    ],
    [
      'the placeholder is weak',
      '<input placeholder="请输入账号" name="yhzh" data-x>',
      '请输入账号',
      'placeholder',
    ],
    ['the name is weaker', '<input name="yhzh" data-x>', 'yhzh', 'name'],
    ['none', '<input data-x>', '', 'none'],
  ])('%s', (_, html, label, labelFrom) => {
    page(html);
    expect(findLabel(find('[data-x]'))).toEqual({ label, labelFrom });
  });

  test('the profile’s own items come before the general ones', () => {
    page(
      '<div class="form-list"><label>一般</label><div class="special"><i class="label">专用</i><p><input data-x></p></div></div>',
    );
    expect(findLabel(find('[data-x]'), ['.special']).label).toBe('专用');
    expect(findLabel(find('[data-x]')).label).not.toBe('专用');
  });

  test('a placeholder never hides the label of the item', () => {
    page('<div class="t-form__item"><label>数量</label><input placeholder="请输入" data-x></div>');
    expect(findLabel(find('[data-x]')).label).toBe('数量');
  });

  test('an endless label is cut', () => {
    page(`<label>${'长'.repeat(1_000)}<input data-x></label>`);
    expect(findLabel(find('[data-x]')).label).toHaveLength(400);
  });
});

test('Drift law: without any known class the words before the control, in the block that holds it alone', () => {
  page(
    '<section><div><span>名称</span><div><button>选</button><input data-x></div></div><div><span>税号</span><input></div></section>',
  );
  expect(findLabel(find('[data-x]'))).toEqual({ label: '名称', labelFrom: 'before' });
});
