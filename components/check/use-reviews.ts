import { knowledgeWith } from '../../utils/portal/registry';
import { createReviews } from '../../utils/services/desk/check/review';
import { newId } from '../../utils/services/shared/new-id';
import { readSettings } from '../../utils/services/shared/settings';
import { tellChanged } from '../../utils/store/ledger/changed';
import type { LedgerApp } from '../common/use-ledger-app';
import { tellDone } from '../look/undo-toast';

/** 已复核 on a page of the ledger: done at once, said, and taken back with one press. */
export function useReviews({ browser, openLedger, t, fail }: LedgerApp) {
  const area = browser.storage.local;
  const reviews = createReviews({
    openLedger,
    readKnowledge: async () => knowledgeWith((await readSettings(area)).deadlines),
    readName: async () => (await readSettings(area)).reporter.name,
    newId,
    now: Date.now,
    onCommitted: tellChanged,
  });
  return {
    async mark(ids: readonly string[]): Promise<void> {
      try {
        const fresh = await reviews.mark(ids);
        tellDone({
          text: fresh.length > 0 ? t.value('review.done', { count: fresh.length }) : t.value('review.none'),
          undo: () => reviews.unmark(fresh),
        });
      } catch (reason) {
        fail(reason);
      }
    },
    async unmark(ids: readonly string[]): Promise<void> {
      try {
        await reviews.unmark(ids);
        tellDone({
          text: t.value('review.undone'),
          async undo() {
            await reviews.mark(ids);
          },
        });
      } catch (reason) {
        fail(reason);
      }
    },
  };
}
