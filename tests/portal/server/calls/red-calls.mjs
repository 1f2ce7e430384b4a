import { failed, ok, openSealed, readBody, sendJson } from './envelope.mjs';
import { addConfirm, reversible, setConfirm } from './red-confirms.mjs';

/**
 * What goes wrong when a confirmation is submitted; one time.
 * @typedef {object} RedPlan
 * @property {string} [refused] the portal's words
 * @property {'before' | 'after'} [hang] never answers, and has not or has taken the confirmation
 */

/** Calls of the real portal, and those that this practice portal had before they were known. */
export const RED_ISSUE_PATHS = ['/kpfw/hzfpkj/v1/saveHzfpkjxx', '/practice/v1/red-issue'];
const REAL = {
  submit: 'POST /kpfw/hzqrxxSave/v1/saveHzqrxxForHztzd',
  list: 'POST /kpfw/hzqrxxQuery/v1/queryHzqrxxForHzqrd',
};

/**
 * The calls of 红字发票. Of the real ones the paths are known; bodies, and the other paths, are this portal's own.
 * @param {import('../state.mjs').State} state
 * @returns {Record<string, import('./calls.mjs').CallHandler>}
 */
export function createRedCalls(state) {
  const calls = createOwnCalls(state);
  return {
    ...calls,
    [REAL.submit]: calls['POST /practice/v1/red-submit'],
    [REAL.list]: calls['POST /practice/v1/red-list'],
  };
}

/** @param {import('../state.mjs').State} state @returns {Record<string, import('./calls.mjs').CallHandler>} */
const createOwnCalls = (state) => ({
  'POST /practice/v1/red-originals': ({ response }) => sendJson(response, ok({ List: reversible(state) })),
  'POST /practice/v1/red-list': ({ response }) => {
    const { taxId } = state.companies[state.options.company];
    const List = state.redConfirms.filter(({ Xsfnsrsbh }) => Xsfnsrsbh === taxId).toReversed();
    sendJson(response, ok({ List }));
  },
  'POST /practice/v1/red-submit': async ({ request, response }) => {
    const asked = /** @type {any} */ (openSealed(await readBody(request)));
    const { refused, hang } = state.redPlan;
    state.redPlan = {};
    if (hang === 'before') return;
    if (refused !== undefined) {
      sendJson(response, failed('GT4000201', refused));
      return;
    }
    const confirm = addConfirm(state, asked);
    if (hang === 'after') return;
    if (typeof confirm === 'string') sendJson(response, failed('GT4000202', confirm));
    else sendJson(response, ok({ Qrdbh: confirm.Qrdbh, Qrdzt: confirm.Qrdzt }));
  },
  'POST /practice/v1/red-withdraw': async ({ request, response }) => {
    const { Qrdbh } = openSealed(await readBody(request));
    setConfirm(state, Qrdbh, 'withdrawn');
    sendJson(response, ok({ Qrdbh }));
  },
});
