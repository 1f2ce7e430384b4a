import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { createXlsxBook } from '../../../../utils/exchange/xlsx/xlsx-book';
import {
  type CellKind,
  cellText,
  cellXml,
  columnLetters,
  serialOf,
} from '../../../../utils/exchange/xlsx/xlsx-cell';

/** One column of one kind, as another library reads it back. */
async function reopened(values: readonly string[], kind: CellKind) {
  const chunks: Uint8Array[] = [];
  const target = new WritableStream<Uint8Array>({ write: (chunk) => void chunks.push(chunk) });
  const book = createXlsxBook(target, 0);
  const pages = async function* () {
    yield values;
  };
  const column = { title: 'x', kind, width: 9, value: (value: string) => `${value}` };
  await book.addTable('表', [{ ...column, title: 'first', value: () => 'a' }, column], pages(), 'a & b');
  await book.close();
  const { sheets } = await readXlsx(new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer()));
  return sheets[0]?.rows.slice(1).map((row) => row[1] ?? '');
}

describe('texts', () => {
  test('any text comes back, but for what XML cannot hold', async () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.string({
        unit: fc.constantFrom('&', '<', ']]>', '"', '\n', '\t', '\r', '\u0000', '\ud800', '_x0041_'),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 40 }), async (texts) => {
        const held = texts.map((text) =>
          text
            .replace(/\r\n?/g, '\n')
            // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
            .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Surrogate}/gu, ''),
        );
        expect(await reopened(texts, 'text')).toEqual(held);
      }),
      { numRuns: 15 },
    );
  }, 30_000);

  test('one that is too long for a cell is cut, and shows it', () => {
    const text = cellText('长'.repeat(40_000));
    expect(text).toHaveLength(32_767);
    expect(text.endsWith('…')).toBe(true);
  });
});

describe('numbers', () => {
  test.each<[string, CellKind, string]>([
    ['1234.50', 'amount', '<c s="2"><v>1234.50</v></c>'],
    ['-10.00', 'amount', '<c s="2"><v>-10.00</v></c>'],
    ['0.00', 'amount', '<c s="2"><v>0.00</v></c>'],
    ['3', 'count', '<c s="7"><v>3</v></c>'],
    ['0.333333', 'quantity', '<c s="0"><v>0.333333</v></c>'],
    ['0.13', 'rate', '<c s="5"><v>0.13</v></c>'],
    ['0.015', 'rate', '<c s="6"><v>0.015</v></c>'],
  ])('%s as %s are its own digits', (value, kind, xml) => expect(cellXml(value, kind)).toBe(xml));

  test.each(['0.3333333333333333', '12345678901234567.00', '1e3', '1,234', '007', '免税', ' 1', '+1', '=1'])(
    '%s is not held exactly by a number and stays text',
    (value) => {
      for (const kind of ['amount', 'quantity', 'rate', 'count'] as const)
        expect(cellXml(value, kind)).toContain('t="inlineStr"');
    },
  );

  test('9,999,999,999,999.99 is exact', async () => {
    expect(await reopened(['9999999999999.99'], 'amount')).toEqual([9999999999999.99]);
  });

  test('what is empty is an empty cell', () => {
    for (const kind of ['text', 'digits', 'amount', 'count', 'quantity', 'rate', 'time'] as const)
      expect(cellXml('', kind)).toBe('<c/>');
  });
});

describe('times: days of Beijing wall time since 1899-12-30', () => {
  test.each<[string, number | undefined]>([
    ['1900-03-01 00:00:00', 61],
    ['2026-11-24', 46_350],
    ['2026-11-24 12:00:00', 46_350.5],
    ['24.11.2026', undefined],
  ])('%s', (text, serial) => expect(serialOf(text)).toBe(serial));

  test('to the second and back', async () => {
    expect(await reopened(['2026-11-24 23:59:59'], 'time')).toEqual([new Date('2026-11-24T23:59:59Z')]);
  });
});

test.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [701, 'ZZ'],
  [702, 'AAA'],
])('column %d is %s', (index, letters) => expect(columnLetters(index)).toBe(letters));
