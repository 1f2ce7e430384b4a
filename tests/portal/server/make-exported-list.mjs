/** 全量发票查询导出结果.xlsx, as far as its form is known: both sheets, every cell a text, a 合计 row under the lines. */
import { writeXlsx } from 'hucre/xlsx';
import { cents, money } from './cents.mjs';

/**
 * @typedef {import('./make-exported-list.d.mts').ExportedLine} ExportedLine
 * @typedef {import('./make-exported-list.d.mts').ExportedInvoice} ExportedInvoice
 */

/** @type {[title: string, (invoice: ExportedInvoice, nth: number) => string | undefined][]} */
const HEAD = [
  ['序号', (_, nth) => String(nth)],
  ['发票代码', ({ oldCode }) => oldCode],
  ['发票号码', ({ oldNumber }) => oldNumber],
  ['数电发票号码', ({ number }) => number],
  ['销方识别号', ({ sellerTaxId }) => sellerTaxId],
  ['销方名称', ({ sellerName }) => sellerName],
  ['购方识别号', ({ buyerTaxId }) => buyerTaxId],
  ['购买方名称', ({ buyerName }) => buyerName],
  ['开票日期', ({ issuedAt }) => issuedAt],
];
/** @type {typeof HEAD} */
const TAIL = [
  ['发票来源', ({ source }) => source],
  ['发票票种', ({ kind }) => kind],
  ['发票状态', ({ status }) => status],
  ['是否正数发票', ({ isPositive }) => isPositive],
  ['发票风险等级', ({ risk }) => risk],
  ['开票人', ({ drawer }) => drawer],
  ['备注', ({ note }) => note],
];
/** @type {typeof HEAD} */
const INVOICE_COLUMNS = [
  ...HEAD,
  ['金额', ({ net }) => net],
  ['税额', ({ tax }) => tax],
  ['价税合计', ({ gross }) => gross],
  ...TAIL,
];
/** @type {[title: string, keyof ExportedLine][]} */
const LINE_COLUMNS = [
  ['税收分类编码', 'code'],
  ['特定业务类型', 'business'],
  ['货物或应税劳务名称', 'itemName'],
  ['规格型号', 'specification'],
  ['单位', 'unit'],
  ['数量', 'quantity'],
  ['单价', 'unitPrice'],
  ['金额', 'netAmount'],
  ['税率', 'taxRate'],
  ['税额', 'taxAmount'],
];

/** @param {string | undefined} text */
const isNumber = (text) => /^-?\d+(\.\d+)?$/.test(text ?? '');
/** @param {(string | undefined)[]} texts amounts; words among them count as nothing */
const sumOf = (texts) => money(texts.filter(isNumber).reduce((sum, text) => sum + cents(text), 0));
/** @param {ExportedLine} line */
const grossOf = ({ netAmount, taxAmount }) => sumOf([netAmount, taxAmount]);

/** @type {Required<Pick<ExportedInvoice, 'source' | 'kind' | 'status' | 'isPositive' | 'risk'>>} */
const USUAL = {
  source: '电子发票服务平台',
  kind: '数电发票（普通发票）',
  status: '正常',
  isPositive: '是',
  risk: '正常',
};

/** @param {ExportedInvoice[]} invoices @returns {string[][]} */
export function invoiceSheet(invoices) {
  return [
    INVOICE_COLUMNS.map(([title]) => title),
    ...invoices.map((invoice, index) =>
      INVOICE_COLUMNS.map(([, of]) => of({ ...USUAL, ...invoice }, index + 1) ?? ''),
    ),
  ];
}

/** @param {ExportedInvoice[]} invoices @returns {string[][]} */
export function lineSheet(invoices) {
  const titles = [...HEAD, ...LINE_COLUMNS, ['价税合计'], ...TAIL].map(([title]) => title);
  const all = invoices.flatMap((invoice) => (invoice.lines ?? []).map((line) => ({ invoice, line })));
  const rows = all.map(({ invoice, line }, index) => {
    const whole = { ...USUAL, ...invoice };
    const of = (/** @type {typeof HEAD} */ columns) =>
      columns.map(([, text]) => text(whole, index + 1) ?? '');
    return [...of(HEAD), ...LINE_COLUMNS.map(([, name]) => line[name] ?? ''), grossOf(line), ...of(TAIL)];
  });
  const total = titles.map((title, at) => {
    if (at === 0) return '合计';
    if (title === '金额') return sumOf(all.map(({ line }) => line.netAmount));
    if (title === '税额') return sumOf(all.map(({ line }) => line.taxAmount));
    return title === '价税合计' ? sumOf(all.map(({ line }) => grossOf(line))) : '';
  });
  return [titles, ...rows, total];
}

/** @type {typeof import('./make-exported-list.d.mts').makeExportedList} */
export function makeExportedList(invoices, change = (sheets) => sheets) {
  const sheets = [
    { name: '发票基础信息', rows: invoiceSheet(invoices) },
    { name: '信息汇总表', rows: lineSheet(invoices) },
  ];
  return writeXlsx({ sheets: change(sheets), stringMode: 'inline' });
}

export const EXPORT_NAME = '全量发票查询导出结果.xlsx';
