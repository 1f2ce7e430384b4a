import type { ConfirmState } from '../domain/fact/red';
import type { ColumnAlternative, FieldMapping } from '../domain/invoice/field-mapping';
import type { CatalogueEntry } from '../domain/outcome/classify-text';

/** 红字发票: the form of a confirmation and the list of them. Everything is known by its words. */
export interface RedPages {
  /** What all of them begin with, and the form's own path. */
  readonly path: string;
  readonly form: string;
  /** Words of the button that submits a confirmation, and of the one that issues from it. */
  readonly submit: readonly string[];
  readonly issue: readonly string[];
  /** Words of buttons on the way to that one, which issue nothing: the first of them stands in the confirmation's row. */
  readonly opens: readonly string[];
  /** Names of the original invoice's number and of the confirmation: of a field, a column, or before a shown text. */
  readonly originalNumber: readonly ColumnAlternative[];
  readonly confirmId: readonly ColumnAlternative[];
  /** Further columns of the list. */
  readonly state: readonly ColumnAlternative[];
  readonly invoiceNumber: readonly ColumnAlternative[];
  readonly columns: Readonly<Record<RedColumn, readonly ColumnAlternative[]>>;
  /** Patterns over the text of a state; one that fits several states says none. */
  readonly states: Readonly<Record<ConfirmState, string>>;
  /** Of a chosen value of the form. */
  readonly scopes: Readonly<Record<'full' | 'partial', string>>;
  /** Shown values that are no controls: the first group of the pattern in the page's whole text. */
  readonly texts: ReadonlyArray<{ readonly name: string; readonly pattern: string }>;
  /** Words by which the page says that the portal took a confirmation; not beside one of `notTaken`. */
  readonly taken: readonly string[];
  readonly notTaken: readonly string[];
  /** Words of a refusal that may only mean that the same was taken a moment before (rule T6). */
  readonly doubtWords: readonly string[];
  /** Texts of these pages alone; `refusedSubmit`: they refuse a confirmation, and tell nothing of a press that issues. */
  readonly catalogue: readonly CatalogueEntry[];
  readonly refusedSubmit: readonly CatalogueEntry[];
  /** Words beside a number that say that this red invoice exists. */
  readonly issued: readonly string[];
  /** Words that say so alone; not beside one of `notTaken`. */
  readonly issuedAlone: readonly string[];
  /** Pattern: a number behind these words is none of the red invoice. */
  readonly otherNumbers: string;
  readonly mapping: FieldMapping;
}
type RedColumn = 'buyerName' | 'buyerTaxId' | 'net' | 'tax' | 'gross';
