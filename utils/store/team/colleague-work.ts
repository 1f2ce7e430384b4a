import { OPEN_OUTCOMES } from '../../domain/outcome/outcome';
import { logOf } from '../../domain/record/chain';
import { isWaitingEntry } from '../../domain/record/fold-desk';
import type { Submission } from '../../domain/record/submission';
import { heirOf, keeperOf, ownerPlaceOf } from '../../domain/team/owner';
import { knownLogsIn } from '../ledger/colleagues';
import type { Ledger } from '../ledger/db';

/** What a colleague's computer has in hand. */
export interface WorkInHand {
  /** Failed or unclear, and not dealt with. */
  readonly open: readonly string[];
  /** Of these, those of which it is not known whether they were issued. */
  readonly unknown: number;
  /** They wait for the portal's answer there. */
  readonly pending: readonly string[];
  /** 待开登记 that wait. */
  readonly entries: readonly string[];
}

const LATEST = Number.MAX_SAFE_INTEGER;
/** Rows that are looked at, newest first, for when each computer submitted last. */
const LOOKED_AT = 2_000;

/** By the log whose computer has it. */
export async function workOfColleagues(db: Ledger): Promise<ReadonlyMap<string, WorkInHand>> {
  const known = await knownLogsIn({ get: (key) => db.get('meta', key) });
  const work = new Map<string, { open: string[]; unknown: number; pending: string[]; entries: string[] }>();
  const add = (record: Submission) => {
    const place = ownerPlaceOf(record);
    if (!record.ofColleague || place === undefined) return;
    const owner = keeperOf(place, known) ?? heirOf(logOf(place.chainId), known.owners);
    const own = work.get(owner) ?? { open: [], unknown: 0, pending: [], entries: [] };
    work.set(owner, own);
    if (record.open === 2) {
      own.open.push(record.id);
      if (record.outcome.type === 'unknown') own.unknown += 1;
    } else if (record.outcome.type === 'pending') own.pending.push(record.id);
    else if (isWaitingEntry(record)) own.entries.push(record.id);
  };
  for (const outcome of [...OPEN_OUTCOMES, 'pending', 'draft'] as const) {
    const range = IDBKeyRange.bound([outcome, 0], [outcome, LATEST]);
    const index = db.transaction('submissions').store.index('outcomeTime');
    for (let cursor = await index.openCursor(range); cursor; cursor = await cursor.continue())
      add(cursor.value);
  }
  return work;
}

/** When the newest submission of each log was made, as far as the newest rows tell. */
export async function lastSubmittedByLog(db: Ledger): Promise<ReadonlyMap<string, number>> {
  const last = new Map<string, number>();
  let looked = 0;
  const index = db.transaction('submissions').store.index('time');
  for (
    let cursor = await index.openCursor(undefined, 'prev');
    cursor && looked < LOOKED_AT;
    cursor = await cursor.continue()
  ) {
    looked += 1;
    const log = cursor.value.begun?.chainId;
    if (log !== undefined && !last.has(logOf(log))) last.set(logOf(log), cursor.value.submittedAt);
  }
  return last;
}
