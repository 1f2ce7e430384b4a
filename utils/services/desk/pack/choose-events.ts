import { isAbout } from '../../../domain/case/case';
import type { FactOf } from '../../../domain/fact/fact';
import { hostOf } from '../../../domain/fault/host-of';
import type { LedgerEvent } from '../../../domain/record/event';
import { readCases } from '../../../store/faults/cases';
import { isOfPortal, portalFaultRows } from '../../../store/faults/portal-faults';
import type { ChainHead, Ledger } from '../../../store/ledger/db';
import { hidingOf } from '../../../store/ledger/import-log';

/** What a pack is of. Instants are epoch ms. */
export interface PackChoice {
  readonly submissionIds: readonly string[];
  /** Faults of the portal of that time, of one host where it is named; of these companies' submissions, and of none. */
  readonly span?:
    | { readonly from: number; readonly to: number; readonly host?: string | undefined }
    | undefined;
}

export interface ChosenEvents {
  /** In the order of the log. */
  readonly events: readonly LedgerEvent[];
  /** With earlier and later attempts at the same invoices. */
  readonly submissionIds: readonly string[];
  /** Where each chain of them stands, our own among them. */
  readonly heads: ReadonlyMap<string, { readonly n: number; readonly hash: string }>;
  readonly installation: string;
}

const LAST = Number.MAX_SAFE_INTEGER;

/** Asked of the database at the same time: one after the other, a thousand answers take seconds. */
const AT_ONCE = 100;

/** What is read for each of these, in their order. */
async function readEach<Item, Found>(
  items: readonly Item[],
  read: (item: Item) => Promise<Found>,
): Promise<Found[]> {
  const found: Found[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE) {
    found.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map(read))));
  }
  return found;
}

/** Every attempt at the same invoice belongs to what happened before and after. */
async function withAttempts(db: Ledger, ids: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  const seen = new Set<string>();
  let waiting = [...new Set(ids)];
  while (waiting.length > 0) {
    for (const id of waiting) seen.add(id);
    const beside = await readEach(waiting, async (id) => {
      const [record, later] = await Promise.all([
        db.get('submissions', id),
        db.getAllKeysFromIndex('submissions', 'retryOf', id),
      ]);
      if (!record) return [];
      found.add(id);
      return [...later, record.retryOf, record.newerAttempt];
    });
    waiting = [...new Set(beside.flat())].filter((id): id is string => id !== undefined && !seen.has(id));
  }
  return found;
}

/** Ids of the faults of the span: those of submissions that are not chosen stay out, for they tell of other companies. */
async function faultsIn(db: Ledger, { span }: PackChoice, chosen: ReadonlySet<string>): Promise<string[]> {
  if (!span) return [];
  const rows = await portalFaultRows(db, span.from, span.to);
  return rows
    .filter((row) => isOfPortal(row))
    .filter(({ site }) => span.host === undefined || (site && hostOf(site.origin) === span.host))
    .filter(({ submissionId }) => submissionId === undefined || chosen.has(submissionId))
    .map(({ id }) => id);
}

/** Ids of the pictures of these submissions and faults, and of the photographs that go with them. */
async function picturesOf(
  db: Ledger,
  { span }: PackChoice,
  chosen: ReadonlySet<string>,
  faults: readonly string[],
) {
  const ofFaults = new Set(faults);
  const found: string[] = [];
  const take = async (rows: ReadonlyArray<FactOf<'pictured' | 'photographed'>>) => {
    for (const row of rows) {
      if (row.type !== 'pictured') continue;
      found.push(row.id);
      found.push(...(await db.getAllKeysFromIndex('pictures', 'pictureId', row.id)));
    }
  };
  for (const rows of await readEach([...chosen], (id) => db.getAllFromIndex('pictures', 'submissionId', id)))
    await take(rows);
  if (span) {
    // A picture may be told some time after the fault that it shows.
    const range = IDBKeyRange.bound(span.from, span.to + 60_000);
    const rows = await db.getAllFromIndex('pictures', 'time', range);
    await take(
      rows.filter((row) => row.type === 'pictured' && row.faultId !== undefined && ofFaults.has(row.faultId)),
    );
  }
  return found;
}

/** Ids of all that was said of cases about these submissions or this outage. */
async function casesAbout(db: Ledger, { span }: PackChoice, chosen: ReadonlySet<string>): Promise<string[]> {
  const { cases } = await readCases(db);
  const ids: string[] = [];
  for (const one of cases)
    if (isAbout(one, chosen, span)) ids.push(...(await db.getAllKeysFromIndex('cases', 'caseId', one.id)));
  return ids;
}

async function endOfChain(db: Ledger, chainId: string) {
  const range = IDBKeyRange.bound([chainId, 0], [chainId, LAST]);
  const last = await db.transaction('events').store.index('chain').openCursor(range, 'prev');
  return last && { n: last.value.n, hash: last.value.hash };
}

/** Whole events of what a pack is of. What an import brought and was taken back stays out, as it counts nowhere. */
export async function chooseEvents(db: Ledger, choice: PackChoice): Promise<ChosenEvents> {
  const chosen = await withAttempts(db, choice.submissionIds);
  const faults = await faultsIn(db, choice, chosen);
  const others = [
    ...faults,
    ...(await picturesOf(db, choice, chosen, faults)),
    ...(await casesAbout(db, choice, chosen)),
  ];
  const isHidden = await hidingOf(db);
  const events = new Map<string, LedgerEvent>();
  const take = (found: readonly (LedgerEvent | undefined)[]) => {
    for (const event of found) if (event && !isHidden(event)) events.set(event.id, event);
  };
  for (const found of await readEach([...chosen], (id) => db.getAllFromIndex('events', 'submissionId', id)))
    take(found);
  take(await readEach(others, (id) => db.getFromIndex('events', 'id', id)));
  const sorted = [...events.values()].sort((one, other) => (one.seq ?? 0) - (other.seq ?? 0));
  const head = (await db.get('meta', 'head')) as ChainHead | undefined;
  const heads = new Map<string, { n: number; hash: string }>();
  for (const chainId of new Set([...(head ? [head.chainId] : []), ...sorted.map((event) => event.chainId)])) {
    const end = head?.chainId === chainId ? { n: head.n, hash: head.hash } : await endOfChain(db, chainId);
    if (end) heads.set(chainId, end);
  }
  return { events: sorted, submissionIds: [...chosen], heads, installation: head?.chainId ?? '' };
}
