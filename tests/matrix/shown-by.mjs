/** What a row of the matrix makes the portal show and answer, as texts that the catalogue can be held against. */
import { resolveFault } from '../portal/faults.mjs';
import { TEXTS } from '../portal/pages/js/lib/texts.js';
import { resolveQuestion } from '../portal/questions.mjs';

/** Codes and statuses, in the catalogue's own words. @type {Record<string, (fault: any) => string[]>} */
const WITNESSED = {
  redirectLogin: () => ['HTTP 302 on an XHR', 'redirect_uri in location.href'],
  refresh: () => ["CodeMsg === 'refresh'", 'redirect_uri in location.href'],
  http: ({ body }) => (body === 'html' ? ['HTTP >= 400 with non-JSON content-type on /kpfw/*'] : []),
  faceScan: ({ code }) => [`Error.Code ${code}`, TEXTS.faceScanTitle],
};

/** What only a step brings onto the page. @type {Record<string, string>} */
const BY_STEP = { scanExpired: TEXTS.faceScanExpired, scanGoOn: TEXTS.knowAndGoOn };

/** @param {import('./rows.mjs').Row} row @returns {string[]} */
export function shownBy({ fault: idOrFault, options, steps = [] }) {
  const fault = idOrFault === undefined ? undefined : resolveFault(idOrFault);
  const asked = [options?.questionDialog, fault?.question].flat().filter((id) => typeof id === 'string');
  return [
    ...asked.map((id) => resolveQuestion(id)).flatMap(({ text, yes }) => [text, yes ?? '']),
    ...(fault?.message && fault.show !== 'none' && fault.kind === 'error' ? [fault.message] : []),
    ...(fault?.also ? [fault.also.message] : []),
    ...(fault ? (WITNESSED[fault.kind]?.(fault) ?? []) : []),
    ...steps.flatMap(([name]) => BY_STEP[name] ?? []),
  ].filter((text) => text !== '');
}
