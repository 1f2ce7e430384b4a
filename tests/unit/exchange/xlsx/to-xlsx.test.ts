import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../../utils/domain/fact/fact';
import { foldSubmission } from '../../../../utils/domain/record/fold-submission';
import type { Submission } from '../../../../utils/domain/record/submission';
import { createTexts } from '../../../../utils/domain/texts/texts';
import { CHECKED_COLUMNS } from '../../../../utils/domain/view/check-columns';
import { FAILURE_COLUMNS, LINE_COLUMNS } from '../../../../utils/domain/view/columns';
import { readExportedList } from '../../../../utils/exchange/portal-list/read-exported-list';
import { openBook } from '../../../../utils/exchange/xlsx/read-sheet';
import { writeXlsx, type XlsxOptions } from '../../../../utils/exchange/xlsx/to-xlsx';
import { dpptExportedList } from '../../../../utils/portal/exported-list';
import { knowledgeWith } from '../../../../utils/portal/registry';
import * as make from '../../support/facts/facts';
import { LINES, type SnapshotOptions, snapshot } from '../../support/page/snapshots';

const t = createTexts('zh_CN');
const NUMBER = '26112000000123456789';

const record = (options: SnapshotOptions = {}, ...last: Fact[]): Submission =>
  [
    make.submitted({ snapshot: snapshot(options) }),
    ...(last.length > 0 ? last : [make.success([NUMBER])]),
  ].reduce<Submission | undefined>(
    (before, fact) => foldSubmission(before, make.eventOf(fact), knowledgeWith()('dppt')),
    undefined,
  ) as Submission;
const note = (value: string): SnapshotOptions => ({
  fields: [{ label: '备注', labelFrom: 'item', kind: 'textarea', value }],
});

async function bytesOf(records: readonly Submission[], options: Partial<XlsxOptions> = {}) {
  const chunks: Uint8Array[] = [];
  const target = new WritableStream<Uint8Array>({ write: (chunk) => void chunks.push(chunk) });
  const pages = async function* () {
    for (let at = 0; at < records.length; at += 2) yield records.slice(at, at + 2);
  };
  await writeXlsx(target, { pages, company: '甲公司', period: '2026-11', now: make.NOON, t, ...options });
  return new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer());
}

/** As another library reads it: sheets by name, rows of cell values. */
async function reopen(bytes: Uint8Array) {
  const { sheets } = await readXlsx(bytes);
  return new Map(sheets.map(({ name, rows }) => [name, rows]));
}
const sheetOf = async (records: readonly Submission[], name = '发票', options: Partial<XlsxOptions> = {}) =>
  (await reopen(await bytesOf(records, options))).get(name) ?? [];

/** What a spreadsheet shows of a cell, in the form of the column list. */
const shown = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 19).replace('T', ' ');
  return String(value);
};
/** Numbers lose their trailing zeros in a spreadsheet; texts lose nothing. */
const plain = (text: string, kind: string) =>
  kind === 'text' || kind === 'digits' || kind === 'time' || text === '' || Number.isNaN(Number(text))
    ? text
    : String(Number(text));

test('it is never taken in as the portal’s list: it would prove itself', async () => {
  const book = await openBook(await bytesOf([record(), record()]));
  const reading = readExportedList(book, dpptExportedList);
  expect(await reading.catch(({ refusal, about }) => [refusal, about.other])).toEqual(['notList', 'ours']);
});

