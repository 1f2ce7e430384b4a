import { seal, sign } from './seal.js';

/**
 * @typedef {{ kind: 'data', data: any }
 *   | { kind: 'error', code: string, message: string, show?: string, field?: string, also?: any, question?: any }
 *   | { kind: 'session' } | { kind: 'http', status: number } | { kind: 'network' }} Answer
 *   session: logged out; http: a status or a body that no call of ours gives; network: no answer at all
 */

/**
 * @param {{ url: string, status: number, text: string, header: (name: string) => string | null }} came
 * @returns {Answer}
 */
function readAnswer({ url, status, text, header }) {
  if (url && new URL(url).host !== location.host) return { kind: 'session' };
  if (status >= 400) return { kind: 'http', status };
  if (status === 204) return { kind: 'data', data: { Fphm: header('x-fphm'), Kprq: header('x-kprq') } };
  try {
    return readResponse(JSON.parse(text).Response);
  } catch {
    return { kind: 'http', status };
  }
}

/** @param {any} response @returns {Answer} */
export function readResponse(response) {
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
 * @param {'GET' | 'POST' | 'PUT'} method
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
    xhr.onload = () => {
      const { responseURL: url, status, responseText: text } = xhr;
      resolve(readAnswer({ url, status, text, header: (name) => xhr.getResponseHeader(name) }));
    };
    xhr.onerror = () => resolve({ kind: 'network' });
    xhr.onabort = () => resolve({ kind: 'network' });
    xhr.send(body);
  });
}

const JSON_TYPE = 'application/json;charset=UTF-8';

/**
 * @param {'GET' | 'POST' | 'PUT'} method
 * @param {string} path
 * @param {unknown} [body] sealed before it is sent
 */
export const request = (method, path, body) =>
  send(method, path, body === undefined ? null : seal(body), JSON_TYPE);

/**
 * The same by `fetch`.
 * @param {'POST' | 'PUT'} method
 * @param {string} path
 * @param {unknown} body
 * @returns {Promise<Answer>} never rejects
 */
export async function fetchCall(method, path, body) {
  try {
    const headers = { 'Content-Type': JSON_TYPE };
    const response = await fetch(sign(path), { method, body: seal(body), headers });
    const { url, status } = response;
    return readAnswer({
      url,
      status,
      text: await response.text(),
      header: (name) => response.headers.get(name),
    });
  } catch {
    return { kind: 'network' };
  }
}

/**
 * Leaves the page by a form: what is answered is the next page.
 * @param {string} path
 * @param {unknown} body
 * @returns {Promise<never>} nothing comes of it here
 */
export function submitForm(path, body) {
  const form = Object.assign(document.createElement('form'), { method: 'post', action: sign(path) });
  const input = Object.assign(document.createElement('input'), { type: 'hidden', name: 'Jmbw' });
  input.value = JSON.parse(seal(body)).Jmbw;
  form.append(input);
  document.body.append(form);
  form.submit();
  return new Promise(() => undefined);
}

/** @param {string} path @param {File} file */
export function upload(path, file) {
  const form = new FormData();
  form.append('file', file);
  return send('POST', path, form);
}
