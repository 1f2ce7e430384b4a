import { expect, test } from 'vitest';
import { runRows } from './matrix-run.mjs';

const rows = ['one', 'two', 'three'].map((id) => ({ id }));
const met = { ok: true, expected: 'issued', got: 'issued' };

/**
 * @param {(stage: any, row: { id: string }) => Promise<any>} runRow
 * @param {() => Promise<void>} [setStage]
 */
async function run(runRow, setStage) {
  /** @type {string[]} */
  const lines = [];
  /** @type {any[]} */
  const stages = [];
  const failed = await runRows(rows, {
    print: (line) => lines.push(line.replace(/ +\d+\.\d s$/, '')),
    runRow,
    setStage: async () => {
      await setStage?.();
      const stage = {
        browser: { connected: true },
        closed: false,
        async close() {
          this.closed = true;
          if (!this.browser.connected) throw new Error('Connection closed.');
        },
      };
      stages.push(stage);
      return stage;
    },
  });
  return { failed, lines, stages };
}

test('one stage serves all rows while nothing breaks', async () => {
  const { failed, lines, stages } = await run(async () => met);
  expect(failed).toBe(0);
  expect(stages.map(({ closed }) => closed)).toEqual([true]);
  expect(lines.at(-1)).toBe('3 passed, 0 failed');
});

test('a row that throws is failed with its reason, and the next one has a new stage', async () => {
  const { failed, lines, stages } = await run(async (_, { id }) => {
    if (id === 'two') throw new Error('no such step\n  at …');
    return met;
  });
  expect(failed).toBe(1);
  expect(lines[1]).toBe('✗ two    threw Error: no such step');
  expect(lines[2]).toMatch(/^✓ three/);
  expect(stages.map(({ closed }) => closed)).toEqual([true, true]);
  expect(lines.at(-1)).toBe('2 passed, 1 failed');
});

test('a browser that died under a row is left, even when it cannot be closed', async () => {
  const { failed, lines, stages } = await run(async (stage, { id }) => {
    if (id === 'one') stage.browser.connected = false;
    return id === 'one' ? { ok: false, expected: 'issued', got: 'Target closed' } : met;
  });
  expect(failed).toBe(1);
  expect(lines[0]).toMatch(/got Target closed {2}the browser ended$/);
  expect(stages).toHaveLength(2);
  expect(lines.at(-1)).toBe('2 passed, 1 failed');
});

test('a stage that cannot be set fails its row only', async () => {
  let tries = 0;
  const { failed, lines } = await run(
    async () => met,
    async () => {
      tries++;
      if (tries === 1) throw new Error('the browser does not start');
    },
  );
  expect(failed).toBe(1);
  expect(lines[0]).toBe('✗ one    threw Error: the browser does not start');
  expect(lines.at(-1)).toBe('2 passed, 1 failed');
});
