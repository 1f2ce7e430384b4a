import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillWithAwkward } from '../support/cases/awkward-ledger.mjs';
import { cellsOf, expectedBook, formulasOf } from '../support/cases/expected-book.mjs';
import { exportBook } from '../support/cases/export-book.mjs';
import { setStage } from '../support/stage/stage.mjs';

const downloads = mkdtempSync(join(tmpdir(), 'piaoying-excel-'));
/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
let records;
let book;

beforeAll(async () => {
  stage = await setStage({ downloadsDir: downloads });
  records = await fillWithAwkward(stage.inside);
  book = await readXlsx(new Uint8Array(readFileSync(await exportBook(stage.browser, downloads))));
});
afterAll(async () => {
  await stage?.close();
  rmSync(downloads, { recursive: true, force: true });
});

test('the records hold what spreadsheets spoil', () => {
  const all = JSON.stringify(records);
  for (const part of [
    '=1+1',
    '＝cmd',
    '免税',
    '不征税',
    '-109',
    '26112000000123456781',
    '😀',
    '0.33333333333333333333',
  ])
    expect(all).toContain(part);
  const outcomes = records.map(({ outcomeType }) => outcomeType);
  expect(new Set(outcomes)).toEqual(new Set(['issued', 'refused', 'unknown']));
  expect(records.map(({ invoice }) => invoice.lines.length)).toEqual(expect.arrayContaining([0, 1, 3]));
});

test.each(['发票', '明细', '失败与不明'])('every cell of %s equals the database', (sheet) =>
  expect(cellsOf(book)[sheet]).toEqual(expectedBook(records)[sheet]),
);

test('no cell is a formula', () => expect(formulasOf(book)).toEqual([]));
