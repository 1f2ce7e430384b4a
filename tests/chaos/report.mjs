/** What a run prints. The last line is `chaos seed N: M invoices, V violations`. */
import { driftOf } from './plan.mjs';

/** @param {Iterable<[string, number]>} counts */
const list = (counts) =>
  [...counts]
    .toSorted(([, left], [, right]) => right - left)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ') || 'none';

/** @template T @param {T[]} items @param {(item: T) => string} nameOf @returns {Map<string, number>} */
function tally(items, nameOf) {
  const counts = new Map();
  for (const item of items) counts.set(nameOf(item), (counts.get(nameOf(item)) ?? 0) + 1);
  return counts;
}

const INVARIANTS = ['1', '2', '3', '4', '5', '6'];

/**
 * @param {number} seed
 * @param {number} count
 * @param {Awaited<ReturnType<typeof import('./run-chaos.mjs').runChaos>>} result
 * @returns {string[]}
 */
export function report(seed, count, result) {
  const { presses, invoices, submissions, offered, events, checked, violations, broken, counts, seconds } =
    result;
  const delivered = presses.filter((press) => press.delivered).length;
  const byInvariant = tally(violations, ({ invariant }) => invariant.slice(0, 1));
  return [
    ...violations.map(
      ({ invariant, note, told }) => `VIOLATION seed ${seed}: ${invariant}: ${note}\n  ${told}`,
    ),
    ...broken.map((step) => `not driven to its end: ${step}`),
    `the portal has changed: ${driftOf(seed)}`,
    `faults: ${list(counts.faults)}`,
    `kills: ${list(counts.kills)}`,
    `clerk: ${list(counts.ways)}`,
    `clicks: ${presses.length}, of them surely delivered ${delivered}`,
    `portal: ${invoices.length} invoices issued`,
    `outcomes: ${list(tally(submissions, ({ outcome }) => outcome.type))}; retry offered on ${offered.size}`,
    `chain: ${events.length} events`,
    `check against the portal's lists: ${checked.listed.length} numbers; ${list(tally(checked.submissions, ({ standing }) => standing))}`,
    `violations by invariant: ${INVARIANTS.map((name) => `${name}: ${byInvariant.get(name) ?? 0}`).join(', ')}`,
    `steps not driven to their end: ${broken.length}; ${seconds} s`,
    `chaos seed ${seed}: ${count} invoices, ${violations.length} violations`,
  ];
}
