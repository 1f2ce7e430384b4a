import { randomUUID } from 'node:crypto';
import { failed, ok, openSealed, readBody, sendJson } from './envelope.mjs';

/**
 * @typedef {'waiting' | 'passed' | 'expired' | 'cancelled'} ScanStatus
 * @typedef {object} FaceScan one QR code
 * @property {string} id
 * @property {ScanStatus} status
 *
 * @typedef {{ becomes?: ScanStatus, ms?: number }} ScanPlan what the first code of an interlude does by itself
 */

/** Slzt 1 wait, 2 ok, 3 expired are known; how a scan that the clerk refuses on the phone is told is not. */
const SLZT = { waiting: '1', passed: '2', expired: '3' };

/** @param {import('../state.mjs').State} state @param {ScanStatus} status */
export function setFaceScan(state, status) {
  if (!(status in SLZT) && status !== 'cancelled') throw new Error(`unknown face-scan status: ${status}`);
  if (!state.faceScan) throw new Error('no face-scan is open');
  state.faceScan.status = status;
}

/**
 * /kpfw/slrz/v1/*: the code for the clerk's phone, and what became of it. The path of the poll is this portal's own.
 * @param {import('../state.mjs').State} state
 * @returns {Record<string, import('./calls.mjs').CallHandler>}
 */
export function createFaceScanCalls(state) {
  return {
    'POST /kpfw/slrz/v1/hqemw': async ({ request, response }) => {
      await readBody(request);
      /** @type {FaceScan} */
      const scan = { id: randomUUID(), status: 'waiting' };
      state.faceScan = scan;
      const { becomes, ms = 0 } = state.scanPlan ?? {};
      state.scanPlan = null;
      if (becomes) setTimeout(() => (scan.status = becomes), ms).unref();
      sendJson(response, ok({ Rzid: scan.id, Ewm: `https://practice.invalid/slrz?id=${scan.id}` }));
    },
    'POST /kpfw/slrz/v1/cxslzt': async ({ request, response }) => {
      const { Rzid } = openSealed(await readBody(request));
      const status = state.faceScan?.id === Rzid ? state.faceScan?.status : 'expired';
      if (status === 'cancelled') sendJson(response, failed('GT4000410', '扫脸认证已取消'));
      else sendJson(response, ok({ Slzt: SLZT[/** @type {keyof typeof SLZT} */ (status)] }));
    },
  };
}
