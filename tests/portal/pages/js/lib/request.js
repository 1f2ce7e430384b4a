import { seal, sign } from './seal.js';

/**
 * @typedef {{ kind: 'data', data: any }
 *   | { kind: 'error', code: string, message: string, show?: string, field?: string, also?: any, question?: any }
 *   | { kind: 'session' } | { kind: 'http', status: number } | { kind: 'network' }} Answer
 *   session: logged out; http: a status or a body that no call of ours gives; network: no answer at all
 */

/** @param {XMLHttpRequest} xhr @returns {Answer} */
function readAnswer(xhr) {
  if (xhr.responseURL && new URL(xhr.responseURL).host !== location.host) return { kind: 'session' };
  if (xhr.status >= 400) return { kind: 'http', status: xhr.status };
  let response;
  try {
    response = JSON.parse(xhr.responseText).Response;
  } catch {
    return { kind: 'http', status: xhr.status };
  }
  if (response?.Error) {
    const {
      Code: code,
      Message: message,
      Show: show,
      Field: field,
      Also: also,
      Question: question,
    } = response.Error;
    return { kind: 'error', code, message, show, field, also, question };
  }
  if (response?.Data?.CodeMsg === 'refresh') return { kind: 'session' };
  return { kind: 'data', data: response?.Data };
}

/**
 * @param {'GET' | 'POST'} method
 * @param {string} path
 * @param {string | FormData | null} body
 * @param {string} [type] of the body; a form tells its own
 * @returns {Promise<Answer>} never rejects
 */
function send(method, path, body, type) {
  return new Promise((resolve) => {
    const xhr = new XMLHttpRequest();
    xhr.open(method, sign(path));
    if (type) xhr.setRequestHeader('Content-Type', type);
    xhr.onload = () => resolve(readAnswer(xhr));
    xhr.onerror = () => resolve({ kind: 'network' });
    xhr.onabort = () => resolve({ kind: 'network' });
    xhr.send(body);
  });
}

/**
 * @param {'GET' | 'POST'} method
 * @param {string} path
 * @param {unknown} [body] sealed before it is sent
 */
export const request = (method, path, body) =>
  send(method, path, body === undefined ? null : seal(body), 'application/json;charset=UTF-8');

/** @param {string} path @param {File} file */
export function upload(path, file) {
  const form = new FormData();
  form.append('file', file);
  return send('POST', path, form);
}
