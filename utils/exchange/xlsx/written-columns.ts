import type { Translate } from '../../domain/texts/texts';
import type { Column } from '../../domain/view/columns';
import type { SheetColumn } from './xlsx-sheet';

/** A column list of the domain, in words, as a sheet writes it. */
export const sheetColumns = <Row>(columns: readonly Column<Row>[], t: Translate): SheetColumn<Row>[] =>
  columns.map(({ title, kind, width, value }) => ({
    title: t(title),
    kind,
    width,
    value: (row: Row) => value(row, t),
  }));
