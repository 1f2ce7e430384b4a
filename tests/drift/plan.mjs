/** Makes rows of the drifts: each single one with each ending, and seeded pairs. Pure. */
import { createRandom } from '../chaos/random.mjs';

/** @typedef {import('./drifts.mjs').Drift} Drift @typedef {import('./drifts.mjs').Ending} Ending */

/**
 * @typedef {object} Row
 * @property {string} id
 * @property {'single' | 'pair'} kind
 * @property {Ending} ending
 * @property {Partial<import('../portal/server/options.mjs').Options>} options of all its drifts
 * @property {keyof typeof import('./press.mjs').PRESSES} press
 * @property {string} fault the ending, as a fault; '' = all goes well
 * @property {string} asks a fault that comes before; '' = none
 * @property {'' | 'form' | 'answer'} tells from where on it must be told; '' = need not be
 * @property {string[]} mayLack of the invoice's own fields
 * @property {boolean} always
 */

/** @type {Ending[]} */
export const ENDINGS = ['issued', 'refused', 'hang'];

/** The seed of the pairs that everybody runs. */
export const SEED = 20261128;
export const PAIRS = 60;

const REFUSALS = { dialog: 'refuse-rate', toast: 'refuse-toast', inline: 'refuse-inline' };
/** Options that are tables, of which two drifts may each bring lines. */
const TABLES = new Set(['rename', 'renameAttributes', 'words']);

/** @param {readonly Drift[]} drifts @returns {Partial<import('../portal/server/options.mjs').Options>} */
export function optionsOf(drifts) {
  /** @type {Record<string, any>} */
  const all = {};
  for (const [name, value] of drifts.flatMap(({ options = {} }) => Object.entries(options)))
    all[name] = TABLES.has(name) ? { ...all[name], ...value } : value;
  return all;
}

/** @param {Drift} drift @returns {string[]} what only one of two may bring */
const claims = ({ options = {}, press, refusedIn, asks }) => [
  ...Object.entries(options).flatMap(([name, value]) =>
    TABLES.has(name) ? Object.keys(value).map((key) => `${name} ${key}`) : [name],
  ),
  ...(press ? ['press'] : []),
  ...(refusedIn ? ['refusedIn'] : []),
  ...(asks ? ['asks'] : []),
];

/** @param {Drift} one @param {Drift} other @returns {boolean} whether both can be at once */
export function goTogether(one, other) {
  const [ours, theirs] = [claims(one), claims(other)];
  const shut = [...(one.without ?? []).filter((name) => theirs.includes(name))];
  shut.push(...(other.without ?? []).filter((name) => ours.includes(name)));
  return shut.length === 0 && !ours.some((name) => theirs.includes(name));
}

/** @param {'single' | 'pair'} kind @param {readonly Drift[]} drifts @param {Ending} ending @returns {Row} */
function rowOf(kind, drifts, ending) {
  const seen = drifts.filter(({ seenIn = ENDINGS }) => seenIn.includes(ending)).map(({ tells }) => tells);
  const shown = drifts.find(({ refusedIn }) => refusedIn)?.refusedIn ?? 'dialog';
  return {
    id: `${drifts.map(({ id }) => id).join(' + ')} × ${ending}`,
    kind,
    ending,
    options: optionsOf(drifts),
    press: drifts.find(({ press }) => press)?.press ?? 'mouse',
    fault: { issued: '', refused: REFUSALS[shown], hang: 'hang' }[ending],
    asks: drifts.find(({ asks }) => asks)?.asks ?? '',
    tells: seen.includes('form') ? 'form' : seen.includes('answer') ? 'answer' : '',
    mayLack: drifts.flatMap(({ mayLack = [] }) => mayLack),
    always: drifts.some(({ always = [] }) => always.includes(ending)),
  };
}

/** @param {readonly Drift[]} drifts @returns {Row[]} */
export const singles = (drifts) =>
  drifts.flatMap((drift) => ENDINGS.map((ending) => rowOf('single', [drift], ending)));

/**
 * The same for the same seed; no pair twice, no drift with one that shuts it out, the endings in turn.
 * @param {readonly Drift[]} drifts
 * @param {number} [seed]
 * @param {number} [count]
 * @returns {Row[]}
 */
export function pairs(drifts, seed = SEED, count = PAIRS) {
  const random = createRandom(seed);
  /** @type {Map<string, Row>} */
  const rows = new Map();
  while (rows.size < count) {
    const [one, other] = [random.pick(drifts), random.pick(drifts)];
    const name = [one.id, other.id].sort().join();
    if (one === other || rows.has(name) || !goTogether(one, other)) continue;
    rows.set(name, rowOf('pair', [one, other], ENDINGS[rows.size % ENDINGS.length]));
  }
  return [...rows.values()];
}
