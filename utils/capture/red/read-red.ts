import { readColumns, readTable } from '../../dom/read-table';
import { isHiddenByMarkup, textOf } from '../../dom/shown';
import { CONFIRM_STATES, type ConfirmNames, type ConfirmState, type RedMark } from '../../domain/fact/red';
import type { ColumnAlternative } from '../../domain/invoice/field-mapping';
import { columnOf } from '../../domain/invoice/line-columns';
import { findField } from '../../domain/invoice/pick-field';
import type { RawSnapshot, RawTable } from '../../domain/invoice/raw-snapshot';
import type { PortalProfile } from '../../portal/profile';
import type { RedPages } from '../../portal/red-pages';
import { type RowPlace, rowPlace, rowSnapshot, sellerField } from '../entry/row-snapshot';
import { takeSnapshot } from '../entry/take-snapshot';

type Profile = Pick<PortalProfile, 'red' | 'entry' | 'query'>;

/** A confirmation as a row of the list shows it. */
export interface ConfirmRow {
  readonly names: ConfirmNames;
  /** Undefined where its words fit none of the states, or several. */
  readonly state: ConfirmState | undefined;
  readonly text: string;
  readonly invoiceNumbers: string[];
}

const SHORT = 400;
/** A page's whole text is searched for a shown value; no page is so long. */
const TEXT_REACH = 500_000;
const VALUE = 400;

const given = <T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never;

