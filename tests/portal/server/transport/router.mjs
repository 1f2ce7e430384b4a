import { createCalls, ISSUE_CALL } from '../calls/calls.mjs';
import { redirect, sendHtml, sendJson } from '../calls/envelope.mjs';
import { nowAt } from '../clock.mjs';
import { PATHS, siteOf } from './addresses.mjs';
import { applySiteFault } from './apply-site-fault.mjs';
import { answerLoginSite } from './login-site.mjs';
import { contextScript, sendHomePage, sendInvoicePage } from './pages.mjs';
import { readPage, sendStatic } from './static-files.mjs';

/**
 * @param {import('../state.mjs').State} state
 * @param {() => ReturnType<typeof import('./listener.mjs').createListener>} getListener the listener needs the router first
 * @returns {import('node:http').RequestListener}
 */
export function createRouter(state, getListener) {
  /** @type {ReturnType<typeof createCalls> | undefined} */
  let calls;
  /** @type {WeakMap<object, number>} requests so far, by connection */
  const requestCounts = new WeakMap();

  /** The home site may serve the form itself. @param {string | undefined} host @param {string} path */
  const siteFor = (host, path) => {
    const site = siteOf(host);
    const serves = state.options.homeFrame === 'own' && path !== '/' && path !== PATHS.homeWork;
    return site === 'home' && serves ? 'invoices' : site;
  };

  /**
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   */
  async function answer(request, response) {
    calls ??= createCalls(state, getListener());
    const method = request.method ?? 'GET';
    const { pathname: path, search } = new URL(request.url ?? '/', 'https://portal');
    const { issueMethod, issuePath, formPath } = state.options;
    const requestOnConnection = (requestCounts.get(request.socket) ?? 0) + 1;
    requestCounts.set(request.socket, requestOnConnection);

    const site = siteFor(request.headers.host, path);
    const { siteFault } = state;
    if (siteFault && site === 'invoices' && (await applySiteFault(siteFault, request, response, path)))
      return;
    const isIssue = method === issueMethod && path === issuePath;
    const handler = site === 'invoices' ? calls[isIssue ? ISSUE_CALL : `${method} ${path}`] : undefined;
    if (handler) {
      const record = { at: Date.now(), path, method, fault: null, issuedNumbers: [], requestOnConnection };
      state.calls.push(record);
      await handler({ request, response, record });
      return;
    }
    if (await sendStatic(path, response)) return;
    if (path === '/favicon.ico') {
      response.writeHead(204).end();
    } else if (site === 'login') {
      await answerLoginSite(request, response, path);
    } else if (site === 'home') {
      await sendHomePage(path, search, response, state);
    } else if (site === 'invoices' && path === '/practice/context.js') {
      response.writeHead(200, {
        'content-type': 'text/javascript;charset=UTF-8',
        'cache-control': 'no-store',
      });
      response.end(contextScript(state));
    } else if (site === 'invoices' && path === PATHS.widgets) {
      sendHtml(response, await readPage('widgets.html'));
    } else if (site === 'invoices' && path === '/') {
      redirect(response, PATHS.tiles);
    } else if (!(site === 'invoices' && (await sendInvoicePage(path, response, formPath)))) {
      sendHtml(response, '<!DOCTYPE html><title>404</title><h1>404 Not Found</h1>', 404);
    }
  }

  return (request, response) => {
    response.setHeader('date', new Date(nowAt(state) + state.options.dateHeaderMs).toUTCString());
    answer(request, response).catch((error) => {
      console.error('practice portal:', error);
      if (!response.headersSent) sendJson(response, { error: String(error) }, 500);
    });
  };
}
