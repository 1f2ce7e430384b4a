/**
 * What a seed makes happen. Everything is chosen here and nothing later, so that a seed can be run again; only
 * the moments at which processes meet are the machine's own.
 */
import { FAULTS } from '../portal/faults.mjs';
import { createRandom } from './random.mjs';

/** Faults that take their time are rarer, those from which a retry follows more frequent. */
const weightOf = (/** @type {import('../portal/faults.mjs').Fault} */ { id }) =>
  id === 'slow-5s' ? 0.3 : id.startsWith('refuse-') ? 3 : 1;

/**
 * The portal says these only of an invoice that it issued before, on the same page: the clerk meets the first
 * fault, presses again and gets this one. Armed alone the practice portal would lie.
 */
export const AFTER_ISSUED = { 'already-issued': 'drop-after' };

/** Longest that the practice portal holds an answer back by itself, so that a fault of minutes still fits. */
const LONGEST_MS = 1500;

const KILLS = /** @type {const} */ ([
  ['none', 68],
  ['worker-before', 7],
  ['worker-after', 7],
  ['tab-closed', 4],
  ['tab-crashed', 4],
  ['navigated', 4],
  ['reloaded', 4],
  ['browser-killed', 3],
  ['extension-reloaded', 2],
]);

const MISHAPS = /** @type {const} */ ([
  ['none', 88],
  ['noBuyer', 8],
  ['offline', 4],
]);

const GESTURES = /** @type {const} */ ([
  ['click', 80],
  ['double', 6],
  ['script', 14],
]);

/** How the portal may have changed for a whole run, so far as the clerk's hands still find their way. */
const DRIFTS = [
  'issue-path-sibling',
  'issue-path-family',
  'issue-put',
  'label-buyer',
  'label-gross',
  'class-totals',
  'table-before',
  'send-fetch',
];

/** @param {number} seed @returns {string} the one drift of this run, by its name in `tests/drift` */
export const driftOf = (seed) => createRandom(seed * 7 + 3).pick(DRIFTS);

/** When after the click, ms; 0 does not even wait until the click has arrived. */
const MOMENTS = [0, 1, 1, 20, 80, 300, 800];

const BUYERS = [
  '北京青禾餐饮',
  '天津海晏物流',
  '河北松涛建材',
  '上海若水信息',
  '北京明德学校',
  '朝阳示例商店',
];

/**
 * @typedef {object} Attempt one invoice as the clerk enters it
 * @property {number} n from 1; its note carries it, so that the portal's invoice and our record are found by it
 * @property {string} buyer
 * @property {string} quantity
 * @property {number} lines
 * @property {number} company index at the practice portal
 * @property {import('../portal/faults.mjs').Fault | null} fault
 * @property {string} kill
 * @property {number} killAfterMs
 * @property {'click' | 'double' | 'script'} gesture `script`: as tools beside the clerk press
 * @property {boolean} together pressed at once with the one before, in the other tab
 * @property {boolean} yes what she answers to questions and face-scans
 * @property {boolean} reuseForm clears the open form instead of opening a new one
 * @property {'none' | 'noBuyer' | 'offline'} mishap what keeps it from being sent at all
 * @property {'refill' | 'correct' | 'leave'} afterRefusal
 * @property {boolean} again presses once more when nobody knows what became of it
 */

/**
 * @param {number} seed
 * @param {number} count
 * @param {{ companies?: number, kill?: string }} [how] `kill`: the one that the third invoice meets
 * @returns {Attempt[]}
 */
export function makePlan(seed, count, { companies = 2, kill: wanted } = {}) {
  const random = createRandom(seed);
  const faults = FAULTS.map((fault) => /** @type {const} */ ([fault, weightOf(fault)]));
  let company = 0;
  return Array.from({ length: count }, (_, index) => {
    if (random.chance(0.08)) company = random.whole(0, companies - 1);
    const fault = random.chance(0.3) ? null : random.weighted(faults);
    const drawn = random.weighted(KILLS);
    const kill = index === 2 && wanted ? wanted : drawn;
    const mishap = random.weighted(MISHAPS);
    return {
      n: index + 1,
      buyer: `${random.pick(BUYERS)}${random.whole(1, 40)}号`,
      quantity: String(random.whole(1, 900)),
      lines: random.whole(1, 3),
      company,
      fault: fault?.ms ? { ...fault, ms: Math.min(fault.ms, LONGEST_MS) } : fault,
      kill,
      killAfterMs: random.pick(MOMENTS),
      gesture: random.weighted(GESTURES),
      together: index > 0 && kill === 'none' && random.chance(0.06),
      mishap: kill === 'none' ? mishap : 'none',
      yes: random.chance(0.6),
      reuseForm: random.chance(0.6),
      afterRefusal: random.weighted(
        /** @type {const} */ ([
          ['refill', 3],
          ['correct', 3],
          ['leave', 4],
        ]),
      ),
      again: random.chance(0.15),
    };
  });
}
