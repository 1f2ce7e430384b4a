import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import { describe, expect, test } from 'vitest';
import { LARGEST_WORKBOOK_BYTES, openWorkbook } from '../../../../utils/exchange/xlsx/open-workbook';
import { readSheets } from '../../../../utils/exchange/xlsx/read-sheets';
import { RefusedWorkbook } from '../../../../utils/exchange/xlsx/refused-workbook';
import { zipParts } from '../../../fixtures/make-template';
import { templateBytes } from '../../support/facts/template';

const refusalOf = (run: Promise<unknown>) =>
  run.then(
    () => undefined,
    (error: unknown) => {
      expect(error).toBeInstanceOf(RefusedWorkbook);
      return (error as RefusedWorkbook).refusal;
    },
  );

describe('a workbook that came from elsewhere', () => {
  test('its parts in their order, and its cells as texts', async () => {
    const { parts, sheets } = await readSheets(await templateBytes());
    expect(parts[0]?.name).toBe('[Content_Types].xml');
    expect(sheets.get('excelVersion')?.[3]?.[0]).toBe('pt:20260401');
  });

  test.each<[string, Uint8Array<ArrayBuffer>]>([
    ['empty', new Uint8Array()],
    ['a text', new TextEncoder().encode('发票流水号,导入失败原因')],
    ['an .xls or an encrypted file', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])],
  ])('%s is none', async (_, bytes) => expect(await refusalOf(readSheets(bytes))).toBe('notWorkbook'));

  test('one that ends too early is none', async () => {
    const bytes = await templateBytes();
    expect(await refusalOf(readSheets(bytes.slice(0, bytes.length / 2)))).toBe('notWorkbook');
  });

  test('a zip of something else is none', async () => {
    expect(await refusalOf(readSheets(await zipParts(new Map([['a.txt', 'a']]))))).toBe('notWorkbook');
  });

  test('a changed byte is noticed', async () => {
    const bytes = await templateBytes();
    const at = Math.floor(bytes.length / 2);
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    expect(await refusalOf(readSheets(bytes))).toBe('notWorkbook');
  });

  test('too large a file is not opened', async () => {
    const large = new Uint8Array(LARGEST_WORKBOOK_BYTES + 1);
    expect(await refusalOf(openWorkbook(large))).toBe('tooLarge');
  });

  test('a small file that unpacks to a huge one is given up on the way', async () => {
    const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, zip64: false });
    const zeros = new Uint8Array(16 << 20);
    for (let n = 0; n < 9; n += 1) await zip.add(`xl/${n}.xml`, new Uint8ArrayReader(zeros));
    const bytes = await zip.close();
    expect(bytes.byteLength).toBeLessThan(1 << 20);
    expect(await refusalOf(openWorkbook(bytes))).toBe('tooLarge');
  });

  test('so is one of a great many parts', async () => {
    const parts = new Map(Array.from({ length: 1_001 }, (_, n) => [`${n}`, '']));
    expect(await refusalOf(openWorkbook(await zipParts(parts)))).toBe('tooLarge');
  });
});
