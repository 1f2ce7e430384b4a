import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { readXlsx } from 'hucre/xlsx';
import { parse } from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillWithAwkward } from '../e2e/support/cases/awkward-ledger.mjs';
import { cellsOf, expectedBook, formulasOf } from '../e2e/support/cases/expected-book.mjs';
import { exportBook } from '../e2e/support/cases/export-book.mjs';
import { setStage } from '../e2e/support/stage/stage.mjs';
import { findOffice } from '../tools/support/find-office.mjs';

const folder = mkdtempSync(join(tmpdir(), 'piaoying-office-'));
const SHEETS = ['发票', '明细', '失败与不明'];
/** Commas, quotes, UTF-8, cells as they are shown, every sheet a file of its own (-1). */
const CSV = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1';

/** @type {import('../e2e/support/stage/stage.mjs').Stage} */
let stage;
let records;
let path;

/** LibreOffice opens the file and saves what it holds of it. A profile of its own: a running one would take it over. */
async function convert(format, to) {
  const outdir = join(folder, to);
  mkdirSync(outdir);
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const args = [profile, '--headless', '--convert-to', format, '--outdir', outdir, path];
  await promisify(execFile)(findOffice() ?? 'soffice', args);
  return outdir;
}

beforeAll(async () => {
  const downloads = join(folder, 'downloads');
  mkdirSync(downloads);
  stage = await setStage({ downloadsDir: downloads });
  records = await fillWithAwkward(stage.inside);
  path = await exportBook(stage.browser, downloads);
});
afterAll(async () => {
  await stage?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the Excel file, opened and saved again by LibreOffice', () => {
  let book;
  beforeAll(async () => {
    const saved = join(await convert('xlsx', 'again'), basename(path));
    book = await readXlsx(new Uint8Array(readFileSync(saved)));
  });

  test('its sheets in order', () => expect(book.sheets.map(({ name }) => name)).toEqual(['说明', ...SHEETS]));

  test.each(SHEETS)('every cell of %s equals the database', (sheet) =>
    expect(cellsOf(book)[sheet]).toEqual(expectedBook(records)[sheet]),
  );

  test('no cell is a formula', () => expect(formulasOf(book)).toEqual([]));
});

describe('as LibreOffice shows it', () => {
  let shown;
  beforeAll(async () => {
    const outdir = await convert(CSV, 'shown');
    shown = Object.fromEntries(
      readdirSync(outdir).map((file) => {
        const sheet = file
          .replace(/\.csv$/, '')
          .split('-')
          .at(-1);
        return [sheet, parse(readFileSync(join(outdir, file), 'utf8'), { header: true }).data];
      }),
    );
  });

  test('numbers of 20 digits whole, times of Beijing, amounts with two decimals', () => {
    const [first, second] = shown.发票;
    const wall = new Date(records[0].submittedAt + 8 * 3_600_000)
      .toISOString()
      .slice(0, 19)
      .replace('T', ' ');
    expect(first).toMatchObject({ 提交时间: wall, 发票号码: '26112000000123456781', 价税合计: '1,733.35' });
    expect(second).toMatchObject({ 价税合计: '-109.00', 合计税额: '-9.00' });
  });

  test('rates as percent or word, formula-like text as text', () => {
    const rates = shown.明细.map((row) => row['税率/征收率']);
    expect(rates.slice(0, 5)).toEqual(['6%', '13%', '免税', '9%', '不征税']);
    expect(shown.明细[1].规格型号).toBe('=1+1');
    expect(shown.失败与不明.map((row) => row.购买方名称)).toEqual(
      expect.arrayContaining(['=1+1', '＝cmd|calc', '@SUM(A1)', '00123', '1e5', 'TRUE', '_x0041_']),
    );
  });
});
