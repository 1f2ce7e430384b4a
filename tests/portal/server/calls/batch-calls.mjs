import { cents, money } from '../cents.mjs';
import { readXlsx } from '../files/read-sheet.mjs';
import { readUpload } from '../files/read-upload.mjs';
import { issueInvoice } from '../state.mjs';
import { failed, ok, openSealed, readBody, sendJson } from './envelope.mjs';

/**
 * What goes wrong on the batch page.
 * @typedef {object} BatchPlan
 * @property {Record<string, string>} [refused] 流水号 -> 失败原因; `*` is every other row
 * @property {string} [hangAt] 流水号 of the row whose call is never answered: the batch stands still there
 * @property {boolean} [keepsResults] results of earlier imports come back below those of the next, as soon as it is issued
 * @property {string} [dropAt] 流水号 of the row that is issued and whose connection is closed without an answer
 */

const VERSION = 'pt:20260401';
const STALE = '导入文件已更新！请重新下载导入模板';
/** Which call issues a batch is not known; this one is the practice portal's own. */
const BATCH_ISSUE_PATH = '/practice/v1/batch-issue';

const KINDS = { 增值税专用发票: '01', 普通发票: '02' };

/** @param {string[][]} rows of a sheet @param {string} header @returns {Record<string, string>[]} data rows by header */
function recordsOf(rows, header) {
  const top = rows.findIndex((row) => row[0] === '发票流水号' && row.includes(header));
  if (top < 0) return [];
  return rows
    .slice(top + 1)
    .filter((row) => row.some(Boolean))
    .map((row) => Object.fromEntries(rows[top].map((name, at) => [name, (row[at] ?? '').trim()])));
}

/** @param {Record<string, string>} invoice @param {Record<string, string>[]} lines the amounts are without tax */
function rowOf(invoice, lines) {
  const own = lines.filter((line) => line.发票流水号 === invoice.发票流水号);
  const net = own.reduce((sum, line) => sum + cents(line.金额), 0);
  const tax = own.reduce((sum, line) => sum + Math.round(cents(line.金额) * (Number(line.税率) || 0)), 0);
  return {
    Lsh: invoice.发票流水号,
    Fplx: invoice.发票类型,
    FppzDm: KINDS[invoice.发票类型] ?? '',
    Gmfmc: invoice.购买方名称,
    Gmfnsrsbh: invoice.购买方纳税人识别号,
    Yx: invoice.购买方邮箱 ?? '',
    Hjje: money(net),
    Hjse: money(tax),
    Jshj: money(net + tax),
    MxzbList: own.map((line) => ({ Xmmc: line.项目名称, Je: line.金额, Slv: line.税率 })),
  };
}

/**
 * POST /kpfw/excel/v1/importPlkj
 * @param {import('../state.mjs').State} state @returns {import('./calls.mjs').CallHandler}
 */
function createImportBatch(state) {
  return async ({ request, response }) => {
    const { bytes } = await readUpload(request);
    /** @type {string[][][]} */
    let sheets;
    try {
      sheets = readXlsx(bytes);
    } catch {
      sendJson(response, failed('GT4000320', '文件格式不正确，请上传xlsx文件'));
      return;
    }
    if (!sheets.some((rows) => rows.some((row) => row.includes(VERSION)))) {
      sendJson(response, failed('GT4000321', STALE));
      return;
    }
    const invoices = sheets.flatMap((rows) => recordsOf(rows, '发票类型'));
    const lines = sheets.flatMap((rows) => recordsOf(rows, '项目名称'));
    const good = invoices.filter((invoice) => invoice.购买方名称);
    const list = good.map((invoice) => rowOf(invoice, lines));
    sendJson(response, ok({ Zs: invoices.length, List: list, Keeps: state.batchPlan.keepsResults === true }));
  };
}

/**
 * The calls of 批量开票: the import, and this portal's own call that issues one row.
 * @param {import('../state.mjs').State} state
 * @returns {Record<string, import('./calls.mjs').CallHandler>}
 */
export const createBatchCalls = (state) => ({
  'POST /kpfw/excel/v1/importPlkj': createImportBatch(state),
  [`POST ${BATCH_ISSUE_PATH}`]: async ({ request, response, record }) => {
    const { Lsh, Fplx: _kind, ...payload } = openSealed(await readBody(request));
    const { refused = {}, hangAt, dropAt } = state.batchPlan;
    if (Lsh === hangAt) return;
    const reason = refused[Lsh] ?? refused['*'];
    if (reason !== undefined) {
      sendJson(response, failed('GT4000101', reason));
      return;
    }
    const { name, taxId } = state.companies[state.options.company];
    const invoice = issueInvoice(state, { ...payload, Xsfmc: name, Xsfnsrsbh: taxId });
    record.issuedNumbers.push(invoice.Fphm);
    if (Lsh === dropAt) request.socket.destroy();
    else sendJson(response, ok({ Fphm: invoice.Fphm, Kprq: invoice.Kprq }));
  },
});
