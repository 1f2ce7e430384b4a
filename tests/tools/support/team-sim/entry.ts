import { checkFold } from './check-fold';
import { checkOwners, checkPlain } from './check-records';
import { type Check, checkFrontier, checkLeavers, checkTruth } from './checks';
import { type LargeRun, largeRun } from './large-run';
import { measureSizes } from './sizes';
import { smallRun } from './small-run';
import { tellCheck, tellCopies, tellRun, tellTraffic } from './tell';
import type { Sizes } from './traffic';
import type { SimOptions } from './world';

const SAMPLE = 500;
const FEW_CLERKS = 10;

/** Everything that must hold after a large run. */
export async function checkAll(run: LargeRun): Promise<{ checks: Check[]; told: string[] }> {
  const fold = await checkFold(run);
  return {
    checks: [
      ...checkFrontier(run),
      fold.check,
      ...checkTruth(run),
      await checkOwners(run),
      checkLeavers(run),
      await checkPlain(run, SAMPLE),
    ],
    told: [
      `  digest of all folded records ${fold.digest.slice(0, 16)}, ${fold.orders} orders in which events of several logs came`,
      ...tellCopies(run),
    ],
  };
}

/** The whole simulation. @returns whether everything held */
export async function runTeamSim(options: SimOptions, say: (line: string) => void): Promise<boolean> {
  const sizes: Sizes = await measureSizes();
  const bytes = (value: number) => Math.round(value);
  say(
    `Measured: a segment ${bytes(sizes.segment)} bytes and ${bytes(sizes.event)} an event, sign ${sizes.sign}`,
  );
  const small = await smallRun(options.seed, sizes);
  const checks = [...small.checks];
  for (const line of checks.flatMap(tellCheck)) say(line);

  const run = await largeRun(options, sizes, (month) => {
    const memory = Math.round(process.memoryUsage().rss / 1e6);
    const { user, system } = process.cpuUsage();
    say(`  month ${month}: ${Math.round((user + system) / 1e6)} s of one core so far, ${memory} MB`);
  });
  for (const line of tellRun(run)) say(line);
  const large = await checkAll(run);
  for (const line of [...large.checks.flatMap(tellCheck), ...large.told, ...tellTraffic(run)]) say(line);
  checks.push(...large.checks);

  if (options.clerks !== FEW_CLERKS) {
    const few = await largeRun(
      { ...options, clerks: FEW_CLERKS, months: Math.min(2, options.months) },
      sizes,
    );
    const found = await checkAll(few);
    for (const line of [...tellRun(few), ...found.checks.flatMap(tellCheck), ...tellTraffic(few)]) say(line);
    checks.push(...found.checks);
  }
  const broken = checks.filter((check) => check.broken.length > 0);
  say(broken.length === 0 ? 'all checks held' : `broken: ${broken.map(({ name }) => name).join('; ')}`);
  return broken.length === 0;
}
