/** A representative part of the fault matrix; the whole of it is `npm run test:matrix`. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROWS } from '../../matrix/rows.mjs';
import { runRow } from '../../matrix/run-row.mjs';
import { setStage } from '../support/stage/stage.mjs';

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.close());

test.each(ROWS.filter(({ always }) => always).map((row) => [row.id, row]))('%s', async (_, row) => {
  const { ok, expected, got } = await runRow(stage, row);
  expect(ok, `expected ${expected}, got ${got}`).toBe(true);
});
