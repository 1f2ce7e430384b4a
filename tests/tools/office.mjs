/**
 * `npm run test:office`: the Excel export, opened by LibreOffice, equals the database; a filled batch template
 * keeps its parts. Builds, installs LibreOffice where it may, and fails where it cannot run.
 */
import { Missing, runBin, runTool } from './support/run.mjs';
import { setUp } from './support/setup.mjs';
import { runVitest } from './support/vitest-run.mjs';

await runTool(async () => {
  await setUp({ office: true });
  if ((await runBin('wxt', ['build'])) !== 0) throw new Missing('The build failed, see above.');
  const { passed, failed } = await runVitest('office');
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
});
