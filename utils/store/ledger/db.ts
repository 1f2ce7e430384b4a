import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import type { FactOf, FaultKind } from '../../domain/fact/fact';
import type { Site } from '../../domain/fact/fact-parts';
import type { LoadKind } from '../../domain/fault/load';
import type { Reading } from '../../domain/list/coverage';
import type { PortalRow } from '../../domain/list/portal-row';
import type { OutcomeType } from '../../domain/outcome/outcome';
import type { ChainHead } from '../../domain/record/chain';
import type { LedgerEvent } from '../../domain/record/event';
import type { Submission } from '../../domain/record/submission';
import type { DraftEnd, DraftRow } from '../../domain/retry/draft';

export type { ChainHead };

/** One observation that something was wrong (`design.md` §3); folded from its event. */
export interface FaultRow {
  id: string;
  at: number;
  kind: FaultKind;
  detail: string;
  profileId?: string;
  site?: Site;
  submissionId?: string;
  /** Of a load of the portal: its status, how long it took and what is usual for it, ms. */
  status?: number;
  ms?: number;
  usualMs?: number;
  /** The browser said that this computer had no line. */
  offLine?: true;
}

/** Sums of the submissions of one company, outcome and period; amounts are exact decimals. */
export interface CounterRow {
  /** Beijing day `YYYY-MM-DD`, `all`, or `open`: those that need the clerk, over all time. */
  period: string;
  sellerTaxId: string;
  outcome: OutcomeType;
  /** Name of the company as last read. */
  sellerName: string;
  count: number;
  net: string;
  tax: string;
  gross: string;
}

/**
 * How the loads of one page or call of the portal went within one hour: counts alone. Written outside the log, for it proves
 * nothing: what was slow or failed is an event.
 */
export interface LoadRow {
  host: string;
  kind: LoadKind;
  /** Without ids; '' for all of the host, where an old hour was put together. */
  path: string;
  /** First instant of the hour, epoch ms. */
  hour: number;
  /** Of those that came: `load-times.ts`. */
  times: number[];
  failed: number;
  slow: number;
}

/** Bytes that prove something, kept as they were taken. */
export interface EvidenceRow {
  /** Its SHA-256, so that the same bytes lie here once. */
  id: string;
  sha256: string;
  mime: string;
  takenAt: number;
  blob: Blob;
}

export interface LedgerSchema extends DBSchema {
  events: {
    key: number;
    value: LedgerEvent;
    indexes: { id: string; submissionId: string; chain: [string, number] };
  };
  submissions: {
    key: string;
    value: Submission;
    indexes: {
      time: number;
      outcomeTime: [string, number];
      sellerTime: [string, number];
      sellerOutcomeTime: [string, string, number];
      tabTime: [string, number];
      deadline: number;
      sellerOpenTime: [string, number, number];
      retryOf: string;
      refill: number;
      invoiceNumber: string;
      fingerprint: string;
      search: string;
    };
  };
  faults: { key: string; value: FaultRow; indexes: { time: number } };
  counters: { key: [string, string, string]; value: CounterRow };
  meta: { key: string; value: unknown };
  drafts: { key: string; value: DraftRow | DraftEnd };
  outages: { key: string; value: unknown };
  evidence: { key: string; value: EvidenceRow };
  portalRows: { key: string; value: PortalRow; indexes: { sellerDay: [string, string] } };
  coverage: { key: string; value: Reading; indexes: { companyTime: [string, number] } };
  /** Each the fact as it was told. */
  pictures: {
    key: string;
    value: FactOf<'pictured' | 'photographed'>;
    indexes: { time: number; submissionId: string; pictureId: string };
  };
  cases: { key: string; value: FactOf<'caseSaid'>; indexes: { time: number; caseId: string } };
  loads: { key: [string, LoadKind, string, number]; value: LoadRow; indexes: { hour: number } };
}

export type Ledger = IDBPDatabase<LedgerSchema>;
type WriteTransaction<S extends StoreNames<LedgerSchema>[]> = IDBPTransaction<LedgerSchema, S, 'readwrite'>;

type UpgradeTransaction = IDBPTransaction<LedgerSchema, StoreNames<LedgerSchema>[], 'versionchange'>;

export const DATABASE_NAME = 'piaoying';

