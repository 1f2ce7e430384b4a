import type { Reading } from '../../../../utils/domain/list/coverage';
import type { ListWord } from '../../../../utils/domain/list/list-import';
import { applyListImport, type ListRun, planListImport } from '../../../../utils/services/desk/import-list';
import type { Ledger } from '../../../../utils/store/ledger/db';
import { fileOf } from '../files/exported-list';
import { context } from '../store/ledger';

export const NOW = Date.parse('2026-11-25T10:00:00+08:00');
export const WORD: ListWord = {
  listedAt: NOW - 60_000,
  period: { from: '2026-11-01', to: '2026-11-30' },
  isAll: true,
};

/** The clerk chooses the file and says of it what she does usually. @returns invoices that are taken in */
export async function take(
  db: Ledger,
  bytes: Uint8Array,
  given: { word?: ListWord; rows?: number; run?: ListRun } = {},
) {
  const plan = await planListImport(db, fileOf(bytes));
  const partSize = { rows: given.rows ?? 1_000, lines: 20_000 };
  const how = { ...context, now: NOW, partSize };
  return applyListImport(db, plan, given.word ?? WORD, how, given.run);
}

/** The reading that the file made. */
export const readingIn = async (db: Ledger) => (await db.getAll('coverage'))[0] as Reading;
