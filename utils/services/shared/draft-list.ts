import type { Submission } from '../../domain/record/submission';
import { attemptOfDraft, type DraftRow, repeatedBy } from '../../domain/retry/draft';
import { mayRetry, type RetryBar } from '../../domain/retry/may-retry';
import { isReadable, isReadableDraft } from '../../domain/view/readable';
import { TypingReply } from '../../messages';
import type { Ledger } from '../../store/ledger/db';
import { draftsOf } from '../../store/read/drafts';
import { retryGroup } from '../../store/read/submissions';
import { type Agree, agreedGroup } from './agreed-group';
import { tabIdOf } from './tab-key';

export interface TabsApi {
  sendMessage(tabId: number, message: unknown): Promise<unknown>;
}

/** Why a draft is not filled in: by the rule of law L2, or because its form is open. */
type DraftBar = RetryBar | 'unreadable' | 'draftTyping' | 'draftGone';
export type DraftAnswer = { readonly ok: true } | { readonly ok: false; readonly bar: DraftBar };

export interface ListedDraft {
  readonly draft: DraftRow;
  readonly answer: DraftAnswer;
}

/** A page that hangs may still have it. */
const ANSWER_MS = 1_000;

/** Asks the tab in which a draft was typed last whether it stands in its form now. */
async function isTyped(tabs: TabsApi, { id, tabKey }: DraftRow): Promise<boolean> {
  const tabId = tabIdOf(tabKey);
  if (tabId === undefined) return false;
  const silent = new Promise<true>((resolve) => {
    setTimeout(() => resolve(true), ANSWER_MS);
  });
  const asked = tabs.sendMessage(tabId, { kind: 'typing', draftId: id }).then(
    (reply) => TypingReply.safeParse(reply).success,
    // The tab is gone or shows a page without us.
    () => false,
  );
  return Promise.race([asked, silent]);
}

export const followedBy = async (db: Ledger, { follows }: DraftRow): Promise<Submission | undefined> =>
  follows === undefined ? undefined : db.get('submissions', follows);

/**
 * Law L2: may this draft be filled into a form now?
 * @param agree given where it is filled in next, not only listed: the rows are folded anew before they are believed
 */
export async function answerOf(
  db: Ledger,
  tabs: TabsApi,
  draft: DraftRow,
  agree?: Agree,
): Promise<DraftAnswer> {
  if (!isReadableDraft(draft) || draft.seller.taxId === '') return { ok: false, bar: 'unreadable' };
  if (await isTyped(tabs, draft)) return { ok: false, bar: 'draftTyping' };
  // A submit whose word has not come here yet is under way.
  if (draft.follows !== undefined && !(await followedBy(db, draft))) return { ok: false, bar: 'pending' };
  const read = async () => attemptOfDraft(draft, repeatedBy(draft, await followedBy(db, draft)));
  const attempt = await read();
  const group = await retryGroup(db, attempt);
  const others = group.filter(({ id }) => id !== attempt.id) as Submission[];
  if (!others.every(isReadable)) return { ok: false, bar: 'damaged' };
  const shown = mayRetry(attempt, group);
  if (!shown.ok || agree === undefined) return shown;
  const agreed = await agreedGroup(db, read, agree);
  return agreed ? mayRetry(agreed.record, agreed.group) : { ok: false, bar: 'damaged' };
}

/** Drafts of one company or of all, newest first, without those whose form is open. */
export async function listDrafts(
  db: Ledger,
  tabs: TabsApi,
  sellerTaxId: string | undefined,
  limit: number,
): Promise<ListedDraft[]> {
  const drafts = (await draftsOf(db, sellerTaxId)).slice(0, limit);
  const listed = await Promise.all(
    drafts.map(async (draft) => ({ draft, answer: await answerOf(db, tabs, draft) })),
  );
  return listed.filter(({ answer }) => answer.ok || answer.bar !== 'draftTyping');
}
