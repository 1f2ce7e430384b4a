import type { BatchPage } from './profile';

/**
 * 批量开票, 2026-11. Known of the real page: its path, the import call, the words of 「导入完成」 and of
 * 「批量开具结果」 with its columns 序号 流水号 发票类型 数电票号码 金额 邮箱 成功|失败 失败原因. Not known: its markup, the
 * columns under which it shows the imported rows (tried: the headers of the official template and of the export), the
 * words on the button that issues, whether rows can be ticked, and which call issues. So nothing here rests on class
 * names; where rows stand and no such button does, the page is reported as changed.
 */
export const dpptBatch: BatchPage = {
  path: '/blue-invoice-makeout/invoice-batch',
  gestures: ['批量开具', '批量开票', '发票开具', '开具发票', '立即开具', '确认开具', '全部开具'],
  serialNumber: [{ label: '发票流水号' }, { label: '流水号' }],
  columns: {
    kind: [{ label: '发票类型' }, { label: '发票票种' }, { label: '票种' }],
    buyerName: [{ label: '购买方名称' }, { label: '购方名称' }],
    buyerTaxId: [
      { label: '购买方纳税人识别号' },
      { label: '统一社会信用代码/纳税人识别号' },
      { label: '购方识别号' },
    ],
    net: [{ label: '合计金额' }, { label: '不含税金额' }, { label: '金额' }],
    tax: [{ label: '合计税额' }, { label: '税额' }],
    gross: [{ label: '价税合计' }],
    note: [{ label: '备注' }],
  },
  result: {
    title: '批量开具结果',
    place: [{ label: '序号' }],
    invoiceNumber: [{ label: '数电票号码' }, { label: '数电发票号码' }, { label: '发票号码' }],
    reason: [{ label: '失败原因' }],
    issued: ['成功', '开具成功'],
    failed: ['失败', '开具失败'],
    counts: '开具成功发票\\s*(\\d+)\\s*份[\\s，,；;]*开具失败发票\\s*(\\d+)\\s*份',
  },
  imported: '导入完成，共处理数据(\\d+)条，处理成功(\\d+)条',
  aboutImport: '导入|模板|第\\d+行',
  mapping: {
    fields: {
      'seller.taxId': [{ name: 'sellerTaxId' }],
      'buyer.name': [{ name: 'buyerName' }],
      'buyer.taxId': [{ name: 'buyerTaxId' }],
      kind: [{ name: 'kind' }],
      note: [{ name: 'note' }],
      totalNet: [{ name: 'net' }],
      totalTax: [{ name: 'tax' }],
      totalGross: [{ name: 'gross' }],
    },
    // The rows show no lines.
    lines: {
      lineNo: [],
      itemName: [],
      specification: [],
      unit: [],
      quantity: [],
      unitPrice: [],
      netAmount: [],
      taxRate: [],
      taxAmount: [],
    },
    required: ['seller.taxId', 'buyer.name', 'totalGross'],
    kinds: [
      { contains: '专用发票', kind: 'special' },
      { contains: '普通发票', kind: 'general' },
    ],
  },
};
