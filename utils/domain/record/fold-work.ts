import { issues } from '../fact/call-name';
import type { Fact, FactOf } from '../fact/fact';
import { foldOriginal } from '../originals/original';
import { logOf } from './chain';
import type { OpenRefill, Submission } from './submission';

/** Only the word that she meant: another page may have said a newer one. */
function undone(record: Submission, { what, said }: FactOf<'wordUndone'>): Submission {
  const { handled, snoozedUntil, ...rest } = record;
  const isHandled = handled !== undefined && !(what === 'handled' && handled.at === said);
  const isAside = snoozedUntil !== undefined && !(what === 'snoozed' && snoozedUntil === said);
  return { ...rest, ...(isHandled ? { handled } : {}), ...(isAside ? { snoozedUntil } : {}) };
}

function unsettled(record: Submission): Submission {
  if (record.settled?.as !== 'notIssued') return record;
  const { settled: _, ...rest } = record;
  return rest;
}

/** Every form in which it stands, the newest first. */
export const openRefillsOf = ({ refill }: Pick<Submission, 'refill'>): readonly OpenRefill[] => {
  if (!refill) return [];
  const { others = [], ...newest } = refill;
  return [newest, ...others];
};

function withRefills(record: Submission, [newest, ...others]: readonly OpenRefill[]): Submission {
  const { refill: _, ...rest } = record;
  return newest ? { ...rest, refill: { ...newest, ...(others.length > 0 ? { others } : {}) } } : rest;
}

/**
 * In which forms it stands. A computer opens and closes its own alone; who takes a record over gives up those of the others of which it
 * knew, for they were asked (law L2). Of a copied profile a form counts as one of both: which branch of the log has its name is another
 * one on each computer.
 * @param chainId log of the computer that says it
 */
export function foldRefill(record: Submission, fact: Fact, chainId: string): Submission {
  const without = (log: string) =>
    openRefillsOf(record).filter((one) => logOf(one.chainId ?? '') !== logOf(log));
  switch (fact.type) {
    case 'refillOpened': {
      if (record.givenUp?.includes(fact.id)) return record;
      const opened = {
        id: fact.id,
        at: fact.at,
        chainId,
        ...(fact.tabKey === undefined ? {} : { tabKey: fact.tabKey }),
      };
      return withRefills(record, [opened, ...without(chainId)]);
    }
    case 'refillClosed': {
      const rest = withRefills(record, without(fact.log ?? chainId));
      return fact.by === undefined ? rest : { ...rest, newerAttempt: fact.by };
    }
    case 'claimed': {
      if (fact.forms.length === 0) return record;
      const givenUp = [...(record.givenUp ?? []), ...fact.forms];
      const left = openRefillsOf(record).filter((one) => !givenUp.includes(one.id ?? ''));
      return { ...withRefills(record, left), givenUp };
    }
    default:
      return record;
  }
}

/**
 * What the clerk does with a record: filling it in again, settling it, setting it aside. None of it changes the
 * outcome by itself; only her word that an invoice exists does, as a signal (`read-signal.ts`).
 */
export function foldWork(record: Submission, fact: Fact): Submission {
  switch (fact.type) {
    // Something went to the portal after the clerk had looked: what she found then no longer holds (law L2).
    case 'repeated':
    case 'redPressed':
    case 'called':
      return fact.type === 'called' && !issues(fact.call) ? record : unsettled(record);
    case 'claimed': {
      const { owner, at, by, turn } = fact;
      if (record.claimed && record.claimed.turn > turn) return record;
      return { ...record, claimed: { chainId: owner, at, by, turn } };
    }
    case 'settled':
      return { ...record, settled: { as: fact.as, at: fact.at } };
    case 'handled':
      return { ...record, handled: { reason: fact.reason, at: fact.at, finding: record.check?.at ?? 0 } };
    case 'snoozed':
      return { ...record, snoozedUntil: fact.until };
    case 'wordUndone':
      return undone(record, fact);
    case 'originalKept':
      return foldOriginal(record, fact);
    default:
      return record;
  }
}
