import { decodeTime } from 'ulid';
import { isWithOtherSide } from '../domain/decide-red';
import type { Fact } from '../domain/fact';
import type { Ledger } from '../store/db';
import { withStandingClock } from '../store/submissions';
import { sessionOf } from './tab-key';

/**
 * Facts for every submission whose clock stands for a question that nobody watches any more: its page belonged to an
 * earlier browser session, or to the extension before it was reloaded, and its end can no longer be told. Without
 * them the submission would be pending for ever, and never be shown as one that needs the clerk.
 * @param session key of this browser session, a ULID
 */
export async function abandonedFacts(
  db: Ledger,
  session: string,
  now: number,
  newId: () => string,
): Promise<Fact[]> {
  const began = decodeTime(session);
  const standing = await withStandingClock(db);
  return standing
    .filter(({ signals }) => !isWithOtherSide(signals))
    .filter(({ tabKey, submittedAt }) =>
      tabKey === undefined ? submittedAt < began || submittedAt > now : sessionOf(tabKey) !== session,
    )
    .map(({ id }) => ({ id: newId(), at: now, type: 'leftPage', submissionId: id, how: 'tabClosed' }));
}
