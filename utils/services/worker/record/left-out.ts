import type { Fact, FactOf } from '../../../domain/fact/fact';
import type { Ledger } from '../../../store/ledger/db';
import { type KindOfText, MOST_A_PRESS, textsToLeaveOut } from './bound-texts';
import type { Waiting } from './sweep-order';

/** Entries that leave the outbox together, and what the ledger says in their place. */
export interface Replaced {
  readonly keys: string[];
  /** Absent where a worker that was stopped said it already. */
  readonly fact: FactOf<'fault'> | undefined;
}

/** ULIDs are shorter; an id has no more than 64 characters. */
const nameFor = (first: Fact) => `${first.id.slice(0, 40)}-left-`;

/** How many, beginning with this one, a worker told that was stopped before it had cleared the outbox. */
async function toldFrom(db: Ledger, first: Fact): Promise<number> {
  const name = nameFor(first);
  const event = await db.getFromIndex('events', 'id', IDBKeyRange.bound(name, `${name}\uffff`));
  return event === undefined ? 0 : Number(event.id.slice(name.length)) || 0;
}

const isText = (fact: Fact | undefined) => fact?.type === 'answered' || fact?.type === 'dialogClosed';

/** Those that are in the ledger already, from a worker that was stopped, count once. */
async function notKept(db: Ledger, entries: readonly Waiting[]): Promise<Waiting[]> {
  const index = db.transaction('events').store.index('id');
  const known = await Promise.all(entries.map(({ fact }) => index.getKey(fact?.id ?? '')));
  return entries.filter((_, at) => known[at] === undefined);
}

const faultFor = (first: Fact, count: number): FactOf<'fault'> => ({
  // Of the same name each time that it is moved: appending it twice changes nothing.
  id: `${nameFor(first)}${count}`,
  at: first.at,
  ...(first.tabKey === undefined ? {} : { tabKey: first.tabKey }),
  ...(first.submissionId === undefined ? {} : { submissionId: first.submissionId }),
  type: 'fault',
  kind: 'textsLeftOut',
  detail: String(count),
});

/**
 * What of a submission's waiting texts is not kept one by one (X27): by the key at whose place it is told, how many.
 * @param sorted everything that waits, oldest first
 */
export async function leftOutOf(
  db: Ledger,
  submissionId: string,
  sorted: readonly Waiting[],
  kindOf: KindOfText,
): Promise<Map<string, Replaced>> {
  const told = new Map<string, Replaced>();
  const record = await db.get('submissions', submissionId);
  const texts = sorted.filter(({ fact }) => isText(fact) && fact?.submissionId === submissionId);
  if (texts.length + (record?.signals.verdicts.length ?? 0) <= MOST_A_PRESS) return told;
  const waiting = new Set(await notKept(db, texts));
  const facts = sorted.flatMap((one) => {
    const { fact } = one;
    if (!fact || (isText(fact) && !waiting.has(one))) return [];
    const mayBeIts = fact.type === 'called' && fact.submissionId === undefined;
    return fact.submissionId === submissionId || mayBeIts ? [fact] : [];
  });
  const left = new Set(textsToLeaveOut(facts, record?.signals, kindOf));
  let rest = texts.filter(({ fact }) => fact && left.has(fact));
  for (let first = rest[0]; first?.fact; first = rest[0]) {
    const before = await toldFrom(db, first.fact);
    const part = before > 0 ? rest.slice(0, before) : rest;
    const fact = before > 0 ? undefined : faultFor(first.fact, part.length);
    told.set(first.key, { keys: part.map(({ key }) => key), fact });
    rest = rest.slice(part.length);
  }
  return told;
}
