/** Of fewer nothing is said: one bad day would be a rule. */
export const FEW = 5;

/** The value that this share of all does not exceed (nearest rank). @param share above 0, at most 1 */
export function quantile(values: readonly number[], share: number): number | undefined {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}
