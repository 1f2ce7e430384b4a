/**
 * What may change about the portal from one day to the next, a row each, as options of the practice portal: whatever is
 * an option here can be combined with any other. `plan.mjs` makes rows of them.
 *
 * @typedef {'issued' | 'refused' | 'hang'} Ending what the portal makes of the press; hang: no answer, nothing issued
 *
 * @typedef {object} Drift
 * @property {string} id
 * @property {string} says in one line
 * @property {Partial<import('../portal/server/options.mjs').Options>} [options] of the practice portal
 * @property {keyof typeof import('./press.mjs').PRESSES} [press] how 发票开具 is pressed; else by the mouse
 * @property {'dialog' | 'toast' | 'inline'} [refusedIn] where a refusal is shown; else in a dialog
 * @property {string} [asks] the back end's answer is first this question (a fault of `faults.mjs`), then what else
 * @property {'form' | 'answer' | 'nothing'} tells from where on it can be seen and must be told: on the form, with the answer
 *   (or its want), or nothing has to be told: no fact that the profile knows has changed, or it is a way to press
 * @property {Ending[]} [seenIn] only in these it shows at all; left out: in each
 * @property {string[]} [mayLack] what of the invoice stands on the page in these words alone: it may be missing, not wrong
 * @property {string[]} [without] options, or `asks`, that a second drift must not bring along
 * @property {Ending[]} [always] part of `npm test`
 */
import { CALL_DRIFTS } from './drifts-calls.mjs';
import { CLASS_DRIFTS } from './drifts-classes.mjs';
import { PAGE_DRIFTS } from './drifts-page.mjs';
import { WORD_DRIFTS } from './drifts-words.mjs';

/** @type {Drift[]} */
export const DRIFTS = [...WORD_DRIFTS, ...CLASS_DRIFTS, ...CALL_DRIFTS, ...PAGE_DRIFTS];
