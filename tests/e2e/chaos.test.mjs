import { expect, test } from 'vitest';
import { runChaos } from '../chaos/run-chaos.mjs';
import { BUILT } from './support/stage.mjs';

test('L1 L2 a few random invoices, and the browser killed in the middle of one: portal and ledger agree', async () => {
  const result = await runChaos({
    extensionDir: BUILT.chromium,
    seed: 13,
    count: 6,
    kill: 'browser-killed',
  });
  expect(result.violations).toEqual([]);
  expect(result.broken).toEqual([]);
  expect(result.counts.kills.get('browser-killed')).toBeGreaterThanOrEqual(1);
  expect(result.submissions.length).toBeGreaterThanOrEqual(6);
}, 240_000);
