import type { NamedPlaceRule } from '../domain/retry/named-place';

const BUYER = '(?:购买方|购方|受票方|买方)';

/**
 * Which place of the form a refusal names, 2026-11: by the words of the catalogue's texts and of the form's own labels.
 * What names no single place (额度, 权限, 合计) has no rule: nothing is pointed at then. The more special stand first.
 */
export const NAMED_PLACES: readonly NamedPlaceRule[] = [
  { pattern: `${BUYER}.{0,6}(?:纳税人识别号|统一社会信用代码|税号)`, at: { field: 'buyer.taxId' } },
  { pattern: `${BUYER}.{0,6}(?:名称|抬头)`, at: { field: 'buyer.name' } },
  { pattern: `${BUYER}.{0,4}地址`, at: { field: 'buyer.address' } },
  { pattern: `${BUYER}.{0,4}电话`, at: { field: 'buyer.phone' } },
  { pattern: `${BUYER}.{0,4}(?:开户银行|开户行)`, at: { field: 'buyer.bankName' } },
  { pattern: `${BUYER}.{0,4}(?:银行)?账号`, at: { field: 'buyer.bankAccount' } },
  { pattern: '备注', at: { field: 'note' } },
  { pattern: '税率|征收率', at: { column: 'taxRate' } },
  // The form has no column of its own for the code: it comes with the item's name.
  {
    pattern: '项目名称|商品名称|(?:商品|税收|分类|服务|项目|货物).{0,8}编码|商编|简码',
    at: { column: 'itemName' },
  },
  { pattern: '规格型号', at: { column: 'specification' } },
  { pattern: '单价', at: { column: 'unitPrice' } },
  { pattern: '第\\d+行.{0,6}数量', at: { column: 'quantity' } },
  { pattern: '第\\d+行.{0,6}单位', at: { column: 'unit' } },
  { pattern: '第\\d+行.{0,6}金额', at: { column: 'netAmount' } },
];
