/**
 * What a spreadsheet must hold of some records, told once more and on its own: no code of the product, so that a
 * mistake there does not excuse itself here.
 */

const OUTCOMES = {
  issued: '已开具',
  refused: '开具失败',
  notSent: '未提交成功',
  unknown: '结果不明',
  pending: '等结果',
};
const KINDS = { special: '增值税专用发票', general: '普通发票' };
const SOURCES = { portal: '开票页', batch: '批量开票', red: '红字' };
const REASONS = {
  refused: '税局没有开具',
  leftPage: '税局回应前，页面关闭或离开了',
  timedOut: '等了很久，税局没有回应',
};
const LONGEST = 32_767;

/** A cell's text, or null for an empty cell: XML has no control characters, Excel no longer text and one line end. */
function text(value) {
  const kept = [...(value ?? '').replaceAll('\r\n', '\n')]
    .filter((sign) => sign >= ' ' || sign === '\n' || sign === '\t')
    .filter((sign) => sign !== '\ufffe' && sign !== '\uffff')
    .join('');
  if (kept === '') return null;
  // The cut is made before the control characters go; no case here has both.
  return kept.length > LONGEST ? `${kept.slice(0, LONGEST - 1)}…` : kept;
}
/** A number, where a spreadsheet can hold this one exactly (15 digits); else the text that it was. */
function number(value) {
  if (value === undefined || value === '') return null;
  const digits = value.replace(/[-.]/g, '').replace(/^0+/, '');
  return /^-?\d+(\.\d+)?$/.test(value) && digits.length <= 15 ? Number(value) : value;
}
/** Beijing's wall time, as a spreadsheet's date. */
const time = (at) => (at === undefined ? null : new Date(Math.floor(at / 1000) * 1000 + 8 * 3_600_000));

const message = ({ outcome }) => outcome.message;
const items = ({ invoice }) => text(invoice.lines.map(({ itemName }) => itemName ?? '').join('；'));

const INVOICE = {
  提交时间: (record) => time(record.submittedAt),
  开票日期: ({ outcome }) => time(outcome.issuedAt),
  结果: ({ outcome }) => OUTCOMES[outcome.type],
  税局提示: (record) => text(message(record)),
  发票号码: ({ invoiceNumbers }) => text(invoiceNumbers.join(' ')),
  票种: ({ invoice }) => KINDS[invoice.kind] ?? null,
  销售方名称: ({ invoice }) => text(invoice.seller.name),
  销售方税号: ({ invoice }) => text(invoice.seller.taxId),
  购买方名称: ({ invoice }) => text(invoice.buyer.name),
  购买方税号: ({ invoice }) => text(invoice.buyer.taxId),
  明细行数: ({ invoice }) => invoice.lines.length,
  项目: items,
  合计金额: ({ invoice }) => number(invoice.totalNet),
  合计税额: ({ invoice }) => number(invoice.totalTax),
  价税合计: ({ invoice }) => number(invoice.totalGross),
  备注: ({ invoice }) => text(invoice.note),
  来源: ({ source }) => SOURCES[source],
  原蓝字发票号码: ({ red }) => text(red?.originalNumber),
  // Nothing was attached in any of these ledgers.
  原件: ({ outcome }) => (outcome.type === 'issued' ? '未下载' : null),
  自己的备注: ({ note }) => text(note),
  标签: ({ tags }) => text((tags ?? []).join('；')),
  // Nobody ticked any of them.
  已复核: () => null,
};

const ofRecord = (title) => [title, ({ record }) => INVOICE[title](record)];
const LINE = {
  ...Object.fromEntries(['提交时间', '结果', '发票号码', '销售方名称', '购买方名称'].map(ofRecord)),
  行号: ({ line }) => number(line.lineNo),
  项目名称: ({ line }) => text(line.itemName),
  规格型号: ({ line }) => text(line.specification),
  单位: ({ line }) => text(line.unit),
  数量: ({ line }) => number(line.quantity),
  单价: ({ line }) => number(line.unitPrice),
  金额: ({ line }) => number(line.netAmount),
  '税率/征收率': ({ line }) => number(line.taxRate),
  税额: ({ line }) => number(line.taxAmount),
};

const { 提交时间, 结果, 销售方名称, 购买方名称, 购买方税号, 项目, 价税合计, 备注 } = INVOICE;
const FAILURE = {
  提交时间,
  结果,
  税局提示原文: (record) => text(message(record)),
  原因: ({ outcome }) => REASONS[outcome.reason ?? outcome.type],
  后来: () => '还没处理',
  销售方名称,
  购买方名称,
  购买方税号,
  项目,
  价税合计,
  备注,
};

/** What the page of a record did not show and another record does: its company's name, and the kind of what it reverses. */
function withKnown(record, records) {
  const { invoice, sellerTaxId, red } = record;
  const ofCompany = records.find((other) => other.sellerTaxId === sellerTaxId && other.invoice.seller.name);
  const name = invoice.seller.name ?? (sellerTaxId && ofCompany?.invoice.seller.name);
  const original = red && records.find(({ invoiceNumbers }) => invoiceNumbers.includes(red.originalNumber));
  const kind = invoice.kind ?? original?.invoice.kind;
  return { ...record, invoice: { ...invoice, kind, seller: { ...invoice.seller, name } } };
}

const tableOf = (columns, rows) => [
  Object.keys(columns),
  ...rows.map((row) => Object.values(columns).map((cell) => cell(row))),
];

/**
 * @param {any[]} kept in the order of the file
 * @returns {Record<string, unknown[][]>} cells by sheet; null = empty
 */
export function expectedBook(kept) {
  const records = kept.map((record) => withKnown(record, kept));
  const failed = records.filter(({ outcome }) => ['refused', 'notSent', 'unknown'].includes(outcome.type));
  const lines = records.flatMap((record) => record.invoice.lines.map((line) => ({ record, line })));
  return {
    发票: tableOf(INVOICE, records),
    明细: tableOf(LINE, lines),
    失败与不明: tableOf(FAILURE, failed),
  };
}

/**
 * @param {import('hucre').Workbook} book
 * @returns {Record<string, unknown[][]>} in the form of `expectedBook`; without 说明, whose words other tests read,
 *   and without 检查, of which `tests/e2e/ledger/checks.test.mjs` tells
 */
export function cellsOf(book) {
  const tables = book.sheets.filter(({ name }) => name !== '说明');
  return Object.fromEntries(
    tables.map(({ name, rows }) => {
      const width = rows[0]?.length ?? 0;
      const places = Array.from({ length: width }, (_, at) => at).filter((at) => rows[0]?.[at] !== '检查');
      return [name, rows.map((row) => places.map((at) => row[at] ?? null))];
    }),
  );
}

/** Cells that the other program took for formulas: there must be none. @param {import('hucre').Workbook} book */
export const formulasOf = (book) =>
  book.sheets.flatMap(({ cells }) =>
    [...(cells?.values() ?? [])].filter((cell) => cell.formula !== undefined),
  );
