/**
 * `npm run test:drift [-- words …]`: the drift bench (`tests/drift/drifts.mjs`): the practice portal changes, a row each
 * and in seeded pairs, and the shipped build is driven end to end on it. Words choose the rows whose name holds one of
 * them; `--singles` or `--pairs` only these; `--seed N` other pairs; `--built` takes the build that is there. One line a
 * row. Fails where it cannot run.
 */
import { runRows } from './support/matrix-run.mjs';
import { Missing, runBin, runTool } from './support/run.mjs';
import { setUp } from './support/setup.mjs';

const USAGE = 'usage: npm run test:drift [-- words …] [--built] [--singles|--pairs] [--seed N]';

/** @param {string[]} args */
function readArguments(args) {
  const flags = new Set();
  const words = [];
  let seed;
  for (const [at, arg] of args.entries()) {
    if (arg === '--seed') seed = Number(args[at + 1]);
    else if (args[at - 1] === '--seed') continue;
    else if (['--built', '--singles', '--pairs'].includes(arg)) flags.add(arg);
    else if (arg.startsWith('--')) throw new Missing(USAGE);
    else words.push(arg);
  }
  if (seed !== undefined && !Number.isSafeInteger(seed)) throw new Missing(USAGE);
  return { flags, words, seed };
}

await runTool(async () => {
  const { flags, words, seed } = readArguments(process.argv.slice(2));
  await setUp();
  if (!flags.has('--built') && (await runBin('wxt', ['build'])) !== 0)
    throw new Missing('The build failed, see above.');

  const { DRIFTS } = await import('../drift/drifts.mjs');
  const { PAIRS, pairs, SEED, singles } = await import('../drift/plan.mjs');
  const { runRow } = await import('../drift/run-row.mjs');
  const { setStage } = await import('../e2e/support/stage/stage.mjs');

  const named = (/** @type {{ id: string }} */ { id }) =>
    words.length === 0 || words.some((word) => id.includes(word));
  const parts = [
    { name: 'single drifts', rows: flags.has('--pairs') ? [] : singles(DRIFTS).filter(named) },
    {
      name: `pairs of drifts, seed ${seed ?? SEED}`,
      rows: flags.has('--singles') ? [] : pairs(DRIFTS, seed ?? SEED, PAIRS).filter(named),
    },
  ].filter(({ rows }) => rows.length > 0);
  if (parts.length === 0) throw new Missing(`No row is named so: ${words.join(' ')}`);

  /** @type {string[]} */
  const totals = [];
  let failed = 0;
  for (const { name, rows } of parts) {
    console.log(`\n${rows.length} ${name}`);
    const bad = await runRows(rows, { setStage, runRow, print: console.log });
    totals.push(`${name}: ${rows.length - bad} passed, ${bad} failed`);
    failed += bad;
  }
  console.log(`\n${totals.join('\n')}`);
  return failed > 0 ? 1 : 0;
});
