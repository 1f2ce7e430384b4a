import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { filledName, fillTemplate } from '../../../../utils/exchange/template/fill-template';
import { readTemplate } from '../../../../utils/exchange/template/template-book';
import { entryOf, type TemplateEntry } from '../../../../utils/exchange/template/template-entry';
import { openWorkbook } from '../../../../utils/exchange/xlsx/open-workbook';
import { UnknownSheetForm } from '../../../../utils/exchange/xlsx/refused-workbook';
import { BATCH_TEMPLATE } from '../../../../utils/portal/template/batch-template';
import { type TemplateOptions, templateParts, zipParts } from '../../../fixtures/make-template';
import { CODE, mapping, refusedRecord, templateBook, templateBytes } from '../../support/facts/template';
import type { SnapshotOptions } from '../../support/page/snapshots';

const BASICS = '1-发票基本信息';
const LINES = '2-发票明细信息';

function entry(options: SnapshotOptions = {}): TemplateEntry {
  const answer = entryOf(refusedRecord(options), mapping, () => CODE);
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  return answer.entry;
}
const TWO = [
  { serialNumber: 'PY1', entry: entry() },
  { serialNumber: 'PY2', entry: entry({ buyer: { name: '=HYPERLINK("x")<b>&' } }) },
];

async function filled(options?: TemplateOptions, entries = TWO) {
  const blob = await fillTemplate(await templateBook(options), entries);
  return new Uint8Array(await blob.arrayBuffer());
}
const partsOf = async (bytes: Uint8Array<ArrayBuffer>) => {
  const parts = await openWorkbook(bytes);
  return new Map(parts.map(({ name, content }) => [name, new TextDecoder().decode(content)]));
};
const sheetsOf = async (bytes: Uint8Array) => {
  const { sheets } = await readXlsx(bytes);
  return new Map(sheets.map((sheet) => [sheet.name, sheet]));
};
/** Data rows by header. */
async function table(bytes: Uint8Array, name: string) {
  const rows = (await sheetsOf(bytes)).get(name)?.rows ?? [];
  const headers = rows[2] ?? [];
  return rows
    .slice(3)
    .filter((row) => row.some((cell) => cell !== null && cell !== ''))
    .map((row) =>
      Object.fromEntries(row.flatMap((cell, at) => (cell ? [[String(headers[at]), cell] as const] : []))),
    );
}

