import type { Fact } from '../../../domain/fact/fact';
import type { Submission } from '../../../domain/record/submission';
import type { Ledger } from '../../../store/ledger/db';
import { type AppendContext, append } from '../../../store/write/append';
import type { OutboxArea } from '../../shared/outbox';
import type { Kept } from '../../shared/settings';
import type { KindOfText } from './bound-texts';
import { leftOutOf, type Replaced } from './left-out';
import { completed, resolve, unreadable } from './resolve-fact';
import type { Waiting } from './sweep-order';

/** What became of an entry: in the ledger · waits for its owner · says nothing, or is told in sum. */
export type Moved = 'kept' | 'waits' | 'gone';

export interface MoveTo {
  readonly db: Ledger;
  readonly context: AppendContext;
  readonly area: OutboxArea;
  readonly now: () => number;
  readonly kindOf: KindOfText;
  /** What may be kept of a value: the last moment before it is in the ledger. */
  readonly mayKeep: Kept;
  readonly onKept: ((fact: Fact) => Promise<void>) | undefined;
  readonly onCommitted: (changed: Submission[], facts: Fact[]) => void;
  /** Called when the entry is dealt with and, unless it waits, out of the outbox. */
  readonly onMoved: (key: string, moved: Moved) => void;
}

/** Texts that name their submission stand for themselves: many of them may share a transaction. */
const isPlainText = ({ fact }: Waiting): boolean =>
  fact?.submissionId !== undefined &&
  ((fact.type === 'answered' && fact.area !== 'success') ||
    fact.type === 'dialogClosed' ||
    fact.type === 'fault');

/** Kept: told to who has to do something about it, then out of the outbox. What is interrupted is done again. */
async function settle(
  to: MoveTo,
  facts: Fact[],
  changed: Submission[],
  keys: ReadonlyMap<string, Moved>,
): Promise<void> {
  for (const fact of facts) await to.onKept?.(fact);
  await to.area.remove([...keys.keys()]);
  for (const [key, moved] of keys) to.onMoved(key, moved);
  if (facts.length > 0) to.onCommitted(changed, facts);
}

async function moveOne(to: MoveTo, { key, value, fact }: Waiting): Promise<void> {
  const { db, context } = to;
  const now = to.now();
  const damaged = () => unreadable(key, to.mayKeep(value), now);
  const resolved = fact ? await resolve(db, to.mayKeep(fact), now) : damaged();
  if (resolved === 'wait') {
    to.onMoved(key, 'waits');
    return;
  }
  if (resolved === 'drop') {
    await settle(to, [], [], new Map([[key, 'gone']]));
    return;
  }
  // Once more: a draft of before the setting may have become its submission here.
  let facts = (await completed(db, resolved, context.knowledgeOf, now)).map(to.mayKeep);
  const changed = await append(db, facts, context).catch((error: unknown) => {
    // When the database fails everything waits. An entry that we stumble over must not hold up the others.
    if (error instanceof DOMException) throw error;
    facts = [damaged()];
    return append(db, facts, context);
  });
  await settle(to, facts, changed, new Map([[key, 'kept']]));
}

const appendTexts = async ({ db, context }: MoveTo, facts: readonly Fact[]): Promise<Submission[]> =>
  facts.length > 0 ? append(db, facts, context) : [];

/** Texts that go into the ledger in one transaction, and texts that one of them stands for. */
function createPack(to: MoveTo) {
  let entries: Waiting[] = [];
  let facts: Fact[] = [];
  let keys = new Map<string, Moved>();

  return {
    add(one: Waiting) {
      if (!one.fact) return;
      entries.push(one);
      facts.push(one.fact);
      keys.set(one.key, 'kept');
    },
    replace({ keys: gone, fact }: Replaced) {
      for (const key of gone) keys.set(key, 'gone');
      if (fact) facts.push(fact);
    },
    async move(): Promise<void> {
      const pack = { entries, facts, keys };
      entries = [];
      facts = [];
      keys = new Map();
      if (pack.keys.size === 0) return;
      const changed = await appendTexts(to, pack.facts).catch((error: unknown) => {
        if (error instanceof DOMException || pack.entries.length === 0) throw error;
        return undefined;
      });
      if (changed) await settle(to, pack.facts, changed, pack.keys);
      // One of them cannot be written: by itself it becomes a fault.
      else for (const one of pack.entries) await moveOne(to, one);
    },
  };
}

/**
 * Moves entries into the ledger, one after the other; neighbouring texts in one transaction.
 * @param batch in the order in which they are to be moved
 * @param sorted everything that waits, oldest first
 */
export async function moveFacts(
  to: MoveTo,
  batch: readonly Waiting[],
  sorted: readonly Waiting[],
): Promise<void> {
  const replaced = new Map<string, Replaced>();
  const texts = batch.flatMap(({ fact }) => (fact?.type === 'answered' ? [fact.submissionId] : []));
  for (const id of new Set(texts)) {
    if (id === undefined) continue;
    for (const [key, one] of await leftOutOf(to.db, id, sorted, to.kindOf)) replaced.set(key, one);
  }
  const left = new Set([...replaced.values()].flatMap(({ keys }) => keys));
  const pack = createPack(to);
  for (const one of batch) {
    const instead = replaced.get(one.key);
    if (instead) pack.replace(instead);
    else if (left.has(one.key)) continue;
    else if (isPlainText(one)) pack.add(one);
    else {
      await pack.move();
      await moveOne(to, one);
    }
  }
  await pack.move();
}
