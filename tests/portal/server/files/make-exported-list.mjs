/**
 * 全量发票查询导出结果.xlsx as the real ones are: 信息汇总表 first, amounts as numbers and all else as texts, a 合计行 under
 * 发票基础信息 with 金额 and 税额 alone, `--` as the number of an invoice older than 数电票.
 */
import {
  BlobReader,
  BlobWriter,
  TextReader,
  TextWriter,
  ZipReader,
  ZipWriter,
} from '@zip.js/zip.js/lib/zip-core-native.js';
import { writeXlsx } from 'hucre/xlsx';
import { cents, money } from '../cents.mjs';

/**
 * @typedef {import('./make-exported-list.d.mts').ExportedLine} ExportedLine
 * @typedef {import('./make-exported-list.d.mts').ExportedInvoice} ExportedInvoice
 */

/** @type {[title: string, (invoice: ExportedInvoice, nth: number) => string | undefined][]} */
const HEAD = [
  ['序号', ({ serial }, nth) => serial ?? String(nth)],
  ['发票代码', ({ oldCode }) => oldCode],
  ['发票号码', ({ oldNumber }) => oldNumber],
  ['数电发票号码', ({ number, oldCode }) => number || (oldCode ? '--' : '')],
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

/** An amount is a cell of its own kind; a word in its place stays one. @param {string | undefined} text */
const amountCell = (text) => (isNumber(text) ? Number(text) : (text ?? ''));
const AMOUNTS = ['金额', '税额', '价税合计'];

/** @param {ExportedInvoice[]} invoices @returns {(string | number)[][]} */
function invoiceSheet(invoices) {
  const titles = INVOICE_COLUMNS.map(([title]) => title);
  const total = titles.map((title, at) => {
    if (at === 0) return '合计行';
    if (title === '金额') return Number(sumOf(invoices.map(({ net }) => net)));
    return title === '税额' ? Number(sumOf(invoices.map(({ tax }) => tax))) : '';
  });
  const rows = invoices.map((invoice, index) =>
    INVOICE_COLUMNS.map(([title, of]) => {
      const text = of({ ...USUAL, ...invoice }, index + 1) ?? '';
      return AMOUNTS.includes(title) ? amountCell(text) : text;
    }),
  );
  return invoices.length === 0 ? [titles] : [titles, ...rows, total];
}

/** @param {ExportedInvoice[]} invoices @returns {(string | number)[][]} */
function lineSheet(invoices) {
  const titles = [...HEAD, ...LINE_COLUMNS, ['价税合计'], ...TAIL].map(([title]) => title);
  const all = invoices.flatMap((invoice) => (invoice.lines ?? []).map((line) => ({ invoice, line })));
  const rows = all.map(({ invoice, line }, index) => {
    const whole = { ...USUAL, ...invoice };
    const of = (/** @type {typeof HEAD} */ columns) =>
      columns.map(([, text]) => text(whole, index + 1) ?? '');
    const own = LINE_COLUMNS.map(([title, name]) =>
      AMOUNTS.includes(title) ? amountCell(line[name]) : (line[name] ?? ''),
    );
    return [...of(HEAD), ...own, amountCell(grossOf(line)), ...of(TAIL)];
  });
  return [titles, ...rows];
}

/** Its writer does not know how large a sheet will be: each says A1. @param {Uint8Array} bytes */
async function withoutSizes(bytes) {
  const zip = new ZipReader(new BlobReader(new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (bytes)])));
  const out = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
  for (const entry of await zip.getEntries()) {
    if (entry.directory) continue;
    const text = await entry.getData(new TextWriter(), { useWebWorkers: false });
    await out.add(entry.filename, new TextReader(text.replace(/<dimension [^>]*>/, '<dimension ref="A1"/>')));
  }
  return new Uint8Array(await (await out.close()).arrayBuffer());
}

/** @type {typeof import('./make-exported-list.d.mts').makeExportedList} */
export async function makeExportedList(invoices, change = (sheets) => sheets) {
  const sheets = [
    { name: '信息汇总表', rows: lineSheet(invoices) },
    { name: '发票基础信息', rows: invoiceSheet(invoices) },
  ];
  return withoutSizes(await writeXlsx({ sheets: change(sheets), stringMode: 'inline' }));
}

export const EXPORT_NAME = '全量发票查询导出结果.xlsx';

/** With the days of the query: 全量发票查询导出结果（20260401-20260430）.xlsx. @type {typeof import('./make-exported-list.d.mts').exportName} */
export const exportName = (from, to) =>
  from && to
    ? EXPORT_NAME.replace('.', `（${from.replaceAll('-', '')}-${to.replaceAll('-', '')}）.`)
    : EXPORT_NAME;
