import { readBody, redirect, sendHtml } from '../calls/envelope.mjs';
import { ORIGINS, PATHS } from './addresses.mjs';
import { readPage } from './static-files.mjs';

/**
 * tpass: any credentials are taken; the cookie is for the whole domain, as the invoice site must see it.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {string} path
 */
export async function answerLoginSite(request, response, path) {
  if (request.method === 'POST' && path === PATHS.login) {
    await readBody(request);
    const wanted = new URL(request.url ?? '/', ORIGINS.login).searchParams.get('redirect_uri') ?? '';
    const next = wanted.startsWith(`${ORIGINS.invoices}/`) ? wanted : ORIGINS.invoices + PATHS.tiles;
    response.setHeader(
      'set-cookie',
      'dzfp-session=practice; Domain=beijing.chinatax.gov.cn; Path=/; Secure; HttpOnly',
    );
    redirect(response, next);
    return;
  }
  // An XHR of the invoice site that was sent here by a 302 must be able to see where it ended up.
  response.setHeader('access-control-allow-origin', '*');
  sendHtml(response, await readPage('login.html'));
}
