import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { entriesOfRows } from '../../../../utils/domain/entry/entries-of-rows';
import { EMPTY_ENTRY, EMPTY_LINE, type Entry, type EntryLine } from '../../../../utils/domain/entry/entry';
import { ENTRY_COLUMNS } from '../../../../utils/domain/entry/entry-columns';
import { entrySnapshot } from '../../../../utils/domain/entry/entry-snapshot';
import { fingerprint } from '../../../../utils/domain/invoice/fingerprint';
import { parseInvoice } from '../../../../utils/domain/invoice/parse-invoice';
import { LANGUAGE_CODES } from '../../../../utils/domain/texts/languages';
import { createTexts } from '../../../../utils/domain/texts/texts';
import { createBlobSink } from '../../../../utils/exchange/backup/blob-sink';
import { kindOfSheets } from '../../../../utils/exchange/door/file-kind';
import { recogniseFile } from '../../../../utils/exchange/door/recognise-file';
import {
  type BookEntry,
  writeEntryBook,
  writeProblemBook,
} from '../../../../utils/exchange/entries/entry-book';
import { readEntryFile } from '../../../../utils/exchange/entries/read-entry-file';
import { dppt } from '../../../../utils/portal/dppt';
import { SPECIFIC_BUSINESSES, specificFields } from '../../../../utils/portal/template/specific-fields';
import { TEMPLATE_WORDS } from '../../../../utils/portal/template/template-words';
import { bookOf, row, SELLER } from '../../support/files/entry-books';

const t = createTexts('zh_CN');
async function written(entries: readonly BookEntry[], words = t): Promise<Uint8Array<ArrayBuffer>> {
  const sink = createBlobSink('');
  await writeEntryBook(sink.writable, entries, Date.UTC(2026, 10, 24), words);
  return new Uint8Array(await sink.blob().arrayBuffer());
}
const fileOf = (bytes: Uint8Array<ArrayBuffer>, name: string) => new File([bytes], name);
const { mapping } = dppt.entry;
const printOf = (entry: Entry) =>
  fingerprint(parseInvoice(entrySnapshot(entry, SELLER, mapping, TEMPLATE_WORDS.kinds, 1), mapping));

describe('the empty form', () => {
  test.each(LANGUAGE_CODES)(
    'in %s: the header, lists to choose from, each column explained, known by the door',
    async (language) => {
      const words = createTexts(language);
      const bytes = await written([], words);
      const { sheets } = await readXlsx(bytes);
      expect(sheets.map(({ name }) => name)).toEqual([
        words('entryFile.sheet'),
        words('entryFile.specificSheet'),
        words('xlsx.about'),
      ]);
      expect(sheets[0]?.rows).toEqual([ENTRY_COLUMNS.map(({ id }) => words(`entryFile.column.${id}`))]);
      const lists = (sheets[0]?.dataValidations ?? []).map(({ range, values }) => [range, values]);
      expect(lists).toEqual([
        ['D2:D20000', [words('entryFile.kind.special'), words('entryFile.kind.general')]],
        ['E2:E20000', [words('entryFile.withoutTax'), words('entryFile.withTax')]],
        ['L2:L20000', [words('entryFile.yes'), words('entryFile.no')]],
        ['S2:S20000', ['13%', '9%', '6%', '5%', '3%', '1%', '0%', '免税', '不征税']],
      ]);
      const about = JSON.stringify(sheets[2]?.rows);
      for (const { id } of ENTRY_COLUMNS)
        expect(about).toContain(JSON.stringify(words(`entryFile.about.${id}`)).slice(1, -1));
      expect(await recogniseFile(fileOf(bytes, '随便.bin'))).toBe('entries');
      expect(entriesOfRows((await readEntryFile(bytes))?.rows ?? [], SELLER).invoices).toBe(0);
    },
  );
});

