import { readSegmentKey } from '../../../domain/backup/names';
import type { RefusedSegment } from '../../../domain/backup/seal-fault';
import type { Target } from '../../../domain/backup/target';
import type { ChainRange } from '../../../domain/record/chain-ranges';
import type { LedgerEvent } from '../../../domain/record/event';
import { factOf } from '../../../domain/record/fold-submission';
import { RefusedBackup, type RestoredEvidence, readBackup } from '../../../exchange/backup/read-backup';
import { SealError } from '../../../exchange/segment/age-file';
import type { SealedFile } from '../../../exchange/segment/bundle';
import type { Keyring } from '../../../exchange/segment/keyring';
import { openSegment, type SegmentPlace } from '../../../exchange/segment/segment';
import type { FetchedRow } from '../../../store/backup/backup-db';
import { createChainChecker } from '../../../store/import/import-check';
import { predecessorOf } from '../../../store/ledger/branches';
import type { Ledger } from '../../../store/ledger/db';
import { createBundleReader, fetchAlone } from './fetch-segment';

/** A segment that is whole, ours, in its place, and whose events hold. */
export interface OpenedSegment {
  readonly seq: number;
  readonly month: string;
  readonly sha256: string;
  /** When it was sealed, by the clock there: everything that was kept by then is in it or before it, epoch ms. */
  readonly sealedAt: number;
  /** As it lay there. */
  readonly sealed: FetchedRow;
  /** The chain of the installation that sealed it. */
  readonly chainId?: string;
  readonly partialChains: readonly string[];
  readonly events: readonly LedgerEvent[];
  readonly evidence: readonly RestoredEvidence[];
}

export const isRefused = (one: OpenedSegment | RefusedSegment): one is RefusedSegment => 'fault' in one;

/** Where its events go on: what lies in the ledger, or came with the segments before. */
type Checker = ReturnType<typeof createChainChecker>;

async function isSound(event: LedgerEvent, ledger: Ledger, checker: Checker): Promise<boolean> {
  const { chainId, n } = event;
  if (n > 1 && !checker.chains.has(chainId)) {
    const before = await predecessorOf(ledger, event);
    if (before) checker.continueFrom({ ...before, chainId });
  }
  return checker.isSound(event);
}

/** Reads a body to its end before anything of it counts. @returns undefined when anything in it does not hold */
async function readBody(
  body: Uint8Array<ArrayBuffer>,
  ledger: Ledger,
  checker: Checker,
): Promise<Pick<OpenedSegment, 'chainId' | 'partialChains' | 'events' | 'evidence'> | undefined> {
  const events: LedgerEvent[] = [];
  const evidence: RestoredEvidence[] = [];
  let chainId: string | undefined;
  let partialChains: readonly string[] = [];
  for await (const part of readBackup(new Blob([body]))) {
    if (part.kind === 'head') {
      chainId = part.head.chainId;
      partialChains = part.head.partialChains ?? [];
      checker.allowParts(partialChains);
    } else if (part.kind === 'evidence' && part.evidence) evidence.push(part.evidence);
    else if (part.kind === 'event' && (await isSound(part.event, ledger, checker))) events.push(part.event);
    else return undefined;
  }
  return { ...(chainId === undefined ? {} : { chainId }), partialChains, events, evidence };
}

/** What was wrong with a segment; undefined where it was none of its own. */
function faultOf(error: unknown): RefusedSegment['fault'] | undefined {
  if (error instanceof SealError) return error.kind;
  if (!(error instanceof RefusedBackup)) return undefined;
  return error.refusal === 'newerVersion' ? 'newer' : 'badEvents';
}

/** How far a long work is. */
export interface BackupRun {
  readonly signal?: AbortSignal;
  /** @param of 0 while it is not known */
  readonly onProgress?: (done: number, of: number) => void;
}

export interface SeriesPorts {
  readonly target: Target;
  readonly keyring: Keyring;
  readonly ledger: Ledger;
  /** A segment that was fetched before. */
  readonly kept?: (seq: number) => Promise<FetchedRow | undefined>;
  readonly signal?: AbortSignal;
}

/** @returns the segment, proved; or why it is none */
async function openOne(
  { key, bytes }: SealedFile,
  expected: SegmentPlace,
  { keyring, ledger }: SeriesPorts,
  checker: Checker,
): Promise<OpenedSegment | RefusedSegment> {
  const { installation, seq } = expected;
  const { month, sha256 } = readSegmentKey(key) as NonNullable<ReturnType<typeof readSegmentKey>>;
  try {
    const { body, head } = await openSegment(bytes, { ...expected, sha256 }, keyring);
    const read = await readBody(body, ledger, checker);
    if (!read) return { seq, fault: 'badEvents' };
    const { sealedAt } = head;
    return { seq, month, sha256, sealedAt, sealed: { installation, seq, key, bytes }, ...read };
  } catch (error) {
    const fault = faultOf(error);
    if (fault === undefined) throw error;
    return { seq, fault };
  }
}

/**
 * The segments of an installation behind one, in order, each proved before it is given; ends at the first that is refused, for what
 * is behind it cannot be proved. The next one is asked for by its pointer, or together with others: listings are not trusted.
 * @param behind where they begin; `{ seq: 0, sha256: '' }` for all
 * @throws TargetError
 */
export async function* openSeries(
  installation: string,
  behind: { readonly seq: number; readonly sha256: string },
  ports: SeriesPorts,
): AsyncGenerator<OpenedSegment | RefusedSegment> {
  const { target, kept, signal } = ports;
  const checker = createChainChecker();
  const bundled = createBundleReader(target, installation, behind.seq);
  let prev = behind.sha256;
  const open = (sealed: SealedFile | RefusedSegment, seq: number) =>
    'fault' in sealed ? sealed : openOne(sealed, { installation, seq, prev }, ports, checker);
  for (let seq = behind.seq + 1; ; seq += 1) {
    signal?.throwIfAborted();
    const fetched = await kept?.(seq);
    const together = fetched ? undefined : await bundled(seq);
    let one = together && (await open(together, seq));
    // What does not hold among others may still lie there alone; events that do not hold were sealed so.
    if (!one || (isRefused(one) && one.fault !== 'badEvents')) {
      const alone = fetched ?? (await fetchAlone(target, installation, seq));
      one = alone && (await open(alone, seq));
    }
    if (!one) return;
    yield one;
    if (isRefused(one)) return;
    prev = one.sha256;
  }
}

/** Which events these say were erased, and the id of the event that says so: they do not come back with their payloads (law L5). */
export function erasuresIn(
  events: readonly LedgerEvent[],
): Array<{ readonly id: string; readonly ranges: readonly ChainRange[] }> {
  return events.flatMap((event) => {
    if (event.type !== 'erased') return [];
    const fact = factOf(event);
    return fact?.type === 'erased' ? [{ id: event.id, ranges: fact.ranges }] : [];
  });
}
