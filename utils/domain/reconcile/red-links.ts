import type { MatchWords } from '../list/list-words';
import type { PortalRow } from '../list/portal-row';
import { originalOfNote } from '../originals/original-of-note';
import { readRedNote } from '../outcome/red-note';
import type { Submission } from '../record/submission';
import { isRedRow } from './month-table';

/** A red letter (红字) that reverses a blue invoice, as far as it is known. */
export interface RedLink {
  /** Absent where it was made elsewhere, and only the portal's list shows it. */
  readonly record?: Submission;
  readonly row?: PortalRow;
  readonly invoiceNumbers: readonly string[];
}

/** The row carries the record's number, or its 备注 names the record's confirmation. */
function isRowOf({ red, invoiceNumbers }: Submission, { id, shown }: PortalRow): boolean {
  const { confirmId } = readRedNote(shown.note);
  return (
    invoiceNumbers.includes(id) ||
    (invoiceNumbers.length === 0 && confirmId !== undefined && confirmId === red?.confirmId)
  );
}

const beganAt = ({ record, row }: RedLink) => record?.submittedAt ?? row?.issuedAt ?? 0;

/**
 * Every red letter of a blue invoice, oldest first: the records that name its number, each with its row of the portal's list;
 * then the rows whose 备注 names it and that no record carries. The order of neither decides.
 * @param records that may name it
 * @param rows of the same company
 */
export function redLinks(
  original: string,
  sellerTaxId: string,
  records: readonly Submission[],
  rows: readonly PortalRow[],
  words: Pick<MatchWords, 'originalNumber' | 'notOriginalNumber'>,
): RedLink[] {
  // A red page need not show whose it is: what is not read rules nothing out.
  const own = records.filter(
    ({ red, practice, sellerTaxId: of }) =>
      red?.originalNumber === original &&
      !practice &&
      (of === '' || of === sellerTaxId || sellerTaxId === ''),
  );
  const naming = rows.filter(
    (row) => isRedRow(row) && originalOfNote(row.shown.note, row.id, words) === original,
  );
  const taken = new Set<string>();
  const ofRecords = own.map((record): RedLink => {
    const found = naming.filter((row) => isRowOf(record, row));
    for (const { id } of found) taken.add(id);
    const [row] = found;
    const invoiceNumbers = [...new Set([...record.invoiceNumbers, ...found.map(({ id }) => id)])];
    return row ? { record, row, invoiceNumbers } : { record, invoiceNumbers };
  });
  const others = naming
    .filter(({ id }) => !taken.has(id))
    .map((row): RedLink => ({ row, invoiceNumbers: [row.id] }));
  return [...ofRecords, ...others].sort((left, right) => beganAt(left) - beganAt(right));
}
