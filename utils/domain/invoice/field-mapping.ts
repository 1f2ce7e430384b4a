import type { FIELDS_AS_READ, InvoiceLine, Party } from './invoice';

/**
 * How a profile says, as data, where a meaning stands in a raw snapshot. Alternatives are tried in order;
 * within one alternative every given part must fit.
 */
export interface FieldAlternative {
  /** Back-end name of the form item. */
  readonly name?: string;
  /** Label text; compared without spaces, colons and the star of required fields. */
  readonly label?: string;
  /** Regular expression over the label, where its whole wording is not known; spaces, stars and letter case do not count. */
  readonly words?: string;
  readonly kind?: 'text' | 'textarea' | 'select' | 'checkbox';
  /** Block that the profile names; null: in none of them. */
  readonly group?: string | null;
  /** Place within the group, from 0. */
  readonly nth?: number;
  /** Name of a shown text instead of a control. */
  readonly text?: string;
}

export interface ColumnAlternative {
  readonly key?: string;
  readonly label?: string;
}

export type PartyFieldId = keyof Party;
export type InvoiceFieldId =
  | `seller.${PartyFieldId}`
  | `buyer.${PartyFieldId}`
  | (typeof FIELDS_AS_READ)[number]
  | 'kind'
  | 'buyerIsNaturalPerson'
  | 'totalNet'
  | 'totalTax'
  | 'totalGross';
export type LineFieldId = keyof InvoiceLine;

export interface FieldMapping {
  readonly fields: Readonly<Partial<Record<InvoiceFieldId, readonly FieldAlternative[]>>>;
  /** Columns of the line grid, listed in the order in which the page shows them. */
  readonly lines: Readonly<Record<LineFieldId, readonly ColumnAlternative[]>>;
  /** Meanings without which an invoice is not fully read. */
  readonly required: readonly InvoiceFieldId[];
  /** What the kind of ticket is called on the page. */
  readonly kinds: ReadonlyArray<{ readonly contains: string; readonly kind: 'special' | 'general' }>;
}
