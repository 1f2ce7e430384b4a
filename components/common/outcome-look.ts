import { isEnded, isReady } from '../../utils/domain/fact/red';
import { isWithOtherSide } from '../../utils/domain/outcome/decide-red';
import type { Outcome } from '../../utils/domain/outcome/outcome';
import type { Submission } from '../../utils/domain/record/submission';
import type { Translate } from '../../utils/domain/texts/texts';
import { messageOf } from '../../utils/domain/view/columns';
import { FACE_SCAN_WORDS } from '../../utils/portal/words';

export type Tone = 'green' | 'amber' | 'red' | 'grey';

/** Icon and colour of each outcome; the word stands beside them always (`ux.md`). */
export const OUTCOME_LOOK: Readonly<Record<Outcome['type'], { icon: string; tone: Tone }>> = {
  draft: { icon: '○', tone: 'grey' },
  pending: { icon: '…', tone: 'grey' },
  issued: { icon: '✓', tone: 'green' },
  refused: { icon: '▲', tone: 'red' },
  notSent: { icon: '▲', tone: 'red' },
  unknown: { icon: '◆', tone: 'amber' },
};

type Judged = Pick<Submission, 'outcome' | 'signals' | 'settled' | 'red'>;

/** Until its red invoice is asked for, a confirmation stands otherwise than an invoice does. */
function redSentence({ outcome, signals, settled, red }: Judged, t: Translate): string | undefined {
  if (!red || signals.red?.pressedAt !== undefined) return undefined;
  if (isWithOtherSide(signals) && outcome.type === 'pending')
    return isReady(red.confirmState)
      ? t('sentence.redConfirmed', { state: red.confirmText ?? '' })
      : t('sentence.redWaiting');
  if (isEnded(red.confirmState) && outcome.type === 'refused')
    return t('sentence.redEnded', { state: outcome.message });
  return outcome.type === 'unknown' && settled === undefined ? t('sentence.redUnknown') : undefined;
}

/** The page waits for the clerk's face, which she scans elsewhere. */
const waitsForScan = ({ outcome, signals }: Pick<Submission, 'outcome' | 'signals'>): boolean => {
  if (outcome.type !== 'pending' || signals.questionSince === undefined) return false;
  const asked = signals.verdicts.filter((verdict) => verdict.class === 'question').at(-1)?.text ?? '';
  return FACE_SCAN_WORDS.some((word) => asked.includes(word));
};

/** Its last word asks her to log in or to authenticate, and nothing went on since (rule S17). */
function waitsForLogin({ signals }: Pick<Submission, 'signals'>): boolean {
  const { verdicts, gestures, issueCalls } = signals;
  const last = verdicts.filter(({ area }) => area !== 'notice').at(-1);
  const began = [...gestures.map(({ at }) => at), ...issueCalls.map(({ startedAt }) => startedAt)];
  return last?.class === 'auth' && began.every((at) => at <= last.at);
}

/** The one word for how a submission stands. */
export const wordOf = (record: Pick<Submission, 'outcome' | 'signals'>, t: Translate): string =>
  t(waitsForScan(record) ? 'outcome.faceScan' : `outcome.${record.outcome.type}`);

/** One sentence that says how a submission stands. */
export function sentenceOf(record: Judged, t: Translate): string {
  const { outcome } = record;
  const ofRed = redSentence(record, t);
  if (ofRed !== undefined) return ofRed;
  switch (outcome.type) {
    case 'draft':
      return t('entries.sentence');
    case 'pending':
      if (waitsForScan(record)) return t('sentence.faceScan');
      if (waitsForLogin(record)) return t('sentence.auth');
      return t(record.signals.questionSince === undefined ? 'sentence.pending' : 'sentence.question');
    case 'issued': {
      const number = outcome.invoiceNumbers[0]?.slice(-8);
      return number ? t('sentence.issued', { number }) : t('sentence.issuedNoNumber');
    }
    case 'refused':
      return t('sentence.refused', { message: outcome.message });
    case 'notSent':
      return outcome.message === undefined
        ? t('sentence.notSentOffline')
        : t('sentence.notSent', { message: outcome.message });
    case 'unknown':
      return t(record.settled?.as === 'notIssued' ? 'sentence.settledNotIssued' : 'sentence.unknown');
  }
}

/** Whether the clerk still has to look it up in the portal's own list. */
export const isToLookUp = ({ outcome, settled }: Pick<Submission, 'outcome' | 'settled'>): boolean =>
  outcome.type === 'unknown' && settled?.as !== 'notIssued';

const TECHNICAL = /^(HTTP \d+|net::\w+|NS_\w+)$/;

/** What the portal or its page said, word for word; empty where only the network spoke. */
export function portalTextOf(outcome: Outcome): string {
  const message = messageOf(outcome);
  return TECHNICAL.test(message) ? '' : message;
}

/** Why an unknown one is unknown; undefined for all others. */
export function reasonOf(outcome: Outcome, t: Translate): string | undefined {
  if (outcome.type !== 'unknown') return undefined;
  const { reason, message = '' } = outcome;
  const told = t(`reason.${reason}`, { message });
  const inTold = reason === 'portalText' || reason === 'unclearText' || reason === 'httpError';
  const quoted = message !== '' && !inTold && !TECHNICAL.test(message);
  return quoted ? t('reason.withMessage', { reason: told, message }) : told;
}
