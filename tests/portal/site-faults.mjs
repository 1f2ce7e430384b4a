/**
 * What can go wrong with the whole portal, one line each, for as long as `portal.setSiteFault(id)` says; '' ends it.
 *
 * of        which requests: all of the invoice site, or its calls alone
 * ms        waits so long, then answers as ever
 * status    answers with it, and a gateway's page
 * page      answers with this page
 * drop      every connection is closed without an answer: the site is down
 * message   each call answers 200 with this error
 * login     each call is sent to the log-in
 * empty     a query shows nothing
 * white     pages come without their content
 *
 * @typedef {object} SiteFault
 * @property {string} id
 * @property {'all' | 'calls' | 'query' | 'pages'} of
 * @property {number} [ms]
 * @property {number} [status]
 * @property {'maintenance' | 'white'} [page]
 * @property {true} [drop]
 * @property {{ code: string, text: string }} [message]
 * @property {true} [login]
 * @property {true} [empty]
 */

/** @type {readonly SiteFault[]} */
export const SITE_FAULTS = [
  { id: 'slow', of: 'all', ms: 4_000 },
  { id: 'very-slow', of: 'all', ms: 11_000 },
  { id: 'bad-gateway', of: 'all', status: 502 },
  { id: 'unavailable', of: 'calls', status: 503 },
  { id: 'down', of: 'all', drop: true },
  { id: 'maintenance', of: 'all', page: 'maintenance' },
  { id: 'white', of: 'pages', page: 'white' },
  { id: 'log-in-lost', of: 'calls', login: true },
  {
    id: 'no-permission',
    of: 'calls',
    message: { code: 'GT4000403', text: '您没有该功能的操作权限，请联系法定代表人授权' },
  },
  { id: 'busy', of: 'calls', message: { code: 'GT4000500', text: '系统繁忙，请稍后再试' } },
  { id: 'empty-query', of: 'query', empty: true },
];

/** @param {string} id @returns {SiteFault | undefined} */
export function resolveSiteFault(id) {
  const found = SITE_FAULTS.find((fault) => fault.id === id);
  if (id !== '' && !found) throw new Error(`unknown site fault: ${id}`);
  return found;
}
