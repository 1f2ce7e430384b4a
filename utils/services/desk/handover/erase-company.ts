import { normaliseTaxId } from '../../../domain/invoice/tax-id';
import type { KnowledgeOf } from '../../../domain/record/knowledge';
import { beginErasure, ErasureRefused } from '../../../store/erase/begin-erasure';
import { endErasure } from '../../../store/erase/end-erasure';
import { type CompanyMatter, findCompany } from '../../../store/erase/find-company';
import type { Ledger } from '../../../store/ledger/db';
import { erasingOf } from '../../../store/ledger/erasing';
import type { OutboxArea } from '../../shared/outbox';
import { readTasks } from '../../shared/refill-tasks';
import { forgetBeside } from './forget-beside';

export interface ErasePorts {
  readonly openLedger: () => Promise<Ledger>;
  readonly area: OutboxArea;
  readonly readKnowledge: () => Promise<KnowledgeOf>;
  readonly newId: () => string;
  readonly now: () => number;
}

export interface EraseRun {
  readonly onProgress?: (erased: number, of: number) => void;
}

const tasksOf = async ({ area }: ErasePorts, taxId: string) =>
  (await readTasks(area)).filter(({ plan }) => normaliseTaxId(plan.seller.taxId) === taxId);

const sameSeqs = (one: readonly number[], two: readonly number[]) =>
  one.length === two.length && one.every((seq, index) => seq === two[index]);

/**
 * Erases a company whose ledger was saved as a file.
 * @param saved what the file holds: it is looked through again, and what came since is not erased unsaved
 * @throws ErasureRefused: nothing was changed then
 */
export async function eraseCompany(
  ports: ErasePorts,
  saved: CompanyMatter,
  word: { readonly by: string; readonly fileName: string },
  run: EraseRun = {},
): Promise<void> {
  const db = await ports.openLedger();
  if (await erasingOf(db)) throw new ErasureRefused('another');
  if ((await tasksOf(ports, saved.taxId)).length > 0) throw new ErasureRefused('underWay');
  const matter = await findCompany(db, saved.taxId, await ports.readKnowledge());
  if (!sameSeqs(matter.seqs, saved.seqs)) throw new ErasureRefused('changed');
  await beginErasure(db, matter, { ...word, erasureId: ports.newId(), now: ports.now() });
  await finishErasure(ports, run);
}

/** Ends an erasure that a crash interrupted. @returns whether there was one */
export async function finishErasure(ports: ErasePorts, run: EraseRun = {}): Promise<boolean> {
  const db = await ports.openLedger();
  const begun = await erasingOf(db);
  if (!begun) return false;
  // Before the database says that it is done: a crash in between does it once more.
  await forgetBeside(ports.area, begun);
  await endErasure(db, { newId: ports.newId, now: ports.now, ...run });
  return true;
}
