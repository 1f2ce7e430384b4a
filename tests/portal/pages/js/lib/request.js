import { seal, sign } from './seal.js';

/**
 * @typedef {{ kind: 'data', data: any }
 *   | { kind: 'error', code: string, message: string, show?: string, field?: string }
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
    const { Code, Message, Show, Field } = response.Error;
    return { kind: 'error', code: Code, message: Message, show: Show, field: Field };
  }
  if (response?.Data?.CodeMsg === 'refresh') return { kind: 'session' };
  return { kind: 'data', data: response?.Data };
}

/**
 * @param {'GET' | 'POST'} method
 * @param {string} path
 * @param {unknown} [body] sealed before it is sent
 * @returns {Promise<Answer>} never rejects
 */
export function request(method, path, body) {
  return new Promise((resolve) => {
    const xhr = new XMLHttpRequest();
    xhr.open(method, sign(path));
    xhr.setRequestHeader('Content-Type', 'application/json;charset=UTF-8');
    xhr.onload = () => resolve(readAnswer(xhr));
    xhr.onerror = () => resolve({ kind: 'network' });
    xhr.onabort = () => resolve({ kind: 'network' });
    xhr.send(body === undefined ? null : seal(body));
  });
}
