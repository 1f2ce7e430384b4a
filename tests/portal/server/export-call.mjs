import { KINDS, POSITIVE, STATUSES } from '../pages/js/query/columns.js';
import { EXPORT_NAME, makeExportedList } from './make-exported-list.mjs';
import { findListed } from './query-call.mjs';

/** `0.13` → `13%`; 免税 stays a word. @param {string} rate */
const percent = (rate) => (/^[\d.]+$/.test(rate) ? `${Number((Number(rate) * 100).toFixed(4))}%` : rate);

/** @param {Record<string, any>} invoice @returns {import('./make-exported-list.d.mts').ExportedInvoice} */
export const toExported = (invoice) => ({
  number: invoice.Fphm,
  sellerTaxId: invoice.Xsfnsrsbh,
  sellerName: invoice.Xsfmc,
  buyerTaxId: invoice.Gmfnsrsbh,
  buyerName: invoice.Gmfmc,
  issuedAt: invoice.Kprq,
  net: invoice.Hjje,
  tax: invoice.Hjse,
  gross: invoice.Jshj,
  source: invoice.Fply,
  kind: KINDS[invoice.FppzDm],
  status: STATUSES[invoice.FpztDm],
  isPositive: POSITIVE[invoice.Sflzfp],
  drawer: invoice.Kpr,
  note: invoice.Bz,
  lines: (invoice.MxzbList ?? []).map((/** @type {Record<string, string>} */ line) => ({
    code: line.Spbm,
    itemName: line.Xmmc,
    specification: line.Ggxh,
    unit: line.Dw,
    quantity: line.Spsl,
    unitPrice: line.Dj,
    netAmount: line.Je,
    taxRate: percent(line.Slv ?? ''),
    taxAmount: line.Se,
  })),
});

/**
 * GET /practice/v1/export-list?Cxlx=…: the whole list under the conditions of the query as a workbook. The path is this
 * portal's own; how the real one hands the file out is not known.
 * @param {import('./state.mjs').State} state
 * @returns {import('./calls.mjs').CallHandler}
 */
export function createExportCall(state) {
  return async ({ request, response }) => {
    const { searchParams } = new URL(request.url ?? '/', 'https://portal');
    const listed = findListed(state, Object.fromEntries(searchParams));
    response.writeHead(200, {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(EXPORT_NAME)}`,
      'cache-control': 'no-store',
    });
    response.end(await makeExportedList(listed.map(toExported)));
  };
}
