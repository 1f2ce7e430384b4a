import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import {
  openBook,
  RefusedSheet,
  SHEET_LIMITS,
  type SheetLimits,
} from '../../../../utils/exchange/xlsx/read-sheet';
import { bookParts, textRow, zipOf } from '../../support/files/exported-list';

const utf8 = (text: string) => new TextEncoder().encode(text);

async function read(bytes: Uint8Array, limits: Partial<SheetLimits> = {}) {
  const book = await openBook(bytes, { ...SHEET_LIMITS, ...limits });
  const all: Record<string, Array<readonly string[]>> = {};
  for (const sheet of book.sheets) {
    all[sheet] = [];
    for await (const { cells } of book.rows(sheet)) all[sheet].push(cells);
  }
  return all;
}

/** Its refusal, or 'read'. Any other error is a mistake of ours. */
const refusal = (bytes: Uint8Array, limits: Partial<SheetLimits> = {}) =>
  read(bytes, limits).then(
    () => 'read',
    (error) => (error instanceof RefusedSheet ? error.refusal : String(error)),
  );

test('rows of each sheet by its name, as texts', async () => {
  const at = new Date(Date.UTC(2026, 10, 24, 14, 0, 10));
  const bytes = await writeXlsx({
    sheets: [
      { name: '甲 & "乙" <丙>', rows: [['a', 1234.5, true, null, '=1+1']] },
      { name: '二', rows: [[at], ['26112000000000000001']], columns: [{ numFmt: 'yyyy-mm-dd hh:mm:ss' }] },
    ],
  });
  expect(await read(bytes)).toEqual({
    '甲 & "乙" <丙>': [['a', '1234.5', 'TRUE', '', '=1+1']],
    二: [['2026-11-24 14:00:10'], ['26112000000000000001']],
  });
});

test('rows keep the number that the spreadsheet shows', async () => {
  const cell = '<c><v>1</v></c>';
  const bytes = await zipOf(
    bookParts(`<row r="3">${cell}</row><row r="7">${cell}</row><row r="x">${cell}</row>`),
  );
  const numbers: number[] = [];
  for await (const { number } of (await openBook(bytes)).rows('发票基础信息')) numbers.push(number);
  expect(numbers).toEqual([3, 7, 8]);
});

test('a formula shows the result that the file keeps, a long number is never rounded to digits', async () => {
  const rows =
    '<row><c t="str"><f>CONCAT("a","b")</f><v>ab</v></c><c><f>1+2</f><v>3</v></c>' +
    '<c t="e"><v>#N/A</v></c><c><v>26112000000000000001</v></c></row>';
  const book = await read(await zipOf(bookParts(rows)));
  expect(book['发票基础信息']).toEqual([['ab', '3', '#N/A', '2.6112E+19']]);
});

describe('what is not read', () => {
  const whole = () => zipOf(bookParts(textRow('a').repeat(50)));

  test.each<[string, () => Uint8Array | Promise<Uint8Array>, string]>([
    ['empty', () => new Uint8Array(), 'notXlsx'],
    ['a web page', () => utf8('<!DOCTYPE html><table><tr><td>1</td></tr></table>'), 'notXlsx'],
    ['a CSV', () => utf8('发票号码,开票日期\n1,2'), 'notXlsx'],
    ['a zip of something else', () => zipOf({ 'a.txt': 'hello' }), 'notXlsx'],
    ['an old .xls', () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...new Uint8Array(600)]), 'oldFormat'],
    [
      'a password',
      () =>
        writeXlsx({ sheets: [{ name: 'a', rows: [['b']] }], encryption: { password: 'x', spinCount: 1 } }),
      'encrypted',
    ],
    ['cut in the middle', async () => (await whole()).slice(0, 700), 'damaged'],
    ['two letters of a zip', () => utf8('PK'), 'damaged'],
    ['a sheet that ends too early', () => zipOf(bookParts(textRow('a'), '')), 'damaged'],
  ])('%s', async (_, bytes, expected) => expect(await refusal(await bytes())).toBe(expected));

  test('a changed byte in a packed sheet is found by its checksum', async () => {
    const noise = randomBytes(3_000).toString('base64');
    const bytes = await zipOf(bookParts(textRow(noise)));
    const name = bytes.findLastIndex(
      (_, at) => String.fromCharCode(...bytes.subarray(at, at + 10)) === 'sheet1.xml',
    );
    expect(name).toBeGreaterThan(0);
    // The packed noise stands in the middle of the file.
    const at = Math.round(bytes.length / 2);
    bytes[at] = (bytes[at] as number) ^ 1;
    expect(await refusal(bytes)).toBe('damaged');
  });

  test('too large a file', async () => expect(await refusal(await whole(), { file: 100 })).toBe('tooLarge'));

  test('too many rows, too many cells', async () => {
    expect(await refusal(await whole(), { rows: 50 })).toBe('read');
    expect(await refusal(await whole(), { rows: 49 })).toBe('tooLarge');
    expect(
      await refusal(await zipOf(bookParts('<row><c r="XFD1"><v>1</v></c></row>')), { cells: 9_999 }),
    ).toBe('tooLarge');
  });

  test('a zip bomb, whatever size it tells', async () => {
    const bytes = await zipOf(bookParts(`<row><c><v>${'0'.repeat(8_000_000)}</v></c></row>`));
    expect(bytes.length).toBeLessThan(100_000);
    expect(await refusal(bytes, { unpacked: 1_000_000 })).toBe('tooLarge');
    // It says that it is small.
    const view = new DataView(bytes.buffer);
    for (let at = 0; at + 46 < bytes.length; at += 1) {
      if (view.getUint32(at, true) !== 0x02014b50) continue;
      if (view.getUint32(at + 24, true) > 1_000_000) view.setUint32(at + 24, 0, true);
    }
    expect(['tooLarge', 'damaged']).toContain(await refusal(bytes, { unpacked: 1_000_000 }));
  });

  test('shared texts that must be in memory whole', async () => {
    const parts = { ...bookParts(textRow('a')), 'xl/sharedStrings.xml': 'x'.repeat(2_000) };
    expect(await refusal(await zipOf(parts), { wholePart: 1_999 })).toBe('tooLarge');
  });

  test('cut or changed anywhere, it ends in a refusal or is read', async () => {
    const bytes = await whole();
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(255), fc.boolean(), async (at, byte, isCut) => {
        const other = isCut ? bytes.slice(0, at) : bytes.slice();
        if (!isCut) other[at] = byte;
        expect(['read', 'notXlsx', 'damaged', 'tooLarge', 'encrypted']).toContain(await refusal(other));
      }),
      { numRuns: 150 },
    );
  });
});
