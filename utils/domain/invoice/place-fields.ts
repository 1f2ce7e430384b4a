import type { RawField } from './raw-snapshot';

/** Controls of one party, in the order of the page [seen]: name, tax id, address, phone, bank, account. */
const OF_A_PARTY = 6;
/** 15, 17, 18 or 20 letters and digits are legal (`design.md` §6). */
const TAX_ID = /^([0-9A-Z]{15}|[0-9A-Z]{17,18}|[0-9A-Z]{20})$/i;
const PHONE = /^[\d\s()+-]{5,}$/;
const ACCOUNT = /^[\d\s-]{6,}$/;

const isChoice = ({ kind }: RawField) => kind === 'checkbox' || kind === 'radio';
const fits = (value: string | undefined, pattern: RegExp) =>
  !value?.trim() || pattern.test(value.normalize('NFKC').replace(/\s/g, ''));

/** Six values that may be a party's: what is typed where an id, a phone and an account belong looks like one. */
const isParty = (values: readonly string[]) =>
  fits(values[1], TAX_ID) &&
  !TAX_ID.test(values[0]?.trim() ?? '') &&
  fits(values[3], PHONE) &&
  fits(values[5], ACCOUNT) &&
  // An id in the place of a name, or a name in the place of an account, would have failed above.
  !TAX_ID.test(values[2]?.trim() ?? '');

/**
 * The two parties by the order of the controls alone, where nothing else tells them: the first six are the buyer's,
 * the next six the seller's, and the seller's name and tax id are never empty. A wrong guess would be worse than
 * none: where it is not plausible, or fits in two ways, the fields stay as they are.
 */
export function placeByOrder(fields: readonly RawField[]): readonly RawField[] {
  if (fields.some(({ group }) => group !== undefined)) return fields;
  const places = fields.flatMap((field, at) => (isChoice(field) ? [] : [at]));
  const values = places.map((at) => fields[at]?.value ?? '');
  const starts: number[] = [];
  for (let start = 0; start + 2 * OF_A_PARTY <= values.length; start += 1) {
    const seller = values.slice(start + OF_A_PARTY, start + 2 * OF_A_PARTY);
    const hasSeller = !!seller[0]?.trim() && TAX_ID.test(seller[1]?.trim() ?? '');
    if (hasSeller && isParty(seller) && isParty(values.slice(start, start + OF_A_PARTY))) starts.push(start);
  }
  const start = starts[0];
  if (start === undefined || starts.length > 1) return fields;
  const placed = [...fields];
  for (let nth = 0; nth < 2 * OF_A_PARTY; nth += 1) {
    const at = places[start + nth] as number;
    const field = fields[at] as RawField;
    const group = nth < OF_A_PARTY ? 'buyer' : 'seller';
    placed[at] = { ...field, group, nth: nth % OF_A_PARTY, placedBy: 'order' };
  }
  return placed;
}
