/** What a row about a red invoice begins with: an invoice to reverse, and the form of its confirmation, filled. */
import { enterRed } from '../portal/driver.mjs';
import { issueInvoice } from '../portal/server/state.mjs';

/**
 * Registers the invoice that the row reverses. Its confirmation will be the only one in the portal's list.
 * @param {import('../portal/portal.mjs').Portal} portal
 * @param {string} buyer
 * @returns {string} its number
 */
export function makeOriginal({ state }, buyer) {
  state.redConfirms.length = 0;
  const { name, taxId } = state.companies[state.options.company];
  const { Fphm } = issueInvoice(state, {
    FppzDm: '02',
    Xsfmc: name,
    Xsfnsrsbh: taxId,
    Gmfmc: buyer,
    Gmfnsrsbh: '91110105MA01C7PH2D',
    Hjje: '1000.00',
    Hjse: '130.00',
    Jshj: '1130.00',
    MxzbList: [
      { Xmmc: '*纸制品*打印纸', Dw: '箱', Spsl: '10', Dj: '100', Je: '1000.00', Slv: '0.13', Se: '130.00' },
    ],
  });
  return Fphm;
}

/**
 * A whole invoice to reverse, without pressing 提交.
 * @param {import('puppeteer-core').Page} page
 * @param {import('../portal/portal.mjs').Portal} portal
 * @param {string} original
 */
export const fillRed = (page, portal, original) => enterRed(page, portal, { original });
