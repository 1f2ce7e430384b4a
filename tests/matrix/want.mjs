/** The outcomes that rows expect, in the popup's own words (`ux.md`). */

/** @typedef {import('./expect.mjs').Expected} Expected */

/** @param {string | null} text @returns {Expected} */
export const refused = (text) => ({ type: 'refused', text, offers: '修改后再次开具' });

/** @param {string | null} text @returns {Expected} */
export const notSent = (text) => ({ type: 'notSent', text, offers: '填回开票页' });

/** @param {string} reason @param {string | null} [text] @returns {Expected} */
export const unknown = (reason, text) => ({
  type: 'unknown',
  reason,
  ...(text === undefined ? {} : { text }),
  offers: '去核对',
});

/** @param {number} [numbers] @returns {Expected} */
export const issued = (numbers = 1) => ({ type: 'issued', numbers, offers: '查看' });

/** @type {Expected} */
export const PENDING = { type: 'pending', offers: '无' };

/** Deadlines in place of 180 s and 10 min, ms. */
export const SOON = { quietMs: 3_000, openCallMs: 4_000 };
