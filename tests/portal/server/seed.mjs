import { nowAt } from './clock.mjs';
import { issueInvoice } from './state.mjs';

const DAY = 86_400_000;

/**
 * Gives every company `count` earlier invoices, so that the query list has something to page through.
 * @param {import('./state.mjs').State} state
 * @param {number} count
 */
export function seedInvoices(state, count) {
  const { buyers, companies } = state;
  for (const [index, company] of companies.entries()) {
    for (let n = 0; n < count; n += 1) {
      const buyer = buyers[(n + index) % buyers.length];
      const netCents = 10_000 + n * 1_700 + index;
      const taxCents = Math.round(netCents * 0.06);
      const yuan = (/** @type {number} */ cents) => (cents / 100).toFixed(2);
      issueInvoice(
        state,
        {
          FppzDm: n % 3 === 0 ? '01' : '02',
          Xsfmc: company.name,
          Xsfnsrsbh: company.taxId,
          Gmfmc: buyer.name,
          Gmfnsrsbh: buyer.taxId,
          Hjje: yuan(netCents),
          Hjse: yuan(taxCents),
          Jshj: yuan(netCents + taxCents),
          Bz: '',
          MxzbList: [],
        },
        { at: nowAt(state) - (count - n) * (DAY / 8) },
      );
    }
  }
}
