import type { FaultKind } from '../fact/fact';
import type { Site } from '../fact/fact-parts';
import type { Submission } from '../record/submission';
import type { FaultWords } from './fault-of-text';
import { faultOfAnswer } from './faults-of-record';
import { hostOf } from './host-of';
import { NEVER_SLOW_MS } from './load-times';
import type { PortalFault, PortalFaultKind } from './portal-fault';
import { readLacked } from './query-empty';

/** A fault as the ledger holds it; those of our own are none of the portal. */
interface Observed {
  readonly id: string;
  readonly at: number;
  readonly kind: FaultKind;
  readonly detail: string;
  readonly site?: Site | undefined;
  readonly submissionId?: string | undefined;
  readonly status?: number | undefined;
  readonly ms?: number | undefined;
  readonly usualMs?: number | undefined;
  readonly offLine?: true | undefined;
}

const KINDS: Partial<Record<FaultKind, PortalFaultKind>> = {
  slow: 'slow',
  sessionLost: 'sessionLost',
  maintenance: 'maintenance',
  noPermission: 'noPermission',
  portalBusy: 'busy',
  blankPage: 'unreachable',
  endlessWait: 'busy',
  queryEmpty: 'notFound',
  profileDrift: 'changed',
};
/** Their detail is a text of the page. */
const WORDED: ReadonlySet<FaultKind> = new Set(['sessionLost', 'maintenance', 'noPermission', 'portalBusy']);

function kindOf(row: Observed, words: readonly FaultWords[]): PortalFaultKind | undefined {
  const { kind, status, detail, offLine } = row;
  if (kind === 'httpError') return faultOfAnswer({ status }, words);
  if (kind === 'networkError') return offLine ? 'offline' : faultOfAnswer({ error: detail }, words);
  return KINDS[kind];
}

/** @returns undefined for what is no fault of the portal */
export function faultOfRow(row: Observed, words: readonly FaultWords[]): PortalFault | undefined {
  const kind = kindOf(row, words);
  if (kind === undefined) return undefined;
  const lacked = row.kind === 'queryEmpty' ? readLacked(row.detail) : undefined;
  const { id, at, detail, site, submissionId, status, ms = 0, usualMs } = row;
  return {
    id,
    kind,
    from: at - ms,
    to: at,
    origin: site?.origin ?? '',
    path: site?.path ?? '',
    ...(WORDED.has(row.kind) && detail !== '' && { words: detail }),
    ...(row.kind === 'networkError' && { error: detail }),
    ...(status !== undefined && { status }),
    ...(usualMs !== undefined && { usualMs }),
    ...(submissionId !== undefined && { submissionId }),
    ...(lacked && { lacked }),
  };
}

/** What a submission tells of when its portal served. */
type Issued = Pick<Submission, 'site' | 'outcomeType' | 'signals'>;

/** When each host answered as usual again, oldest first: by its pages, and by what it issued. */
export function backInstants(rows: readonly Observed[], records: readonly Issued[]): Map<string, number[]> {
  const back = new Map<string, number[]>();
  const add = (origin: string, at: number) =>
    back.set(hostOf(origin), [...(back.get(hostOf(origin)) ?? []), at]);
  for (const { kind, at, site } of rows) if (kind === 'portalBack' && site) add(site.origin, at);
  for (const { site, outcomeType, signals } of records) {
    if (outcomeType !== 'issued') continue;
    for (const { status, startedAt, endedAt = Number.POSITIVE_INFINITY } of signals.issueCalls)
      if (status === 200 && endedAt - startedAt < NEVER_SLOW_MS) add(site.origin, endedAt);
  }
  for (const instants of back.values()) instants.sort((left, right) => left - right);
  return back;
}