describe('the copy, reopened by another library', () => {
  test('holds each entry, and its lines by 流水号', async () => {
    const bytes = await filled();
    expect(await table(bytes, BASICS)).toMatchObject([
      { 发票流水号: 'PY1', 发票类型: '普通发票', 是否含税: '否', 购买方名称: '上海梧桐商贸有限公司' },
      { 发票流水号: 'PY2', 购买方名称: '=HYPERLINK("x")<b>&' },
    ]);
    const lines = await table(bytes, LINES);
    expect(lines.map((line) => line['发票流水号'])).toEqual(['PY1', 'PY1', 'PY1', 'PY2', 'PY2', 'PY2']);
    expect(lines[0]).toMatchObject({
      项目名称: '服务一',
      商品和服务税收编码: CODE,
      金额: '100.00',
      税率: '0.13',
    });
  });

  test('all its cells are texts, none a formula', async () => {
    const [basics, lines] = [BASICS, LINES].map(async (name) => (await sheetsOf(await filled())).get(name));
    for (const sheet of [await basics, await lines]) {
      for (const row of sheet?.rows.slice(3) ?? []) {
        for (const cell of row) expect(cell === null || typeof cell === 'string').toBe(true);
      }
      expect([...(sheet?.cells?.values() ?? [])].filter(({ formula }) => formula)).toEqual([]);
    }
  });

  test('keeps every other part byte for byte, and of the two sheets everything but the rows', async () => {
    const before = templateParts(BATCH_TEMPLATE);
    const after = await partsOf(await filled());
    expect([...after.keys()]).toEqual([...before.keys()]);
    const changed = [...before].filter(([name, text]) => after.get(name) !== text).map(([name]) => name);
    expect(changed).toEqual(['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml']);
    for (const name of changed) {
      const rest = (xml = '') =>
        xml.replace(/<row r="(?:[4-9]|1\d)".*<\/row>/, '').replace(/<dimension [^>]*>/, '');
      expect(rest(after.get(name))).toBe(rest(before.get(name)));
      expect(after.get(name)).toContain('<dataValidations');
    }
  });

  test('its sheets stay hidden, its lists, names and version cell stay', async () => {
    const book = await readXlsx(await filled());
    const states = book.sheets.map(({ name, hidden, veryHidden }) => [name, Boolean(hidden || veryHidden)]);
    expect(states.filter(([, hidden]) => !hidden).map(([name]) => name)).toEqual(
      BATCH_TEMPLATE.sheets.map(({ name }) => name),
    );
    expect(states.filter(([, hidden]) => hidden)).toHaveLength(7);
    expect(book.sheets[0]?.dataValidations?.length).toBeGreaterThan(8);
    expect(book.namedRanges?.map(({ name }) => name)).toEqual(['北京市', '国籍']);
    expect(book.sheets.at(-1)?.rows[3]?.[0]).toBe('pt:20260401');
  });

  test('keeps the text format of the cells that were prepared', async () => {
    const xml = (await partsOf(await filled())).get('xl/worksheets/sheet1.xml') ?? '';
    expect(xml).toContain('<row r="4" spans="1:39" ht="20" customHeight="1"><c r="A4" s="2" t="inlineStr">');
    // Of six prepared rows two are filled, the others are as they were.
    expect(xml).toContain('<row r="6" spans="1:39" ht="20" customHeight="1"><c r="A6" s="2"/>');
  });
});

describe('what the template holds already', () => {
  const row = (at: Record<number, string>, width: number) =>
    Array.from({ length: width }, (_, column) => at[column] ?? '');
  const mine = {
    basics: [row({ 0: 'LS1', 5: '甲' }, 39)],
    lines: [row({ 0: 'LS1', 1: '餐费', 2: '3070401000000000000', 7: '1.00', 8: '0.01' }, 14)],
  };

  test('stays, and the entries come below', async () => {
    const book = await templateBook(mine);
    expect(book).toMatchObject({ invoices: 1, lines: 1, nextRow: [5, 5] });
    expect(book.serialNumbers).toEqual(new Set(['LS1']));
    expect(book.codes).toEqual(new Map([['餐费', '3070401000000000000']]));
    const bytes = await filled(mine);
    expect((await table(bytes, BASICS)).map((one) => one['发票流水号'])).toEqual(['LS1', 'PY1', 'PY2']);
    expect((await table(bytes, LINES))[0]).toMatchObject({ 发票流水号: 'LS1', 项目名称: '餐费' });
  });

  test('a gap of hers is left as it is', async () => {
    const basics = [row({ 0: 'LS1' }, 39), row({}, 39), row({ 0: 'LS2' }, 39)];
    expect((await templateBook({ basics })).nextRow[0]).toBe(7);
  });

  test('a number that lost its last digits names no invoice and is no code, and is counted', async () => {
    const book = await templateBook({
      basics: [row({ 0: '2.0261128001E+19' }, 39), row({ 0: 'LS2' }, 39)],
      lines: [row({ 0: '2.0261128001E+19', 1: '餐费', 2: '3.0704010E+18' }, 14)],
    });
    expect([...book.serialNumbers]).toEqual(['LS2']);
    expect(book.roundedSerials).toBe(2);
    expect(book.codes.size).toBe(0);
  });

  test('without prepared rows, and filled again', async () => {
    const once = await filled({ prepared: false });
    const book = await readTemplate(once);
    if ('refusal' in book) throw new Error(book.refusal);
    expect(book).toMatchObject({ invoices: 2, lines: 6, nextRow: [6, 10] });
    const again = await fillTemplate(book, [{ serialNumber: 'PY3', entry: entry() }]);
    const bytes = new Uint8Array(await again.arrayBuffer());
    expect((await table(bytes, BASICS)).map((one) => one['发票流水号'])).toEqual(['PY1', 'PY2', 'PY3']);
  });
});

