import { writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { createTexts } from '../../../../utils/domain/texts/texts';
import { kindOfHead, kindOfSheets } from '../../../../utils/exchange/door/file-kind';
import { recogniseFile } from '../../../../utils/exchange/door/recognise-file';
import { BATCH_TEMPLATE } from '../../../../utils/portal/template/batch-template';
import { makeTemplate } from '../../../fixtures/make-template';
import { makeExportedList } from '../../../portal/server/files/make-exported-list.mjs';
import { exported, range } from '../../support/files/exported-list';

const bytes = (text: string) => new TextEncoder().encode(text);
const book = async (...rows: string[][]) =>
  new File([(await writeXlsx({ sheets: [{ name: '表', rows }] })) as Uint8Array<ArrayBuffer>], '表.xlsx');

test.each([
  ['{"format":"piaoying-backup","version":1,"events":[]}', 'backup'],
  ['\uFEFF { "version": 1, "format": "piaoying-backup" }', 'backup'],
  ['{"invoices":[{"format":"piaoying-backup"}]}', 'unknown'],
  ['<?xml version="1.0"?><EInvoice/>', 'original'],
  ['%PDF-1.7', 'original'],
  ['\uFEFF\n<!DOCTYPE html><title>502 Bad Gateway</title>', 'unknown'],
  ['<html lang="zh">', 'unknown'],
  ['<Table>', 'unknown'],
  ['<TableOfInvoices/>', 'original'],
  ['PK\x03\x04', 'sheets'],
  ['号码,金额', 'unknown'],
  ['', 'unknown'],
])('by its first bytes: %s', (text, kind) => {
  expect(kindOfHead(bytes(text))).toBe(kind);
});

test('an old Excel file, or one with a password, goes to the reader that says so', () => {
  expect(kindOfHead(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1))).toBe('workbook');
});

test('the files of the portal are told from each other by their sheets', async () => {
  const list = await makeExportedList(range(2).map((nth) => exported(nth)));
  expect(await recogniseFile(new File([list as Uint8Array<ArrayBuffer>], 'a'))).toBe('list');
  expect(await recogniseFile(new File([await makeTemplate(BATCH_TEMPLATE)], 'b'))).toBe('template');
  expect(await recogniseFile(await book(['发票流水号', '购买方名称', '导入失败原因']))).toBe('failures');
  expect(await recogniseFile(await book(['勾选状态', '有效抵扣税额']))).toBe('list');
  expect(await recogniseFile(await book(['姓名', '电话']))).toBe('unknown');
});

test.each(['zh_CN', 'en'] as const)(
  'our own table is ours in %s, whatever else it looks like',
  (language) => {
    const t = createTexts(language);
    const columns = ['column.submittedAt', 'column.invoiceNumber', 'column.totalGross'] as const;
    expect(kindOfSheets([{ name: 'x', rows: [columns.map((key) => t(key))] }])).toBe('ours');
    expect(kindOfSheets([{ name: 'x', rows: [[t('xlsx.title')], ['数电发票号码', '开票日期']] }])).toBe(
      'ours',
    );
  },
);

test.each([
  ['发票.zip', 'original'],
  ['全量发票查询导出结果.xlsx', 'workbook'],
])('a cut zip is what its name says: %s', async (name, kind) => {
  expect(await recogniseFile(new File([Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0)], name))).toBe(kind);
});
