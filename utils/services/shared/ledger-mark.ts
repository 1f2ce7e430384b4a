import type { Fact } from '../../domain/fact/fact';
import * as z from '../../domain/zod';
import type { ChainHead, Ledger } from '../../store/ledger/db';
import { newId } from './new-id';
import { OUTBOX_PREFIX, type OutboxArea } from './outbox';
import { readSafetyCopy } from './safety-copy-state';

/**
 * Chromium throws a damaged database away when it opens it and gives an empty one, without a word (measured: a
 * broken CURRENT, MANIFEST, table or log; `dataLoss` said `none`). So how far the chain went is also written
 * outside the database, and an opened ledger that falls short of it is told as damaged (law L4).
 */
const MARK = 'ledgerMark';
const LOSS = 'ledgerLoss';

const Mark = z.object({ chainId: z.string(), n: z.int() });

/** Records that were in the ledger and are not any more. */
const LedgerLoss = z.object({
  at: z.int(),
  lost: z.int(),
  /** The clerk has read it; the fault stays in the list of faults. */
  seen: z.catch(z._default(z.boolean(), false), false),
});
export type LedgerLoss = z.infer<typeof LedgerLoss>;

type Area = Pick<OutboxArea, 'get' | 'set'>;

const headOf = async (db: Ledger) => (await db.get('meta', 'head')) as ChainHead | undefined;

/** Writes how far the chain goes, after a commit: never ahead of the database. */
export async function markLedger(area: Area, db: Ledger): Promise<void> {
  const head = await headOf(db);
  if (head) await area.set({ [MARK]: { chainId: head.chainId, n: head.n } });
}

/**
 * Compares a ledger that was just opened with its mark. What is missing becomes a fault and a notice, and the
 * safety copies so far become the clerk's: they are all that is left, and are never tidied away.
 */
export async function checkLedger(area: Area, db: Ledger, now: number): Promise<LedgerLoss | undefined> {
  const { [MARK]: stored } = await area.get(MARK);
  const mark = Mark.safeParse(stored);
  if (!mark.success) return undefined;
  const { chainId, n } = mark.data;
  const head = await headOf(db);
  const left = head?.chainId === chainId ? head.n : 0;
  if (left >= n) return undefined;
  const loss: LedgerLoss = { at: now, lost: n - left, seen: false };
  const fault: Fact = {
    id: newId(),
    at: now,
    type: 'fault',
    kind: 'ledgerDamaged',
    detail: String(loss.lost),
  };
  // In one write: told once, whatever happens to the worker in between.
  await area.set({
    [LOSS]: loss,
    [MARK]: head ? { chainId: head.chainId, n: head.n } : null,
    [OUTBOX_PREFIX + fault.id]: fault,
    safetyCopy: { ...(await readSafetyCopy(area)), copies: [] },
  });
  return loss;
}

/** The loss that the clerk has not read yet. */
export async function readLoss(area: Pick<Area, 'get'>): Promise<LedgerLoss | undefined> {
  const { [LOSS]: stored } = await area.get(LOSS);
  const loss = LedgerLoss.safeParse(stored);
  return loss.success && !loss.data.seen ? loss.data : undefined;
}

export async function lossSeen(area: Area): Promise<void> {
  const loss = await readLoss(area);
  if (loss) await area.set({ [LOSS]: { ...loss, seen: true } });
}
