import type { Submission } from '../record/submission';
import {
  ACTOR_OF,
  type Actor,
  classOfText,
  FAILURE_CLASSES,
  type FailureClass,
  type FailureClassRule,
  failureClassOf,
} from './failure-class';

/** Standings that ask for the clerk: what may be doubled first, for each day makes it harder to undo. */
const STANDING_CLASSES = ['duplicated', 'missing', 'mismatched'] as const;
type StandingClass = (typeof STANDING_CLASSES)[number];

/** Under what something waits for her: why it failed, or what the portal's list says against it. */
export type InboxClass = FailureClass | StandingClass | 'likelyNot';
const [FIRST, ...OTHERS] = FAILURE_CLASSES;
export const INBOX_CLASSES: readonly InboxClass[] = [FIRST, ...STANDING_CLASSES, 'likelyNot', ...OTHERS];

export const WHO_ACTS: Readonly<Record<InboxClass, Actor>> = {
  ...ACTOR_OF,
  likelyNot: 'me',
  duplicated: 'me',
  missing: 'me',
  mismatched: 'me',
};

/** Their words bar an invoice before it is made. */
const BARRING: ReadonlySet<FailureClass> = new Set(['restricted', 'permission', 'auth', 'itemCode']);

/**
 * An unlisted text in words that bar, and nothing that doubts: most likely not issued. It is looked up like any other
 * unclear one, and opens no retry (law L2).
 */
const isLikelyNot = (
  { outcome, signals }: Pick<Submission, 'outcome' | 'signals'>,
  rules: readonly FailureClassRule[],
): boolean =>
  outcome.type === 'unknown' &&
  outcome.reason === 'unclearText' &&
  BARRING.has(classOfText(outcome.message ?? '', rules)) &&
  signals.verdicts.every(({ class: read }) => read !== 'doubtful' && read !== 'unknown');

/**
 * The class of an open submission. One that is issued waits for what the list says of it; one that is unknown is
 * looked up first, whatever the list says (law L2).
 */
export function inboxClassOf(
  { outcome, standing, red, signals }: Pick<Submission, 'outcome' | 'standing' | 'red' | 'signals'>,
  rules: readonly FailureClassRule[],
): InboxClass {
  const ofStanding = STANDING_CLASSES.find((name) => name === standing);
  if (outcome.type === 'issued' && ofStanding) return ofStanding;
  // 超时 is the end of a red-letter confirmation, and nothing that passes by itself.
  if (red && outcome.type === 'refused' && signals.red?.pressedAt === undefined) return 'other';
  if (isLikelyNot({ outcome, signals }, rules)) return 'likelyNot';
  return failureClassOf(outcome, rules);
}
