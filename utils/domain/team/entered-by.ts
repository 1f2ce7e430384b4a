import { logOf } from '../record/chain';

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
  const nameOf = (chainId: string) => clerks.get(logOf(chainId)) ?? '';
  const by = nameOf(enteredOn ?? '');
  const now = claimedOn === undefined ? by : nameOf(claimedOn);
  return now === by ? by : `${by} → ${now}`;
}

/**
 * A filter by clerk as her computers are now: one that was kept may know of fewer.
 * @param logs of her computers as they were then, separated by commas
 */
export const allLogsOf = (logs: string, clerks: Clerks): string =>
  clerkLogs(clerks).find(({ logs: all }) => logs.split(',').every((log) => all.split(',').includes(log)))
    ?.logs ?? logs;

/** Each clerk once, by name, with the logs of all her computers separated by commas. */
export function clerkLogs(clerks: Clerks): Array<{ readonly name: string; readonly logs: string }> {
  const byName = new Map<string, string[]>();
  for (const [log, name] of clerks) byName.set(name, [...(byName.get(name) ?? []), log]);
  return [...byName]
    .map(([name, logs]) => ({ name, logs: logs.sort().join(',') }))
    .sort((one, other) => one.name.localeCompare(other.name, 'zh'));
}
