import type { ListRow } from '../../domain/fact/list-row';
import { lackedBy } from '../../domain/list/file-lacks';
import type { ListCompany, ListWord } from '../../domain/list/list-import';
import { rowId } from '../../domain/list/portal-row';
import { readReconcileEvidence } from '../../store/guards/reconcile-evidence';
import type { Ledger } from '../../store/ledger/db';

/**
 * How many invoices an exported file lacks of those that its list is known to hold (`file-lacks.ts`).
 * @param word what the clerk says of it
 */
export async function lacksOf(
  db: Ledger,
  { company, rows }: { readonly company?: ListCompany; readonly rows: readonly ListRow[] },
  word: ListWord,
): Promise<number> {
  if (!company || !word.period) return 0;
  const { from, to } = word.period;
  const known = await readReconcileEvidence(db, company.taxId, from, to);
  const ids = new Set(rows.map(rowId).filter((id) => id !== undefined));
  return lackedBy(word, ids, known.rows, known.readings);
}
