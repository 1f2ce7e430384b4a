import { resolveQuestion } from '../questions.mjs';
import { HOSTS, ORIGINS, PATHS } from './addresses.mjs';
import { sendHtml } from './envelope.mjs';
import { readPage } from './static-files.mjs';

/** First path segment -> bundle: on the real site, too, each is an application of its own. */
const BUNDLES = {
  'invoice-business': { title: '蓝字发票开具', entry: 'tiles' },
  'blue-invoice-makeout': { title: '蓝字发票开具', entry: 'makeout' },
  'red-invoice': { title: '红字发票开具', entry: 'red' },
  'invoice-query': { title: '全量发票查询', entry: 'query' },
};

/**
 * @param {string} path
 * @param {import('node:http').ServerResponse} response
 * @returns {Promise<boolean>}
 */
export async function sendInvoicePage(path, response) {
  const bundle = BUNDLES[path.split('/')[1]];
  if (!bundle) return false;
  const shell = await readPage('shell.html');
  sendHtml(response, shell.replaceAll('%TITLE%', bundle.title).replaceAll('%ENTRY%', bundle.entry));
  return true;
}

/**
 * What a page must know before it renders.
 * @param {import('./state.mjs').State} state
 */
export function contextScript(state) {
  const { options, companies } = state;
  const context = {
    area: '北京',
    companies,
    company: companies[options.company],
    companyIndex: options.company,
    options,
    questions: [options.questionDialog ?? []].flat().map(resolveQuestion),
    loginUrl: ORIGINS.login + PATHS.login,
    hosts: HOSTS,
  };
  return `window.PORTAL_CONTEXT = ${JSON.stringify(context).replaceAll('<', '\\u003c')};`;
}
