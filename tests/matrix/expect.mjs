/**
 * What a row of the matrix expects of one submission, and how what was found is held against it.
 *
 * @typedef {object} Expected
 * @property {'pending' | 'issued' | 'refused' | 'notSent' | 'unknown'} type
 * @property {string} [reason] of `unknown`; several with | between them where the first of two witnesses decides it
 * @property {string | null} [text] kept word for word; null = none; left out = not looked at
 * @property {string} [holds] a part of the text, where the page puts its own words around it
 * @property {string} offers the words of the popup's button; 查看 = only to look at it; 无 = nothing to do but wait
 * @property {Expected} [or] right as well, where a matter of moments decides what was there to be seen
 * @property {string} [state] of the confirmation of a red invoice
 * @property {number} [numbers] how many invoice numbers the record has
 *
 * @typedef {Expected} Found
 */

/** @param {any} record of the ledger @param {string} offers @returns {Found} */
export const foundIn = ({ outcome, red }, offers) => ({
  type: outcome.type,
  ...(outcome.reason === undefined ? {} : { reason: outcome.reason }),
  text: outcome.message ?? null,
  offers,
  ...(red?.confirmState === undefined ? {} : { state: red.confirmState }),
  ...(outcome.type === 'issued' ? { numbers: outcome.invoiceNumbers.length } : {}),
});

/** @param {Expected} expected @param {Found} found */
export const isMet = ({ or, ...expected }, found) =>
  (or !== undefined && isMet(or, found)) ||
  Object.entries(expected).every(([name, value]) => {
    if (name === 'reason') return value.split('|').includes(found.reason);
    if (name === 'holds') return found.text?.includes(value) ?? false;
    return found[name] === value;
  });

/** @param {Expected | Found} what @returns {string} one short phrase */
export function inWords({ type, reason, text, holds, offers, numbers, state }) {
  return [
    reason === undefined ? type : `${type}/${reason}`,
    ...(numbers === undefined ? [] : [`${numbers} no.`]),
    ...(text ? [`「${text.length > 40 ? `${text.slice(0, 40)}…` : text}」`] : []),
    ...(holds ? [`「…${holds}…」`] : []),
    ...(state === undefined ? [] : [state]),
    `[${offers}]`,
  ].join(' ');
}
