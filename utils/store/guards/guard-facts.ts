import type { Fact, FactOf } from '../../domain/fact/fact';
import {
  isUndecided,
  mayBeImported,
  maySettleNotIssued,
  SettleRefused,
  type SettleWaits,
} from '../../domain/list/may-settle';
import { rowId } from '../../domain/list/portal-row';
import { StaleFinding } from '../../domain/reconcile/reconcile';
import type { FoldTransaction } from '../ledger/db';
import { barOfFound, type EvidenceTransaction, isTaken, settleEvidence } from './settle-evidence';

/**
 * The clerk's word on an unclear submission enters the log only under the rules of law L2, looked at in the
 * transaction that writes it: the page that offers the button may show what was true a while ago.
 * @throws SettleRefused
 */
export async function guardSettled(
  tx: FoldTransaction,
  fact: FactOf<'settled'>,
  waits: SettleWaits | undefined,
): Promise<void> {
  const reading = tx as unknown as EvidenceTransaction;
  const record = await tx.objectStore('submissions').get(fact.submissionId);
  const isWord = record && (isUndecided(record) || (fact.as === 'issued' && mayBeImported(record)));
  if (!isWord) throw new SettleRefused('notUnknown');
  if (fact.as === 'issued') {
    const bar = await barOfFound(reading, record, fact.invoiceNumber ?? '');
    if (bar) throw new SettleRefused(bar);
    return;
  }
  const { record: clocked, readings, rows, taken } = await settleEvidence(reading, record);
  const answer = maySettleNotIssued(clocked, readings, rows, taken, fact.at, waits);
  if (!answer.ok) throw new SettleRefused(answer.bars.map(({ bar }) => bar).join());
}

/**
 * A finding rests on what was read before its transaction began. A number that another submission came to carry
 * meanwhile is not written onto a second one.
 * @throws StaleFinding
 */
export async function guardReconciled(tx: FoldTransaction, fact: FactOf<'reconciled'>): Promise<void> {
  const reading = tx as unknown as EvidenceTransaction;
  const record = await tx.objectStore('submissions').get(fact.submissionId);
  if (!record) throw new StaleFinding(fact.submissionId);
  for (const number of fact.invoiceNumbers) {
    const isNew = !record.invoiceNumbers.includes(number);
    if (isNew && (await isTaken(reading, number, record.id))) throw new StaleFinding(fact.submissionId);
  }
}

/** An invoice that a submission carries already is not taken over beside it. @throws StaleFinding */
export async function guardTakenOver(tx: FoldTransaction, fact: FactOf<'takenOver'>): Promise<void> {
  const number = rowId(fact.row);
  const isKnown = number !== undefined && (await isTaken(tx as unknown as EvidenceTransaction, number, ''));
  if (number === undefined || isKnown) throw new StaleFinding(fact.submissionId);
}

const WORDS: ReadonlySet<Fact['type']> = new Set([
  'handled',
  'snoozed',
  'wordUndone',
  'reviewed',
  'noted',
  'fileAttached',
  'fileDetached',
]);

/**
 * 已处理, 先放一放, 撤销, notes and files speak of a record: one that is not there would be kept as said, and be seen nowhere. Of several
 * that are said at once none is kept then.
 * @throws when the ledger does not have it
 */
export async function guardWord(tx: FoldTransaction, { type, submissionId = '' }: Fact): Promise<void> {
  if (!WORDS.has(type)) return;
  if ((await tx.objectStore('submissions').getKey(submissionId)) === undefined)
    throw new Error(`${type} of no record`);
}
