/** Names of clerks, by the log of their computer. */
export type Clerks = ReadonlyMap<string, string>;

/** Whether there is anybody to tell apart. */
export const hasSeveral = (clerks: Clerks): boolean => clerks.size > 1;

/** Whose record it was, and whose it is: 「李莉 → 王芳」 once it was taken over. */
export function enteredByText(
  enteredOn: string | undefined,
  claimedOn: string | undefined,
  clerks: Clerks,
): string {
  const by = clerks.get(enteredOn ?? '') ?? '';
  const now = claimedOn === undefined ? by : (clerks.get(claimedOn) ?? '');
  return now === by ? by : `${by} → ${now}`;
}
