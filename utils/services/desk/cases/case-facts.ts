import { type Case, caseAbout } from '../../../domain/case/case';
import { CaseFact, type CaseSaid } from '../../../domain/fact/evidence-facts';
import { parseDecimal } from '../../../domain/invoice/money';
import { readCases } from '../../../store/faults/cases';
import type { EvidenceRow } from '../../../store/ledger/db';
import { append } from '../../../store/write/append';
import type { ClerkFactPorts } from '../clerk-facts';
import type { OriginalFile } from '../keep-original';
import { type AttachRefusal, readAttached } from './read-attached';

/** What a case is about. */
export interface CaseMatter {
  readonly title: string;
  readonly submissionIds: readonly string[];
  readonly outage?: Case['outage'];
}

type Sayable = Exclude<CaseSaid, { what: 'opened' | 'file' | 'takenBack' }>;

export interface CaseFacts {
  /** Begins a case, or gives the open one that is about it already. @returns its id */
  open(matter: CaseMatter): Promise<string>;
  /** @throws what zod throws for what is no such saying, or no amount: nothing is written then */
  say(caseId: string, said: Sayable): Promise<void>;
  /** Keeps a file beside it, byte for byte. Only `kept` changed anything. */
  attach(caseId: string, file: OriginalFile, text: string): Promise<'kept' | AttachRefusal>;
  /** One thing that she said counts no longer; it stays to be read. */
  takeBack(caseId: string, eventId: string): Promise<void>;
}

type CasePorts = Omit<ClerkFactPorts, 'readSettleWaits' | 'readReminders'>;

/** Of one event (`evidence-facts.ts`); what is more goes into a further one. */
const MOST_SUBMISSIONS = 2_000;
const LONGEST_TITLE = 200;

/** What she says of a case: events like any other (law L1: the promise resolves after the strict commit). */
export function createCaseFacts(ports: CasePorts): CaseFacts {
  async function keep(caseId: string, all: readonly CaseSaid[], evidence: readonly EvidenceRow[] = []) {
    const at = ports.now();
    const facts = all.map((said) =>
      CaseFact.parse({ id: ports.newId(), at, type: 'caseSaid', caseId, said }),
    );
    const context = { newId: ports.newId, knowledgeOf: await ports.readKnowledge() };
    await append(await ports.openLedger(), facts, context, evidence);
    ports.onCommitted();
  }

  return {
    async open({ title, submissionIds, outage }) {
      const { cases } = await readCases(await ports.openLedger());
      const known = caseAbout(cases, submissionIds, outage);
      const parts: string[][] = [];
      const added = submissionIds.filter((id) => !known?.submissionIds.includes(id));
      for (let from = 0; from < added.length; from += MOST_SUBMISSIONS)
        parts.push(added.slice(from, from + MOST_SUBMISSIONS));
      if (known === undefined && parts.length === 0) parts.push([]);
      const caseId = known?.id ?? ports.newId();
      const opened = parts.map((ids) => ({
        what: 'opened' as const,
        title: title.slice(0, LONGEST_TITLE),
        submissionIds: ids,
        ...(outage ? { outage } : {}),
      }));
      if (opened.length > 0) await keep(caseId, opened);
      return caseId;
    },
    async say(caseId, said) {
      const amount = said.what === 'loss' ? said.amount : undefined;
      if (amount !== undefined && (amount.startsWith('-') || parseDecimal(amount) !== amount))
        throw new Error('no amount');
      await keep(caseId, [said]);
    },
    async attach(caseId, file, text) {
      const read = await readAttached(file, ports.now());
      if (typeof read === 'string') return read;
      await keep(caseId, [{ what: 'file', bytes: read.bytes, text }], [read.row]);
      return 'kept';
    },
    takeBack: (caseId, eventId) => keep(caseId, [{ what: 'takenBack', eventId }]),
  };
}
