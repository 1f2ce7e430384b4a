import type { Fact } from '../../../domain/fact/fact';
import { classifyText } from '../../../domain/outcome/classify-text';
import type { Submission } from '../../../domain/record/submission';
import type { Ledger } from '../../../store/ledger/db';
import { type AppendContext, append } from '../../../store/write/append';
import type { OutboxArea } from '../../shared/outbox';
import type { Kept } from '../../shared/settings';
import { timedOutFacts } from '../clock/deadlines';
import { type Ask, createAsks } from './asks';
import { coalesced } from './coalesced';
import { createInbox } from './inbox';
import { type Moved, moveFacts } from './move-facts';
import { TAB_PATIENCE_MS } from './resolve-fact';
import { beginningsOf, begins, inOrder, isUrgent, type Waiting } from './sweep-order';

/** So many entries are moved before it is looked whether something more urgent has come (X27). */
const BATCH = 50;

export interface RecorderPorts {
  readonly newId: AppendContext['newId'];
  /** Read anew for each sweep: settings have a say in it. */
  readonly readKnowledge: () => Promise<AppendContext['knowledgeOf']>;
  /** What she lets be kept of a value, read anew for each sweep; all of it where that is left out. */
  readonly readKept?: () => Promise<Kept>;
  readonly area: OutboxArea;
  readonly openLedger: () => Promise<Ledger>;
  readonly now: () => number;
  /** Done for each fact after its commit, before it leaves the outbox: what is interrupted is done again. */
  readonly onKept?: (fact: Fact) => Promise<void>;
  /** Called after each commit with the records that it changed and the ids of the facts that it holds. */
  readonly onCommitted: (changed: Submission[], facts: Fact[]) => void;
  /** Something waits for its owner: to be looked at again by then, though nothing may happen until. */
  readonly lookAgain: (afterMs: number) => void;
  /** Done once for a sweep that failed, before those who wait for it are told. */
  readonly onFailed?: (error: unknown) => Promise<void>;
}

export interface Recorder {
  /**
   * Moves what waits in the outbox into the ledger, then looks at the deadlines.
   * @param first key of an entry: returns as soon as that one is dealt with, and the rest is moved after it
   * @returns keys that are kept now
   */
  sweep(first?: string): Promise<ReadonlySet<string>>;
}

/** What a text says, whatever page it stands on. Catalogues are long and floods repeat themselves. */
function readTexts(knowledgeOf: AppendContext['knowledgeOf']) {
  const { texts, redTexts } = knowledgeOf('');
  const known = new Map<string, string>();
  return (text: string): string => {
    const kind = known.get(text) ?? [texts, redTexts].map((rules) => classifyText(text, rules)).join(' ');
    known.set(text, kind);
    return kind;
  };
}

/** Construction is inert; one sweep runs at a time, and a call during a sweep is answered by the next one. */
export function createRecorder(ports: RecorderPorts): Recorder {
  const asks = createAsks();
  /** What the sweep under way has kept so far. */
  let keptSoFar: ReadonlySet<string> = new Set();

  const sweepOnce = async (): Promise<ReadonlySet<string>> => {
    const startedAt = ports.now();
    const kept = new Set<string>();
    keptSoFar = kept;
    const db = await ports.openLedger();
    const context = { newId: ports.newId, knowledgeOf: await ports.readKnowledge() };
    const kindOf = readTexts(context.knowledgeOf);
    const inbox = createInbox(
      ports.area,
      (fact) =>
        fact.type === 'answered' &&
        (fact.area === 'success' || fact.invoiceNumbers.length > 0 || kindOf(fact.text).includes('issued')),
    );
    let waits = false;
    const onMoved = (key: string, moved: Moved) => {
      inbox.dealtWith(key);
      if (moved === 'waits') waits = true;
      if (moved === 'kept') kept.add(key);
      asks.answer(kept, (ask) => ask.key === key && (ask.seen || moved === 'kept'));
    };

    /** What waited as the sweep began. Of what comes later only what is urgent is moved by it, so that it ends. */
    let own: ReadonlySet<string> | undefined;
    const lookedAt = new Set<Ask>();
    const nextBatch = async (): Promise<{ batch: Waiting[]; sorted: Waiting[] }> => {
      const fresh = asks.unseen().filter((ask) => !lookedAt.has(ask));
      for (const ask of fresh) lookedAt.add(ask);
      const freshKeys = new Set(fresh.map(({ key }) => key));
      const keys = await inbox.look(freshKeys);
      own ??= keys;
      // That it is gone tells nothing; who asks looks for its event.
      asks.answer(kept, ({ key, seen }) => !keys.has(key) && (seen || freshKeys.has(key)));
      await inbox.readThese([...freshKeys].filter((key) => keys.has(key)));
      for (const ask of fresh) {
        const entry = inbox.get(ask.key);
        ask.seen = own.has(ask.key) || (entry !== undefined && isUrgent(entry));
      }
      // Of what lies behind a submission that somebody waits for, nothing is read before it is kept.
      const awaited = asks.seen().filter(({ key }) => {
        const entry = inbox.get(key);
        return entry !== undefined && begins(entry);
      });
      const upTo = awaited
        .map(({ key }) => key)
        .sort()
        .at(-1);
      await inbox.read(upTo);
      const sorted = inbox.waiting(upTo);
      if (upTo !== undefined) return { batch: beginningsOf(sorted).slice(0, BATCH), sorted };
      const { urgent, others } = inOrder(sorted);
      const mine = others.filter(({ key }) => own?.has(key));
      return { batch: [...urgent, ...mine].slice(0, BATCH), sorted };
    };

    const mayKeep: Kept = (await ports.readKept?.()) ?? ((value) => value);
    const to = { db, context, kindOf, mayKeep, onMoved, ...ports, onKept: ports.onKept };
    for (let next = await nextBatch(); next.batch.length > 0; next = await nextBatch())
      await moveFacts(to, next.batch, next.sorted);

    // By the clock of the start: an answer that came since is not in the ledger yet.
    const late = await timedOutFacts(db, startedAt, ports.newId, context.knowledgeOf);
    if (late.length > 0) ports.onCommitted(await append(db, late, context), late);
    // Until then an issue call may stand beside a record that looks as if none had left (law L2).
    if (waits) ports.lookAgain(TAB_PATIENCE_MS);
    asks.answer(kept, ({ seen }) => seen);
    return kept;
  };

  const sweepAll = coalesced(async () => {
    const asked = asks.all();
    try {
      return await sweepOnce();
    } catch (error) {
      await ports.onFailed?.(error);
      asks.fail([...asked, ...asks.seen()], error);
      throw error;
    } finally {
      keptSoFar = new Set();
    }
  });

  return {
    async sweep(first) {
      // A sweep under way may move what came since it began.
      const before = keptSoFar;
      if (first === undefined) {
        const kept = await sweepAll();
        return new Set([...before, ...kept]);
      }
      const asked = asks.add(first);
      // Those who ask are told of a failure by their own promise.
      sweepAll().catch(() => undefined);
      return asked;
    },
  };
}
