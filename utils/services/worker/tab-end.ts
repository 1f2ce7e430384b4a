import { isWithOtherSide } from '../../domain/outcome/decide-red';
import type { Submission } from '../../domain/record/submission';
import type { Ledger } from '../../store/ledger/db';
import { newestOfTab } from '../../store/read/submissions';
import { newId } from '../shared/new-id';
import { type OutboxArea, putInOutbox } from '../shared/outbox';
import type { NewFact } from './record/call-desk';

interface TabEndPorts {
  readonly area: OutboxArea;
  readonly ledger: () => Promise<Ledger>;
  readonly tabKey: (tabId: number) => Promise<string>;
  readonly newestOf: (tab: { readonly tabId: number }) => Promise<Submission | undefined>;
  sweepFacts(): Promise<unknown>;
  keep(tabId: number, fact: NewFact): Promise<void>;
}

/** What a tab leaves behind that is closed while a submission of it waits for its answer. */
export function createTabEnd({ area, ledger, tabKey, newestOf, sweepFacts, keep }: TabEndPorts) {
  /** The open rows of a batch whose tab is gone. */
  const closeBatch = async (key: string, { importId, rows }: NonNullable<Submission['batch']>) => {
    const at = Date.now();
    const latest = await newestOfTab(await ledger(), key, at, rows, at);
    for (const { id, outcome, batch } of latest) {
      if (outcome.type !== 'pending' || batch?.importId !== importId) continue;
      const fact = { type: 'leftPage', at, submissionId: id, how: 'tabClosed' } as const;
      await putInOutbox(area, { ...fact, id: newId(), tabKey: key });
    }
    await sweepFacts();
  };

  return async (tabId: number): Promise<void> => {
    const newest = await newestOf({ tabId });
    if (newest?.batch) {
      await closeBatch(await tabKey(tabId), newest.batch);
      return;
    }
    if (newest?.outcome.type !== 'pending' || isWithOtherSide(newest.signals)) return;
    await keep(tabId, { type: 'leftPage', at: Date.now(), submissionId: newest.id, how: 'tabClosed' });
  };
}
