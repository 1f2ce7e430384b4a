/**
 * `npm run check`: types, lint and format, dead code, built files, licences; each by name, all of them even when one fails.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isMain, ROOT, runBin, runTool } from './support/run.mjs';
import { setUp } from './support/setup.mjs';

/** @typedef {{ name: string, ok: boolean }} Result */

/** The shipped outputs, each a build of its own. */
const BUILDS = [
  { name: 'build for Chromium', args: ['build'] },
  { name: 'build for Firefox', args: ['build', '-b', 'firefox', '--mv3'] },
];

const DOMAIN = join('utils', 'domain', 'tsconfig.json');

const CHECKS = [
  { name: 'types', check: async () => (await runBin('vue-tsc', ['--noEmit'])) === 0 },
  { name: 'types of the domain (no DOM, no Node)', check: checkDomainTypes },
  {
    name: 'lint and format',
    check: async () => (await runBin('biome', ['check', '--error-on-warnings', '.'])) === 0,
  },
  {
    name: 'dead code',
    check: async () => (await runBin('knip', ['--no-progress', '--no-config-hints'])) === 0,
  },
  // Imported late: they need installed packages, this file does not.
  {
    name: 'built files',
    check: async () => report((await import('./support/check-built.mjs')).checkBuilt()),
  },
  {
    name: 'licences',
    check: async () => report((await import('./support/check-licences.mjs')).checkLicences()),
  },
];

async function checkDomainTypes() {
  if (!existsSync(join(ROOT, DOMAIN))) throw new Error(`${DOMAIN} is gone`);
  return (await runBin('tsc', ['--noEmit', '-p', DOMAIN])) === 0;
}

/** @param {string[]} findings */
function report(findings) {
  for (const finding of findings) console.log(finding);
  return findings.length === 0;
}

/**
 * @param {{ name: string, check: () => Promise<boolean> }[]} checks
 * @returns {Promise<Result[]>}
 */
async function runEach(checks) {
  const results = [];
  for (const { name, check } of checks) {
    console.log(`\n── ${name}`);
    const ok = await check().catch((error) => {
      console.error(error);
      return false;
    });
    console.log(`${ok ? '✓' : '✗'} ${name}`);
    results.push({ name, ok });
  }
  return results;
}

/** Also writes .wxt/, on which the types rest. @returns {Promise<Result[]>} */
export function runBuilds() {
  return runEach(
    BUILDS.map(({ name, args }) => ({ name, check: async () => (await runBin('wxt', args)) === 0 })),
  );
}

/** On what `runBuilds` left. @returns {Promise<Result[]>} */
export function runChecks() {
  return runEach(CHECKS);
}

if (isMain(import.meta.url)) {
  await runTool(async () => {
    await setUp();
    const results = [...(await runBuilds()), ...(await runChecks())];
    const failed = results.filter(({ ok }) => !ok);
    console.log(
      failed.length === 0 ? '\nall checks passed' : `\nfailed: ${failed.map(({ name }) => name).join(', ')}`,
    );
    return failed.length === 0 ? 0 : 1;
  });
}
