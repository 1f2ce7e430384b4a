import type { OriginalData } from '../../domain/originals/compare-original';
import type { PageItem } from '../../domain/originals/original-page';
import { joinPages } from './join-parts';
import { RefusedOriginal } from './original-refusal';
import { isEInvoice, onlyOne, parseXml, readEInvoice } from './original-xml';
import type { Archive } from './original-zip';

/** GB/T 33190: the entry that every OFD has. */
const ROOT = 'OFD.xml';
const ATTACHED_XML = /attach[^/]*\/.*\.xml$/i;
const MOST_ATTACHED = 20;

/** `ofd:CustomData` of the portal's files, as OFD invoices of several provinces carry them (seen 2025-01 to 2026-06). */
const CUSTOM_DATA = {
  invoiceNumber: '发票号码',
  issueTime: '开票日期',
  sellerTaxId: '销售方纳税人识别号',
  buyerTaxId: '购买方纳税人识别号',
  totalNet: '合计金额',
  totalTax: '合计税额',
  totalGross: '价税合计',
} as const;

export const isOfd = ({ entries }: Archive): boolean => entries.some(({ filename }) => filename === ROOT);

function readCustomData(document: Document): OriginalData {
  const values = [...document.getElementsByTagName('*')].filter(({ localName }) =>
    /^(.*:)?CustomData$/.test(localName),
  );
  return Object.fromEntries(
    Object.entries(CUSTOM_DATA).map(([field, name]) => [
      field,
      onlyOne(
        values
          .filter((element) => element.getAttribute('Name') === name)
          .map((element) => element.textContent ?? ''),
      ),
    ]),
  );
}

/** An EInvoice XML among its attachments; what is no XML of an invoice there is left alone. */
async function readAttached({ entries, unpack }: Archive): Promise<OriginalData | undefined> {
  const candidates = entries.filter(({ filename }) => ATTACHED_XML.test(filename));
  for (const entry of candidates.slice(0, MOST_ATTACHED)) {
    try {
      const document = parseXml(await unpack(entry));
      if (isEInvoice(document)) return readEInvoice(document);
    } catch (error) {
      // A list of attachments, or another format under that name.
      if (!(error instanceof RefusedOriginal) || error.refusal !== 'damagedXml') throw error;
    }
  }
  return undefined;
}

const PAGE_CONTENT = /(?:^|\/)Pages\/[^/]+\/[^/]*Content[^/]*\.xml$/i;
/** They hold the labels, and lie under the pages. */
const TEMPLATE_CONTENT = /(?:^|\/)T(?:pl|emp)[^/]*\/(?:[^/]+\/)?[^/]*Content[^/]*\.xml$/i;
const MOST_PAGES = 20;
const MOST_ITEMS = 20_000;
const LONGEST_ITEM = 500;
/** OFD counts in millimetres. */
const POINTS = 72 / 25.4;

const named = (within: Document | Element, name: string) =>
  [...within.getElementsByTagName('*')].filter(({ localName }) => localName.replace(/^.*:/, '') === name);

function itemsOf(document: Document): PageItem[] {
  const items: PageItem[] = [];
  for (const object of named(document, 'TextObject')) {
    const [left = 0, top = 0] = (object.getAttribute('Boundary') ?? '').trim().split(/\s+/).map(Number);
    for (const code of named(object, 'TextCode')) {
      if (items.length >= MOST_ITEMS) return items;
      const place = (corner: number, name: string) =>
        (corner + Number(code.getAttribute(name) ?? 0)) * POINTS || 0;
      const text = (code.textContent ?? '').slice(0, LONGEST_ITEM);
      items.push({ text, x: place(left, 'X'), y: place(top, 'Y') });
    }
  }
  return items;
}

/** What stands on its pages, each with the templates. */
async function readItems({ entries, unpack }: Archive): Promise<PageItem[][]> {
  const within = async (path: RegExp) => {
    const read: PageItem[][] = [];
    for (const entry of entries.filter(({ filename }) => path.test(filename)).slice(0, MOST_PAGES))
      read.push(itemsOf(parseXml(await unpack(entry))));
    return read;
  };
  const templates = (await within(TEMPLATE_CONTENT)).flat();
  const pages = await within(PAGE_CONTENT);
  return (pages.length > 0 ? pages : [[]]).map((items) => [...items, ...templates]);
}

/**
 * What an OFD says of itself: its data, the invoice attached to it, and its pages.
 * @throws {RefusedOriginal} `ambiguous` when they contradict each other
 */
export async function readOfd(archive: Archive): Promise<OriginalData> {
  const root = archive.entries.find(({ filename }) => filename === ROOT);
  if (!root) throw new RefusedOriginal('damagedOfd');
  const told = readCustomData(parseXml(await archive.unpack(root)));
  const attached = await readAttached(archive);
  return joinPages([told, ...(attached ? [attached] : [])], await readItems(archive));
}
