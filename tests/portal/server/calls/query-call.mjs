import { cents, money } from '../cents.mjs';
import { nowAt } from '../clock.mjs';
import { failed, ok, openSealed, readBody, sendJson } from './envelope.mjs';

const MAX_PAGE_SIZE = 50;
const CROSS_MONTH = '开票日期起止时间不得跨月';

/**
 * The current company's invoices under these conditions, newest first. The names of the request's fields are not known
 * of the real call.
 * @param {import('../state.mjs').State} state
 * @param {Record<string, any>} conditions
 */
export function findListed(
  state,
  { Cxlx = 'kj', FppzDm = '', FpztDm = '', Fphm = '', Gmfmc = '', Kprqq = '', Kprqz = '9' },
) {
  const company = state.companies[state.options.company];
  const party = Cxlx === 'kj' ? 'Xsfnsrsbh' : 'Gmfnsrsbh';
  const now = nowAt(state);
  return state.invoices
    .filter(({ listed, listedFrom = 0 }) => listed && listedFrom <= now)
    .filter((invoice) => invoice[party] === company.taxId)
    .filter((invoice) => FppzDm === '' || invoice.FppzDm === FppzDm)
    .filter((invoice) => FpztDm === '' || invoice.FpztDm === FpztDm)
    .filter((invoice) => invoice.Fphm.includes(Fphm))
    .filter((invoice) => invoice.Gmfmc.includes(Gmfmc))
    .filter(({ Kprq }) => Kprq >= Kprqq && Kprq.slice(0, 10) <= Kprqz)
    .reverse();
}

/**
 * POST /szzhzz/qlfpcx/v1/queryFpjcxx: a page of them.
 * @param {import('../state.mjs').State} state
 * @returns {import('./calls.mjs').CallHandler}
 */
export function createQueryCall(state) {
  return async ({ request, response }) => {
    const { PageNumber = 1, PageSize = 10, ...conditions } = openSealed(await readBody(request));
    if (PageSize > MAX_PAGE_SIZE) {
      sendJson(response, failed('GT4000310', `每页最多${MAX_PAGE_SIZE}条`));
      return;
    }
    const { Kprqq = '', Kprqz = '' } = conditions;
    if (state.options.listByMonth && Kprqq.slice(0, 7) !== Kprqz.slice(0, 7)) {
      sendJson(response, failed('GT4000311', CROSS_MONTH));
      return;
    }
    const all = findListed(state, conditions);
    const isShort = state.options.listShort > 0;
    if (isShort) state.options = { ...state.options, listShort: state.options.listShort - 1 };
    const found = isShort ? all.slice(1) : all;
    const List = found
      .slice((PageNumber - 1) * PageSize, PageNumber * PageSize)
      .map(({ listed: _listed, listedFrom: _from, MxzbList: _lines, ...row }) => row);
    const isOther = state.options.listSums === 'other';
    const sumOf = (/** @type {string} */ name) =>
      money(all.reduce((sum, /** @type {any} */ row) => sum + cents(row[name]), isOther ? 100 : 0));
    const Sums = { net: sumOf('Hjje'), tax: sumOf('Hjse') };
    sendJson(response, ok({ Total: found.length, List, Sums }));
  };
}

/**
 * POST /szzhzz/fppmcx/v1/queryFppmxx: one of the current company's invoices, whole.
 * @param {import('../state.mjs').State} state
 * @returns {import('./calls.mjs').CallHandler}
 */
export function createWholeCall(state) {
  return async ({ request, response }) => {
    const { Fphm } = openSealed(await readBody(request));
    const [found] = findListed(state, { Fphm });
    if (!found) {
      sendJson(response, failed('GT4000313', '查无此票'));
      return;
    }
    const { listed: _listed, listedFrom: _from, ...invoice } = found;
    sendJson(response, ok(invoice));
  };
}
