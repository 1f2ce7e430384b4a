import type { CaseSaid } from '../../domain/fact/evidence-facts';
import type { FactOf } from '../../domain/fact/fact';
import { faultOfRow } from '../../domain/fault/fault-of-row';
import type { FaultWords } from '../../domain/fault/fault-of-text';
import { faultsOfRecord } from '../../domain/fault/faults-of-record';
import { joinFaults } from '../../domain/fault/join-faults';
import { withOwnNetwork } from '../../domain/fault/own-network';
import type { PortalFault } from '../../domain/fault/portal-fault';
import type { LedgerEvent } from '../../domain/record/event';
import { foldEvents } from '../../domain/record/fold-events';
import { factOf } from '../../domain/record/fold-submission';
import type { KnowledgeOf } from '../../domain/record/knowledge';
import type { Submission } from '../../domain/record/submission';

/** What the program knows of a portal, given by who runs it. */
export interface StoryKnowledge {
  readonly knowledgeOf: KnowledgeOf;
  readonly faultWords: readonly FaultWords[];
}

export interface PackBytes {
  readonly sha256: string;
  readonly mime: string;
  readonly fileName: string;
}

export interface StoryPicture {
  readonly fact: FactOf<'pictured'>;
  readonly photos: ReadonlyArray<FactOf<'photographed'>>;
}

export interface StoryCase {
  readonly caseId: string;
  readonly said: ReadonlyArray<{
    readonly id: string;
    readonly at: number;
    readonly said: CaseSaid;
    readonly takenBack: boolean;
  }>;
}

/** All that events tell, each submission folded anew from them. */
export interface PackStory {
  /** Oldest first. */
  readonly submissions: readonly Submission[];
  /** Named by events, but without the event that begins them. */
  readonly headless: readonly string[];
  readonly faults: readonly PortalFault[];
  readonly pictures: readonly StoryPicture[];
  readonly cases: readonly StoryCase[];
  /** Every file of which an event tells. */
  readonly bytes: readonly PackBytes[];
  /** Numbers of people are shown in part, and none of those files is beside it. */
  readonly isMasked: boolean;
}

/** The bytes that an event tells of. */
export function bytesOf(event: LedgerEvent): PackBytes | undefined {
  const fact = factOf(event);
  if (fact?.type === 'photographed') return fact.bytes;
  if (fact?.type === 'originalKept') return fact;
  if (fact?.type === 'fileAttached') return fact.bytes;
  return fact?.type === 'caseSaid' && fact.said.what === 'file' ? fact.said.bytes : undefined;
}

function casesOf(facts: ReadonlyArray<FactOf<'caseSaid'>>): StoryCase[] {
  const byCase = new Map<string, FactOf<'caseSaid'>[]>();
  for (const fact of facts) byCase.set(fact.caseId, [...(byCase.get(fact.caseId) ?? []), fact]);
  return [...byCase].map(([caseId, all]) => {
    const back = new Set(all.flatMap(({ said }) => (said.what === 'takenBack' ? [said.eventId] : [])));
    return { caseId, said: all.map(({ id, at, said }) => ({ id, at, said, takenBack: back.has(id) })) };
  });
}

/** Events of a pack may be anything: what cannot be folded is told as not begun. */
function foldedOf(events: readonly LedgerEvent[], knowledgeOf: KnowledgeOf): Submission | undefined {
  try {
    return foldEvents(events, knowledgeOf);
  } catch {
    return undefined;
  }
}

/** @param events in the order of the log */
export function storyOf(
  events: readonly LedgerEvent[],
  { knowledgeOf, faultWords }: StoryKnowledge,
  isMasked = false,
): PackStory {
  const bySubmission = new Map<string, LedgerEvent[]>();
  for (const event of events) {
    if (event.submissionId === undefined) continue;
    const known = bySubmission.get(event.submissionId);
    if (known) known.push(event);
    else bySubmission.set(event.submissionId, [event]);
  }
  const folded = [...bySubmission].map(([id, own]) => [id, foldedOf(own, knowledgeOf)] as const);
  const submissions = folded
    .flatMap(([, record]) => record ?? [])
    .sort((one, other) => one.submittedAt - other.submittedAt || (one.id < other.id ? -1 : 1));
  const facts = events.flatMap((event) => factOf(event) ?? []);
  const pictured = facts.filter((fact) => fact.type === 'pictured');
  const photos = facts.filter((fact) => fact.type === 'photographed');
  const bytes = new Map(events.flatMap((event) => bytesOf(event) ?? []).map((one) => [one.sha256, one]));
  return {
    submissions,
    headless: folded.flatMap(([id, record]) => (record ? [] : [id])),
    // As 故障与证据 reads them (`fault-log.ts`).
    faults: withOwnNetwork(
      joinFaults(
        facts.filter((fact) => fact.type === 'fault').flatMap((fact) => faultOfRow(fact, faultWords) ?? []),
        submissions.flatMap((record) => faultsOfRecord(record, faultWords)),
      ),
      faultWords,
    ),
    pictures: pictured.map((fact) => ({
      fact,
      photos: photos.filter(({ pictureId }) => pictureId === fact.id),
    })),
    cases: casesOf(facts.filter((fact) => fact.type === 'caseSaid')),
    bytes: [...bytes.values()],
    isMasked,
  };
}
