/**
 * `npm run test:matrix [-- words …]`: the fault matrix (`tests/matrix/rows.mjs`), each row end to end on the shipped
 * build. Words choose the rows whose name holds one of them; `--built` takes the build that is there. One line a row.
 * Fails where it cannot run.
 */
import { runRows } from './support/matrix-run.mjs';
import { Missing, runBin, runTool } from './support/run.mjs';
import { setUp } from './support/setup.mjs';

await runTool(async () => {
  const args = process.argv.slice(2);
  const words = args.filter((arg) => !arg.startsWith('--'));
  await setUp();
  if (!args.includes('--built') && (await runBin('wxt', ['build'])) !== 0)
    throw new Missing('The build failed, see above.');

  const { ROWS } = await import('../matrix/rows.mjs');
  const { runRow } = await import('../matrix/run-row.mjs');
  const { setStage } = await import('../e2e/support/stage/stage.mjs');
  const rows = ROWS.filter(({ id }) => words.length === 0 || words.some((word) => id.includes(word)));
  if (rows.length === 0) throw new Missing(`No row is named so: ${words.join(' ')}`);

  const failed = await runRows(rows, { setStage, runRow, print: console.log });
  return failed > 0 ? 1 : 0;
});
