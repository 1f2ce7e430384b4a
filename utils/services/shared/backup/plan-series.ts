import type { RefusedSegment } from '../../../domain/backup/seal-fault';
import { bytesTold } from '../../../domain/handover/bytes-told';
import type { LedgerEvent } from '../../../domain/record/event';
import { foldSubmission, isBeginning, profileIdOf } from '../../../domain/record/fold-submission';
import type { KnowledgeOf } from '../../../domain/record/knowledge';
import type { BackupDb } from '../../../store/backup/backup-db';
import { createImportJudge } from '../../../store/import/import-plan';
import { intoBranches } from '../../../store/ledger/branches';
import { hasEvidence } from '../../../store/ledger/evidence';
import { hidingOf } from '../../../store/ledger/import-log';
import { takenUpTo } from '../../../store/ledger/taken-series';
import { type BackupRun, erasuresIn, isRefused, openSeries, type SeriesPorts } from './series';

/** What a dry run found; nothing was written to the ledger. */
export interface StorePlan {
  readonly installation: string;
  readonly segments: number;
  readonly months: readonly string[];
  readonly events: { readonly fresh: number; readonly known: number; readonly conflict: number };
  /** Records that would be new. */
  readonly submissions: number;
  /** Of the fresh events. */
  readonly period?: { readonly from: number; readonly to: number };
  /** Names of the companies, those with the most records first. */
  readonly companies: readonly string[];
  /** Bytes of originals, pictures and files that are not here. */
  readonly files: number;
  readonly refused?: RefusedSegment;
  /** That of the computer whose series it is, where what was taken in of it is not this one's: it may go on with it. */
  readonly log?: string;
}

const MOST_COMPANIES = 30;

/** Name of the company of a record that begins with this event. */
function companyOf(event: LedgerEvent, knowledgeOf: KnowledgeOf): string | undefined {
  const profileId = profileIdOf(event);
  // One record whose page cannot be read any more does not keep the others from being counted.
  try {
    return profileId === undefined
      ? undefined
      : foldSubmission(undefined, event, knowledgeOf(profileId))?.invoice.seller.name;
  } catch {
    return undefined;
  }
}

/**
 * Fetches what is not fetched yet of an installation's series, proves it, and compares it with the ledger. Writes nothing to the ledger;
 * what was fetched and holds is kept sealed, so that a run that breaks off goes on where it was.
 * @throws TargetError
 */
export async function planSeries(
  installation: string,
  ports: SeriesPorts & { readonly backup: BackupDb; readonly knowledgeOf: KnowledgeOf },
  run: BackupRun = {},
): Promise<StorePlan> {
  const { ledger, backup } = ports;
  const judge = createImportJudge(ledger, await hidingOf(ledger));
  const events = { fresh: 0, known: 0, conflict: 0 };
  const months = new Set<string>();
  const begun = new Set<string>();
  const companies = new Map<string, number>();
  const files = new Set<string>();
  let segments = 0;
  let refused: RefusedSegment | undefined;
  let [from, to] = [Number.POSITIVE_INFINITY, 0];
  const kept = (seq: number) => backup.get('fetched', [installation, seq]);
  const behind = await takenUpTo(ledger, installation);
  for await (const one of openSeries(installation, behind, { ...ports, kept, ...run })) {
    if (isRefused(one)) {
      refused = one;
      break;
    }
    await backup.put('fetched', { ...one.sealed, erasures: erasuresIn(one.events) });
    segments += 1;
    months.add(one.month);
    const verdicts = await judge.judge(await intoBranches(ledger, one.events, false));
    for (const [at, event] of one.events.entries()) {
      const verdict = verdicts[at] ?? 'conflict';
      if (verdict === 'conflict') events.conflict += 1;
      else if (verdict === 'known' || verdict === 'erased') events.known += 1;
      else {
        events.fresh += 1;
        from = Math.min(from, event.at);
        to = Math.max(to, event.at);
        if (event.submissionId !== undefined && isBeginning(event)) {
          begun.add(event.submissionId);
          const company = companyOf(event, ports.knowledgeOf);
          if (company) companies.set(company, (companies.get(company) ?? 0) + 1);
        }
        for (const sha256 of bytesTold(event)) if (!(await hasEvidence(ledger, sha256))) files.add(sha256);
      }
    }
    run.onProgress?.(segments, 0);
  }
  return {
    installation,
    segments,
    months: [...months].sort(),
    events,
    submissions: begun.size,
    ...(to > 0 ? { period: { from, to } } : {}),
    companies: [...companies]
      .sort(([, one], [, other]) => other - one)
      .slice(0, MOST_COMPANIES)
      .map(([name]) => name),
    files: files.size,
    ...(refused ? { refused } : {}),
  };
}
