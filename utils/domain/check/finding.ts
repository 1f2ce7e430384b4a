/** Number of a check (`rules.md`, section K). Numbers stay what they are: exports and notes name them. */
export type CheckNumber = `K${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12}`;

/** Each thing that a check can find, under its number. */
export const NUMBER_OF = {
  netOff: 'K1',
  taxTotalOff: 'K1',
  grossOff: 'K1',
  amountOff: 'K2',
  taxOff: 'K3',
  taxOfNone: 'K3',
  reducedOff: 'K4',
  reducedFor: 'K4',
  checkCharacter: 'K5',
  idCharacter: 'K5',
  idLength: 'K5',
  textLong: 'K6',
  priceLong: 'K6',
  unseen: 'K7',
  wide: 'K7',
  rare: 'K7',
  templateLong: 'K8',
  templateDecimals: 'K8',
  templateLines: 'K8',
  rateUnknown: 'K9',
  rateEarly: 'K9',
  rateOver: 'K9',
  sellerIsBuyer: 'K10',
  sameToday: 'K11',
  otherName: 'K12',
} as const satisfies Record<string, CheckNumber>;
export type FindingCode = keyof typeof NUMBER_OF;

/** Where on an invoice a text stands. */
export type CheckedField =
  | 'seller.taxId'
  | 'buyer.name'
  | 'buyer.taxId'
  | 'buyer.address'
  | 'buyer.phone'
  | 'buyer.bankName'
  | 'buyer.bankAccount'
  | 'note'
  | 'itemName'
  | 'specification'
  | 'unit'
  | 'quantity'
  | 'unitPrice'
  | 'netAmount';

/** What a check found. It warns and never keeps anything from being kept, filled, exported or issued. */
export interface Finding {
  readonly number: CheckNumber;
  readonly code: FindingCode;
  readonly field?: CheckedField;
  /** From 1. */
  readonly line?: number;
  /** The figures and texts that its sentence needs. */
  readonly values: Readonly<Record<string, string | number>>;
}

/** One finding. @param at its place, where it has one */
export const finding = (
  code: FindingCode,
  values: Finding['values'] = {},
  at: Pick<Finding, 'field' | 'line'> = {},
): Finding => ({ number: NUMBER_OF[code], code, ...at, values });
