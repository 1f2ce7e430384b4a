import type { Fact } from '../../domain/fact/fact';
import { beijingText } from '../../domain/invoice/beijing-time';
import { type ChainDefect, GENESIS, verifyChain } from '../../domain/record/chain';
import { partsOf } from '../../domain/record/import-record';
import type { KnowledgeOf } from '../../domain/record/knowledge';
import * as z from '../../domain/zod';
import { branchBeginnings } from '../../store/ledger/branches';
import type { ChainHead, Ledger } from '../../store/ledger/db';
import { rightlyErased } from '../../store/ledger/erasures';
import { allImportsOf } from '../../store/ledger/import-log';
import { endRefolding, placeOfRules } from '../../store/ledger/rules-place';
import { countersContradict, recount } from '../../store/write/recount';
import { checkRows } from '../../store/write/row-check';
import { type OutboxArea, putInOutbox } from './outbox';

/** Events that one look in the background compares; a minute lies between two of them. */
const SLICE = 100;
/** While rows that other rules folded wait: what bars a retry is found by what they say. */
const REFOLDED_SLICE = 1_000;
const PLACE = 'ledgerVerified';

/** How far the look came: behind the event `n` of a chain, whose hash was this. */
const Place = z.object({ chainId: z.string(), n: z.int(), hash: z.string() });
type Place = z.infer<typeof Place>;
/** And whether it is the round by which rows are folded anew. */
const Look = z.extend(Place, { refolds: z._default(z.boolean(), false) });

/** One record or event that is not what was kept. */
export interface LedgerDefect {
  /** The same for the same defect each time that it is found. */
  readonly id: string;
  readonly what: ChainDefect | 'row' | 'events';
  /** For people: when it was kept, and its number in the log. */
  readonly where: string;
  readonly submissionId?: string | undefined;
}

export interface VerifiedSlice {
  readonly checked: number;
  readonly defects: readonly LedgerDefect[];
  /** Undefined when every chain was looked through. */
  readonly next: Place | undefined;
}

const LAST = Number.MAX_SAFE_INTEGER;

/** The first chain, by name, behind another. */
async function chainBehind(db: Ledger, chainId: string): Promise<Place | undefined> {
  const index = db.transaction('events').store.index('chain');
  const key = (await index.openKeyCursor(IDBKeyRange.lowerBound([chainId, LAST], true)))?.key;
  return key && { chainId: key[0], n: 0, hash: GENESIS };
}

/** Those of these records whose rows are not what their events say. */
export const disagreeing = async (
  db: Ledger,
  submissionIds: readonly string[],
  knowledgeOf: KnowledgeOf,
): Promise<LedgerDefect[]> =>
  (await checkRows(db, submissionIds, knowledgeOf)).map(({ submissionId, defect, mark }) => ({
    id: `${defect}-${mark}-${submissionId}`,
    what: defect,
    where: submissionId,
    submissionId,
  }));

/**
 * Compares the next events of a chain, of our own or of an imported one, with their hashes and links, and the records that
 * they belong to with a fold of all their events. Rows that differ are put right.
 */
