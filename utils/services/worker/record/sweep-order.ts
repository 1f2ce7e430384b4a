import type { Fact } from '../../../domain/fact/fact';
import type { Entry } from '../../shared/outbox';
import { OF_THEIR_OWN } from './resolve-fact';

/** An entry of the outbox as a sweep sees it. */
export interface Waiting extends Entry {
  /** Absent where the entry is damaged. */
  readonly fact: Fact | undefined;
  /** It may say that an invoice was issued. */
  readonly isProof: boolean;
}

/** It says nothing of any submission, and nothing that is said of one depends on it. */
const isApart = ({ fact }: Waiting) =>
  fact === undefined ||
  (fact.submissionId === undefined && fact.type !== 'submitted' && OF_THEIR_OWN.has(fact.type));

/** Whose submission it is has to be found out, by what its tab, or a confirmation, had come to. */
const isUnnamed = (one: Waiting) => !isApart(one) && one.fact?.submissionId === undefined;

const isOfRedPage = (one: Waiting) =>
  isUnnamed(one) &&
  (one.fact?.type === 'redConfirmSeen' ||
    one.fact?.type === 'redPressed' ||
    (one.fact !== undefined && 'press' in one.fact && one.fact.press !== undefined));

/** It goes to the newest submission of its tab; the end of a call goes where the call went, whatever began since. */
const goesToNewest = (one: Waiting) =>
  isUnnamed(one) && one.fact?.type !== 'responded' && one.fact?.type !== 'callFailed';

/** A submission may begin with it. */
export const begins = (one: Waiting): boolean =>
  one.fact?.type === 'submitted' ||
  one.fact?.type === 'redPressed' ||
  (one.fact?.type === 'called' && one.fact.begins !== undefined && isUnnamed(one));

/** What earlier facts have to be moved before those that were taken so far; a tab that is not known may be any. */
function createNeeds() {
  const submissions = new Set<string>();
  const tabs = new Set<string | undefined>();
  const earlierTabs = new Set<string | undefined>();
  let all = false;
  let beginnings = false;
  let proofs = false;
  let unnamed = false;
  let red = false;
  const holds = (among: ReadonlySet<string | undefined>, tab: string | undefined) =>
    among.size > 0 && (tab === undefined || among.has(tab) || among.has(undefined));

  return {
    include(one: Waiting): boolean {
      if (isApart(one)) return false;
      const { tabKey, submissionId } = one.fact ?? {};
      return (
        all ||
        (beginnings && begins(one)) ||
        (proofs && one.isProof) ||
        ((one.isProof || goesToNewest(one)) && holds(earlierTabs, tabKey)) ||
        (submissionId !== undefined && submissions.has(submissionId)) ||
        (unnamed && isUnnamed(one)) ||
        (red && isOfRedPage(one)) ||
        holds(tabs, tabKey)
      );
    },
    add(one: Waiting): void {
      const { fact } = one;
      if (fact === undefined || isApart(one)) return;
      if (begins(one) || one.isProof) beginnings = true;
      // A number belongs to whoever showed it first (rule S16).
      if (one.isProof) proofs = true;
      if (isOfRedPage(one)) {
        // Which record a confirmation means depends on how far each of them came, in whatever tab.
        all = true;
      } else if (isUnnamed(one)) {
        tabs.add(fact.tabKey);
        red = true;
      } else if (fact.type === 'submitted') {
        // Whether it repeats the submission before it depends on whether that one was issued; and a call from before it
        // is of that one.
        earlierTabs.add(fact.tabKey);
      } else if (fact.submissionId !== undefined) {
        // In its own order: a refusal from before a second press must not answer that press. The unnamed may be its own.
        submissions.add(fact.submissionId);
        unnamed = true;
      }
    },
  };
}

/** The wanted ones with everything that has to be moved before them, oldest first. */
function withNeeded(sorted: readonly Waiting[], isWanted: (one: Waiting) => boolean): Waiting[] {
  const needs = createNeeds();
  const taken: Waiting[] = [];
  for (let at = sorted.length - 1; at >= 0; at -= 1) {
    const one = sorted[at] as Waiting;
    if (!isWanted(one) && !needs.include(one)) continue;
    taken.push(one);
    needs.add(one);
  }
  return taken.reverse();
}

/** Goes before plain texts. */
export const isUrgent = (one: Waiting): boolean =>
  begins(one) || one.isProof || one.fact?.type === 'repeated';

/** What begins submissions, with what has to be moved before. @param sorted oldest first */
export const beginningsOf = (sorted: readonly Waiting[]): Waiting[] => withNeeded(sorted, begins);

/**
 * The order in which a sweep moves what waits: beginnings, then proofs and presses, then everything else (X27). Each
 * comes with the earlier facts that it depends on, so that the records become what they become in the order of time.
 * @param sorted oldest first
 */
export function inOrder(sorted: readonly Waiting[]): { urgent: Waiting[]; others: Waiting[] } {
  const first = beginningsOf(sorted);
  const taken = new Set(first);
  const second = withNeeded(sorted, isUrgent).filter((one) => !taken.has(one));
  for (const one of second) taken.add(one);
  return { urgent: [...first, ...second], others: sorted.filter((one) => !taken.has(one)) };
}
