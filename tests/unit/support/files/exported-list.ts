import { BlobReader, BlobWriter, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import {
  type ExportedInvoices,
  readExportedList,
} from '../../../../utils/exchange/portal-list/read-exported-list';
import { openBook } from '../../../../utils/exchange/xlsx/read-sheet';
import { dpptExportedList } from '../../../../utils/portal/exported-list';
import {
  EXPORT_NAME,
  type ExportedInvoice,
  type MadeSheet,
  makeExportedList,
} from '../../../portal/server/files/make-exported-list.mjs';
import { numberOf } from '../facts/lists';
import { SELLER } from '../page/snapshots';

/** An invoice of the exported file by its place in the sequence, with one line unless told otherwise. */
export const exported = (sequence: number, given: Partial<ExportedInvoice> = {}): ExportedInvoice => ({
  number: numberOf(sequence),
  sellerTaxId: SELLER.taxId,
  sellerName: SELLER.name,
  buyerTaxId: '91110108MA01A4XL8N',
  buyerName: '另一家公司',
  issuedAt: '2026-11-24 14:00:10',
  net: '300.00',
  tax: '39.00',
  gross: '339.00',
  drawer: '王芳',
  note: '第一行\n第二行',
  lines: [{ itemName: '*软件*服务', netAmount: '300.00', taxRate: '13%', taxAmount: '39.00' }],
  ...given,
});

export const range = (count: number, from = 1) => Array.from({ length: count }, (_, index) => from + index);

export const bookOf = async (...given: Parameters<typeof makeExportedList>) =>
  openBook(await makeExportedList(...given));

/** What the page gets from the clerk. */
export function fileOf(bytes: Uint8Array, name = EXPORT_NAME) {
  return { name, size: bytes.length, arrayBuffer: async () => bytes.slice().buffer as ArrayBuffer };
}

/** Parts zipped as they are. */
export async function zipOf(parts: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const zip = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
  for (const [path, text] of Object.entries(parts)) await zip.add(path, new BlobReader(new Blob([text])));
  return new Uint8Array(await (await zip.close()).arrayBuffer());
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>';
const SHEETS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** A workbook of one sheet around rows of our own XML: what no writer would write. */
export const bookParts = (rows: string, end = '</sheetData></worksheet>', name = '发票基础信息') => ({
  '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
  '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${XML}<workbook xmlns="${SHEETS}" xmlns:r="${OFFICE}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  'xl/worksheets/sheet1.xml': `${XML}<worksheet xmlns="${SHEETS}"><sheetData>${rows}${end}`,
});

export const textRow = (...cells: string[]) =>
  `<row>${cells.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;

/** What is read of these invoices, after a change of the file that no portal made. */
export const readList = async (
  invoices: ExportedInvoice[],
  change?: (sheets: MadeSheet[]) => MadeSheet[],
): Promise<ExportedInvoices> => readExportedList(await bookOf(invoices, change), dpptExportedList);

/** The sheet of that name with other rows. */
export const inSheet =
  (wanted: string, change: (rows: MadeSheet['rows']) => MadeSheet['rows']) =>
  (sheets: MadeSheet[]): MadeSheet[] =>
    sheets.map(({ name, rows }) => ({ name, rows: name === wanted ? change(rows) : rows }));

/** That sheet alone. */
export const only =
  (wanted: string) =>
  (sheets: MadeSheet[]): MadeSheet[] =>
    sheets.filter(({ name }) => name === wanted);

export const INVOICES = '发票基础信息';
export const LINES = '信息汇总表';
