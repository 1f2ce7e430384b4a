import { expect, test } from 'vitest';
import { namedPlace } from '../../../utils/domain/retry/named-place';
import { dppt } from '../../../utils/portal/dppt';
import { NAMED_PLACES } from '../../../utils/portal/named-places';

const place = (text: string) => namedPlace(text, NAMED_PLACES);

test.each([
  ['第1行税率不合法，请使用 0.03、0.01', { at: 'cell', column: 'taxRate', row: 0 }],
  ['税率不合法', { at: 'cell', column: 'taxRate' }],
  [
    '第 12 行商品和服务税收编码为汇总商品编码，请使用下级具体商编',
    { at: 'cell', column: 'itemName', row: 11 },
  ],
  ['使用的商品编码未查询到所对应的项目信息', { at: 'cell', column: 'itemName' }],
  ['购买方纳税人识别号格式不正确', { at: 'field', field: 'buyer.taxId' }],
  ['购买方名称不能为空', { at: 'field', field: 'buyer.name' }],
  ['备注不能超过 200 个汉字', { at: 'field', field: 'note' }],
])('%s names a place of the form', (text, wanted) => expect(place(text)).toEqual(wanted));

test.each([
  '可用授信额度不足，请到税局调整后再开票',
  '当前账户没有开票业务相关权限',
  '开票方纳税人名称：A公司 与销售方纳税人名称：B公司 不符，请检查',
  '开具金额超出可用额度',
  '请联系单位负责人',
  '内部错误',
])('%s names none', (text) => expect(place(text)).toBeUndefined());

test('each place is one of the form', () => {
  const { fields, lines } = dppt.entry.mapping;
  for (const { at } of NAMED_PLACES) {
    expect('field' in at ? fields[at.field] : lines[at.column]).not.toHaveLength(0);
  }
});
