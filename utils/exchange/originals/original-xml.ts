import { INVOICE_NUMBER } from '../../domain/invoice/invoice';
import type { OriginalData } from '../../domain/originals/compare-original';
import { RefusedOriginal } from './original-refusal';

/** An invoice of 2,000 lines takes about 2 MB. */
export const LARGEST_XML_BYTES = 5 << 20;
const DECLARED_ENCODING = /^<\?xml[^>]*?\bencoding\s*=\s*["']([\w.-]+)["']/;
const DECLARATION_BYTES = 200;

/** By its byte order mark, else as the declaration says, else UTF-8; bytes that do not fit are no text. */
function textOf(bytes: Uint8Array): string {
  const start = String.fromCharCode(...bytes.subarray(0, DECLARATION_BYTES)).trimStart();
  const mark = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : undefined;
  const big = bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
  const declared = DECLARED_ENCODING.exec(start)?.[1];
  try {
    return new TextDecoder(mark ?? big ?? declared ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new RefusedOriginal('damagedXml');
  }
}

/** @throws {RefusedOriginal} for what is no well-formed XML, too large, or declares anything of its own */
export function parseXml(bytes: Uint8Array): Document {
  if (bytes.byteLength > LARGEST_XML_BYTES) throw new RefusedOriginal('tooLarge');
  const text = textOf(bytes);
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new RefusedOriginal('doctype');
  const document = new DOMParser().parseFromString(text.trimStart(), 'text/xml');
  if (!document.documentElement || document.getElementsByTagName('parsererror').length > 0) {
    throw new RefusedOriginal('damagedXml');
  }
  return document;
}

const localName = (element: Element | null | undefined) => element?.localName.replace(/^.*:/, '') ?? '';

/** @throws {RefusedOriginal} when there are several and they differ: which one counts is not ours to say */
export function onlyOne(values: Iterable<string>): string | undefined {
  const [value, ...others] = new Set([...values].map((text) => text.trim()).filter(Boolean));
  if (others.length > 0) throw new RefusedOriginal('ambiguous');
  return value;
}

export const isEInvoice = (document: Document): boolean => localName(document.documentElement) === 'EInvoice';

/**
 * EInvoice XML (`portal/README.md` §6). Whatever its namespaces: elements go by their name and their parent's.
 * @throws {RefusedOriginal} `notInvoice` for another document, `ambiguous` for one that contradicts itself
 */
export function readEInvoice(document: Document): OriginalData {
  if (!isEInvoice(document)) throw new RefusedOriginal('notInvoice');
  const byPlace = new Map<string, Element[]>();
  for (const element of document.getElementsByTagName('*')) {
    const place = `${localName(element.parentElement)}/${localName(element)}`;
    const there = byPlace.get(place);
    if (there) there.push(element);
    else byPlace.set(place, [element]);
  }
  const one = (place: string) =>
    onlyOne((byPlace.get(place) ?? []).map((element) => element.textContent ?? ''));
  const id = one('Header/EIid');
  const invoiceNumber = onlyOne([
    one('TaxSupervisionInfo/InvoiceNumber') ?? '',
    id && INVOICE_NUMBER.test(id) ? id : '',
  ]);
  const lines = [...byPlace.entries()]
    .filter(([place]) => place.endsWith('/IssuItemInformation'))
    .flatMap(([, elements]) => elements)
    .map((line) => {
      const cell = (name: string) =>
        [...line.children].find((child) => localName(child) === name)?.textContent?.trim();
      return { net: cell('Amount'), tax: cell('ComTaxAm') };
    });
  return {
    invoiceNumber,
    issueTime: one('TaxSupervisionInfo/IssueTime'),
    sellerTaxId: one('SellerInformation/SellerIdNum'),
    sellerName: one('SellerInformation/SellerName'),
    buyerTaxId: one('BuyerInformation/BuyerIdNum'),
    buyerName: one('BuyerInformation/BuyerName'),
    totalNet: one('BasicInformation/TotalAmWithoutTax'),
    totalTax: one('BasicInformation/TotalTaxAm'),
    totalGross: one('BasicInformation/TotalTax-includedAmount'),
    lines,
  };
}
