import type { Fact } from '../../domain/fact/fact';
import { BatchReply, type Request } from '../../messages';

/** What tells the clerk how the rows of a batch stand. */
export interface BatchView {
  /** @param submissionId any of its rows */
  batch(stands: BatchReply, submissionId: string): void;
}

/** The batch that this page pressed last: as the ledger has it, whatever told of a row. Construction is inert. */
export function createPageBatch(send: (request: Request) => Promise<unknown>, view: BatchView) {
  let current: { readonly importId: string; readonly submissionId: string } | undefined;
  let isAsking = false;
  let isLate = false;

  const ask = async (): Promise<void> => {
    if (!current) return;
    isLate = isAsking;
    if (isAsking) return;
    isAsking = true;
    const { submissionId } = current;
    try {
      const reply = BatchReply.safeParse(await send({ kind: 'batch', submissionId }));
      if (reply.success && current.submissionId === submissionId) view.batch(reply.data, submissionId);
    } finally {
      isAsking = false;
      if (isLate) await ask();
    }
  };
  const askQuietly = () => void ask().catch(() => undefined);

  return {
    /** Rows of one press are kept. */
    kept(facts: readonly Fact[]): void {
      for (const fact of facts) {
        if (fact.type !== 'submitted' || !fact.batch || fact.submissionId === undefined) continue;
        const { importId } = fact.batch;
        if (current?.importId !== importId) current = { importId, submissionId: fact.submissionId };
      }
      if (current) askQuietly();
    },
    /** The ledger has other words for rows of it. */
    changed(importId: string): void {
      if (current?.importId === importId) askQuietly();
    },
    /** Another submission of this page is newer. */
    over(): void {
      current = undefined;
    },
  };
}
