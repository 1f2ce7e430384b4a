/** A filled copy of the batch template, opened and saved again by LibreOffice. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillTemplate } from '../../utils/exchange/template/fill-template';
import { readTemplate } from '../../utils/exchange/template/template-book';
import { BATCH_TEMPLATE } from '../../utils/portal/template/batch-template';
import { makeTemplate } from '../fixtures/make-template';
import { findOffice } from '../tools/support/find-office.mjs';

const folder = mkdtempSync(join(tmpdir(), 'piaoying-template-'));
const ROWS_OF_HERS = [
  Array.from({ length: 39 }, (_, at) => ({ 0: 'LS1', 1: '普通发票', 5: '=1+1' })[at] ?? ''),
];

const entry = (buyer) => ({
  basics: {
    发票类型: '普通发票',
    是否含税: '否',
    受票方自然人标识: '否',
    购买方名称: buyer,
    备注: '第一行\n<b>&"',
  },
  lines: [
    {
      项目名称: '餐费',
      商品和服务税收编码: '3070401000000000000',
      数量: '00123',
      金额: '100.00',
      税率: '0.01',
    },
    {
      项目名称: '_x0041_',
      商品和服务税收编码: '3070401000000000000',
      金额: '1.10',
      税率: '0.13',
      折扣金额: '0.10',
    },
  ],
});
const ENTRIES = [
  { serialNumber: 'PY261124AAAAAA', entry: entry('朝阳区某学校') },
  { serialNumber: 'PY261124BBBBBB', entry: entry('=HYPERLINK("x")') },
];

let before;
let after;

/** LibreOffice opens the file and saves what it holds of it. A profile of its own: a running one would take it over. */
async function reopened(bytes) {
  const path = join(folder, '批量开票导入模板_已填2张.xlsx');
  writeFileSync(path, bytes);
  const outdir = join(folder, 'again');
  mkdirSync(outdir);
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const args = [profile, '--headless', '--convert-to', 'xlsx', '--outdir', outdir, path];
  await promisify(execFile)(findOffice() ?? 'soffice', args);
  return readXlsx(new Uint8Array(readFileSync(join(outdir, '批量开票导入模板_已填2张.xlsx'))));
}

beforeAll(async () => {
  const template = await makeTemplate(BATCH_TEMPLATE, { basics: ROWS_OF_HERS });
  before = await readXlsx(template);
  const book = await readTemplate(template);
  const copy = await fillTemplate(book, ENTRIES);
  after = await reopened(new Uint8Array(await copy.arrayBuffer()));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sheetOf = (book, name) => book.sheets.find((sheet) => sheet.name === name);
const texts = (row = []) => row.map((cell) => (cell === null ? '' : cell));

describe('a filled batch template, opened and saved again by LibreOffice', () => {
  test('has all its sheets, the hidden ones hidden', () => {
    const shown = ({ sheets }) =>
      sheets.map(({ name, hidden, veryHidden }) => [name, Boolean(hidden || veryHidden)]);
    expect(shown(after)).toEqual(shown(before));
  });

  test('has its version cell and its defined names', () => {
    expect(sheetOf(after, BATCH_TEMPLATE.versionSheet).rows[3][0]).toBe('pt:20260401');
    const names = after.namedRanges.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['北京市', '国籍']));
  });

  test.each(BATCH_TEMPLATE.sheets.map(({ name }) => name))('%s has its lists of values', (name) => {
    // LibreOffice ends a list a thousand rows below the data.
    const lists = (book) =>
      (sheetOf(book, name).dataValidations ?? [])
        .map(({ range, type }) => `${type} ${range.split(':')[0]}`)
        .sort();
    expect(lists(after)).toEqual(lists(before));
  });

  test('holds her row and each entry, every cell a text', () => {
    const columns = BATCH_TEMPLATE.sheets[0].columns.map(({ header }) => header);
    const rows = sheetOf(after, '1-发票基本信息').rows.slice(3, 6).map(texts);
    const cells = rows.map((row) =>
      Object.fromEntries(row.flatMap((text, at) => (text === '' ? [] : [[columns[at], text]]))),
    );
    expect(cells).toEqual([
      { 发票流水号: 'LS1', 发票类型: '普通发票', 购买方名称: '=1+1' },
      ...ENTRIES.map(({ serialNumber, entry: { basics } }) => ({ 发票流水号: serialNumber, ...basics })),
    ]);
  });

  test('holds each line under its 流水号, every cell a text', () => {
    const columns = BATCH_TEMPLATE.sheets[1].columns.map(({ header }) => header);
    const rows = sheetOf(after, '2-发票明细信息').rows.slice(3, 7).map(texts);
    const cells = rows.map((row) =>
      Object.fromEntries(row.flatMap((text, at) => (text === '' ? [] : [[columns[at], text]]))),
    );
    expect(cells).toEqual(
      ENTRIES.flatMap(({ serialNumber, entry: { lines } }) =>
        lines.map((line) => ({ 发票流水号: serialNumber, ...line })),
      ),
    );
  });

  test('has no formula', () => {
    for (const { cells } of after.sheets) {
      expect([...(cells?.values() ?? [])].filter(({ formula }) => formula)).toEqual([]);
    }
  });
});
