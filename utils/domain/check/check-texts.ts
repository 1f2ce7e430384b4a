import type { Invoice } from '../invoice/invoice';
import { isDecimal } from '../invoice/money';
import { type CheckedField, type Finding, finding } from './finding';
import type { CharacterKinds, CheckLimits } from './limits';

interface Text {
  readonly field: CheckedField;
  readonly line?: number;
  readonly text: string;
}

const NUMBERS: ReadonlySet<CheckedField> = new Set([
  'buyer.taxId',
  'buyer.phone',
  'buyer.bankAccount',
] as const);
/** Numbers as they were read: their width and signs are gone. */
const AMOUNTS: ReadonlySet<CheckedField> = new Set(['quantity', 'unitPrice', 'netAmount'] as const);
const LINE_FIELDS = ['itemName', 'specification', 'unit', 'quantity', 'unitPrice', 'netAmount'] as const;
const BUYER_FIELDS = ['name', 'taxId', 'address', 'phone', 'bankName', 'bankAccount'] as const;
/** Characters shown on each side of the one that is meant. */
const AROUND = 6;

/** Every text of hers that was read. The seller's are the portal's own. */
function textsOf({ buyer, note, lines }: Invoice): Text[] {
  const found = [
    ...BUYER_FIELDS.map((id) => ({ field: `buyer.${id}` as const, text: buyer[id] })),
    { field: 'note' as const, text: note },
    ...lines.flatMap((entry, at) =>
      LINE_FIELDS.map((field) => ({ field, line: at + 1, text: entry[field] })),
    ),
  ];
  return found.flatMap(({ text, ...place }) => (text ? [{ ...place, text }] : []));
}

const placeOf = ({ field, line }: Text) => ({ field, ...(line === undefined ? {} : { line }) });
/** More characters than that? Most texts have fewer halves already. */
const isLonger = (text: string, max: number | undefined): max is number =>
  max !== undefined && text.length > max && [...text].length > max;

/** K6 and K8: longer than the page, or else than the batch template, takes. */
function checkLength(one: Text, limits: CheckLimits): Finding[] {
  const { field, text } = one;
  const { texts, decimals } = limits.template;
  const [max, inTemplate] = [limits.texts[field], texts[field]];
  const length = () => [...text].length;
  if (isLonger(text, max)) return [finding('textLong', { max, length: length() }, placeOf(one))];
  if (isLonger(text, inTemplate))
    return [finding('templateLong', { max: inTemplate, length: length() }, placeOf(one))];
  const most = decimals[field];
  if (most === undefined || !isDecimal(text)) return [];
  const fraction = (text.split('.')[1] ?? '').replace(/0+$/, '');
  return fraction.length > most ? [finding('templateDecimals', { max: most }, placeOf(one))] : [];
}

/** K6: digits of 单价. */
function checkPriceLength(one: Text, { priceWhole: whole, priceDecimals: decimals }: CheckLimits): Finding[] {
  if (one.field !== 'unitPrice' || !isDecimal(one.text)) return [];
  const [before = '', after = ''] = one.text.replace(/^[+-]/, '').split('.');
  const isLong = before.replace(/^0+/, '').length > whole || after.replace(/0+$/, '').length > decimals;
  return isLong ? [finding('priceLong', { whole, decimals }, placeOf(one))] : [];
}

const codeOf = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** K7: characters that the portal may not take. Shown where they are, never changed. */
function checkCharacters(one: Text, kinds: Patterns): Finding[] {
  // Most texts hold none.
  if (!kinds.any.test(one.text)) return [];
  const characters = [...one.text];
  return (['unseen', 'wide', 'rare'] as const).flatMap((code) => {
    const places = characters.flatMap((character, at) => (kinds[code].test(character) ? [at] : []));
    const [first] = places;
    if (first === undefined) return [];
    const mark = codeOf(characters[first] as string);
    const meant = code === 'unseen' ? mark : characters[first];
    const shown = [
      ...characters.slice(Math.max(0, first - AROUND), first),
      `〔${meant}〕`,
      ...characters.slice(first + 1, first + 1 + AROUND),
    ].join('');
    return [finding(code, { place: first + 1, mark, shown, count: places.length }, placeOf(one))];
  });
}

type Patterns = Readonly<Record<'any' | 'unseen' | 'wide' | 'rare', RegExp>>;
const made = new WeakMap<CharacterKinds, { readonly inText: Patterns; readonly inNumber: Patterns }>();
/** A thousand invoices are checked by the same patterns. */
function patternsOf(kinds: CharacterKinds) {
  const known = made.get(kinds);
  if (known) return known;
  const { unseen, wide, rare, unseenInNumber, wideInNumber } = kinds;
  const of = (one: string, two: string): Patterns => ({
    any: new RegExp([one, two, rare].join('|'), 'u'),
    unseen: new RegExp(one, 'u'),
    wide: new RegExp(two, 'u'),
    rare: new RegExp(rare, 'u'),
  });
  const patterns = { inText: of(unseen, wide), inNumber: of(unseenInNumber, wideInNumber) };
  made.set(kinds, patterns);
  return patterns;
}

/** K6 to K8: lengths and characters of what was read. */
export function checkTexts(invoice: Invoice, limits: CheckLimits): Finding[] {
  const { template } = limits;
  const { inText, inNumber } = patternsOf(limits.characters);
  const { length } = invoice.lines;
  return [
    ...textsOf(invoice).flatMap((one) => [
      ...checkLength(one, limits),
      ...checkPriceLength(one, limits),
      ...(AMOUNTS.has(one.field) ? [] : checkCharacters(one, NUMBERS.has(one.field) ? inNumber : inText)),
    ]),
    ...(length > template.lines ? [finding('templateLines', { count: length, max: template.lines })] : []),
  ];
}
