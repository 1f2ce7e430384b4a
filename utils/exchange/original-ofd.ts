import type { OriginalData } from '../domain/compare-original';
import { parseDecimal, sameAmount } from '../domain/money';
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

const AMOUNTS = ['totalNet', 'totalTax', 'totalGross'] as const;

/** @throws {RefusedOriginal} `ambiguous` when the two are not of one invoice */
function joined(told: OriginalData, attached: OriginalData): OriginalData {
  for (const field of AMOUNTS) {
    const [left, right] = [parseDecimal(told[field]), parseDecimal(attached[field])];
    if (left && right && !sameAmount(left, right)) throw new RefusedOriginal('ambiguous');
  }
  const given = Object.fromEntries(Object.entries(told).filter(([, value]) => value));
  const invoiceNumber = onlyOne([told.invoiceNumber ?? '', attached.invoiceNumber ?? '']);
  return { ...attached, ...given, invoiceNumber };
}

/**
 * What an OFD says of itself. Its pages are not read: where it carries no data the number stays unknown.
 * @throws {RefusedOriginal} `ambiguous` when its attachment says otherwise
 */
export async function readOfd(archive: Archive): Promise<OriginalData> {
  const root = archive.entries.find(({ filename }) => filename === ROOT);
  if (!root) throw new RefusedOriginal('damagedOfd');
  const told = readCustomData(parseXml(await archive.unpack(root)));
  const attached = await readAttached(archive);
  return attached ? joined(told, attached) : told;
}
