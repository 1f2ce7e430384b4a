import { ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import { BATCH_TEMPLATE } from '../../portal/template/batch-template';
import { createBlobSink } from '../backup/blob-sink';
import type { WorkbookPart } from '../xlsx/open-workbook';
import { UnknownSheetForm } from '../xlsx/refused-workbook';
import { putRows } from '../xlsx/sheet-xml';
import type { Values } from './entry-problem';
import type { TemplateBook } from './template-book';
import type { TemplateEntry } from './template-entry';

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface SerialEntry {
  readonly serialNumber: string;
  readonly entry: TemplateEntry;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plainOf = (text: string) => text.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);

/** Attributes of all tags of a name, whatever prefix it has. */
function tagsOf(xml: string, name: string): Map<string, string>[] {
  const tags = xml.matchAll(
    new RegExp(`<(?:\\w+:)?${name}((?:\\s+[\\w:]+\\s*=\\s*(?:"[^"]*"|'[^']*'))*)\\s*/?>`, 'g'),
  );
  return [...tags].map(
    ([, attributes = '']) =>
      new Map(
        [...attributes.matchAll(/([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, key = '', one, two]) => [
          key,
          plainOf(one ?? two ?? ''),
        ]),
      ),
  );
}

const textOf = (parts: readonly WorkbookPart[], name: string): string => {
  const part = parts.find((one) => one.name === name);
  if (!part) throw new UnknownSheetForm(name);
  return decoder.decode(part.content);
};

/** The part in which a sheet stands. */
function partOf(parts: readonly WorkbookPart[], sheetName: string): string {
  const sheet = tagsOf(textOf(parts, 'xl/workbook.xml'), 'sheet').find(
    (tag) => tag.get('name') === sheetName,
  );
  const relation = [...(sheet ?? [])].find(([key]) => /^\w+:id$/.test(key))?.[1];
  const target = tagsOf(textOf(parts, 'xl/_rels/workbook.xml.rels'), 'Relationship')
    .find((tag) => tag.get('Id') === relation)
    ?.get('Target');
  if (target === undefined) throw new UnknownSheetForm(sheetName);
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

async function zipOf(parts: readonly WorkbookPart[]): Promise<Blob> {
  const sink = createBlobSink(XLSX_TYPE);
  const zip = new ZipWriter(sink.writable, { useWebWorkers: false, zip64: false, extendedTimestamp: false });
  for (const { name, content, modifiedAt } of parts)
    await zip.add(name, new Blob([content]).stream(), { lastModDate: modifiedAt });
  await zip.close();
  return sink.blob();
}

/**
 * A copy of the clerk's template with entries added below what it holds. Every other byte of its parts stays as it is:
 * hidden sheets, lists of values, names, styles, the version cell. All cells are text.
 * @throws {UnknownSheetForm}
 */
export async function fillTemplate(book: TemplateBook, entries: readonly SerialEntry[]): Promise<Blob> {
  const [basics, lines] = BATCH_TEMPLATE.sheets;
  const rowsOf = (sheet: typeof basics, all: ReadonlyArray<readonly [string, Values]>) =>
    all.map(([serialNumber, values]) =>
      (sheet?.columns ?? []).map(({ header }) =>
        header === '发票流水号' ? serialNumber : header === '' ? '' : (values[header] ?? ''),
      ),
    );
  const written = [
    [
      basics,
      rowsOf(
        basics,
        entries.map(({ serialNumber, entry }) => [serialNumber, entry.basics]),
      ),
    ],
    [
      lines,
      rowsOf(
        lines,
        entries.flatMap(({ serialNumber, entry }) =>
          entry.lines.map((line) => [serialNumber, line] as const),
        ),
      ),
    ],
  ] as const;

  let parts = book.parts;
  for (const [index, [sheet, rows]] of written.entries()) {
    const name = partOf(parts, sheet?.name ?? '');
    const xml = putRows(textOf(parts, name), book.nextRow[index] ?? 0, BATCH_TEMPLATE.firstRow, rows);
    if (xml === undefined) throw new UnknownSheetForm(name);
    parts = parts.map((part) => (part.name === name ? { ...part, content: encoder.encode(xml) } : part));
  }
  return zipOf(parts);
}

/** 「模板.xlsx」 with 3 entries → 「模板_已填3张.xlsx」 */
export const filledName = (fileName: string, count: number): string =>
  `${fileName.replace(/\.xlsx$/i, '').replace(/_已填\d+张$/, '')}_已填${count}张.xlsx`;
