import type { CaseSaid, CaseState, LossKind } from '../fact/evidence-facts';
import type { FactOf } from '../fact/fact';
import { isDecimal, sum } from '../invoice/money';

/** One thing that she said of a case, by the event that tells it. */
export interface SaidOnce {
  readonly eventId: string;
  readonly at: number;
  readonly said: CaseSaid;
  /** She took it back: it stays to be read, and counts no longer. */
  readonly isTakenBack: boolean;
}

type Of<W extends CaseSaid['what']> = Omit<Extract<CaseSaid, { what: W }>, 'what'> & {
  readonly eventId: string;
  readonly at: number;
};

export interface Loss {
  readonly kind: LossKind;
  readonly amount?: string | undefined;
}

/** A case as it stands now: a fault, an outage, a missing or doubled invoice that she follows up. */
export interface Case {
  readonly id: string;
  readonly title: string;
  readonly openedAt: number;
  /** Of the last thing that was said. */
  readonly changedAt: number;
  readonly submissionIds: readonly string[];
  readonly outage?: { readonly host: string; readonly from: number; readonly to: number } | undefined;
  readonly state: CaseState;
  /** Beijing day `YYYY-MM-DD`; none once it is solved. */
  readonly lookAgainOn?: string | undefined;
  /** Oldest first; without what was taken back. */
  readonly calls: readonly Of<'call'>[];
  readonly notes: readonly Of<'note'>[];
  readonly files: readonly Of<'file'>[];
  readonly losses: readonly Of<'loss'>[];
  /** All that she said, oldest first. */
  readonly said: readonly SaidOnce[];
}

type CaseFact = Pick<FactOf<'caseSaid'>, 'id' | 'at' | 'caseId' | 'said'>;

const byTelling = (left: CaseFact, right: CaseFact) => left.at - right.at || (left.id < right.id ? -1 : 1);

function caseOf(id: string, facts: readonly CaseFact[]): Case | undefined {
  const takenBack = new Set(facts.flatMap(({ said }) => (said.what === 'takenBack' ? [said.eventId] : [])));
  const said: SaidOnce[] = facts
    .filter((fact) => fact.said.what !== 'takenBack')
    .map((fact) => ({
      eventId: fact.id,
      at: fact.at,
      said: fact.said,
      // What it is about is not taken back by itself: nothing would be left to follow up.
      isTakenBack: fact.said.what !== 'opened' && takenBack.has(fact.id),
    }));
  const standing = said.filter(({ isTakenBack }) => !isTakenBack);
  const all = <W extends CaseSaid['what']>(what: W) =>
    standing.flatMap((one) =>
      one.said.what === what ? [{ ...(one.said as unknown as Of<W>), eventId: one.eventId, at: one.at }] : [],
    );
  const opened = all('opened');
  const [first] = opened;
  // Told of by a backup that came without its beginning: nothing says what it is about.
  if (first === undefined) return undefined;
  const state = all('state').at(-1);
  return {
    id,
    title: first.title,
    openedAt: first.at,
    changedAt: facts.at(-1)?.at ?? first.at,
    submissionIds: [...new Set(opened.flatMap(({ submissionIds }) => submissionIds))],
    outage: opened.find(({ outage }) => outage !== undefined)?.outage,
    state: state?.state ?? 'open',
    lookAgainOn: state?.state === 'solved' ? undefined : state?.lookAgainOn,
    calls: all('call'),
    notes: all('note'),
    files: all('file'),
    losses: all('loss'),
    said,
  };
}

/** Cases of what was said of them, in whatever order it came; the one that changed last first. */
export function foldCases(facts: readonly CaseFact[]): Case[] {
  const byCase = new Map<string, CaseFact[]>();
  for (const fact of [...facts].sort(byTelling)) {
    const known = byCase.get(fact.caseId);
    if (known) known.push(fact);
    else byCase.set(fact.caseId, [fact]);
  }
  return [...byCase]
    .flatMap(([id, own]) => caseOf(id, own) ?? [])
    .sort((left, right) => right.changedAt - left.changedAt || (left.id < right.id ? 1 : -1));
}

/** Sum of the losses that are amounts, exact; what is no amount is told beside it. */
export const lossTotal = (losses: readonly Loss[]): string =>
  sum(losses.map(({ amount }) => (isDecimal(amount) ? amount : undefined)));

/** She is to look at it again, on that Beijing day or since one before. */
export const isToLookAt = ({ state, lookAgainOn }: Pick<Case, 'state' | 'lookAgainOn'>, today: string) =>
  state !== 'solved' && lookAgainOn !== undefined && lookAgainOn <= today;

/** The open case that is about a submission already: it is gone on with, no second one is begun. */
export const caseAbout = (
  cases: readonly Case[],
  submissionIds: readonly string[],
  outage: Case['outage'],
): Case | undefined =>
  cases.find(
    (one) =>
      one.state !== 'solved' &&
      (outage === undefined
        ? one.outage === undefined && submissionIds.some((id) => one.submissionIds.includes(id))
        : one.outage?.host === outage.host && one.outage.from <= outage.to && outage.from <= one.outage.to),
  );

/**
 * Whether a case is about one of these submissions, or about an outage of that portal in that time.
 * @param span without a host it is no outage
 */
export const isAbout = (
  { submissionIds, outage }: Pick<Case, 'submissionIds' | 'outage'>,
  chosen: ReadonlySet<string>,
  span?: { readonly from: number; readonly to: number; readonly host?: string | undefined },
): boolean =>
  (span?.host !== undefined &&
    outage?.host === span.host &&
    outage.from <= span.to &&
    outage.to >= span.from) ||
  submissionIds.some((id) => chosen.has(id));
