import { issueInvoice } from '../state.mjs';
import { applyFault } from '../transport/apply-fault.mjs';
import { sendAnswerPage } from '../transport/pages.mjs';
import { failed, isForm, ok, openSealed, readBody, sendJson } from './envelope.mjs';
import { isIssuable, issueRed } from './red-confirms.mjs';

/** @typedef {import('../../faults.mjs').Fault} Fault */

/**
 * Hands out the armed fault. A fault stays with its one-time token: what arrives again with the same token is the same
 * click, sent again by the browser after a lost connection, and meets the same fault.
 * @param {import('../state.mjs').State} state
 */
function createFaultTaker(state) {
  /** @type {{ token: string | undefined, fault: Fault | null }} */
  const last = { token: undefined, fault: null };

  /** @param {string | undefined} token @returns {{ fault: Fault | null, again: boolean }} */
  return (token) => {
    if (token && token === last.token && last.fault && !last.fault.once)
      return { fault: last.fault, again: true };
    const { armed } = state;
    if (armed) {
      armed.left -= 1;
      if (armed.left <= 0) state.armed = null;
    }
    Object.assign(last, { token, fault: armed?.fault ?? null });
    return { fault: last.fault, again: false };
  };
}

/**
 * The seller is whom the session stands for, whatever the page still shows: after a switch of the company in another
 * tab an old form issues for the new company. That this is so on the real portal is not known; it is the worst case.
 * @param {import('../state.mjs').State} state
 */
function sellerOf(state) {
  const { name, taxId, address, phone, bankName, bankAccount } = state.companies[state.options.company];
  return {
    Xsfmc: name,
    Xsfnsrsbh: taxId,
    Xsfdz: address,
    Xsflxdh: phone,
    Xsfkhh: bankName,
    Xsfyhzh: bankAccount,
  };
}

/**
 * The issue call (`issueMethod`, `issuePath`), and this portal's own call for a red invoice, whose body names a confirmation instead.
 * @param {import('../state.mjs').State} state
 * @param {ReturnType<typeof import('../transport/listener.mjs').createListener>} listener
 * @returns {import('./calls.mjs').CallHandler}
 */
export function createIssueCall(state, listener) {
  const takeFault = createFaultTaker(state);

  return async ({ request, response, record }) => {
    const payload = openSealed(await readBody(request));
    const { fault, again } = takeFault(payload.Kjlp);
    record.pageSeller = payload.Xsfnsrsbh;
    record.fault = fault ? (fault.id ?? fault.kind) : null;
    const { Qrdbh } = payload;
    if (Qrdbh !== undefined && !isIssuable(state, Qrdbh)) {
      sendJson(response, failed('GT4000203', '该红字发票确认信息的状态不正确，不允许开具'));
      return;
    }

    const issue = (/** @type {{ listed?: boolean }} */ how = {}) => {
      const invoice =
        Qrdbh === undefined
          ? issueInvoice(state, { ...payload, ...sellerOf(state) }, how)
          : issueRed(state, Qrdbh, how);
      record.issuedNumbers.push(invoice.Fphm);
      return invoice;
    };
    const { issueStatus } = state.options;
    const answer = (/** @type {any} */ body) => {
      const { Fphm, Kprq } = body.Response.Data ?? {};
      if (isForm(request)) return sendAnswerPage(response, body);
      if (issueStatus === 204 && Fphm) response.writeHead(204, { 'x-fphm': Fphm, 'x-kprq': Kprq }).end();
      else sendJson(response, body, issueStatus === 204 ? 200 : issueStatus);
    };
    const issueAndAnswer = async (/** @type {{ listed?: boolean }} */ how = {}) => {
      await new Promise((resolve) => setTimeout(resolve, state.options.issueDelayMs));
      const { Fphm, Kprq } = issue(how);
      await answer(ok({ Fphm, Kprq }));
    };
    const planFaceScan = (/** @type {import('./face-scan.mjs').ScanPlan} */ plan) => (state.scanPlan = plan);
    if (fault)
      await applyFault(fault, {
        request,
        response,
        answer,
        again,
        issue,
        issueAndAnswer,
        listener,
        planFaceScan,
      });
    else await issueAndAnswer();
  };
}
