import type { IDBPTransaction, StoreNames } from 'idb';
import { countChange } from '../ledger/counters';
import { FOLDED, type Ledger, type LedgerSchema, rollBack, writeTransaction } from '../ledger/db';
import { ERASING, erasingIn } from '../ledger/erasing';
import type { CompanyMatter } from './find-company';

/**
 * Why nothing is erased: `underWay` an invoice of the company waits for its answer, or is being filled in (law L2) · `another` the
 * erasure of another company is not done yet · `changed` the ledger holds something of it that the saved file does not
 */
export type ErasureBar = 'underWay' | 'another' | 'changed';

export class ErasureRefused extends Error {
  override name = 'ErasureRefused';
  constructor(readonly bar: ErasureBar) {
    super(bar);
  }
}

/** Whose word an erasure is. */
export interface ErasureWord {
  readonly erasureId: string;
  readonly by: string;
  /** Of the file into which the company's ledger was saved. */
  readonly fileName?: string | undefined;
  readonly now: number;
}

const STORES = [...FOLDED, 'drafts'] as [...typeof FOLDED, 'drafts'];
type Stores = typeof STORES;
type Transaction = IDBPTransaction<LedgerSchema, Stores & StoreNames<LedgerSchema>[], 'readwrite'>;

async function guard(tx: Transaction, { taxId }: CompanyMatter): Promise<void> {
  const before = await erasingIn(tx.objectStore('meta'));
  if (before) throw new ErasureRefused('another');
  const waiting = IDBKeyRange.bound([taxId, 'pending', 0], [taxId, 'pending', Number.MAX_SAFE_INTEGER]);
  const byOutcome = tx.objectStore('submissions').index('sellerOutcomeTime');
  if ((await byOutcome.count(waiting)) > 0) throw new ErasureRefused('underWay');
}

/** What another tab or a page kept since the log was looked through is in no file yet. */
async function hasLate(tx: Transaction, { upTo, submissionIds }: CompanyMatter): Promise<boolean> {
  const own = new Set(submissionIds);
  const late = await tx.objectStore('events').getAll(IDBKeyRange.lowerBound(upTo, true));
  return late.some(({ submissionId = '' }) => own.has(submissionId));
}

/** Its records go at once: from here on nothing of the company is listed, counted or offered again. */
async function dropRecords(tx: Transaction, matter: CompanyMatter): Promise<void> {
  const { taxId, submissionIds } = matter;
  const [submissions, counters] = [tx.objectStore('submissions'), tx.objectStore('counters')];
  const all = IDBKeyRange.bound([taxId, Number.NEGATIVE_INFINITY], [taxId, Number.POSITIVE_INFINITY]);
  let unfound = await submissions.index('sellerTime').count(all);
  for (const id of submissionIds) {
    const record = await submissions.get(id);
    if (!record) continue;
    if (record.refill || record.outcomeType === 'pending') throw new ErasureRefused('underWay');
    // It was found to be another's since.
    if (record.sellerTaxId !== taxId && record.sellerTaxId !== '') throw new ErasureRefused('changed');
    if (record.sellerTaxId === taxId) unfound -= 1;
    // Those of a tax id that was not read are counted among others that stay.
    else await countChange(counters as never, record, undefined);
    await submissions.delete(id);
  }
  // One that came since stays, and so must what counts it.
  if (unfound !== 0 || (await hasLate(tx, matter))) throw new ErasureRefused('changed');
  for (const key of await counters.getAllKeys()) if (key[1] === taxId) await counters.delete(key);
}

/** That they ended stays: a late writing of an open form is not kept either. */
async function endDrafts(tx: Transaction, taxId: string, now: number): Promise<void> {
  const drafts = tx.objectStore('drafts');
  for (const row of await drafts.getAll()) {
    if ('ended' in row || row.seller?.taxId !== taxId) continue;
    await drafts.put({ id: row.id, at: now, ended: 'discarded' });
  }
}

/**
 * Begins to erase what was found of a company, in one strict transaction: its records and drafts go, and what is left to do is
 * written down.
 * @throws ErasureRefused: nothing is changed then
 */
export async function beginErasure(
  db: Ledger,
  matter: CompanyMatter,
  { erasureId, by, fileName, now }: ErasureWord,
): Promise<void> {
  const tx = writeTransaction(db, STORES) as unknown as Transaction;
  try {
    await guard(tx, matter);
    await dropRecords(tx, matter);
    await endDrafts(tx, matter.taxId, now);
    const { taxId, name, seqs, upTo, submissionIds, numbers, readingIds, ownBytes } = matter;
    const journal = {
      erasureId,
      companyTaxId: taxId,
      ...(name === '' ? {} : { companyName: name }),
      by,
      ...(fileName === undefined ? {} : { fileName }),
      seqs: [...seqs],
      done: 0,
      upTo,
      submissionIds: [...submissionIds],
      numbers: [...numbers],
      readingIds: [...readingIds],
      bytes: [...ownBytes],
    };
    await tx.objectStore('meta').put(journal, ERASING);
    await tx.done;
  } catch (error) {
    rollBack(tx);
    throw error;
  }
}
