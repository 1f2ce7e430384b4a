import { issueInvoice } from '../../../portal/server/state.mjs';

/** One more as the last that was seeded, of just now, to another buyer. @param {import('../../../portal/portal.mjs').Portal} portal */
export function issueElsewhere({ state }) {
  const { taxId } = state.companies[state.options.company];
  const seeded = state.invoices.findLast(({ Xsfnsrsbh }) => Xsfnsrsbh === taxId);
  issueInvoice(state, { ...seeded, Gmfmc: '石景山某学校' });
}
