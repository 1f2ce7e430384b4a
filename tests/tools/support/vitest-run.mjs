/** One vitest project as a step of `npm test`, counted. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runBin } from './run.mjs';

/**
 * Skipped tests count as failed: what cannot run here is not proved (house rule: no test skips).
 * @param {string} project `unit` or `e2e`
 * @param {string[]} filters parts of file names; none = all
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runVitest(project, filters = []) {
  const folder = mkdtempSync(join(tmpdir(), 'piaoying-vitest-'));
  const file = join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const code = await runBin('vitest', ['run', '--project', project, ...reporters, ...filters]);
    const { passed, failed } = existsSync(file) ? count(JSON.parse(readFileSync(file, 'utf8'))) : nothing();
    // An error outside any test (a set-up hook, an unhandled rejection, no file found) fails the run alone.
    return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function nothing() {
  return { passed: 0, failed: 1 };
}

/**
 * @param {{ testResults: { status: string, name: string, assertionResults: { status: string, fullName: string }[] }[] }} report
 */
function count({ testResults }) {
  let passed = 0;
  let failed = 0;
  for (const { status, name, assertionResults } of testResults) {
    const bad = assertionResults.filter((test) => test.status !== 'passed');
    for (const test of bad) {
      if (test.status !== 'failed') console.error(`skipped, counts as failed: ${name} › ${test.fullName}`);
    }
    passed += assertionResults.length - bad.length;
    // A file that failed before or after its tests (import, hook) has no failed test to show.
    failed += status === 'failed' && bad.length === 0 ? 1 : bad.length;
  }
  return { passed, failed };
}