describe('a file that is no template to fill', () => {
  const refusalOf = async (options: TemplateOptions) => {
    const answer = await readTemplate(await templateBytes(options));
    return 'refusal' in answer ? answer : undefined;
  };

  test('the known version is taken', async () => expect(await refusalOf({})).toBeUndefined());

  test('an older one is refused, with both versions', async () =>
    expect(await refusalOf({ version: 'pt:20250101' })).toEqual({
      refusal: 'olderVersion',
      version: 'pt:20250101',
    }));

  test('a newer one is taken with a warning while all headers fit, else refused', async () => {
    expect(await templateBook({ version: 'pt:20270101' })).toMatchObject({ isNewer: true });
    const change: TemplateOptions['change'] = (sheets) => sheets[1]?.headers.push('新的一列');
    expect(await refusalOf({ version: 'pt:20270101', change })).toMatchObject({ refusal: 'newerHeaders' });
  });

  test.each<[string, NonNullable<TemplateOptions['change']>, string, string, string, string]>([
    ['a header is another', ([one]) => one?.headers.splice(5, 1, '名称'), BASICS, 'F', '名称', '购买方名称'],
    [
      'two changed places',
      ([, two]) => two?.headers.splice(5, 2, '单价', '数量'),
      LINES,
      'F',
      '单价',
      '数量',
    ],
    ['one is gone', ([one]) => one?.headers.pop(), BASICS, 'AM', '', '复核人'],
    ['one came', ([, two]) => two?.headers.push('新的一列'), LINES, 'O', '新的一列', ''],
    [
      'of a sheet that is not written',
      (all) => all[3]?.headers.splice(2, 1, '内容'),
      '4-附加要素信息',
      'C',
      '内容',
      '附加要素内容',
    ],
  ])('%s', async (_, change, sheet, column, shown, expected) =>
    expect(await refusalOf({ change })).toEqual({ refusal: 'otherHeaders', sheet, column, shown, expected }),
  );

  test('spaces, line breaks and stars in a header do not count', async () => {
    const change: TemplateOptions['change'] = ([one]) => one?.headers.splice(0, 1, '*发票\n流水号 ');
    expect(await refusalOf({ change })).toBeUndefined();
  });

  test.each<[string, TemplateOptions, string]>([
    ['no version', { version: '' }, 'excelVersion!A4'],
    ['a version of another form', { version: '20260401' }, 'excelVersion!A4'],
    ['a sheet has another name', { change: ([one]) => Object.assign(one ?? {}, { name: '1' }) }, BASICS],
  ])('%s', async (_, options, missing) =>
    expect(await refusalOf(options)).toEqual({ refusal: 'notTemplate', missing }),
  );

  test('a sheet of a form that is not understood: nothing is written', async () => {
    const parts = templateParts(BATCH_TEMPLATE);
    const xml = parts.get('xl/worksheets/sheet2.xml') ?? '';
    parts.set('xl/worksheets/sheet2.xml', xml.replace('<sheetData>', '<!-- --><sheetData>'));
    const book = await readTemplate(await zipParts(parts));
    if ('refusal' in book) throw new Error(book.refusal);
    await expect(fillTemplate(book, TWO)).rejects.toThrow(UnknownSheetForm);
  });
});

test.each([
  ['批量开票导入模板.xlsx', 3, '批量开票导入模板_已填3张.xlsx'],
  ['模板_已填3张.xlsx', 1, '模板_已填1张.xlsx'],
  ['模板.XLSX', 12, '模板_已填12张.xlsx'],
  ['模板', 1, '模板_已填1张.xlsx'],
])('the name of the copy of %s', (name, count, copy) => expect(filledName(name, count)).toBe(copy));
