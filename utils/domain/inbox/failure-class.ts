import type { Outcome } from '../outcome/outcome';

/** Why something failed, in the clerk's own classes. */
export const FAILURE_CLASSES = [
  'unknown',
  'restricted',
  'permission',
  'auth',
  'busy',
  'itemCode',
  'taxRate',
  'length',
  'buyer',
  'offline',
  'other',
  'quota',
] as const;
export type FailureClass = (typeof FAILURE_CLASSES)[number];

/** Who has to act before it can be entered again. */
export type Actor = 'me' | 'customer' | 'owner' | 'taxOffice';

/** One class and the words by which a text of the portal belongs to it. */
export interface FailureClassRule {
  readonly class: FailureClass;
  /** Contained texts; one is enough. Compared without spaces and width. */
  readonly words: readonly string[];
  /** Patterns over the text without spaces and width. */
  readonly patterns?: readonly string[];
}

export const ACTOR_OF: Readonly<Record<FailureClass, Actor>> = {
  unknown: 'me',
  restricted: 'taxOffice',
  permission: 'owner',
  auth: 'owner',
  busy: 'me',
  itemCode: 'me',
  taxRate: 'me',
  length: 'me',
  buyer: 'customer',
  offline: 'me',
  other: 'me',
  quota: 'taxOffice',
};

/** Nothing to do until someone else has acted: it hangs, and is listed after what can be done now. */
export const ON_HOLD: ReadonlySet<FailureClass> = new Set(['quota']);

const folded = (text: string) => text.normalize('NFKC').replace(/\s/g, '');

/**
 * The class of an open submission. What may exist already is looked up first, whatever its text says (law L2).
 * @param rules in order: the first that fits wins, so the more careful ones come first
 */
export function failureClassOf(outcome: Outcome, rules: readonly FailureClassRule[]): FailureClass {
  if (outcome.type === 'unknown') return 'unknown';
  const message = 'message' in outcome ? (outcome.message ?? '') : '';
  if (outcome.type === 'notSent' && message === '') return 'offline';
  return classOfText(message, rules);
}

/** The class of a text of the portal by its words. */
export function classOfText(message: string, rules: readonly FailureClassRule[]): FailureClass {
  const text = folded(message);
  const fits = ({ words, patterns = [] }: FailureClassRule) =>
    words.some((word) => text.includes(folded(word))) ||
    patterns.some((pattern) => new RegExp(pattern).test(text));
  return rules.find(fits)?.class ?? 'other';
}
