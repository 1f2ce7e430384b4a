/**
 * `npm test`: installs what is missing, builds, checks, unit tests, end-to-end tests on the shipped build. A failing
 * step does not stop the later ones. The last line is `N passed, N failed`: all tests, and each build and each
 * check as one.
 *
 * While developing: `npm test -- --unit [filter …]`, `npm test -- --e2e [filter …]` (on the build that is there).
 */
import { runBuilds, runChecks } from './check.mjs';
import { runTool } from './support/run.mjs';
import { setUp, setUpStores } from './support/setup.mjs';
import { runVitest } from './support/vitest-run.mjs';

/** @typedef {{ passed: number, failed: number }} Count */

/** @param {{ ok: boolean }[]} results @returns {Count} */
function countResults(results) {
  const passed = results.filter(({ ok }) => ok).length;
  return { passed, failed: results.length - passed };
}

/** @returns {Promise<Count[]>} */
async function runEverything() {
  const builds = await runBuilds();
  const counts = [countResults(builds), countResults(await runChecks()), await runVitest('unit')];
  if (builds.every(({ ok }) => ok)) counts.push(await runVitest('e2e'));
  else {
    console.error('\nnot built: the end-to-end tests did not run');
    counts.push({ passed: 0, failed: 1 });
  }
  return counts;
}

await runTool(async () => {
  const [flag, ...filters] = process.argv.slice(2);
  if (flag !== undefined && flag !== '--unit' && flag !== '--e2e') {
    console.error('usage: npm test [-- --unit|--e2e [filter …]]');
    return 2;
  }
  const needsBrowsers = flag !== '--unit';
  // Without such a font a page that is printed holds no words that could be read back.
  await setUp({ firefox: needsBrowsers, chineseFonts: needsBrowsers });
  if (needsBrowsers) await setUpStores(['dav']);
  const counts =
    flag === undefined
      ? await runEverything()
      : [await runVitest(flag === '--unit' ? 'unit' : 'e2e', filters)];
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
});
