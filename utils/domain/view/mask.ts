import { INVOICE_NUMBER, type Invoice, type Party } from '../invoice/invoice';
import { isCreditCode, isPersonId } from '../invoice/tax-id';
import { isNotKept } from '../invoice/without-travellers';

/** Stars in the place of what is between the first and the last characters. */
function between(text: string, first: number, last: number): string {
  const hidden = text.length - first - last;
  return hidden <= 0
    ? '*'.repeat(text.length)
    : text.slice(0, first) + '*'.repeat(hidden) + text.slice(-last);
}

const NUMBERS = /(?<![\dA-Za-z])\d{5,30}[Xx]?(?![\dA-Za-z])/g;
const MOBILE = /^1[3-9]\d{9}$/;
/** `010-62781234`, `(0755)26781234` */
const LANDLINES = /(?<!\d)(\(?0\d{2,3}\)?[-\s]?)(\d{7,8})(?!\d)/g;
/** 银行账号, the number of a card; 20 digits are an invoice number, 15 an old tax id. A shorter one is known by its field. */
const isAccount = (text: string) =>
  /^\d{16,30}$/.test(text) && !INVOICE_NUMBER.test(text) && !isCreditCode(text);

function maskNumber(text: string): string {
  if (isPersonId(text)) return between(text, 3, 4);
  if (MOBILE.test(text)) return between(text, 3, 4);
  return isAccount(text) ? between(text, 4, 4) : text;
}

/**
 * A text with the 证件号码, phones and bank accounts in it shown in part: `110***********1234`. Tax ids of companies, invoice numbers
 * and amounts stay. For what is shown and printed only: never for what is stored, filled in or backed up.
 */
export const maskText = (text: string): string =>
  text
    .replace(NUMBERS, maskNumber)
    .replace(LANDLINES, (_, area: string, number: string) => area + between(number, 1, 2));

/** It was shown in part before: twice is the same as once. */
const isMaskedAlready = (text: string) => text.includes('**') && text.replaceAll('*', '').length <= 9;

/** A whole value that its field names as a phone or an account. */
export const maskWhole = (text: string | undefined): string | undefined => {
  if (text === undefined || isNotKept(text)) return text;
  const digits = text.trim();
  if (isMaskedAlready(digits)) return text;
  return digits === '' || maskText(digits) !== digits
    ? maskText(text)
    : between(digits, 3, digits.length > 9 ? 4 : 2);
};

const given = <T extends object>(values: T): T =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;

const maskParty = (party: Party): Party =>
  given({
    ...party,
    taxId: party.taxId && maskText(party.taxId),
    address: party.address && maskText(party.address),
    phone: maskWhole(party.phone),
    bankAccount: maskWhole(party.bankAccount),
  });

/** An invoice as it is shown; names and amounts stay. */
export const maskInvoice = (invoice: Invoice): Invoice => ({
  ...invoice,
  seller: maskParty(invoice.seller),
  buyer: maskParty(invoice.buyer),
  ...(invoice.note === undefined ? {} : { note: maskText(invoice.note) }),
});

const NAMED = /电话|手机|账号|帐号|证件号|身份证|phone|bankAccount/i;
/** A value behind such a word in a page's text; what stands in part already is left. */
const LABELLED =
  /((?:电话|手机号?码?|账号|帐号|证件号码?|身份证号?码?)[ \t]*[:：][ \t]*)([\dA-Za-z()（）-]{5,40})(?![\dA-Za-z*])/g;

/** The text of a page, as a person read it: by the words before them, too. Else it is word for word. */
export const maskPageText = (text: string): string =>
  maskText(text).replace(
    LABELLED,
    (_, label: string, value: string) => `${label}${/\d{3}/.test(value) ? maskWhole(value) : value}`,
  );

type Bag = Readonly<Record<string, unknown>>;
const isNamed = (bag: unknown) =>
  typeof bag === 'object' && bag !== null && NAMED.test(String((bag as Bag)['label'] ?? ''));
const maskNamed = (held: unknown) => (typeof held === 'string' ? maskWhole(held) : maskAll(held));

/** Every text within a value, whatever its shape: a raw snapshot, a report. What a label or the head of a column names as a phone is one. */
export function maskAll<T>(value: T): T {
  if (typeof value === 'string') return maskText(value) as T;
  if (Array.isArray(value)) return value.map(maskAll) as T;
  if (typeof value !== 'object' || value === null) return value;
  const { columns, rows } = value as Bag;
  const heads = Array.isArray(columns) && Array.isArray(rows) ? columns.map(isNamed) : [];
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      if (name === 'value' && isNamed(value)) return [name, maskNamed(inner)];
      if (name !== 'rows' || !heads.includes(true)) return [name, maskAll(inner)];
      const maskRow = (row: unknown) =>
        Array.isArray(row)
          ? row.map((cell, at) => (heads[at] ? maskNamed(cell) : maskAll(cell)))
          : maskAll(row);
      return [name, (inner as unknown[]).map(maskRow)];
    }),
  ) as T;
}
