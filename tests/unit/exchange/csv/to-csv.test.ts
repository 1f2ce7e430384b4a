import fc from 'fast-check';
import Papa from 'papaparse';
import { beforeAll, describe, expect, test } from 'vitest';
import { foldSubmission } from '../../../../utils/domain/record/fold-submission';
import type { Submission } from '../../../../utils/domain/record/submission';
import { createTexts } from '../../../../utils/domain/texts/texts';
import { CHECKED_COLUMNS } from '../../../../utils/domain/view/check-columns';
import { csvParts, fileNamePart, guardCell, tableFileName } from '../../../../utils/exchange/csv/to-csv';
import { knowledgeWith } from '../../../../utils/portal/registry';
import * as make from '../../support/facts/facts';
import { type SnapshotOptions, snapshot } from '../../support/page/snapshots';

const t = createTexts('zh_CN');
const NUMBER = '26112000000123456789';

const record = (options: SnapshotOptions = {}, last = make.success([NUMBER])): Submission =>
  [make.submitted({ snapshot: snapshot(options) }), last].reduce<Submission | undefined>(
    (before, fact) => foldSubmission(before, make.eventOf(fact), knowledgeWith()('dppt')),
    undefined,
  ) as Submission;
const note = (value: string): SnapshotOptions => ({
  fields: [{ label: '备注', labelFrom: 'item', kind: 'textarea', value }],
});

/** The whole file, from pages of two records. */
async function toCsv(records: readonly Submission[]) {
  const pages = async function* () {
    for (let at = 0; at < records.length; at += 2) yield records.slice(at, at + 2);
  };
  let text = '';
  for await (const part of csvParts(pages(), t)) text += part;
  return text;
}

/** As another library reads it. The apostrophe of a guarded cell is what a spreadsheet hides. */
function reopen(csv: string) {
  // Left to guess, papaparse takes a tab or a bar of the notes for the delimiter.
  const { data, errors } = Papa.parse<string[]>(csv.replace(/^\ufeff/, ''), {
    delimiter: ',',
    newline: '\r\n',
    skipEmptyLines: true,
  });
  expect(errors).toEqual([]);
  return data;
}
const expected = (records: readonly Submission[]) =>
  records.map((one) => CHECKED_COLUMNS.map(({ value }) => value(one, t).trim()));
const unguarded = (cell: string) =>
  cell
    .trim()
    .replace(/^'(?=[=+\-@\t\r＝＋－＠])/, '')
    .trim();

describe('the file', () => {
  let csv: string;
  beforeAll(async () => {
    csv = await toCsv([record(), record(note('二'))]);
  });

  test('begins with a BOM, once', () => {
    expect(csv.startsWith('\ufeff')).toBe(true);
    expect(csv.lastIndexOf('\ufeff')).toBe(0);
  });

  test('ends every line with CRLF', () => {
    expect(csv.endsWith('\r\n')).toBe(true);
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('reopened by another library it equals the records', async () => {
    const records = [record(note('a,b "c"\n第二行')), record({}, make.answered('税率不合法，请使用 "0.03"'))];
    const [header, ...rows] = reopen(await toCsv(records));
    expect(header).toEqual(CHECKED_COLUMNS.map(({ title }) => t(title)));
    expect(rows.map((cells) => cells.map(unguarded))).toEqual(expected(records));
  });

  test('ends with its last record: as many rows as invoices, each as wide as the header', async () => {
    for (const count of [0, 1, 3]) {
      const records = Array.from({ length: count }, (_, nth) => record(note(`第${nth}张`)));
      const { data, errors, meta } = Papa.parse<Record<string, string>>(
        (await toCsv(records)).replace(/^\ufeff/, ''),
        { header: true, delimiter: ',', newline: '\r\n', skipEmptyLines: true },
      );
      expect(errors).toEqual([]);
      expect(meta.fields).toEqual(CHECKED_COLUMNS.map(({ title }) => t(title)));
      expect(data).toHaveLength(count);
      for (const row of data) expect(Object.keys(row)).toEqual(meta.fields);
    }
  });

  test('any text in a note comes back', async () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.string({
        unit: fc.constantFrom('"', ',', '\n', '\r', '\t', '=', '＝', '-', '1', ' '),
        maxLength: 12,
      }),
    );
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const records = [record(note(text))];
        const cells = reopen(await toCsv(records))[1] as string[];
        expect(unguarded(cells.at(-1) as string)).toBe(unguarded(expected(records)[0]?.at(-1) as string));
      }),
      { numRuns: 60 },
    );
  });
});

describe('cells', () => {
  test.each(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])(
    'a text that begins with %j is no formula',
    async (sign) => {
      for (const kind of ['text', 'digits'] as const)
        expect(guardCell(`${sign}1+1`, kind)).toBe(`'${sign}1+1`);
      const cells = reopen(
        await toCsv([record({ buyer: { name: `${sign}HYPERLINK("x")` } })]),
      )[1] as string[];
      expect(cells.some((cell) => cell.startsWith(sign) || cell.startsWith('HYPERLINK'))).toBe(
        sign === '\t' || sign === '\r',
      );
    },
  );

  test.each([NUMBER, '913101150000000000', '622202020011', '00123456789012'])('%s stays text', (digits) => {
    expect(guardCell(digits, 'digits')).toBe(`${digits}\t`);
    expect(guardCell(digits, 'text')).toBe(`${digits}\t`);
  });

  test('fewer than 12 digits are shown whole by every spreadsheet', () => {
    expect(guardCell('13800138000', 'text')).toBe('13800138000');
  });

  test('a negative amount is a number, not a formula', () =>
    expect(guardCell('-10.00', 'amount')).toBe('-10.00'));

  test('several numbers in one cell stay apart', async () => {
    const two = record({}, make.success([NUMBER, '26112000000123456790']));
    expect((reopen(await toCsv([two]))[1] as string[])[4]).toBe(`${NUMBER} 26112000000123456790`);
  });
});

describe('file names', () => {
  test('company and month', () => {
    expect(tableFileName('北京云杉科技有限公司', '2026-11', 'csv')).toBe(
      '发票台账_北京云杉科技有限公司_2026-11.csv',
    );
  });

  test.each([
    ['a/b\\c:d*e?f"g<h>i|j\u0000', 'abcdefghij'],
    ['长'.repeat(100), '长'.repeat(60)],
    ['', '未知公司'],
    ['///', '未知公司'],
  ])('%j → %s', (company, part) => expect(fileNamePart(company)).toBe(part));
});
