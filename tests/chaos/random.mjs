/**
 * Seeded random choices (mulberry32): the same seed makes the same choices on every machine.
 * @param {number} seed
 */
export function createRandom(seed) {
  let state = seed >>> 0;
  /** @returns {number} from 0 to below 1 */
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  /** @param {number} low @param {number} high both included */
  const whole = (low, high) => low + Math.floor(next() * (high - low + 1));
  return {
    whole,
    /** @param {number} share of 1 */
    chance: (share) => next() < share,
    /** @template T @param {readonly T[]} choices @returns {T} */
    pick: (choices) => choices[whole(0, choices.length - 1)],
    /** @template T @param {readonly (readonly [T, number])[]} weighted @returns {T} */
    weighted(weighted) {
      let left = next() * weighted.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [choice, weight] of weighted) {
        left -= weight;
        if (left < 0) return choice;
      }
      return weighted[weighted.length - 1][0];
    },
  };
}
