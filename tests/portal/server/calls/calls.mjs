import { randomUUID } from 'node:crypto';
import { createBatchCalls } from './batch-calls.mjs';
import { createBuyerCalls } from './buyer-calls.mjs';
import { createDraftCalls } from './draft-calls.mjs';
import { ok, openSealed, readBody, sendJson } from './envelope.mjs';
import { createExportCalls } from './export-call.mjs';
import { createFaceScanCalls } from './face-scan.mjs';
import { createImportCall } from './import-call.mjs';
import { createIssueCall } from './issue-call.mjs';
import { createQueryCall, createWholeCall } from './query-call.mjs';
import { createRedCalls, RED_ISSUE_PATHS } from './red-calls.mjs';

/**
 * @typedef {(context: {
 *   request: import('node:http').IncomingMessage,
 *   response: import('node:http').ServerResponse,
 *   record: import('../state.mjs').Call,
 * }) => Promise<void> | void} CallHandler
 */

/** Under this name, wherever `issuePath` and `issueMethod` put it. */
export const ISSUE_CALL = 'issue';

const QUOTA_TOTAL = 7_500_000;
const NO_LIMIT = '9999999999999999';

/** @param {import('../state.mjs').State} state */
function quota(state) {
  const { taxId } = state.companies[state.options.company];
  const used = state.invoices
    .filter(({ Xsfnsrsbh }) => Xsfnsrsbh === taxId)
    .reduce((sum, { Hjje }) => sum + Number(Hjje || 0), 0);
  if (state.options.quotaUnlimited) return { Sysxed: NO_LIMIT, Zsxed: NO_LIMIT };
  return { Sysxed: (QUOTA_TOTAL - used).toFixed(2), Zsxed: QUOTA_TOTAL.toFixed(2) };
}

/**
 * The back end of the invoice site, by "METHOD path".
 * @param {import('../state.mjs').State} state
 * @param {ReturnType<typeof import('../transport/listener.mjs').createListener>} listener
 * @returns {Record<string, CallHandler>}
 */
export function createCalls(state, listener) {
  const issue = createIssueCall(state, listener);
  return {
    ...createBatchCalls(state),
    ...createBuyerCalls(state),
    ...createFaceScanCalls(state),
    ...createRedCalls(state),
    'GET /kpfw/fjxx/v1/kjlp/get': ({ response }) =>
      sendJson(response, ok({ Kjlp: randomUUID().replaceAll('-', '') })),
    [ISSUE_CALL]: issue,
    ...Object.fromEntries(RED_ISSUE_PATHS.map((path) => [`POST ${path}`, issue])),
    'POST /kpfw/excel/v1/importmx': createImportCall(),
    'POST /kpfw/sjtj/v1/info': ({ response }) => sendJson(response, ok(quota(state))),
    'POST /szzhzz/qlfpcx/v1/queryFpjcxx': createQueryCall(state),
    'POST /szzhzz/fppmcx/v1/queryFppmxx': createWholeCall(state),
    // Paths that begin with /practice are this portal's own; how the real one does it is not known.
    ...createExportCalls(state),
    ...createDraftCalls(state),
    'POST /practice/v1/company': async ({ request, response }) => {
      const { index } = openSealed(await readBody(request));
      if (state.companies[index]) state.options.company = index;
      sendJson(response, ok({ index: state.options.company }));
    },
  };
}
