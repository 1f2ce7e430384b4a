import { beijingText, nowAt } from './clock.mjs';
import { DEFAULT_OPTIONS } from './options.mjs';
import { BUYERS, COMPANIES } from './parties.mjs';

/**
 * @typedef {object} Call one request to a back-end call (pages and static files are not kept)
 * @property {number} at
 * @property {string} path without the query string
 * @property {string} method
 * @property {string | null} fault id of the fault that was applied
 * @property {string[]} issuedNumbers
 * @property {number} requestOnConnection 1 for the first request of a connection
 * @property {string} [pageSeller] issue calls: the tax id that the page took for the seller's
 *
 * @typedef {object} IssuedInvoice the query list's fields, plus the lines
 * @property {string} Fphm
 * @property {string} Kprq
 * @property {string} FppzDm
 * @property {string} FpztDm 01 normal, 02 wholly reversed, 03 in part
 * @property {string} [Sflzfp] Y, or N for a red one
 * @property {string} [Fply] 发票来源
 * @property {string} [Bz]
 * @property {string} Xsfnsrsbh
 * @property {string} [Gmfnsrsbh]
 * @property {string} Gmfmc
 * @property {string} Hjje
 * @property {string} Hjse
 * @property {string} Jshj
 * @property {boolean} listed false when the query list is to leave it out
 * @property {number} listedFrom the query list leaves it out until then, epoch ms by the portal's clock
 * @property {Record<string, string>[]} MxzbList
 */

export function createState() {
  return {
    companies: COMPANIES,
    buyers: BUYERS,
    options: { ...DEFAULT_OPTIONS },
    /** @type {IssuedInvoice[]} oldest first */
    invoices: [],
    /** @type {Call[]} */
    calls: [],
    /** @type {{ fault: import('../faults.mjs').Fault, left: number } | null} */
    armed: null,
    /** @type {import('../site-faults.mjs').SiteFault | null} of the whole portal, while it lasts */
    siteFault: null,
    /** @type {import('./calls/face-scan.mjs').FaceScan | null} the newest QR code */
    faceScan: null,
    /** @type {import('./calls/face-scan.mjs').ScanPlan | null} */
    scanPlan: null,
    /** @type {import('./calls/batch-calls.mjs').BatchPlan} */
    batchPlan: {},
    /** @type {import('./calls/red-confirms.mjs').RedConfirm[]} oldest first */
    redConfirms: [],
    /** @type {import('./calls/red-calls.mjs').RedPlan} */
    redPlan: {},
    redSequence: 0,
    /** @type {{ id: number, at: number, name: string, bytes: Uint8Array }[]} exports that were accepted, oldest first */
    exportTasks: [],
    /** How often 保存草稿 was pressed. */
    drafts: 0,
    /** @type {Record<string, any>[]} the drafts that are there */
    savedDrafts: [],
    sequence: 0,
  };
}

/** @typedef {ReturnType<typeof createState>} State */

/** Numbers of invoices go on: the tax office gives none twice. @param {State} state */
export function resetState(state) {
  const fresh = { armed: null, siteFault: null, faceScan: null, scanPlan: null, batchPlan: {}, redPlan: {} };
  const counts = { drafts: 0 };
  Object.assign(state, { options: { ...DEFAULT_OPTIONS }, ...fresh, ...counts });
  state.invoices.length = 0;
  state.calls.length = 0;
  state.redConfirms.length = 0;
  state.exportTasks.length = 0;
  state.savedDrafts = [];
}

/**
 * Registers an invoice, as the tax office does when an issue call gets through.
 * @param {State} state
 * @param {Record<string, any>} payload the decoded body of the issue call
 * @param {{ listed?: boolean, at?: number }} [how]
 */
export function issueInvoice(state, payload, { listed = true, at = nowAt(state) } = {}) {
  const { issueLagMs, listLateMs } = state.options;
  const issuedAt = beijingText(at + issueLagMs);
  state.sequence += 1;
  const { Kjlp: _token, Cgid, ...fields } = payload;
  if (Cgid !== undefined) state.savedDrafts = state.savedDrafts.filter(({ Id }) => Id !== Cgid);
  const invoice = {
    ...fields,
    // 2 year + 2 area (11 Beijing) + 1 channel + 15 sequence
    Fphm: `${issuedAt.slice(2, 4)}112${String(state.sequence).padStart(15, '0')}`,
    Kprq: issuedAt,
    FpztDm: '01',
    Sflzfp: 'Y',
    Fply: fields.Fply ?? '电子发票服务平台',
    Kpr: state.companies[state.options.company].drawer,
    listed,
    listedFrom: at + issueLagMs + listLateMs,
  };
  state.invoices.push(/** @type {any} */ (invoice));
  return invoice;
}
