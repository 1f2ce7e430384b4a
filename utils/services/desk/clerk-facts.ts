import type { Fact, FactOf } from '../../domain/fact/fact';
import type { ReminderSettings } from '../../domain/inbox/reminder-settings';
import { nextMorning } from '../../domain/inbox/snooze';
import type { SettleWaits } from '../../domain/list/may-settle';
import type { PortalRow } from '../../domain/list/portal-row';
import type { MonthCell } from '../../domain/reconcile/month-table';
import type { KnowledgeOf } from '../../domain/record/knowledge';
import type { Ledger } from '../../store/ledger/db';
import { append } from '../../store/write/append';

export interface ClerkFactPorts {
  readonly openLedger: () => Promise<Ledger>;
  /** Read anew for each fact: settings have a say in it. */
  readonly readKnowledge: () => Promise<KnowledgeOf>;
  /** Law L2, `AppendContext.settleWaits`. */
  readonly readSettleWaits: () => Promise<SettleWaits>;
  /** Her quiet hours and days. */
  readonly readReminders: () => Promise<ReminderSettings>;
  readonly newId: () => string;
  readonly now: () => number;
  /** Called after the commit. */
  readonly onCommitted: () => void;
}

/** What she said of one submission, and by which it is taken back. */
type ClerkWord = Pick<FactOf<'wordUndone'>, 'submissionId' | 'what' | 'said'>;

export interface ClerkFacts {
  /** Dealt with in another way. @param reason in her own words; must not be empty */
  markHandled(submissionIds: string | readonly string[], reason: string): Promise<ClerkWord[]>;
  /** Until the next working morning. */
  snooze(submissionIds: string | readonly string[]): Promise<ClerkWord[]>;
  /** Takes back what she just said, as an event of its own. */
  undo(words: readonly ClerkWord[]): Promise<void>;
  /** It is in the portal's list. @throws SettleRefused when the number cannot be its own */
  settleIssued(submissionId: string, invoiceNumber: string): Promise<void>;
  /** She looked and it is not there. @throws SettleRefused while law L2 does not allow it */
  settleNotIssued(submissionId: string): Promise<void>;
  /** Nothing was issued with the batch template that it was written into. @throws TemplateRefused when it is in none */
  takeBack(submissionId: string): Promise<void>;
  /** She looked: that row of the portal's list is another invoice. @param invoiceNumber id of the row */
  otherRow(submissionId: string, invoiceNumber: string): Promise<void>;
  /** An invoice of the list that was issued elsewhere. @throws StaleFinding when the ledger has it by now */
  takeOver(row: PortalRow): Promise<void>;
  /** She declared the month to the tax office, by this table; or takes that back. @param month `YYYY-MM` */
  declareMonth(company: string, month: string, declared: boolean, cells: readonly MonthCell[]): Promise<void>;
}

const REASON_LENGTH = 400;

/**
 * What the clerk says of a submission on a page of ours. It is an event like any other (law L1: the promise
 * resolves after the strict commit), but needs no outbox: the page that has it writes it.
 */
export function createClerkFacts(ports: ClerkFactPorts): ClerkFacts {
  /** All of them, or none. */
  const keep = async (...facts: Fact[]) => {
    const context = {
      newId: ports.newId,
      knowledgeOf: await ports.readKnowledge(),
      settleWaits: await ports.readSettleWaits(),
    };
    await append(await ports.openLedger(), facts, context);
    ports.onCommitted();
  };
  return {
    async markHandled(submissionIds, reason) {
      const words = reason.trim().slice(0, REASON_LENGTH);
      if (words === '') throw new Error('handled without a reason');
      const at = ports.now();
      const ids = [submissionIds].flat();
      const fact = { at, type: 'handled' as const, reason: words };
      await keep(...ids.map((submissionId) => ({ id: ports.newId(), submissionId, ...fact })));
      return ids.map((submissionId) => ({ submissionId, what: 'handled', said: at }));
    },
    async snooze(submissionIds) {
      const at = ports.now();
      const until = nextMorning(at, await ports.readReminders());
      const ids = [submissionIds].flat();
      const fact = { at, type: 'snoozed' as const, until };
      await keep(...ids.map((submissionId) => ({ id: ports.newId(), submissionId, ...fact })));
      return ids.map((submissionId) => ({ submissionId, what: 'snoozed', said: until }));
    },
    async undo(words) {
      const fact = { at: ports.now(), type: 'wordUndone' as const };
      await keep(...words.map((word) => ({ id: ports.newId(), ...fact, ...word })));
    },
    async settleIssued(submissionId, invoiceNumber) {
      const word = { submissionId, as: 'issued' as const, invoiceNumber };
      await keep({ id: ports.newId(), at: ports.now(), type: 'settled', ...word });
    },
    async settleNotIssued(submissionId) {
      const word = { submissionId, as: 'notIssued' as const };
      await keep({ id: ports.newId(), at: ports.now(), type: 'settled', ...word });
    },
    async takeBack(submissionId) {
      await keep({ id: ports.newId(), at: ports.now(), type: 'templateTakenBack', submissionId });
    },
    async otherRow(submissionId, invoiceNumber) {
      await keep({ id: ports.newId(), at: ports.now(), type: 'otherRow', submissionId, invoiceNumber });
    },
    async takeOver({ profileId, readingId, shown }) {
      const reading = await (await ports.openLedger()).get('coverage', readingId);
      const site = { origin: reading?.origin ?? '', path: '' };
      const begun = { submissionId: ports.newId(), profileId, site, row: shown };
      await keep({ id: ports.newId(), at: ports.now(), type: 'takenOver', ...begun });
    },
    async declareMonth(companyTaxId, month, declared, cells) {
      const word = { companyTaxId, month, declared, cells: [...cells] };
      await keep({ id: ports.newId(), at: ports.now(), type: 'monthDeclared', ...word });
    },
  };
}
