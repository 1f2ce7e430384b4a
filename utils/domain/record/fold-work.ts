import { issues } from '../fact/call-name';
import type { Fact, FactOf } from '../fact/fact';
import { foldOriginal } from '../originals/original';
import type { Submission } from './submission';

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

/**
 * What the clerk does with a record: filling it in again, settling it, setting it aside. None of it changes the
 * outcome by itself; only her word that an invoice exists does, as a signal (`read-signal.ts`).
 */
export function foldWork(record: Submission, fact: Fact): Submission {
  switch (fact.type) {
    case 'refillOpened':
      return {
        ...record,
        refill: { at: fact.at, ...(fact.tabKey === undefined ? {} : { tabKey: fact.tabKey }) },
      };
    case 'refillClosed': {
      const { refill: _, ...rest } = record;
      return fact.by === undefined ? rest : { ...rest, newerAttempt: fact.by };
    }
    // Something went to the portal after the clerk had looked: what she found then no longer holds (law L2).
    case 'repeated':
    case 'redPressed':
    case 'called':
      return fact.type === 'called' && !issues(fact.call) ? record : unsettled(record);
    case 'claimed':
      return { ...record, claimed: { chainId: fact.owner, at: fact.at, by: fact.by } };
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
