/**
 * `npm run bench`: what the extension costs, each figure beside the least that it could be, measured in one run.
 *
 * `npm run bench -- click popup` runs these alone; `-- --build <folder>` measures that build instead of building.
 */
import { cpus, loadavg, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { Missing, ROOT, runBin, runTool } from '../tools/support/run.mjs';
import { setUp } from '../tools/support/setup.mjs';

/**
 * @typedef {object} Stage
 * @property {import('../portal/portal.mjs').Portal} portal
 * @property {string} extensionDir
 */
/** @typedef {{ measure: (stage: Stage) => Promise<import('./support/table.mjs').Table[]> }} Measurement */

const NAMES = [
  'snapshot',
  'click',
  'drafts',
  'durable',
  'inject',
  'watch',
  'reload',
  'popup',
  'export',
  'pack',
  'ledger',
  'list-import',
  'entry-file',
  'refill',
  'reconcile',
  'fault-log',
  'restore',
  'merge',
];

/** @param {string[]} args */
function readArguments(args) {
  const at = args.indexOf('--build');
  const [, build] = at < 0 ? [] : args.splice(at, 2);
  const unknown = args.filter((name) => !NAMES.includes(name));
  if (unknown.length > 0 || (at >= 0 && !build)) {
    throw new Missing(`usage: npm run bench [-- --build <folder>] [${NAMES.join('|')} …]`);
  }
  return { build, names: args.length > 0 ? NAMES.filter((name) => args.includes(name)) : NAMES };
}

async function buildNow() {
  if ((await runBin('wxt', ['build'])) !== 0) throw new Missing('The build failed, see above.');
  return join(ROOT, '.output', 'chrome-mv3');
}

async function tellMachine() {
  const { launchChromium } = await import('../e2e/support/browser/chromium.mjs');
  const browser = await launchChromium({});
  const version = await browser.version();
  await browser.close();
  const [cpu, ...others] = cpus();
  const load = loadavg()[0]?.toFixed(1);
  console.log(
    `\n${others.length + 1} cores (${cpu?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB, load ${load}; ` +
      `${version}, headless; Node ${process.versions.node}, ${process.platform}`,
  );
  console.log(
    'Times are medians in ms unless said otherwise. CPU = time of the main thread without waiting.',
  );
}

await runTool(async () => {
  const started = performance.now();
  const { build, names } = readArguments(process.argv.slice(2));
  await setUp();
  const extensionDir = build === undefined ? await buildNow() : resolve(build);
  await tellMachine();
  const { formatTable } = await import('./support/table.mjs');
  const { startPortal } = await import('../portal/portal.mjs');
  for (const name of names) {
    const { measure } = /** @type {Measurement} */ (await import(`./${name}.mjs`));
    const portal = await startPortal();
    try {
      const begun = performance.now();
      for (const table of await measure({ portal, extensionDir })) console.log(`\n${formatTable(table)}`);
      console.log(`  (${Math.round((performance.now() - begun) / 1000)} s)`);
    } finally {
      await portal.close();
    }
  }
  console.log(`\n${Math.round((performance.now() - started) / 1000)} s in all`);
});
