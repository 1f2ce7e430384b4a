import { failed, ok, openSealed, readBody, sendJson } from './envelope.mjs';

const MAX_PAGE_SIZE = 50;

/**
 * POST /szzhzz/qlfpcx/v1/queryFpjcxx: the current company's invoices, newest first. The names of the request's
 * fields (Cxlx, FppzDm, Gmfmc, Kprqq, Kprqz, PageNumber, PageSize) are not known of the real call.
 * @param {import('./state.mjs').State} state
 * @returns {import('./calls.mjs').CallHandler}
 */
export function createQueryCall(state) {
  return async ({ request, response }) => {
    const {
      Cxlx = 'kj',
      FppzDm = '',
      Gmfmc = '',
      Kprqq = '',
      Kprqz = '9',
      PageNumber = 1,
      PageSize = 10,
    } = openSealed(await readBody(request));
    if (PageSize > MAX_PAGE_SIZE) {
      sendJson(response, failed('GT4000310', `每页最多${MAX_PAGE_SIZE}条`));
      return;
    }
    const company = state.companies[state.options.company];
    const party = Cxlx === 'kj' ? 'Xsfnsrsbh' : 'Gmfnsrsbh';
    const found = state.invoices
      .filter((invoice) => invoice.listed && invoice[party] === company.taxId)
      .filter((invoice) => FppzDm === '' || invoice.FppzDm === FppzDm)
      .filter((invoice) => invoice.Gmfmc.includes(Gmfmc))
      .filter(({ Kprq }) => Kprq >= Kprqq && Kprq.slice(0, 10) <= Kprqz)
      .reverse();
    const List = found
      .slice((PageNumber - 1) * PageSize, PageNumber * PageSize)
      .map(({ listed: _listed, MxzbList: _lines, ...row }) => row);
    sendJson(response, ok({ Total: found.length, List }));
  };
}
