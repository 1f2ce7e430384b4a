import { TEXTS } from '../../lib/texts.js';
import { ask } from './dialogs.js';
import { callIssue } from './submit.js';

const { questions = [] } = window.PORTAL_CONTEXT;
const FACE_SCAN = 'GT400010129997';

/**
 * The questions that the page itself puts before it sends anything.
 * @param {any} page
 * @returns {Promise<Record<string, string> | undefined>} the flags that say yes; undefined when the clerk said no
 */
export async function askQuestions(page) {
  const flags = {};
  for (const question of questions) {
    if (!(await ask(page, question))) return undefined;
    if (question.flag) flags[question.flag] = 'Y';
  }
  return flags;
}

/**
 * The issue call, and as often as the back end answers with a question or a face-scan, the same once more.
 * @param {any} page Vue instance that lends $dialog, `busy` and `scanFace`
 * @param {Record<string, any>} payload
 * @returns {Promise<import('../../lib/request.js').Answer | undefined>} undefined when the clerk stopped midway
 */
export async function issueThroughInterludes(page, payload) {
  page.busy = true;
  const answer = await callIssue(payload);
  page.busy = false;
  if (answer.kind !== 'error') return answer;
  if (answer.code === FACE_SCAN) {
    const goOn =
      (await page.scanFace()) &&
      (await ask(page, { text: TEXTS.faceScanPassed, yes: TEXTS.knowAndGoOn, no: null, theme: 'info' }));
    return goOn ? issueThroughInterludes(page, payload) : undefined;
  }
  if (answer.question) {
    if (!(await ask(page, answer.question))) return undefined;
    const { flag } = answer.question;
    return issueThroughInterludes(page, { ...payload, ...(flag && { [flag]: 'Y' }) });
  }
  return answer;
}