/** The state that the words of a cell say. */
function stateOf(text: string, states: RedPages['states']): ConfirmState | undefined {
  const fitting = CONFIRM_STATES.filter((state) => new RegExp(states[state]).test(text));
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** Tables of confirmations: a column that names one, and a state. Only headers are read. */
const confirmTables = (root: ParentNode, page: RedPages) =>
  [...root.querySelectorAll('table')].filter((table) => {
    if (isHiddenByMarkup(table)) return false;
    const columns = readColumns(table);
    const isNamed = [page.confirmId, page.originalNumber].some((names) => columnOf(columns, names) >= 0);
    return isNamed && columnOf(columns, page.state) >= 0;
  });

const cellAt = (
  columns: RawTable['columns'],
  cells: readonly string[],
  names: readonly ColumnAlternative[],
) => cells[columnOf(columns, names)]?.trim().slice(0, SHORT) || undefined;
const bare = (text: string | undefined, limit: number) => text?.replace(/\s/g, '').slice(0, limit);

function readRow(columns: RawTable['columns'], cells: readonly string[], page: RedPages): ConfirmRow {
  const names = given({
    confirmId: bare(cellAt(columns, cells, page.confirmId), 100),
    originalNumber: bare(cellAt(columns, cells, page.originalNumber), 40),
    gross: cellAt(columns, cells, page.columns.gross)?.slice(0, 60),
  });
  const text = cellAt(columns, cells, page.state) ?? '';
  const number = /^\d{20}$/.exec(bare(cellAt(columns, cells, page.invoiceNumber), 40) ?? '')?.[0];
  const isOwn = number !== undefined && number !== names.originalNumber;
  return { names, state: stateOf(text, page.states), text, invoiceNumbers: isOwn ? [number] : [] };
}

/** The confirmations that the page lists. Values and text only. */
export const readConfirms = (root: ParentNode, page: RedPages): ConfirmRow[] =>
  confirmTables(root, page).flatMap((table) => {
    const read = readTable(table);
    const rows = read?.rows.map((cells) => readRow(read.columns, cells, page)) ?? [];
    return rows.filter(({ names }) => names.confirmId !== undefined || names.originalNumber !== undefined);
  });

/** Whether rows stand on the page, none of them in a table of confirmations that we can read. */
export const hasStrangeRows = (root: ParentNode, page: RedPages): boolean => {
  const known = new Set<Element>(confirmTables(root, page));
  const tables = [...root.querySelectorAll('table')].filter(
    (table) => !isHiddenByMarkup(table) && readColumns(table).length > 2,
  );
  return known.size === 0 && tables.some((table) => readTable(table) !== undefined);
};

const textsOf = (document: Document, { texts }: RedPages): RawSnapshot['texts'] => {
  const shown = (document.querySelector('main') ?? document.body)?.textContent ?? '';
  const folded = shown.slice(0, TEXT_REACH).replace(/\s+/g, ' ');
  return Object.fromEntries(
    texts.flatMap(({ name, pattern }) => {
      const found = new RegExp(pattern).exec(folded)?.[1]?.trim();
      return found ? [[name, found.slice(0, VALUE)]] : [];
    }),
  );
};

/** The page whole, as of an entry form, with the values that it shows as text. @param now epoch ms */
export function readRedPage(document: Document, profile: Profile, now: number): RawSnapshot {
  // Of this page it is not known where its form ends: each table of it may hold the lines.
  const raw = takeSnapshot(document, { ...profile.entry, forms: [], texts: [] }, now);
  const { sellerTaxId } = rowPlace(document, profile, now);
  const company = sellerTaxId ? [sellerField(sellerTaxId)] : [];
  return { ...raw, fields: [...raw.fields, ...company], texts: textsOf(document, profile.red) };
}

/** Full or partial, by what is chosen on the form; nothing where two choices disagree. */
function scopeOf({ fields }: RawSnapshot, { scopes }: RedPages): RedMark['scope'] {
  const chosen = fields.flatMap(({ kind, value, label }) =>
    kind === 'radio' || kind === 'select' ? [value] : kind === 'checkbox' && value === 'true' ? [label] : [],
  );
  const [full, partial] = (['full', 'partial'] as const).map((scope) =>
    chosen.some((value) => new RegExp(scopes[scope]).test(value)),
  );
  return full === partial ? undefined : full ? 'full' : 'partial';
}

/** How a snapshot of a page names its confirmation. */
export function markOf(raw: RawSnapshot, page: RedPages): RedMark {
  const read = (alternatives: readonly ColumnAlternative[], text: string) =>
    findField(raw, [...alternatives, { text }])?.trim() || undefined;
  return given({
    originalNumber: bare(read(page.originalNumber, 'originalNumber'), 40),
    confirmId: bare(read(page.confirmId, 'confirmId'), 100),
    gross: findField(raw, page.mapping.fields.totalGross)?.trim().slice(0, 60) || undefined,
    scope: scopeOf(raw, page),
  });
}

/** What a press of an issuing button is about. */
export interface Pressed {
  readonly names: ConfirmNames;
  readonly snapshot: RawSnapshot;
}

function readPressedRow(row: HTMLTableRowElement, page: RedPages, place: RowPlace): Pressed | undefined {
  const table = row.closest('table');
  const columns = table ? readColumns(table) : [];
  const cells = [...row.cells].map((cell) => textOf(cell, SHORT));
  if (columns.length !== cells.length) return undefined;
  const { names } = readRow(columns, cells, page);
  const nameAt = new Map(
    Object.entries(page.columns).map(([name, alternatives]) => [columnOf(columns, alternatives), name]),
  );
  return { names, snapshot: rowSnapshot(columns, cells, nameAt, place) };
}

/** What the page shows of the confirmation that it issues from. */
export function readIssuePage(document: Document, profile: Profile, now: number): Pressed {
  const snapshot = readRedPage(document, profile, now);
  const { confirmId, originalNumber, gross } = markOf(snapshot, profile.red);
  return { names: given({ confirmId, originalNumber, gross }), snapshot };
}

/** The row of the button, where it names a confirmation, else the page around it. Runs inside the click. */
export function readPressed(button: Element, profile: Profile, now: number): Pressed {
  const { ownerDocument: document } = button;
  const row = button.closest('tr');
  const ofRow = row && readPressedRow(row, profile.red, rowPlace(document, profile, now));
  const isNamed = (ofRow?.names.confirmId ?? ofRow?.names.originalNumber) !== undefined;
  return ofRow && isNamed ? ofRow : readIssuePage(document, profile, now);
}