test('the door knows it as CSV too, and takes no other table for it', async () => {
  const csv = ENTRY_COLUMNS.map(({ titles: [title] }) => title).join(',');
  for (const text of [csv, `\ufeff本月\r\n"${csv.replaceAll(',', '","')}"\r\n1,2`, csv.replaceAll(',', '\t')])
    expect(await recogniseFile(new File([text], 'a.csv'))).toBe('entries');
  expect(await recogniseFile(new File(['序号,项目名称\n登记,序号'], 'a.csv'))).toBe('unknown');
  expect(kindOfSheets([{ name: 'a', rows: [['项目名称', '购买方名称']] }])).not.toBe('entries');
  expect(await recogniseFile(fileOf((await bookOf([row(1)])) as Uint8Array<ArrayBuffer>, 'a.xlsx'))).toBe(
    'entries',
  );
});

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what a cell cannot hold
const NOT_IN_A_CELL = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/gu;
const trimmed = (text: string) => text.trim();
const text = (maxLength: number) =>
  fc
    .oneof(
      fc.string({ unit: 'grapheme', maxLength }),
      fc.constantFrom('=1+1', '+86 10', '-1', '@x', "'a", '_x0041_', '1e5', '0012', '纸\n箱', '<b>&"', ''),
    )
    .map((one) =>
      trimmed(
        one
          .replace(NOT_IN_A_CELL, '')
          .slice(0, maxLength)
          .replace(/\p{Surrogate}/gu, ''),
      ),
    )
    .filter((one) => !/^#/.test(one) && !/^\d(?:\.\d+)?e\+\d+$/i.test(one));
const named = (maxLength: number) => text(maxLength).map((one) => one || '甲');
/** As a sheet writes a number: nothing behind the last digit that counts. */
const number = fc.integer({ min: 1, max: 99_999_999 }).map((units) => String(units / 100));
const optional = <T>(of: fc.Arbitrary<T>) => fc.oneof(of, fc.constant('' as const));
const line: fc.Arbitrary<EntryLine> = fc.record({
  itemName: named(60),
  specification: text(40),
  unit: text(10),
  quantity: optional(fc.constantFrom('1', '2.5', '0.333333')),
  unitPrice: optional(fc.constantFrom('99.5', '1234.5678901234567')),
  amount: number,
  taxRate: fc.constantFrom('13%', '9%', '6%', '3%', '1.5%', '1%', '0%', '免税', '不征税'),
  discount: optional(fc.constantFrom('0.01', '0.5')),
});
const field = (label: string, value: string) => ({
  label,
  labelFrom: 'item' as const,
  kind: 'text' as const,
  value,
});
/** Fields of its own 特定业务, as the form takes them, and any others, each name once. */
const extrasOf = (business: string): fc.Arbitrary<Entry['extras']> => {
  const own = specificFields(business);
  const ownFields = own.map(({ header, max = 400, values }) =>
    fc.option((values ? fc.constantFrom(...values) : named(max)).map((value) => field(header, value))),
  );
  const isOther = ({ label }: { label: string }) => !own.some(({ header }) => header === label);
  const others = fc.uniqueArray(
    fc
      .tuple(fc.oneof(named(20), fc.constantFrom('收款人', '跨地市标志', '登记序号')), named(60))
      .map((one) => field(...one)),
    { maxLength: 3, selector: ({ label }) => label },
  );
  return fc
    .tuple(fc.tuple(...ownFields), others)
    .map(([first, more]) => [...first.flatMap((one) => one ?? []), ...more.filter(isOther)]);
};
const specific = fc
  .oneof(fc.constantFrom(...SPECIFIC_BUSINESSES), text(20))
  .chain((specificBusiness) =>
    fc.record({ specificBusiness: fc.constant(specificBusiness), extras: extrasOf(specificBusiness) }),
  );
const byLabel = (one: Entry): Entry => ({
  ...one,
  extras: [...one.extras].sort((left, right) => (left.label < right.label ? -1 : 1)),
});
const entry: fc.Arbitrary<Entry> = fc
  .tuple(
    fc.record({
      kind: fc.constantFrom('special', 'general', ''),
      priceIncludesTax: fc.boolean(),
      buyerIsNaturalPerson: fc.boolean(),
      buyer: fc.record({
        name: named(60),
        taxId: text(20),
        address: text(60),
        phone: text(20),
        bankName: text(60),
        bankAccount: text(30),
      }),
      lines: fc.array(line, { minLength: 1, maxLength: 6 }),
      note: text(100),
    }),
    specific,
  )
  .map(([one, more]) => ({ ...one, ...more }));

test('whatever entries are written: read again they are the same, in either language', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(entry, { minLength: 1, maxLength: 6 }),
      fc.constantFrom(...LANGUAGE_CODES),
      async (entries, language) => {
        const given = entries.map((one, at) => ({ formNumber: String(at + 1), seller: SELLER, entry: one }));
        const table = await readEntryFile(await written(given, createTexts(language)));
        const found = entriesOfRows(table?.rows ?? [], SELLER, table?.includesTax, table?.specifics);
        expect(found.problems).toEqual([]);
        expect(found.entries.map((one) => byLabel(one.entry))).toEqual(entries.map(byLabel));
        expect(found.entries.map((one) => printOf(one.entry))).toEqual(entries.map(printOf));
      },
    ),
    { numRuns: 60 },
  );
}, 120_000);

test('nothing that she typed becomes a formula, in the form and in the list of problems', async () => {
  const evil = '=HYPERLINK("http://x","y")';
  const hostile: Entry = {
    ...EMPTY_ENTRY,
    buyer: { ...EMPTY_ENTRY.buyer, name: evil, taxId: '@SUM(1)', address: '+1', phone: '-1+2' },
    lines: [{ ...EMPTY_LINE, itemName: evil, quantity: '=1', amount: '1', taxRate: evil }],
    note: '\t=1',
  };
  const sink = createBlobSink('');
  const problem = { code: 'notNumber', row: 2, column: 'amount', shown: evil } as const;
  await writeProblemBook(sink.writable, [problem], evil, 1, t);
  const problems = new Uint8Array(await sink.blob().arrayBuffer());
  for (const bytes of [
    await written([{ formNumber: evil, seller: { name: evil, taxId: evil }, entry: hostile }]),
    problems,
  ]) {
    const { sheets } = await readXlsx(bytes, { readStyles: false });
    const cells = sheets.flatMap(({ cells }) => [...(cells?.values() ?? [])]);
    expect(cells.filter(({ formula }) => formula !== undefined)).toEqual([]);
    expect(JSON.stringify(sheets.map(({ rows }) => rows))).toContain('=HYPERLINK');
  }
  const [sheet] = (await readXlsx(problems)).sheets;
  expect(sheet?.rows[1]).toEqual([2, '金额', evil, `不是数字：「${evil}」`]);
});
