import { Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import { beijingText } from '../../domain/invoice/beijing-time';
import { withoutUnseen } from '../../domain/invoice/plain-text';
import type { Translate } from '../../domain/texts/texts';
import { ORIGINAL_COLUMNS, type OriginalRow } from '../../domain/view/original-columns';
import { createBlobSink } from '../backup/blob-sink';
import { fileNamePart } from '../csv/to-csv';
import { createXlsxBook } from '../xlsx/xlsx-book';

const ZIP_TYPE = 'application/zip';
const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Windows takes them for devices, whatever follows the first dot. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** One folder name that every system takes and that leads nowhere else. */
export function folderName(text: string): string {
  const plain = fileNamePart(withoutUnseen(text))
    .replace(/^[. ]+|[. ]+$/g, '')
    .replace(DEVICE, '_$&');
  return plain === '' ? fileNamePart('') : plain;
}

/** Gives each original its place 公司/年月/发票号码.*; two companies of one name have two folders. */
export function createPlaces(): (row: Pick<OriginalRow, 'record' | 'invoiceNumber' | 'kept'>) => string {
  const owners = new Map<string, string>();
  const taken = new Set<string>();
  const folderOf = (name: string, taxId: string) => {
    const folder = folderName(name || taxId);
    const owner = owners.get(folder.toLowerCase());
    if (owner === undefined) owners.set(folder.toLowerCase(), taxId);
    return owner === undefined || owner === taxId ? folder : `${folder}_${folderName(taxId)}`;
  };
  return ({ record, invoiceNumber, kept }) => {
    const { invoice, sellerTaxId, day } = record;
    const place = `${folderOf(invoice.seller.name ?? '', sellerTaxId)}/${day.slice(0, 7)}/${invoiceNumber}`;
    for (let nth = 1; ; nth += 1) {
      const path = `${nth === 1 ? place : `${place}_${nth}`}.${kept?.format}`;
      if (taken.has(path.toLowerCase())) continue;
      taken.add(path.toLowerCase());
      return path;
    }
  };
}

export interface OriginalsZip {
  add(path: string, bytes: Uint8Array, at: number): Promise<void>;
  /** Adds the index, and ends the file. */
  finish(
    rows: readonly OriginalRow[],
    labels: { readonly company: string; readonly period: string },
  ): Promise<Blob>;
}

async function indexOf(
  rows: readonly OriginalRow[],
  { company, period }: { company: string; period: string },
  now: number,
  t: Translate,
): Promise<Uint8Array> {
  const sink = createBlobSink(XLSX_TYPE);
  const book = createXlsxBook(sink.writable, now);
  const columns = ORIGINAL_COLUMNS.map(({ title, kind, width, value }) => ({
    title: t(title),
    kind,
    width,
    value: (row: OriginalRow) => value(row, t),
  }));
  const pages = (async function* () {
    yield rows;
  })();
  const count = await book.addTable(t('originals.index'), columns, pages, t('originals.indexNote'));
  await book.addFirstSheet(t('xlsx.about'), t('originals.indexTitle'), [
    [t('xlsx.company'), company],
    [t('xlsx.period'), period],
    [t('xlsx.madeAt'), beijingText(now)],
    [t('xlsx.contents'), t('xlsx.sheetRows', { sheet: t('originals.index'), count })],
    [t('xlsx.what'), t('originals.indexNote')],
    [t('xlsx.madeBy'), t('xlsx.product')],
  ]);
  await book.close();
  return new Uint8Array(await sink.blob().arrayBuffer());
}

/** A zip of originals with their index, written as a stream. */
export function createOriginalsZip(now: number, t: Translate): OriginalsZip {
  const sink = createBlobSink(ZIP_TYPE);
  const zip = new ZipWriter(sink.writable, { useWebWorkers: false, lastModDate: new Date(now) });
  return {
    async add(path, bytes, at) {
      // All but XML is packed already.
      const packing = path.endsWith('.xml') ? {} : { level: 0 };
      await zip.add(path, new Uint8ArrayReader(bytes), { ...packing, lastModDate: new Date(at) });
    },
    async finish(rows, labels) {
      const index = await indexOf(rows, labels, now, t);
      await zip.add(`${t('originals.index')}.xlsx`, new Uint8ArrayReader(index), { level: 0 });
      await zip.close();
      return sink.blob();
    },
  };
}

/** `发票原件_<公司>_2026-11.zip` */
export const originalsFileName = (company: string, period: string): string =>
  `发票原件_${folderName(company)}_${period}.zip`;
