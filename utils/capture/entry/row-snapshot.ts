import { findText } from '../../dom/find-text';
import type { RawSnapshot, RawTable } from '../../domain/invoice/raw-snapshot';
import type { PortalProfile } from '../../portal/profile';

const LABEL = 400;
const CELL = 2_000;

/** What stands around a row: when it was read, the page's title, and whose company the header names. */
export interface RowPlace {
  readonly at: number;
  readonly title: string;
  readonly sellerTaxId: string | undefined;
}

/** Where a row of this page stands. @param at epoch ms */
export const rowPlace = (
  document: Document,
  { query }: Pick<PortalProfile, 'query'>,
  at: number,
): RowPlace => ({ at, title: document.title, sellerTaxId: findText(document, query.company) });

/** The field under which the company of the header is kept. */
export const sellerField = (value: string): RawSnapshot['fields'][number] => ({
  label: '',
  labelFrom: 'none',
  kind: 'text',
  name: 'sellerTaxId',
  value,
});

/**
 * A row of a table as a snapshot of its own: each cell is a field under its header.
 * @param nameAt names of columns that have a meaning, by place
 */
export function rowSnapshot(
  columns: RawTable['columns'],
  cells: readonly string[],
  nameAt: ReadonlyMap<number, string>,
  { at, title, sellerTaxId }: RowPlace,
): RawSnapshot {
  const fields: RawSnapshot['fields'] = columns.flatMap(({ label }, place) => {
    const value = cells[place]?.trim().slice(0, CELL) ?? '';
    const name = nameAt.get(place);
    if (value === '') return [];
    return [
      {
        label: label.slice(0, LABEL),
        labelFrom: 'header' as const,
        kind: 'text' as const,
        value,
        ...(name ? { name } : {}),
      },
    ];
  });
  if (sellerTaxId) fields.push(sellerField(sellerTaxId));
  return { takenAt: at, title: title.slice(0, LABEL), fields, tables: [], texts: {} };
}
