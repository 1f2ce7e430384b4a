/** What rows about red letters begin with and expect. */

/** @typedef {import('./expect.mjs').Expected} Expected */
/** @typedef {[string, ...any[]][]} Steps */

export const RED = /** @type {const} */ ({ on: 'red' });

/** Nothing is filled in again: a red one is made anew on the portal's own pages. */
export const refused = (/** @type {string} */ text) => ({
  type: /** @type {const} */ ('refused'),
  text,
  offers: '查看',
});
export const pending = (/** @type {string} */ state) =>
  /** @type {Expected} */ ({ type: 'pending', state, offers: '无' });
export const issued = (numbers = 0) => /** @type {Expected} */ ({ type: 'issued', numbers, offers: '查看' });

export const TO_PRESS = /** @type {Steps} */ ([['redMade'], ['redBecomes', '04'], ['redOpen']]);
export const PRESSED = /** @type {Steps} */ ([...TO_PRESS, ['redPress']]);
