import { resolveQuestion } from '../../questions.mjs';
import { failed, ok, redirect, sendHtml, sendJson } from '../calls/envelope.mjs';
import { ORIGINS, PATHS } from './addresses.mjs';
import { ERROR_PAGE, MAINTENANCE_PAGE } from './error-pages.mjs';

/**
 * @typedef {object} IssueCall
 * @property {import('node:http').IncomingMessage} request
 * @property {import('node:http').ServerResponse} response
 * @property {(body: unknown) => void | Promise<void>} answer as the options want it: with which status, as data or as a page
 * @property {boolean} again the browser sent the same request again
 * @property {(how?: { listed?: boolean }) => void} issue registers the invoice without answering
 * @property {(how?: { listed?: boolean }) => Promise<void>} issueAndAnswer
 * @property {(plan: import('../calls/face-scan.mjs').ScanPlan) => void} planFaceScan for the QR code asked for next
 * @property {ReturnType<typeof import('./listener.mjs').createListener>} listener
 */

/** @type {Record<string, (fault: import('../../faults.mjs').Fault, call: IssueCall) => void | Promise<void>>} */
const KINDS = {
  error: async ({ code = '', message = '', show, field, also, ms }, { answer }) => {
    if (ms) await new Promise((resolve) => setTimeout(resolve, ms));
    await answer(failed(code, message, { Show: show, Field: field, Also: also }));
  },
  question: async ({ question = '' }, { answer }) => {
    const Question = resolveQuestion(question);
    await answer(failed('GT4000130', Question.text, { Question }));
  },
  faceScan: ({ code = '', message = '', becomes, ms }, { response, planFaceScan }) => {
    planFaceScan({ becomes, ms });
    sendJson(response, failed(code, message));
  },
  delay: async ({ ms }, call) => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    await call.issueAndAnswer();
  },
  http: ({ status = 500, body, issue }, call) => {
    if (issue) call.issue();
    if (body === 'json') sendJson(call.response, { status, error: 'Internal Server Error' }, status);
    else sendHtml(call.response, ERROR_PAGE(status), status);
  },
  maintenanceHtml: (_fault, { response }) => sendHtml(response, MAINTENANCE_PAGE),
  redirectLogin: (_fault, { response }) =>
    redirect(
      response,
      `${ORIGINS.login}${PATHS.login}?redirect_uri=${encodeURIComponent(ORIGINS.invoices + PATHS.form)}`,
    ),
  refresh: (_fault, { response }) => sendJson(response, ok({ CodeMsg: 'refresh' })),
  dropBefore: (_fault, { request }) => void request.socket.destroy(),
  dropAfter: (_fault, { request, issue, again }) => {
    if (!again) issue();
    request.socket.destroy();
  },
  resetKeepAlive: ({ refuseMs = 3000 }, { request, issue, listener }) => {
    issue();
    listener.refuseConnections(refuseMs);
    listener.resetConnection(request);
  },
  hang: ({ issue }, call) => {
    if (issue) call.issue();
  },
  issuedMissingFromList: (_fault, call) => call.issueAndAnswer({ listed: false }),
};

/** @param {import('../../faults.mjs').Fault} fault @param {IssueCall} call */
export async function applyFault(fault, call) {
  const act = KINDS[fault.kind];
  if (!act) throw new Error(`unknown fault kind: ${fault.kind}`);
  await act(fault, call);
}
