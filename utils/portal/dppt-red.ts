import type { CatalogueEntry } from '../domain/outcome/classify-text';
import type { RedPages } from './red-pages';

const AMOUNT = '[：:]?\\s*([-－]?\\s*[￥¥]?\\s*-?[\\d,]+\\.\\d{2})';

/** Told by public sources in 2026: what the text allows, on these pages. */
const text = (match: string, outcome: CatalogueEntry['outcome']): CatalogueEntry => ({
  match,
  kind: 'text',
  scope: 'issue',
  outcome,
  certainty: 'portal',
});

/**
 * 红字发票, 2026-11. Known of the real pages: the two paths; the states 01 to 13, in their words; that 提交 is answered by
 * 「红字发票信息确认单提交成功」; that 处理开票记录 and 去开票 only open, 开具发票 issues, answered by 「红字发票开具成功」; that the portal
 * itself may issue from one that is 无需确认 or 购销双方已确认; the calls of both (`dppt.ts`); the words of the red invoice's 备注,
 * where both numbers have 20 digits. Not known: the markup, the other words on buttons and over columns, how the pages
 * name the original invoice and the extent, and the sign of the amounts. All of that is tried in the alternatives below,
 * by words alone, never by class names; where a page is there and they are not, it is reported as changed. A state in
 * words beyond these is shown in them and decides nothing.
 */
