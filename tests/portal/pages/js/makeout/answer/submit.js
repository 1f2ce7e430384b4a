import { fetchCall, request, submitForm } from '../../lib/request.js';
import { TEXTS } from '../../lib/texts.js';
import { tell } from './dialogs.js';

const { loginUrl, options } = window.PORTAL_CONTEXT;

/**
 * Token, then issue call (of a red invoice, where the payload names a confirmation); both once more, as often as `issueRetries` says, when no answer came.
 * @param {Record<string, any>} payload
 * @param {number} [retries]
 * @returns {Promise<import('../../lib/request.js').Answer>}
 */
export async function callIssue(payload, retries = options.issueRetries) {
  const token = await request('GET', '/kpfw/fjxx/v1/kjlp/get');
  if (token.kind !== 'data') return token;
  const body = { ...payload, Kjlp: token.data.Kjlp };
  const answer = await (payload.Qrdbh === undefined
    ? send(`${options.issueOrigin}${options.issuePath}`, body)
    : request('POST', `${options.issueOrigin}${options.redIssuePath}`, body));
  return answer.kind === 'network' && retries > 0 ? callIssue(payload, retries - 1) : answer;
}

/** @param {string} path @param {Record<string, any>} body */
function send(path, body) {
  const { sendBy, issueMethod } = options;
  if (sendBy === 'form') return submitForm(path, body);
  return (sendBy === 'fetch' ? fetchCall : request)(issueMethod, path, body);
}

function goToLogin() {
  location.href = `${loginUrl}?redirect_uri=${encodeURIComponent(location.href)}`;
}

/**
 * Shows the clerk what came back.
 * @param {any} page Vue instance that lends $message and $dialog
 * @param {import('../../lib/request.js').Answer} answer
 * @returns {Promise<{ issued?: { Fphm: string, Kprq: string }, inline?: Record<string, { type: 'error', message: string }[]> }>} what the form is to show
 */
export async function showAnswer(page, answer) {
  if (answer.kind === 'error' && answer.also) {
    const { also, ...first } = answer;
    const shown = showAnswer(page, first);
    const { inline } = await showAnswer(page, { ...first, ...also });
    return { ...(await shown), ...(inline && { inline }) };
  }
  if (answer.kind === 'data') {
    if (answer.data?.Fphm) return { issued: answer.data };
    await tell(page, TEXTS.noNumber);
  } else if (answer.kind === 'session') {
    goToLogin();
  } else if (answer.kind === 'network') {
    page.$message.error(TEXTS.networkError, 3000);
  } else if (answer.kind === 'http') {
    await tell(page, TEXTS.httpError);
  } else if (answer.show === 'inline') {
    return { inline: { [answer.field]: [{ type: 'error', message: answer.message }] } };
  } else if (answer.show === 'toast') {
    page.$message.error(answer.message, 3000);
  } else if (answer.show !== 'none') {
    await tell(page, answer.message);
    if (answer.message.includes('请重新登录')) goToLogin();
  }
  return {};
}
