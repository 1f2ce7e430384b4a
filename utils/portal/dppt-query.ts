import type { QueryPage } from './profile';

/** An amount in 元; in another unit it is none that is compared. */
const SUM = '[：:]?\\s*[￥¥]?\\s*(-?\\d[\\d,]*(?:\\.\\d+)?)\\s*元';

/**
 * 全量发票查询, 2026-11. Known of the real page, from four tools and a copy of it: its path, that it is TDesign, its
 * conditions, the 19 columns of its table with the other side alone, the names of the call's fields. It was not seen
 * working, so nothing here rests on class names of its own; labels are the page's, the export's and the clerk's words,
 * with alternatives. What is not found leaves a reading incomplete, and is said.
 */
export const dpptQuery: QueryPage = {
  paths: ['/invoice-query/invoice-query'],
  company: {
    selectors: ['header', '[class*="header"]'],
    pattern: '(?:统一社会信用代码|纳税人识别号)[^0-9A-Za-z]{0,10}([0-9A-Za-z]{15,20})(?![0-9A-Za-z])',
  },
  search: { selectors: ['button'], text: '查询' },
  conditions: ['.t-form', 'form'],
  fields: {
    type: ['查询类型'],
    kinds: ['发票票种', '票种', '发票种类', '发票类型'],
  },
  // Three ways were seen: two placeholders behind one label, two labels, two labels in brackets.
  dates: {
    from: ['开票日期起', '开票日期（起）', '开票起始日期', '开始日期'],
    to: ['开票日期止', '开票日期（止）', '开票终止日期', '结束日期'],
    both: ['开票日期', '开票日期起止'],
  },
  noLimit: ['全部', '全选', '不限'],
  columns: {
    invoiceNumber: [
      { key: 'Fphm' },
      { label: '数电发票号码' },
      { label: '数电票号码' },
      { label: '发票号码' },
    ],
    invoiceCode: [{ label: '发票代码' }],
    kind: [{ key: 'FppzDm' }, { label: '发票票种' }, { label: '票种' }],
    status: [{ key: 'FpztDm' }, { label: '发票状态' }],
    isPositive: [{ key: 'Sflzfp' }, { label: '是否正数发票' }],
    sellerName: [{ key: 'Xsfmc' }, { label: '销方名称' }, { label: '销售方名称' }],
    sellerTaxId: [{ key: 'Xsfnsrsbh' }, { label: '销方识别号' }, { label: '销售方识别号' }],
    buyerName: [{ key: 'Gmfmc' }, { label: '购买方名称' }, { label: '购方名称' }],
    buyerTaxId: [{ key: 'Gmfnsrsbh' }, { label: '购方识别号' }, { label: '购买方识别号' }],
    issuedAt: [{ key: 'Kprq' }, { label: '开票日期' }],
    net: [{ key: 'Hjje' }, { label: '金额' }],
    tax: [{ key: 'Hjse' }, { label: '税额' }],
    gross: [{ key: 'Jshj' }, { label: '价税合计' }],
    drawer: [{ key: 'Kpr' }, { label: '开票人' }],
    source: [{ label: '发票来源' }],
    note: [{ key: 'Bz' }, { label: '备注' }],
  },
  otherSide: {
    name: [{ label: '购/销方名称' }, { label: '对方纳税人名称' }],
    taxId: [{ label: '购/销方识别号' }, { label: '对方纳税人识别号' }],
    type: [{ label: '查询类型' }],
    sides: { 开具发票: 'buyer', 取得发票: 'seller' },
  },
  nothing: ['--', '-', '—', '——'],
  pager: {
    page: { selectors: ['.t-pagination__number.t-is-current'], pattern: '^(\\d+)$' },
    pageSize: { selectors: ['.t-pagination__select input'], pattern: '(\\d+)\\s*条' },
    total: { selectors: ['.t-pagination__total'], pattern: '共\\s*(\\d+)\\s*[条项]' },
  },
  // 「查询结果：合计金额：…元 合计税额：…元」; whether they are of the page or of the whole query is not known.
  sums: {
    net: { selectors: ['.invoiceQuery__table', '[class*="invoiceQuery"]'], pattern: `合计金额${SUM}` },
    tax: { selectors: ['.invoiceQuery__table', '[class*="invoiceQuery"]'], pattern: `合计税额${SUM}` },
    places: '.info-number',
    otherUnits: ['万元', '亿元'],
    perhapsNotSummed: ['作废'],
  },
  // 来源: only 电子发票服务平台 was seen; the others are the words of the tax office's notices. 状态: 正常 was seen.
  words: {
    elsewhere: ['APP', '扫码', '乐企', '纸质', '税控'],
    reversed: ['已红冲-全额', '已红冲－全额', '全额红冲'],
    reversedPartly: ['已红冲-部分', '已红冲－部分', '部分红冲'],
    special: ['专用'],
    general: ['普通'],
    // Seen: 被红冲蓝字数电发票号码：… 红字发票信息确认单编号：…
    originalNumber: ['蓝字', '被红冲'],
    notOriginalNumber: ['确认单', '确认信息', '通知单', '信息表'],
  },
  busy: ['.t-table .t-loading', 'button.t-is-loading'],
};
