import { decodeTime } from 'ulid';
import type { Fact } from '../../../domain/fact/fact';
import { isWithOtherSide } from '../../../domain/outcome/decide-red';
import type { Ledger } from '../../../store/ledger/db';
import { withStandingClock } from '../../../store/read/submissions';
import { sessionOf } from '../../shared/tab-key';

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