/** Version 1, the whole contract of `design.md` §5. Later steps are added below it and never change it. */
function createVersion1(db: Ledger): void {
  const events = db.createObjectStore('events', { keyPath: 'seq', autoIncrement: true });
  events.createIndex('id', 'id', { unique: true });
  events.createIndex('submissionId', 'submissionId');
  events.createIndex('chain', ['chainId', 'n'], { unique: true });

  const submissions = db.createObjectStore('submissions', { keyPath: 'id' });
  submissions.createIndex('time', 'submittedAt');
  submissions.createIndex('outcomeTime', ['outcomeType', 'submittedAt']);
  submissions.createIndex('sellerTime', ['sellerTaxId', 'submittedAt']);
  submissions.createIndex('sellerOutcomeTime', ['sellerTaxId', 'outcomeType', 'submittedAt']);
  submissions.createIndex('tabTime', ['tabKey', 'submittedAt']);
  submissions.createIndex('deadline', 'deadlineAt');
  submissions.createIndex('sellerOpenTime', ['sellerTaxId', 'open', 'submittedAt']);
  submissions.createIndex('retryOf', 'retryOf');
  submissions.createIndex('refill', 'refill.at');
  submissions.createIndex('invoiceNumber', 'invoiceNumbers', { multiEntry: true });
  submissions.createIndex('fingerprint', 'fingerprint');
  submissions.createIndex('search', 'searchKeys', { multiEntry: true });

  db.createObjectStore('faults', { keyPath: 'id' }).createIndex('time', 'at');
  db.createObjectStore('counters', { keyPath: ['period', 'sellerTaxId', 'outcome'] });
  db.createObjectStore('meta');
  const portalRows = db.createObjectStore('portalRows', { keyPath: 'id' });
  portalRows.createIndex('sellerDay', ['sellerTaxId', 'day']);
  const coverage = db.createObjectStore('coverage', { keyPath: 'id' });
  coverage.createIndex('companyTime', ['companyTaxId', 'finishedAt']);
  for (const name of ['drafts', 'outages', 'evidence'] as const) {
    db.createObjectStore(name, { keyPath: 'id' });
  }
}

/** Version 2: how the loads of the portal went, hour by hour; pictures of pages; what was said of cases. */
function addFaultLog(db: Ledger): void {
  const loads = db.createObjectStore('loads', { keyPath: ['host', 'kind', 'path', 'hour'] });
  loads.createIndex('hour', 'hour');
  const pictures = db.createObjectStore('pictures', { keyPath: 'id' });
  pictures.createIndex('time', 'at');
  pictures.createIndex('submissionId', 'submissionId');
  pictures.createIndex('pictureId', 'pictureId');
  const cases = db.createObjectStore('cases', { keyPath: 'id' });
  cases.createIndex('time', 'at');
  cases.createIndex('caseId', 'caseId');
}

/**
 * One step a version, the newest last. A step that was released is never changed; the transaction reaches the stores of
 * the steps before it.
 */
const STEPS: ReadonlyArray<(db: Ledger, tx: UpgradeTransaction) => void> = [createVersion1, addFaultLog];
export const DATABASE_VERSION = STEPS.length;

/**
 * Opens the ledger of this extension's origin. Content scripts must not call it: their IndexedDB is the portal's.
 * @throws the browser's own DOMException when the database is blocked, damaged or newer than this program
 */
export const openLedger = (name = DATABASE_NAME): Promise<Ledger> =>
  openDB<LedgerSchema>(name, DATABASE_VERSION, {
    upgrade(db, oldVersion, _newVersion, tx) {
      for (const step of STEPS.slice(oldVersion)) step(db, tx);
    },
  });

/** Every store that an event may change: the log, its head, and what is folded from it. */
export const FOLDED: (
  | 'events'
  | 'meta'
  | 'submissions'
  | 'faults'
  | 'counters'
  | 'portalRows'
  | 'coverage'
  | 'evidence'
  | 'pictures'
  | 'cases'
)[] = [
  'events',
  'meta',
  'submissions',
  'faults',
  'counters',
  'portalRows',
  'coverage',
  'evidence',
  'pictures',
  'cases',
];
export type Folded = typeof FOLDED;
export type FoldTransaction = IDBPTransaction<LedgerSchema, Folded, 'readwrite'>;

/** The one way to write: strict, so that what was said to be kept survives a power cut (law L1). */
export const writeTransaction = <S extends StoreNames<LedgerSchema>[]>(
  db: Ledger,
  stores: S,
): WriteTransaction<S> => db.transaction(stores, 'readwrite', { durability: 'strict' });

/** Gives a write up. Its own rejection must not go unhandled, and the failed request may have aborted it already. */
export function rollBack(tx: { readonly done: Promise<void>; abort(): void }): void {
  tx.done.catch(() => undefined);
  try {
    tx.abort();
  } catch {
    // already aborted
  }
}
