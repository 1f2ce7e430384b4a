import type { LedgerEvent } from '../../../../utils/domain/record/event';
import { foldEvents } from '../../../../utils/domain/record/fold-events';
import { factOf } from '../../../../utils/domain/record/fold-submission';
import type { Submission } from '../../../../utils/domain/record/submission';
import { foldLogOwners, heirOf, type LogOwners, seenFrom } from '../../../../utils/domain/team/owner';
import { knowledgeWith } from '../../../../utils/portal/registry';
import type { FoldTransaction, Ledger } from '../../../../utils/store/ledger/db';
import type { Computer } from './computer';
import type { Log } from './logs';

export const knowledgeOf = knowledgeWith();

/** An event and the log in which it is kept: two branches of a copied profile have one name. */
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
  /** A copied profile had to do with it. */
  ofCopy: boolean;
}

/** Words that a computer goes on with all of another's. */
export type LogWords = readonly Kept[];

/** What a computer has of them. */
const hereOf = ({ have }: Computer, kept: readonly Kept[]): LedgerEvent[] =>
  kept.filter(({ event, log }) => event.n <= (have[log.id] ?? 0)).map(({ event }) => event);

/** Whether a log is a colleague's, as `colleaguesIn` says it. */
export function colleaguesOf(computer: Computer, words: LogWords): (chainId: string) => boolean {
  let owners: LogOwners = {};
  for (const event of hereOf(computer, words)) {
    const fact = factOf(event);
    if (fact?.type === 'logClaimed') owners = foldLogOwners(owners, fact);
  }
  const here = computer.log.chainId;
  return (log) => {
    const heir = heirOf(log, owners);
    return heir !== here && (heir === log ? computer.ownChains.has(log) : true);
  };
}

/** The records of a content as they are on a computer, by the real fold. */
export function recordsAt(computer: Computer, content: Content, words: LogWords): Submission[] {
  const isColleague = colleaguesOf(computer, words);
  return foldHere(hereOf(computer, content.events), content).map((record) => seenFrom(record, isColleague));
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
  const rows = () => {
    const here = hereOf(computer, content.events);
    if (here.length !== folded.events) folded = { events: here.length, rows: foldHere(here, content) };
    const isColleague = colleaguesOf(computer, words);
    return folded.rows.map((record) => seenFrom(record, isColleague));
  };
  const eventsOf = (id: string) =>
    hereOf(computer, content.events).filter(({ submissionId }) => submissionId === id);
  const head = () => ({ chainId: computer.log.chainId, n: computer.log.n, hash: '' });
  const meta = {
    async get(key: string) {
      if (key === 'head') return head();
      if (key === 'ownChains') return [...computer.ownChains];
      return undefined;
    },
    put: async () => undefined,
  };
  const stores: Record<string, unknown> = {
    meta,
    submissions: {
      get: async (id: string) => rows().find((row) => row.id === id),
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
      return name === 'meta' ? meta.get(key) : rows().find(({ id }) => id === key);
    },
    async getAllFromIndex(name: string, index: string, key: string) {
      if (name === 'events') return eventsOf(key);
      return rows().filter((row) =>
        index === 'search' ? row.searchKeys.includes(key) : row[index as 'fingerprint' | 'retryOf'] === key,
      );
    },
    transaction: () => ({ objectStore, done: Promise.resolve(), abort: () => undefined }),
  } as unknown as Ledger;
}

/** A transaction on nothing but the events that came so far, for the real `foldEvent`. */
export function arrivalTransaction(chainId: string, ownChains: ReadonlySet<string>, owners: LogOwners) {
  const came: LedgerEvent[] = [];
  const rows = new Map<string, Submission>();
  const meta: Record<string, unknown> = {
    head: { chainId, n: 0, hash: '' },
    ownChains: [...ownChains],
    logOwners: owners,
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