export const dpptRed: RedPages = {
  path: '/red-invoice/',
  form: '/red-invoice/info-confirm',
  submit: ['提交', '提交确认单', '确认提交', '提交申请', '发起确认', '确认发起'],
  issue: ['开具发票', '开具红字发票', '开具红票', '开具', '确认开具'],
  opens: ['处理开票记录', '去开票', '去开具'],
  originalNumber: [
    { label: '原蓝字发票号码' },
    { label: '原蓝字数电发票号码' },
    { label: '蓝字发票号码' },
    { label: '蓝字数电发票号码' },
    { label: '对应蓝字发票号码' },
    { label: '被红冲蓝字发票号码' },
    { label: '被红冲蓝字数电发票号码' },
    { label: '原发票号码' },
  ],
  confirmId: [
    { label: '确认单编号' },
    { label: '红字确认单编号' },
    { label: '红字发票信息确认单编号' },
    { label: '红字发票确认信息编号' },
    { label: '确认信息编号' },
    { label: '红字通知单编号' },
  ],
  state: [
    { label: '状态' },
    { label: '确认状态' },
    { label: '确认单状态' },
    { label: '红字确认单状态' },
    { label: '确认信息状态' },
  ],
  invoiceNumber: [{ label: '红字发票号码' }, { label: '红字数电发票号码' }, { label: '数电票号码' }],
  columns: {
    buyerName: [{ label: '购买方名称' }, { label: '购方名称' }],
    buyerTaxId: [{ label: '购买方识别号' }, { label: '购方识别号' }, { label: '购买方纳税人识别号' }],
    net: [
      { label: '红字金额' },
      { label: '红冲金额' },
      { label: '红字合计金额' },
      { label: '合计金额' },
      { label: '金额' },
    ],
    tax: [
      { label: '红字税额' },
      { label: '红冲税额' },
      { label: '红字合计税额' },
      { label: '合计税额' },
      { label: '税额' },
    ],
    gross: [{ label: '红字价税合计' }, { label: '红冲价税合计' }, { label: '价税合计' }],
  },
  states: {
    waiting: '待.{0,6}确认',
    noNeed: '无需确认',
    confirmed: '已确认',
    withdrawn: '撤销',
    timedOut: '超时|超.{0,3}72小时',
    voided: '^(?!.*(?:撤销|超时|超.{0,3}72小时)).*(?:作废|否认|拒收)',
  },
  scopes: { full: '全额|全部', partial: '部分' },
  texts: [
    { name: 'totalNet', pattern: `(?:合计金额|红字金额|红冲金额)${AMOUNT}` },
    { name: 'totalTax', pattern: `(?:合计税额|红字税额|红冲税额)${AMOUNT}` },
    { name: 'totalGross', pattern: `价税合计(?:（小写）|\\(小写\\))?${AMOUNT}` },
    { name: 'buyerName', pattern: '(?:购买方名称|购方名称)[：:]\\s*(\\S+)' },
    { name: 'confirmId', pattern: '(?:确认单|确认信息)编号[：:]\\s*([A-Za-z0-9]+)' },
    { name: 'originalNumber', pattern: '蓝字(?:数电)?发票号码[：:]\\s*(\\d{20}|\\d{8})(?!\\d)' },
  ],
  taken: ['提交成功', '发起成功', '申请成功', '提交完成', '保存成功'],
  notTaken: ['是否', '请确认', '失败', '异常', '超时', '稍后', '核对', '查询', '错误', '未'],
  // A limit that is used up may be used up by our own confirmation.
  doubtWords: ['状态', '确认单', '确认信息', '已红冲', '剩余', '可红冲', '可开具'],
  // Confirmations may stand already, and one of them may be our own.
  catalogue: [
    text('存在进行中的红字', 'unknown'),
    text('已开具红字确认单', 'unknown'),
    text('没有可红冲的金额', 'unknown'),
    text('大于原蓝字可开具红字信息表的金额', 'unknown'),
    text('商品服务简称与原蓝字发票不符', 'refused'),
  ],
  refusedSubmit: [
    text('系统正在同步中', 'refused'),
    text('查无此票', 'refused'),
    text('不允许进行红冲', 'refused'),
    text('无需申请红字信息表', 'refused'),
  ],
  issued: ['开具成功', '开票成功'],
  issuedAlone: ['红字发票开具成功'],
  otherNumbers: '(?:蓝字(?:数电)?(?:发票)?号码|(?:确认单|确认信息|通知单|信息表)编号)[：:]?\\s*[0-9A-Za-z]+',
  mapping: {
    fields: {
      'seller.taxId': [{ name: 'sellerTaxId' }],
      'seller.name': [{ label: '销售方名称' }, { label: '销方名称' }],
      'buyer.name': [
        { name: 'buyerName' },
        { label: '购买方名称' },
        { label: '购方名称' },
        { text: 'buyerName' },
      ],
      'buyer.taxId': [
        { name: 'buyerTaxId' },
        { label: '购买方纳税人识别号' },
        { label: '购买方识别号' },
        { label: '购方识别号' },
        { label: '统一社会信用代码/纳税人识别号' },
      ],
      kind: [{ label: '发票票种' }, { label: '票种' }, { label: '发票类型' }],
      note: [{ label: '备注' }],
      totalNet: [{ name: 'net' }, { label: '红字金额' }, { label: '合计金额' }, { text: 'totalNet' }],
      totalTax: [{ name: 'tax' }, { label: '红字税额' }, { label: '合计税额' }, { text: 'totalTax' }],
      totalGross: [
        { name: 'gross' },
        { label: '红字价税合计' },
        { label: '价税合计' },
        { text: 'totalGross' },
      ],
    },
    lines: {
      lineNo: [{ label: '序号' }],
      itemName: [{ label: '项目名称' }, { label: '货物或应税劳务名称' }],
      specification: [{ label: '规格型号' }],
      unit: [{ label: '单位' }],
      quantity: [{ label: '数量' }, { label: '红冲数量' }],
      unitPrice: [{ label: '单价' }],
      netAmount: [{ label: '金额' }, { label: '红冲金额' }, { label: '红字金额' }],
      taxRate: [{ label: '税率/征收率' }, { label: '税率' }],
      taxAmount: [{ label: '税额' }, { label: '红冲税额' }, { label: '红字税额' }],
    },
    required: ['seller.taxId', 'buyer.name', 'totalGross'],
    kinds: [
      { contains: '专用发票', kind: 'special' },
      { contains: '普通发票', kind: 'general' },
    ],
  },
};
