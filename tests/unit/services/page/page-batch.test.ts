import { beforeEach, expect, test, vi } from 'vitest';
import { createPageBatch } from '../../../../utils/services/page/page-batch';
import * as make from '../../support/facts/facts';

const row = (submissionId: string, importId = 'I1') =>
  make.submitted({ submissionId, batch: { importId, rows: 3 } });
const OPEN = { issued: 0, failed: 0, unknown: 0, pending: 3 };
const DONE = { issued: 2, failed: 1, unknown: 0, pending: 0 };

let answers: Array<(reply: unknown) => void>;
const asked = vi.fn();
const view = { batch: vi.fn() };
let page: ReturnType<typeof createPageBatch>;
const settle = () => vi.waitFor(() => expect(answers).toHaveLength(0));

beforeEach(() => {
  vi.clearAllMocks();
  answers = [];
  page = createPageBatch((request) => {
    asked(request);
    return new Promise((resolve) => answers.push(resolve));
  }, view);
});

test('says how the ledger has it, each time the ledger has other words', async () => {
  page.kept([row('S1'), row('S2'), row('S3')]);
  expect(asked).toHaveBeenCalledWith({ kind: 'batch', submissionId: 'S1' });
  answers.shift()?.(OPEN);
  await vi.waitFor(() => expect(view.batch).toHaveBeenLastCalledWith(OPEN, 'S1'));
  page.changed('I1');
  answers.shift()?.(DONE);
  await vi.waitFor(() => expect(view.batch).toHaveBeenLastCalledWith(DONE, 'S1'));
});

test('many words in a row are asked for once more, not each', async () => {
  page.kept([row('S1')]);
  for (let at = 0; at < 5; at += 1) page.changed('I1');
  answers.shift()?.(OPEN);
  await vi.waitFor(() => expect(answers).toHaveLength(1));
  answers.shift()?.(DONE);
  await settle();
  expect(asked).toHaveBeenCalledTimes(2);
});

test('of another import, of none and after a newer submission nothing is asked', () => {
  page.changed('I1');
  page.kept([make.answered('x')]);
  expect(asked).not.toHaveBeenCalled();
  page.kept([row('S1')]);
  answers = [];
  page.changed('I2');
  page.over();
  page.changed('I1');
  expect(asked).toHaveBeenCalledTimes(1);
});

test('a strange answer says nothing', async () => {
  page.kept([row('S1')]);
  answers.shift()?.({ issued: 'many' });
  await settle();
  expect(view.batch).not.toHaveBeenCalled();
});
