import type { InboxClass } from '../../utils/domain/inbox/inbox-class';
import type { Submission } from '../../utils/domain/record/submission';
import type { Translate } from '../../utils/domain/texts/texts';
import { standingSentence } from '../../utils/domain/view/standing-words';
import { reasonOf, sentenceOf } from '../common/outcome-look';

/**
 * What is known of it now, in one line. What the portal's list said last takes the place of what the submit told: the two
 * would speak against each other. An unclear one stays one not to be pressed again (law L2).
 */
export function lineOf(record: Submission, of: InboxClass, t: Translate): string {
  const { outcome, standing, red, settled } = record;
  const reason = reasonOf(outcome, t) ?? '';
  const isOpen = outcome.type === 'unknown' && settled?.as !== 'notIssued';
  if (isOpen && standing === 'missing' && !red) return `${t('inbox.notInList')} ${reason}`.trim();
  if (outcome.type === 'issued') return standingSentence(record, t) || sentenceOf(record, t);
  const said = sentenceOf(record, t);
  return (of === 'likelyNot' ? [reason, said] : [said, reason]).filter(Boolean).join(t('join.sentences'));
}
