import { KINDS, POSITIVE, STATUSES } from '../../pages/js/query/columns.js';
import { exportName, makeExportedList } from '../files/make-exported-list.mjs';
import { failed, ok, openSealed, readBody, sendJson } from './envelope.mjs';
import { findListed } from './query-call.mjs';

/** `0.13` → `13%`; 免税 stays a word. @param {string} rate */
const percent = (rate) => (/^[\d.]+$/.test(rate) ? `${Number((Number(rate) * 100).toFixed(4))}%` : rate);

/** @param {Record<string, any>} invoice @returns {import('../files/make-exported-list.d.mts').ExportedInvoice} */
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
 * What an export holds: all of the list under these conditions, or those of it that are chosen.
 * @param {import('../state.mjs').State} state
 * @param {Record<string, any>} asked the conditions; `Fphms`: the numbers that were chosen
 */
async function exportOf(state, { Fphms = '', ...conditions }) {
  const chosen = new Set(Fphms.split(',').filter(Boolean));
  const isOfList = state.options.exportSerials === 'list';
  const rows = findListed(state, conditions)
    .map((invoice, index) => ({
      number: invoice.Fphm,
      row: { ...toExported(invoice), ...(isOfList ? { serial: String(index + 1) } : {}) },
    }))
    .filter(({ number }) => chosen.size === 0 || chosen.has(number));
  const { Kprqq, Kprqz } = conditions;
  return { name: exportName(Kprqq, Kprqz), bytes: await makeExportedList(rows.map(({ row }) => row)) };
}

/** @param {import('node:http').ServerResponse} response @param {{ name: string, bytes: Uint8Array }} file */
function sendFile(response, { name, bytes }) {
  response.writeHead(200, {
    'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'cache-control': 'no-store',
  });
  response.end(bytes);
}

/**
 * The export, at once or as a task that is fetched later. The paths are this portal's own; how the real one hands the
 * file out is not known.
 * @param {import('../state.mjs').State} state
 * @returns {Record<string, import('./calls.mjs').CallHandler>}
 */
export function createExportCalls(state) {
  return {
    'GET /practice/v1/export-list': async ({ request, response }) => {
      const { searchParams } = new URL(request.url ?? '/', 'https://portal');
      sendFile(response, await exportOf(state, Object.fromEntries(searchParams)));
    },
    'POST /practice/v1/export-tasks': async ({ request, response }) => {
      const file = await exportOf(state, openSealed(await readBody(request)));
      state.exportTasks.push({ id: state.exportTasks.length + 1, at: Date.now(), ...file });
      sendJson(response, ok({ Cgbz: 'Y' }));
    },
    'GET /practice/v1/export-tasks': ({ response }) => {
      const ready = Date.now() - state.options.exportTaskMs;
      const List = state.exportTasks.map(({ id, name, at }) => ({ id, name, ready: at <= ready }));
      sendJson(response, ok({ List }));
    },
    'GET /practice/v1/export-file': ({ request, response }) => {
      const id = Number(new URL(request.url ?? '/', 'https://portal').searchParams.get('id'));
      const task = state.exportTasks.find((one) => one.id === id);
      if (task) sendFile(response, task);
      else sendJson(response, failed('GT4000312', '没有这个文件'));
    },
  };
}
