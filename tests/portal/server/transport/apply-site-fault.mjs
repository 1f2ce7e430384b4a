import { failed, ok, redirect, sendHtml, sendJson } from '../calls/envelope.mjs';
import { ORIGINS, PATHS } from './addresses.mjs';
import { ERROR_PAGE, MAINTENANCE_PAGE } from './error-pages.mjs';

const WHITE_PAGE =
  '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"></head><body><div id="app"></div></body></html>';

/** @param {import('node:http').IncomingMessage} request @param {string} path */
function kindOf({ method, headers }, path) {
  if (/^\/(?:practice|static|vendor)\//.test(path) || /\.(?:js|css|svg|ico|png)$/.test(path)) return 'part';
  if (headers['sec-fetch-mode'] === 'navigate') return 'pages';
  if (method === 'GET') return 'part';
  return path.includes('/qlfpcx/') ? 'query' : 'calls';
}

/** @param {import('../../site-faults.mjs').SiteFault['of']} of @param {string} kind */
const isOf = (of, kind) => of === kind || of === 'all' || (of === 'calls' && kind === 'query');

/**
 * @param {import('../../site-faults.mjs').SiteFault} fault
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {string} path
 * @returns {Promise<boolean>} whether it was answered
 */
export async function applySiteFault(fault, request, response, path) {
  const kind = kindOf(request, path);
  if (kind === 'part' || !isOf(fault.of, kind)) return false;
  if (fault.ms) {
    await new Promise((resolve) => setTimeout(resolve, fault.ms));
    return false;
  }
  if (fault.drop) request.socket.destroy();
  else if (fault.status) sendHtml(response, ERROR_PAGE(fault.status), fault.status);
  else if (fault.page) sendHtml(response, fault.page === 'white' ? WHITE_PAGE : MAINTENANCE_PAGE);
  else if (fault.message)
    sendJson(response, failed(fault.message.code, fault.message.text, { Show: 'toast' }));
  else if (fault.login)
    redirect(
      response,
      `${ORIGINS.login}${PATHS.login}?redirect_uri=${encodeURIComponent(ORIGINS.invoices + PATHS.form)}`,
    );
  else if (fault.empty) sendJson(response, ok({ List: [], Total: 0, Sums: { net: '0.00', tax: '0.00' } }));
  return true;
}
