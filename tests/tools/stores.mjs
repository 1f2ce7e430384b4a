/**
 * `npm run test:stores`: backup and restore on a real object store (OpenStack Swift, three nodes, of which some die), with the
 * shipped build. Installs the store where it may, and fails where it cannot run.
 */
import { Missing, runBin, runTool } from './support/run.mjs';
import { setUp, setUpStores } from './support/setup.mjs';
import { runVitest } from './support/vitest-run.mjs';

await runTool(async () => {
  await setUp();
  await setUpStores(['dav', 'swift']);
  if ((await runBin('wxt', ['build'])) !== 0) throw new Missing('The build failed, see above.');
  const { passed, failed } = await runVitest('stores');
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
});