describe('the workbook, reopened by another library', () => {
  const records = [
    record({ ...note('合同 2026-118\n第二行') }),
    record(
      { buyer: { name: '=1+1' } },
      make.called(),
      make.responded(200),
      make.answered('税率不合法，请使用 0.03、0.01'),
    ),
    record({}, make.leftPage()),
  ];

  test('its sheets in order', async () => {
    expect([...(await reopen(await bytesOf(records))).keys()]).toEqual([
      '说明',
      '发票',
      '明细',
      '失败与不明',
    ]);
  });

  test('发票 equals the records, column by column', async () => {
    const [header, ...rows] = await sheetOf(records);
    expect(header).toEqual(CHECKED_COLUMNS.map(({ title }) => t(title)));
    expect(rows.map((row) => CHECKED_COLUMNS.map(({ kind }, at) => plain(shown(row[at]), kind)))).toEqual(
      records.map((one) => CHECKED_COLUMNS.map(({ kind, value }) => plain(value(one, t), kind))),
    );
  });

  test('明细 has a row for every line', async () => {
    const [header, ...rows] = await sheetOf(records, '明细');
    expect(header).toEqual(LINE_COLUMNS.map(({ title }) => t(title)));
    const lines = records.flatMap((one) => one.invoice.lines.map((line) => ({ record: one, line })));
    expect(rows).toHaveLength(9);
    expect(rows.map((row) => LINE_COLUMNS.map(({ kind }, at) => plain(shown(row[at]), kind)))).toEqual(
      lines.map((line) => LINE_COLUMNS.map(({ kind, value }) => plain(value(line, t), kind))),
    );
  });

  test('失败与不明 holds these two alone, with the words of the page', async () => {
    const [header, ...rows] = await sheetOf(records, '失败与不明');
    expect(header).toEqual(FAILURE_COLUMNS.map(({ title }) => t(title)));
    expect(rows.map((row) => row.slice(1, 5))).toEqual([
      ['开具失败', '税率不合法，请使用 0.03、0.01', '税局没有开具', '还没处理'],
      ['结果不明', null, '税局回应前，页面关闭或离开了', '还没处理'],
    ]);
  });

  test('失败与不明 has a row for each press that was refused, also of what was issued then (A1)', async () => {
    const at = (ms: number) => ({ at: make.NOON + ms });
    const issued = record(
      {},
      make.called(at(1)),
      make.responded(200, at(2)),
      make.answered('税率不合法', at(3)),
      make.repeated(at(60_000)),
      make.called({ requestId: 'R2', ...at(60_001) }),
      make.success([NUMBER], at(60_009)),
    );
    const [, ...rows] = await sheetOf([issued], '失败与不明');
    expect(rows.map((row) => row.slice(0, 5).map(shown))).toEqual([
      ['2026-11-24 14:00:00', '开具失败', '税率不合法', '税局没有开具', '已再次提交'],
    ]);
    expect((await sheetOf([issued])).length).toBe(2);
  });

  test('说明 says what the file is not, whose it is, and how much it holds', async () => {
    const text = (await sheetOf(records, '说明')).flat().map(shown).join('\n');
    for (const part of [
      t('xlsx.disclaimer'),
      '甲公司',
      '2026-11',
      '2026-11-24 14:00:00',
      '发票：3 行',
      '明细：9 行',
      '失败与不明：2 行',
    ])
      expect(text).toContain(part);
  });

  test('no records: headers alone', async () => {
    const book = await reopen(await bytesOf([]));
    for (const name of ['发票', '明细', '失败与不明']) expect(book.get(name)).toHaveLength(1);
  });
});

describe('cells', () => {
  const cell = async (options: SnapshotOptions, title: string, ...last: Fact[]) => {
    const [header, row] = await sheetOf([record(options, ...last)]);
    return row?.[(header ?? []).indexOf(title)];
  };

  test.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '＝1',
    "'=1",
    '00123',
    '1e5',
    'TRUE',
    '_x0041_',
    '<b>&"',
    ' a ',
  ])('%j stays the text that it is', async (text) =>
    expect(await cell({ buyer: { name: text } }, '购买方名称')).toBe(text.trim()),
  );

  test('20 digits stay text', async () => expect(await cell({}, '发票号码')).toBe(NUMBER));

  test('an amount is a number, a time a date of Beijing', async () => {
    expect(await cell({}, '价税合计')).toBe(339);
    expect(await cell({}, '提交时间')).toEqual(new Date('2026-11-24T14:00:00Z'));
  });

  test('what was not read is empty, not 0', async () => {
    expect((await cell({ texts: {} }, '价税合计')) ?? null).toBeNull();
  });

  test('a rate is a number, 免税 a word', async () => {
    const lines = ['13%', '免税'].map((rate) =>
      (LINES[0] as string[]).map((value, at) => (at === 7 ? rate : value)),
    );
    const [header = [], ...rows] = await sheetOf([record({ lines })], '明细');
    expect(rows.map((row) => row[header.indexOf('税率/征收率')])).toEqual([0.13, '免税']);
  });
});

describe('size', () => {
  test('a full sheet goes on in the next', async () => {
    const book = await reopen(await bytesOf([record(), record(), record(), record()], { mostRows: 3 }));
    expect([...book.keys()].slice(0, 4)).toEqual(['说明', '发票', '发票 (2)', '明细']);
    expect([book.get('发票')?.length, book.get('发票 (2)')?.length]).toEqual([3, 3]);
    expect(book.get('明细 (6)')).toHaveLength(3);
    expect([...book.keys()]).not.toContain('明细 (7)');
  });

  test('tells how far it is, and stops when it is told to', async () => {
    const seen: number[] = [];
    await bytesOf([record(), record(), record()], { onProgress: (rows) => seen.push(rows) });
    expect(seen).toEqual([2, 3]);
    const stop = new Error('enough');
    const onProgress = () => {
      throw stop;
    };
    await expect(bytesOf([record()], { onProgress })).rejects.toBe(stop);
  });
});
