import type { Fact, FactOf } from '../../../domain/fact/fact';
import type { DraftRow } from '../../../domain/retry/draft';
import type { Ledger } from '../../../store/ledger/db';
import { draftsOf } from '../../../store/read/drafts';
import { newestOfTab } from '../../../store/read/submissions';

/** How much older than the call the draft may be that was sent by it, ms. */
const DRAFT_WITHIN_MS = 600_000;

/** What was typed in that tab and not submitted, so far as it may be what the call sent. */
async function draftOf(db: Ledger, { tabKey, at }: FactOf<'called'>): Promise<DraftRow | undefined> {
  const drafts = await draftsOf(db);
  return drafts.find(
    (draft) =>
      draft.tabKey === tabKey &&
      Math.abs(at - draft.at) < DRAFT_WITHIN_MS &&
      // A page that came after the call did not send it.
      (draft.pageAt ?? 0) <= at,
  );
}

/** What a submission begins with that a call alone tells of; it has the id that was given to the page. */
export const begunAt = ({ id, at, tabKey, frameId }: FactOf<'called'>, submissionId: string) => ({
  // Of the same name each time that it is moved: appending it twice changes nothing.
  id: `${id}-begins`,
  at,
  ...(tabKey === undefined ? {} : { tabKey }),
  ...(frameId === undefined ? {} : { frameId }),
  type: 'submitted' as const,
  submissionId,
  witness: 'call' as const,
  onLine: true,
});

/**
 * An issuing call that left without a press that we saw, and whose page is gone or did not answer: what was typed in that
 * tab is what it sent. The submission has the id that was given to the page, so that a late answer of its makes no second
 * one.
 * @returns undefined where nothing was typed in that tab since its newest submission
 */
export async function begunByCall(
  db: Ledger,
  fact: Fact,
  now: number,
): Promise<[FactOf<'submitted'>, FactOf<'called'>] | undefined> {
  if (fact.type !== 'called' || fact.call !== 'issue' || fact.begins === undefined) return undefined;
  const { at, tabKey, begins } = fact;
  const draft = tabKey === undefined ? undefined : await draftOf(db, fact);
  const [newest] = tabKey === undefined ? [] : await newestOfTab(db, tabKey, at, 1, now);
  if (!draft || (newest && draft.startedAt <= newest.submittedAt)) return undefined;
  const submitted: FactOf<'submitted'> = {
    ...begunAt(fact, begins),
    profileId: draft.profileId,
    site: draft.site,
    readAgoMs: Math.max(0, at - draft.at),
    draftId: draft.id,
    snapshot: draft.snapshot,
  };
  return [submitted, { ...fact, submissionId: begins }];
}
