import { TEXTS } from '../lib/texts.js';
import { SPECIALS } from './special/special-business.js';

const LINE_LABELS = { xmmc: '项目名称', je: '金额', slv: '税率/征收率' };

/**
 * Rules for the form component.
 * @param {import('./special/tickets.js').Ticket} ticket
 * @param {boolean} naturalPerson
 */
export const buyerRules = (ticket, naturalPerson) => ({
  gmfmc: [{ required: true, message: TEXTS.buyerNameMissing }],
  ...(ticket.fppzDm === '01' &&
    !naturalPerson && { gmfnsrsbh: [{ required: true, message: TEXTS.buyerTaxIdMissing }] }),
});

/** @param {string} code TdyslxDm @param {Record<string, string>} values of the special business's fields */
export const specialRules = (code, values) =>
  Object.fromEntries(
    (SPECIALS[code]?.fields ?? [])
      .filter(({ required, needed }) => required || needed?.(values))
      .map(({ name, label }) => [name, [{ required: true, message: TEXTS.fieldMissing(label) }]]),
  );

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
