import { resolveQuestion } from '../../questions.mjs';
import { sendHtml } from '../calls/envelope.mjs';
import { HOSTS, ORIGINS, PATHS } from './addresses.mjs';
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
 * @param {string} formPath wherever it stands
 * @returns {Promise<boolean>}
 */
export async function sendInvoicePage(path, response, formPath) {
  const bundle = path === formPath ? BUNDLES['blue-invoice-makeout'] : BUNDLES[path.split('/')[1]];
  if (!bundle) return false;
  sendHtml(response, await fillShell(bundle));
  return true;
}

/** @param {{ title: string, entry: string }} bundle */
async function fillShell({ title, entry }) {
  const shell = await readPage('shell.html');
  return shell.replaceAll('%TITLE%', title).replaceAll('%ENTRY%', entry);
}

/** @param {unknown} value @returns {string} as a part of a script */
const inScript = (value) => JSON.stringify(value).replaceAll('<', '\\u003c');

/**
 * The answer to an invoice that came as a form: a page, which shows what a call would have answered.
 * @param {import('node:http').ServerResponse} response
 * @param {unknown} body
 */
export async function sendAnswerPage(response, body) {
  const shell = await fillShell({ title: '蓝字发票开具', entry: 'answer' });
  const script = `<script>window.PORTAL_ANSWER = ${inScript(body)};</script>`;
  sendHtml(
    response,
    shell.replace('<div id="app">', () => `${script}<div id="app">`),
  );
}

/**
 * The home site: its front page, or the one that holds the entry form in a frame.
 * @param {string} path
 * @param {string} query
 * @param {import('node:http').ServerResponse} response
 * @param {import('../state.mjs').State} state
 */
export async function sendHomePage(path, query, response, { options, companies }) {
  const { homeFrame, formPath, homeCompany } = options;
  if (homeFrame === '' || path !== PATHS.homeWork) {
    const { name, taxId } = companies[options.company];
    // Known: a visible div with a title, the tax id in an element that holds it. How they are nested is this portal's own.
    const company = `<div class="user"><div><div title="${name}">${name}</div></div><span>${taxId}</span></div>`;
    const page = await readPage('home.html');
    sendHtml(
      response,
      page
        .replaceAll('%DPPT%', ORIGINS.invoices + PATHS.tiles)
        .replaceAll('%COMPANY%', homeCompany === 'title' ? company : ''),
    );
    return;
  }
  const origin = homeFrame === 'own' ? ORIGINS.home : ORIGINS.invoices;
  sendHtml(response, (await readPage('home-work.html')).replaceAll('%FORM%', origin + formPath + query));
}

/**
 * What a page must know before it renders.
 * @param {import('../state.mjs').State} state
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
  return `window.PORTAL_CONTEXT = ${inScript(context)};`;
}
