/**
 * The fault matrix: what may happen to a click of 发票开具, and what must stand in the ledger and the popup after it.
 * Each row is run on the shipped build in a real browser against the practice portal (`npm run test:matrix`); the rows
 * marked `always` are part of `npm test`, too.
 *
 * @typedef {object} Row
 * @property {string} id
 * @property {string | import('../portal/faults.mjs').Fault} [fault] armed after the entry, before the click
 * @property {number} [times] how many issue calls it hits
 * @property {Partial<import('../portal/server/options.mjs').Options>} [options] of the practice portal
 * @property {{ quietMs: number, openCallMs: number }} [deadlines] lowered, where the clock has to run out
 * @property {[string, ...any[]][]} [steps] names of `steps.mjs`; one press where left out
 * @property {string} [buyer] else one that no other row has
 * @property {import('./expect.mjs').Expected | import('./expect.mjs').Expected[]} expect one for each submission
 * @property {number} [issued] how many invoices the portal holds for this row in the end
 * @property {number} [patienceMs]
 * @property {'red'} [on] begins on the form of a red-letter confirmation, filled (`red-scene.mjs`), and needs steps of its
 *   own; else on the entry form
 * @property {true} [always]
 */
import { INTERLUDE_ROWS } from './rows-interludes.mjs';
import { NETWORK_ROWS } from './rows-network.mjs';
import { PAGE_ROWS } from './rows-page.mjs';
import { RED_ROWS } from './rows-red.mjs';
import { TEXT_ROWS } from './rows-text.mjs';

/** @type {Row[]} */
export const ROWS = [...TEXT_ROWS, ...NETWORK_ROWS, ...INTERLUDE_ROWS, ...PAGE_ROWS, ...RED_ROWS];
