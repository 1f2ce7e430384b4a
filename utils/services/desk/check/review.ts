import type { KnowledgeOf } from '../../../domain/record/knowledge';
import type { Ledger } from '../../../store/ledger/db';
import { append } from '../../../store/write/append';

export interface ReviewPorts {
  readonly openLedger: () => Promise<Ledger>;
  readonly readKnowledge: () => Promise<KnowledgeOf>;
  /** Who says it, as she gave it in 设置; may be empty. */
  readonly readName: () => Promise<string>;
  readonly newId: () => string;
  readonly now: () => number;
  /** Called after the commit. */
  readonly onCommitted: () => void;
}

const NAME_LENGTH = 100;

/** 已复核 as the clerk ticks it: an event of each record, with her name and the time, and taken back by another. */
export function createReviews(ports: ReviewPorts) {
  /** All of them, or none. */
  async function say(submissionIds: readonly string[], reviewed: boolean): Promise<void> {
    if (submissionIds.length === 0) return;
    const by = (await ports.readName()).trim().slice(0, NAME_LENGTH);
    const fact = { at: ports.now(), type: 'reviewed' as const, reviewed, by };
    const facts = submissionIds.map((submissionId) => ({ id: ports.newId(), submissionId, ...fact }));
    const context = { newId: ports.newId, knowledgeOf: await ports.readKnowledge() };
    await append(await ports.openLedger(), facts, context);
    ports.onCommitted();
  }
  return {
    /** Those that were reviewed keep the name and time that they have. @returns which were ticked now */
    async mark(submissionIds: readonly string[]): Promise<string[]> {
      const db = await ports.openLedger();
      const records = await Promise.all(submissionIds.map((id) => db.get('submissions', id)));
      const fresh = records.flatMap((record) => (record && !record.reviewed ? [record.id] : []));
      await say(fresh, true);
      return fresh;
    },
    /** Takes the tick off again. */
    unmark: (submissionIds: readonly string[]): Promise<void> => say(submissionIds, false),
  };
}
