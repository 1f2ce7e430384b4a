import { attemptsOf } from '../record/attempts';
import type { Submission } from '../record/submission';
import type { Translate } from '../texts/texts';
import { messageOf } from './columns';

type Tried = Pick<Submission, 'submittedAt' | 'outcome' | 'failedTries' | 'lastTryAt'>;

/**
 * 「第 4 次才开成，前 3 次：税率不合法；…」: undefined where the first press is the only attempt (rule A1).
 * @param earlier the records that it repeats, oldest first
 */
export function attemptWords(
  record: Tried,
  t: Translate,
  earlier: readonly Tried[] = [],
): string | undefined {
  const before = [...earlier, record].flatMap(attemptsOf).slice(0, -1);
  if (before.length === 0) return undefined;
  const texts = new Set(before.map(({ outcome }) => messageOf(outcome) || t(`outcome.${outcome.type}`)));
  return t(record.outcome.type === 'issued' ? 'attempts.issued' : 'attempts.others', {
    no: before.length + 1,
    before: before.length,
    texts: [...texts].join(t('attempts.join')),
  });
}
