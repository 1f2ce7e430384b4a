import type { LedgerEvent } from '../../../../utils/domain/record/event';
import { foldEvents } from '../../../../utils/domain/record/fold-events';
import { factOf } from '../../../../utils/domain/record/fold-submission';
import type { Submission } from '../../../../utils/domain/record/submission';
import {
  foldLogOwners,
  type LogOwners,
  type OwnerPlace,
  seenFrom,
} from '../../../../utils/domain/team/owner';
import { knowledgeWith } from '../../../../utils/portal/registry';
import { colleaguesIn } from '../../../../utils/store/ledger/colleagues';
import type { FoldTransaction, Ledger } from '../../../../utils/store/ledger/db';
import type { Computer } from './computer';
import type { Log } from './logs';

export const knowledgeOf = knowledgeWith();

/** An event and the log in which it is kept; under which name that log lies on a computer, its `names` say. */
export interface Kept {
  readonly event: LedgerEvent;
  readonly log: Log;
  /** Place among the kept events of that log, from 0. */
  readonly nth: number;
}

/** Records of one content: attempts and twins. */
export interface Content {
  readonly id: number;
  readonly events: Kept[];
  readonly records: Set<string>;
}

/** Words that a computer goes on with all of another's. */
export type LogWords = readonly Kept[];

/** An event as it lies on a computer, its names being settled. */
export const asKept = ({ names }: Computer, { event, log }: Kept): LedgerEvent =>
  log.isForked ? { ...event, chainId: names.of(log, event.n) } : event;

/** What a computer has of them. */
async function hereOf(computer: Computer, kept: readonly Kept[]): Promise<LedgerEvent[]> {
  await computer.names.settle();
  return kept
    .filter(({ event, log }) => event.n <= (computer.have[log.id] ?? 0))
    .map((one) => asKept(computer, one));
}

/** What a computer knows of all logs, as its store `meta` holds it. */
async function metaOf(computer: Computer, words: LogWords): Promise<Record<string, unknown>> {
  let owners: LogOwners = {};
  for (const event of await hereOf(computer, words)) {
    const fact = factOf(event);
    if (fact?.type === 'logClaimed') owners = foldLogOwners(owners, fact);
  }
  const { chainId, n } = computer.log;
  return { head: { chainId, n, hash: '' }, ownChains: [...computer.ownChains], logOwners: owners };
}

/** Whether what was begun there is a colleague's, as the real code says it. */
export async function colleaguesOf(
  computer: Computer,
  words: LogWords,
): Promise<(place: OwnerPlace) => boolean> {
  const meta = await metaOf(computer, words);
  return colleaguesIn({ get: async (key) => meta[key] });
}

/** The records of a content as they are on a computer, by the real fold. */
export async function recordsAt(
  computer: Computer,
  content: Content,
  words: LogWords,
): Promise<Submission[]> {
  const isColleague = await colleaguesOf(computer, words);
  return foldHere(await hereOf(computer, content.events), content).map((record) =>
    seenFrom(record, isColleague),
  );
}

const foldHere = (here: readonly LedgerEvent[], { records }: Content): Submission[] =>
  [...records].flatMap((id) => {
    const record = foldEvents(
      here.filter(({ submissionId }) => submissionId === id),
      knowledgeOf,
    );
    return record ? [record] : [];
  });

const NOTHING = { get: async () => undefined, put: async () => undefined, delete: async () => undefined };

/**
 * So much of a ledger as the real code asks for, on what a computer has of one content: `append`, `foldEvent`, `retryGroup` and
 * `claimRecords` run on it as they are.
 * @param keep an event is kept in the computer's own log
 */
export function askLedger(
  computer: Computer,
  content: Content,
  words: LogWords,
  keep: (event: LedgerEvent) => void,
): Ledger {
  let folded: { events: number; rows: Submission[] } = { events: -1, rows: [] };
  // Events only come: as long as there are not more of them, the records are the same.
  const rows = async () => {
    const here = await hereOf(computer, content.events);
    if (here.length !== folded.events) folded = { events: here.length, rows: foldHere(here, content) };
    const isColleague = await colleaguesOf(computer, words);
    return folded.rows.map((record) => seenFrom(record, isColleague));
  };
  const eventsOf = async (id: string) =>
    (await hereOf(computer, content.events)).filter(({ submissionId }) => submissionId === id);
  const meta = {
    get: async (key: string) => (await metaOf(computer, words))[key],
    put: async () => undefined,
  };
  const stores: Record<string, unknown> = {
    meta,
    submissions: {
      get: async (id: string) => (await rows()).find((row) => row.id === id),
      getKey: async (id: string) => (content.records.has(id) ? id : undefined),
      put: async () => undefined,
    },
    events: {
      add: async (event: LedgerEvent) => keep(event),
      index: () => ({
        getKey: async () => undefined,
        getAll: async (id: string) => eventsOf(id),
      }),
    },
  };
  const objectStore = (name: string) => stores[name] ?? NOTHING;
  return {
    async get(name: string, key: string) {
      return name === 'meta' ? meta.get(key) : (await rows()).find(({ id }) => id === key);
    },
    async getAllFromIndex(name: string, index: string, key: string) {
      if (name === 'events') return eventsOf(key);
      return (await rows()).filter((row) =>
        index === 'search' ? row.searchKeys.includes(key) : row[index as 'fingerprint' | 'retryOf'] === key,
      );
    },
    transaction: () => ({ objectStore, done: Promise.resolve(), abort: () => undefined }),
  } as unknown as Ledger;
}

/** From the first place of a log to whatever its last may be. */
const WHOLE = Uint32Array.of(1, 0xffff_ffff);

/**
 * A transaction on nothing but the events that came so far, for the real `foldEvent`.
 * @param logs whose records are this computer's, as if it had taken them in from a file
 */
export function arrivalTransaction(logs: readonly string[]) {
  const came: LedgerEvent[] = [];
  const rows = new Map<string, Submission>();
  const meta: Record<string, unknown> = {
    head: { chainId: '', n: 0, hash: '' },
    bringers: new Map(logs.map((log) => [log, [{ by: undefined, places: WHOLE }]])),
  };
  const stores: Record<string, unknown> = {
    meta: { get: async (key: string) => meta[key] },
    submissions: {
      get: async (id: string) => rows.get(id),
      put: async (row: Submission) => void rows.set(row.id, row),
    },
    events: {
      index: () => ({
        getAll: async (id: string) => came.filter(({ submissionId }) => submissionId === id),
      }),
    },
  };
  const tx = { objectStore: (name: string) => stores[name] ?? NOTHING } as unknown as FoldTransaction;
  return { tx, came, rows };
}
