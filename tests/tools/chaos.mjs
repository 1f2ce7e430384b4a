/**
 * Law L1 and L2 under chaos: random invoices, companies, faults of the practice portal and kills of worker, tab and
 * browser; at the end the portal's own list is compared with the ledger.
 *
 * `npm run chaos [-- --seed N] [--count 200] [--verbose]`: the same seed makes the same plan. Exit code 1 on a violation,
 * or when more than one step in fifty could not be driven to its end.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Missing, ROOT, runBin, runTool } from './support/run.mjs';
import { setUp } from './support/setup.mjs';

await runTool(async () => {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      count: { type: 'string', default: '200' },
      verbose: { type: 'boolean', default: false },
      built: { type: 'boolean', default: false },
    },
  });
  const seed = Number(values.seed);
  const count = Number(values.count);
  if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(count) || count < 1)
    throw new Missing('--seed and --count take whole numbers.');

  await setUp();
  if (!values.built && (await runBin('wxt', ['build'])) !== 0)
    throw new Missing('The build failed, see above.');
  const { runChaos } = await import('../chaos/run-chaos.mjs');
  const { report } = await import('../chaos/report.mjs');
  const result = await runChaos({
    extensionDir: join(ROOT, '.output', 'chrome-mv3'),
    seed,
    count,
    say: values.verbose ? console.log : undefined,
  });
  for (const line of report(seed, count, result)) console.log(line);
  return result.violations.length > 0 || result.broken.length > count / 50 ? 1 : 0;
});