export async function verifySlice(
  db: Ledger,
  from: Place | undefined,
  knowledgeOf: KnowledgeOf,
  limit = SLICE,
): Promise<VerifiedSlice> {
  const place = from ?? (await chainBehind(db, ''));
  if (!place) return { checked: 0, defects: [], next: undefined };
  const { chainId } = place;
  const tx = db.transaction(['events', 'meta']);
  const head = (await tx.objectStore('meta').get('head')) as ChainHead | undefined;
  const range = IDBKeyRange.bound([chainId, place.n + 1], [chainId, LAST]);
  const events = await tx.objectStore('events').index('chain').getAll(range, limit);
  const erased = await rightlyErased(tx.objectStore('events'), events);
  const isEnd = events.length < limit;
  const [isPart, beginsBranch] = [partsOf(await allImportsOf(db)), await branchBeginnings(db)];
  const report = verifyChain(events, isEnd && head?.chainId === chainId ? head : undefined, place, {
    isErased: ({ id }) => erased.has(id),
    begins: (event) => isPart(event) || beginsBranch(event),
  });
  const byId = new Map(events.map((event) => [event.id, event]));
  const ofChain = report.defects.map(({ id, n, defect }): LedgerDefect => {
    const event = byId.get(id);
    const where = `${event ? `${beijingText(event.at)} ` : ''}#${n}`;
    return { id: `${defect}-${id}`, what: defect, where, submissionId: event?.submissionId };
  });
  const ids = events.flatMap(({ submissionId }) => submissionId ?? []);
  const rows = (await checkRows(db, ids, knowledgeOf)).map(({ submissionId, defect, mark }): LedgerDefect => {
    const event = events.find((one) => one.submissionId === submissionId);
    const where = `${beijingText(event?.at ?? 0)} #${event?.n ?? 0}`;
    return { id: `${defect}-${mark}-${submissionId}`, what: defect, where, submissionId };
  });
  // What the chain itself told of the events of a record is not told again.
  const told = new Set(ofChain.map(({ submissionId }) => submissionId));
  const defects = [
    ...ofChain,
    ...rows.filter(({ what, submissionId }) => what === 'row' || !told.has(submissionId)),
  ];
  const last = events.at(-1);
  const next = isEnd ? await chainBehind(db, chainId) : last && { chainId, n: last.n, hash: last.hash };
  return { checked: events.length, defects, next };
}

/** Compares the whole ledger, a slice at a time. */
export async function verifyLedger(
  db: Ledger,
  knowledgeOf: KnowledgeOf,
  onProgress: (checked: number) => void = () => undefined,
): Promise<{ readonly checked: number; readonly defects: readonly LedgerDefect[] }> {
  let checked = 0;
  const defects = new Map<string, LedgerDefect>();
  let next: Place | undefined;
  do {
    const slice = await verifySlice(db, next, knowledgeOf);
    checked += slice.checked;
    for (const defect of slice.defects) defects.set(defect.id, defect);
    onProgress(checked);
    next = slice.next;
  } while (next);
  return { checked, defects: [...defects.values()] };
}

const LONGEST_ID = 64;

/** A fault for each defect; of the same name each time, so that it is told once. */
const defectFacts = (defects: readonly LedgerDefect[], now: number): Fact[] =>
  defects.map(({ id, where, what, submissionId }) => ({
    id: id.slice(0, LONGEST_ID),
    at: now,
    type: 'fault',
    kind: 'recordChanged',
    detail: `${where} (${what})`,
    ...(submissionId === undefined ? {} : { submissionId }),
  }));

/**
 * Puts a fault for each of these defects into the outbox that is not in the log yet.
 * @returns how many wait there now
 */
export async function tellDefects(
  area: OutboxArea,
  db: Ledger,
  defects: readonly LedgerDefect[],
  now: number,
): Promise<number> {
  let told = 0;
  for (const fact of defectFacts(defects, now)) {
    if ((await db.getKeyFromIndex('events', 'id', fact.id)) !== undefined) continue;
    await putInOutbox(area, fact);
    told += 1;
  }
  return told;
}

/**
 * One look in the background: goes on where the last one ended, and begins anew behind the last chain. After an update of
 * the rules it begins anew with larger steps, and once it has been through, every row was folded by them.
 * @returns how many faults wait in the outbox now
 */
export async function watchLedger(
  area: OutboxArea,
  db: Ledger,
  knowledgeOf: KnowledgeOf,
  now: number,
): Promise<number> {
  const { data: last } = Look.safeParse((await area.get(PLACE))[PLACE]);
  const refolds = (await placeOfRules({ get: (key) => db.get('meta', key) })) > 0;
  const from = last && last.refolds === refolds ? last : undefined;
  const { defects, next } = await verifySlice(db, from, knowledgeOf, refolds ? REFOLDED_SLICE : SLICE);
  const told = await tellDefects(area, db, defects, now);
  await area.set({ [PLACE]: next ? { ...next, refolds } : null });
  if (refolds && !next) await endRefolding(db);
  if (await countersContradict(db)) await recount(db);
  return told;
}
