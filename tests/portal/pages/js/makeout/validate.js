import { TEXTS } from '../lib/texts.js';

const LINE_LABELS = { xmmc: '项目名称', je: '金额', slv: '税率/征收率' };

/** Rules for the form component. @param {import('./tickets.js').Ticket} ticket */
export const buyerRules = (ticket) => ({
  gmfmc: [{ required: true, message: TEXTS.buyerNameMissing }],
  ...(ticket.fppzDm === '01' && { gmfnsrsbh: [{ required: true, message: TEXTS.buyerTaxIdMissing }] }),
});

/** @param {Record<string, any>[]} lines @returns {string} what is missing, or empty */
export function firstLineFault(lines) {
  if (!lines.length) return TEXTS.lineMissing;
  for (const [index, line] of lines.entries()) {
    for (const [key, label] of Object.entries(LINE_LABELS)) {
      if (!line[key]) return TEXTS.lineFieldMissing(index + 1, label);
    }
  }
  return '';
}
