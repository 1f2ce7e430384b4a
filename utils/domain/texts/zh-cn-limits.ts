/** What the portal is known not to take, and why. Beside the words on the portal page, for both show it. */
export const zhCNLimits = {
  'limit.sellerIsBuyer': '购买方和销售方是同一个税号，税局不收',
  'limit.noteLong': '备注超过税局能收的 {max} 个字',
  'limit.specificationLong': '第 {line} 行规格型号超过税局能收的 {max} 个字',
  'limit.priceLong': '第 {line} 行单价太长：整数最多 {whole} 位，小数最多 {decimals} 位',
  'limit.amountOff': '第 {line} 行单价×数量和金额相差超过 {most} 元',
  'limit.taxOff': '第 {line} 行金额×税率和税额相差超过 {most} 元',
  'limit.more': '另有 {count} 处',
  'limit.advice': '这几处税局可能不收。内容都已留底；再次填写以后，开具以前请先改好。',
  'limit.adviceTemplate': '这几处税局可能不收。照原样写入不受影响；导入批量开票以前，请在文件里先改好。',
  'limit.adviceFill': '这几处税局可能不收。照上次的样子填，不替您改；点发票开具以前请先改好。',
} as const;
