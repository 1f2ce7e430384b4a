import { randomUUID } from 'node:crypto';

/** The portal's answers: errors, too, come with HTTP 200. */

/** @param {unknown} data */
export const ok = (data) => ({ Response: { RequestId: randomUUID(), Data: data } });

/** @param {string} code @param {string} message @param {object} [more] */
export const failed = (code, message, more = {}) => ({
  Response: { RequestId: randomUUID(), Error: { Code: code, Message: message, ...more } },
});

/**
 * @param {import('node:http').ServerResponse} response
 * @param {unknown} body
 * @param {number} [status]
 */
export function sendJson(response, body, status = 200) {
  response.writeHead(status, {
    'content-type': 'application/json;charset=UTF-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(body));
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {string} html
 * @param {number} [status]
 */
export function sendHtml(response, html, status = 200) {
  response.writeHead(status, { 'content-type': 'text/html;charset=UTF-8', 'cache-control': 'no-store' });
  response.end(html);
}

/** @param {import('node:http').ServerResponse} response @param {string} location */
export function redirect(response, location) {
  response.writeHead(302, { location, 'cache-control': 'no-store' });
  response.end();
}

/** @param {import('node:http').IncomingMessage} request @returns {Promise<string>} */
export async function readBody(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** @param {import('node:http').IncomingMessage} request @returns {boolean} whether a form of the page was submitted */
export const isForm = (request) =>
  (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');

/**
 * Opens a {"Jmbw": …} body: reversed base64 of JSON, standing for the portal's encryption.
 * @param {string} body
 * @returns {Record<string, any>}
 */
export function openSealed(body) {
  if (!body) return {};
  const Jmbw = body.startsWith('{') ? JSON.parse(body).Jmbw : new URLSearchParams(body).get('Jmbw');
  return JSON.parse(Buffer.from([...Jmbw].reverse().join(''), 'base64').toString('utf8'));
}
