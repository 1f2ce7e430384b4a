import type { Invoice } from '../invoice/invoice';
import { placeByOrder } from '../invoice/place-fields';
import { partyName } from '../invoice/plain-text';
import { RawSnapshot } from '../invoice/raw-snapshot';
import { compareNames } from '../invoice/same-party';
import { normaliseTaxId } from '../invoice/tax-id';
import { type NamedCompany, signsOf } from './named-first';

/**
 * `own` its seller is the company · `unclear` it names the company, and nothing says that this is its seller: an invoice of another
 * company to it shows the same · `other` neither
 */
export type Whose = 'own' | 'unclear' | 'other';

/** What a record of which the seller's tax id was not read shows. */
interface UnreadRecord {
  readonly invoice: Pick<Invoice, 'seller'>;
  readonly snapshot: unknown;
  readonly otherCompany?: object | undefined;
}

/** What stands in the seller's half of a form. Of a buyer it may never be told (law L2). */
function shownAsSeller({ invoice, snapshot }: UnreadRecord): string[] {
  const raw = RawSnapshot.safeParse(snapshot);
  const fields = raw.success ? placeByOrder(raw.data.fields) : [];
  const half = fields.filter(({ group }) => group === 'seller').map(({ value }) => value);
  return [invoice.seller.name ?? '', ...half].filter((text) => text.trim() !== '');
}

const isSignOf = ({ taxId, names }: NamedCompany, text: string) =>
  normaliseTaxId(text) === taxId || names.some((name) => name !== '' && partyName(name) === partyName(text));

/**
 * Whether a record of which the seller's tax id was not read is of a company.
 * @param companies all of the ledger, itself among them
 */
export function whoseRecord(record: UnreadRecord, taxId: string, companies: readonly NamedCompany[]): Whose {
  const shown = shownAsSeller(record);
  const sellers = companies.filter((company) => shown.some((text) => isSignOf(company, text)));
  const isOne = sellers.length === 1 && record.otherCompany === undefined;
  if (isOne) return sellers[0]?.taxId === taxId ? 'own' : 'other';
  const leaving = companies.find((company) => company.taxId === taxId) ?? { taxId, names: [] };
  const { name } = record.invoice.seller;
  const isAnother = (one: string) => compareNames(name, one) === 'other';
  if (sellers.length === 0 && leaving.names.length > 0 && leaving.names.every(isAnother)) return 'other';
  const text = JSON.stringify([record.snapshot, record.invoice.seller, record.otherCompany]);
  return signsOf(leaving).some((sign) => text.includes(sign)) ? 'unclear' : 'other';
}
