/** The rows of the fault matrix one after the other, whatever one of them does to the browser under it. */

/**
 * A row that throws, or a stage that cannot be set, is a failed row; the next one gets a new stage.
 * @template {{ id: string }} R
 * @template {{ browser: { connected: boolean }, close: () => Promise<void> }} S
 * @param {readonly R[]} rows
 * @param {object} ports
 * @param {() => Promise<S>} ports.setStage
 * @param {(stage: S, row: R) => Promise<{ ok: boolean, expected: string, got: string }>} ports.runRow
 * @param {(line: string) => void} ports.print
 * @returns {Promise<number>} how many failed; the last line says it
 */
export async function runRows(rows, { setStage, runRow, print }) {
  const width = Math.max(...rows.map(({ id }) => id.length));
  /** @type {S | undefined} */
  let stage;
  let failed = 0;
  const leaveStage = async () => {
    const left = stage;
    stage = undefined;
    await left?.close().catch((error) => print(`  the stage did not close: ${firstLine(error)}`));
  };
  for (const row of rows) {
    const started = Date.now();
    let line;
    let broken = false;
    try {
      stage ??= await setStage();
      const { ok, expected, got } = await runRow(stage, row);
      broken = !stage.browser.connected;
      if (!ok) failed++;
      line = `${ok ? '✓' : '✗'} ${row.id.padEnd(width)}  expected ${expected}  got ${got}`;
      if (broken) line += '  the browser ended';
    } catch (error) {
      broken = true;
      failed++;
      line = `✗ ${row.id.padEnd(width)}  threw ${firstLine(error)}`;
    }
    print(`${line}  ${((Date.now() - started) / 1000).toFixed(1)} s`);
    if (broken) await leaveStage();
  }
  await leaveStage();
  print(`${rows.length - failed} passed, ${failed} failed`);
  return failed;
}

/** @param {unknown} error */
const firstLine = (error) => String(error).split('\n')[0];
