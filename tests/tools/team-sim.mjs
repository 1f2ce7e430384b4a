/**
 * `npm run sim:team [-- --clerks 200 --seed 1 --events 5000 --months 12]`: a firm of many clerks on one place of backups, in memory
 * and without a browser. A small run of the whole real stack on the same schedule proves the model first. Nodes die, puts are lost
 * or land unnoticed, clocks are wrong, profiles are copied, members leave. Exit code 1 when a check does not hold.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { Missing, ROOT, runTool } from './support/run.mjs';

const ENTRY = 'tests/tools/support/team-sim/entry.ts';

/** As one script: run from source each import would cost. It lies where packages are found. */
async function bundle() {
  const result = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    build: { write: false, ssr: ENTRY, target: 'node20', minify: false },
  });
  const [{ output }] = /** @type {any[]} */ ([result].flat());
  const file = join(ROOT, 'node_modules', `.team-sim-${process.pid}.mjs`);
  writeFileSync(file, output[0].code);
  try {
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(file);
  }
}

await runTool(async () => {
  const { values } = parseArgs({
    options: {
      clerks: { type: 'string', default: '200' },
      seed: { type: 'string', default: '1' },
      events: { type: 'string', default: '5000' },
      months: { type: 'string', default: '12' },
    },
  });
  const [clerks, seed, events, months] = [values.clerks, values.seed, values.events, values.months].map(
    Number,
  );
  if (![clerks, seed, events, months].every(Number.isSafeInteger) || clerks < 5 || events < 1 || months < 1)
    throw new Missing('--clerks (5 or more), --seed, --events and --months take whole numbers.');
  const { runTeamSim } = await bundle();
  const held = await runTeamSim({ clerks, seed, events, months }, console.log);
  return held ? 0 : 1;
});
