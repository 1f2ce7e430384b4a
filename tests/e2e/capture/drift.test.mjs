/** A representative part of the drift bench; the whole of it is `npm run test:drift`. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DRIFTS } from '../../drift/drifts.mjs';
import { singles } from '../../drift/plan.mjs';
import { runRow } from '../../drift/run-row.mjs';
import { setStage } from '../support/stage/stage.mjs';

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.close());

const rows = singles(DRIFTS).filter(({ always }) => always);

test.each(rows.map((row) => [row.id, row]))('%s', async (_, row) => {
  const { ok, expected, got } = await runRow(stage, row);
  expect(ok, `expected ${expected}, got ${got}`).toBe(true);
});
