import { Fact } from '../../domain/fact/fact';
import { candidatesFor, listMayKnow } from '../../domain/list/may-settle';
import { openRefillsOf } from '../../domain/record/fold-work';
import type { Submission } from '../../domain/record/submission';
import { mayRetry } from '../../domain/retry/may-retry';
import { fillBarOf, planIdOf, planRefill, type RefillPlan } from '../../domain/retry/refill-plan';
import { type TeamWord, teamBarOf } from '../../domain/retry/team-bar';
import type { RefillReply } from '../../messages';
import { isWatchedHost } from '../../portal/area/areas';
import { profileOfHost } from '../../portal/registry';
import { readSettleEvidence } from '../../store/guards/settle-evidence';
import type { ChainHead, Ledger } from '../../store/ledger/db';
import { openForms, retryGroup } from '../../store/read/submissions';
import { type Agree, agreedGroup } from './agreed-group';
import { type OutboxArea, readOutbox } from './outbox';
import { readTasks, removeTask, saveTask } from './refill-tasks';
import { readSettings } from './settings';

export interface RefillDeskPorts {
  readonly area: OutboxArea;
  readonly ledger: () => Promise<Ledger>;
  readonly tabKey: (tabId: number) => Promise<string>;
  /** Opens a tab in front. @returns its number */
  readonly openTab: (url: string) => Promise<number>;
  readonly tellTab: (tabId: number, planId: string) => void;
  /** Keeps a fact of the tab as the worker's own. */
  readonly keep: (
    tabId: number,
    fact:
      | { type: 'refillOpened'; submissionId: string }
      | { type: 'refillClosed'; submissionId: string; how: 'left'; log?: string },
  ) => Promise<void>;
  /** Moves what waits in the outbox into the ledger. */
  readonly sweep: () => Promise<unknown>;
  readonly agree: Agree;
  /**
   * Puts what is new here where colleagues find it, and takes in what they put there: `alone` there are none · `unreachable` what they
   * did lately is not known. Absent where nobody else can have a say.
   */
  readonly meet?: () => Promise<TeamWord>;
}

/** An issue call of the record's tab that does not have its owner yet: it may be this record's (law L2). */
async function callWaits(area: OutboxArea, { tabKey }: Submission): Promise<boolean> {
  const waiting = await readOutbox(area);
  return waiting.some(({ value }) => {
    const { data } = Fact.safeParse(value);
    return data?.type === 'called' && data.call === 'issue' && data.tabKey === tabKey;
  });
}

/** A row of the portal's list that may be it came to light: after she settled it as not issued, or wrote it into a template. */
async function mayBeListed(db: Ledger, record: Submission): Promise<boolean> {
  if (!listMayKnow(record)) return false;
  const { rows, taken } = await readSettleEvidence(db, record);
  return candidatesFor(record, rows, taken).length > 0;
}

/** Why a record that `mayRetry` lets through is not filled in now all the same. */
export async function barredNow(
  area: OutboxArea,
  db: Ledger,
  record: Submission,
): Promise<'pending' | 'unknown' | undefined> {
  if (await callWaits(area, record)) return 'pending';
  return (await mayBeListed(db, record)) ? 'unknown' : undefined;
}

/** What is to be filled in and at which portal; or why not. */
export type PlanAnswer =
  | {
      readonly ok: true;
      readonly plan: RefillPlan;
      readonly origin: string;
      /** What it fills in is what the record holds, and not a draft after it. */
      readonly ofRecord?: true;
    }
  | { readonly ok: false; readonly bar: string };

interface Handing {
  /** The tab whose form is filled; else a new one is opened in front. */
  readonly ownTab?: number | undefined;
  readonly onHanded?: ((tabId: number) => Promise<void>) | undefined;
  /** The colleagues' place does not answer, and she asked them. */
  readonly asked?: boolean | undefined;
}

/**
 * Hands out refills, one at a time: two windows that ask at once for the same submission must not both get it
 * (law L2).
 */
export function createRefillDesk(ports: RefillDeskPorts) {
  let last: Promise<unknown> = Promise.resolve();
  /** Tabs that were closed while one was being handed out. */
  const closed = new Set<number>();

  const planOf = async (submissionId: string): Promise<PlanAnswer> => {
    const db = await ports.ledger();
    const stored = await db.get('submissions', submissionId);
    if (!stored) return { ok: false, bar: 'unreadable' };
    const shown = mayRetry(stored, await retryGroup(db, stored));
    if (!shown.ok) return shown;
    const read = async () => (await db.get('submissions', submissionId)) ?? stored;
    const agreed = await agreedGroup(db, read, ports.agree);
    if (!agreed) return { ok: false, bar: 'damaged' };
    const { record, group } = agreed;
    const answer = mayRetry(record, group);
    if (!answer.ok) return answer;
    const bar = await barredNow(ports.area, db, record);
    if (bar) return { ok: false, bar };
    const plan = planRefill(record);
    if (!plan) return { ok: false, bar: fillBarOf(record) ?? 'unreadable' };
    return { ok: true, plan, origin: record.site.origin, ofRecord: true };
  };

  /**
   * Two colleagues may have opened it in the same moment. Each tells the other first and looks then, so that at least one of them sees
   * the other's, and gives way (law L2).
   * @param asked she asked them, for their place does not answer
   */
  const barredByTeam = async (submissionId: string, asked: boolean): Promise<string | undefined> => {
    if (!ports.meet) return undefined;
    await ports.sweep();
    const word = await ports.meet();
    if (word === 'alone') return undefined;
    const unknown = teamBarOf(word);
    if (unknown && !asked) return unknown;
    // Some of it may have come here all the same.
    const db = await ports.ledger();
    const record = await db.get('submissions', submissionId);
    if (!record) return 'gone';
    // Theirs count, and not the one that was opened here just now.
    const here = ((await db.get('meta', 'head')) as ChainHead | undefined)?.chainId;
    const [theirs] = openRefillsOf(record).filter(({ chainId }) => chainId !== here);
    const { refill: _, ...rest } = record;
    const seen = theirs ? { ...rest, refill: theirs } : rest;
    const group = (await retryGroup(db, record)).map((one) => (one.id === submissionId ? seen : one));
    const answer = mayRetry(seen, group);
    return answer.ok ? undefined : answer.bar;
  };

  /** What a page of ours may have written since it was looked at: from now on `refillOpen` keeps it from that. */
  const barredMeanwhile = async (plan: RefillPlan, submissionId: string, ofRecord: boolean) => {
    const record = await (await ports.ledger()).get('submissions', submissionId);
    if (!record) return 'gone';
    if (record.inTemplate) return 'inTemplate';
    if (record.entry?.dropped) return 'dropped';
    const isSame = !ofRecord || JSON.stringify(planRefill(record)) === JSON.stringify(plan);
    return isSame ? undefined : 'changed';
  };

  const hand = async (
    answer: PlanAnswer,
    { ownTab, onHanded, asked = false }: Handing,
  ): Promise<RefillReply> => {
    if (!answer.ok) return answer;
    const { plan, origin } = answer;
    const home = profileOfHost(new URL(origin).hostname)?.entry.refill.home;
    if (home === undefined) return { ok: false, bar: 'unreadable' };
    // Nothing of it would be seen, neither that it was issued nor that it failed.
    const { areas } = await readSettings(ports.area);
    if (!isWatchedHost(new URL(origin).hostname, areas)) return { ok: false, bar: 'notWatched' };
    const tabId = ownTab ?? (await ports.openTab(origin + home));
    closed.clear();
    if (plan.submissionId !== undefined) {
      await ports.keep(tabId, { type: 'refillOpened', submissionId: plan.submissionId });
      const bar =
        (await barredMeanwhile(plan, plan.submissionId, answer.ofRecord === true)) ??
        (await barredByTeam(plan.submissionId, asked)) ??
        (closed.has(tabId) ? 'gone' : undefined);
      if (bar) {
        await ports.keep(tabId, { type: 'refillClosed', submissionId: plan.submissionId, how: 'left' });
        // A colleague who saw it open need not wait for the next hour.
        await ports.sweep();
        await ports.meet?.().catch(() => undefined);
        return { ok: false, bar };
      }
    }
    // Only now: the tab is there for long by then, and fills in what it finds.
    await saveTask(ports.area, { tabKey: await ports.tabKey(tabId), plan });
    await onHanded?.(tabId);
    ports.tellTab(tabId, planIdOf(plan));
    return { ok: true };
  };

  /** Until it is filled in, a refill is a task; then only the record says that it is open. */
  const close = async (tabId: number, isGone: (tabKey: string | undefined) => boolean) => {
    const gone = (await readTasks(ports.area)).filter(({ tabKey }) => isGone(tabKey));
    const forms = (await openForms(await ports.ledger())).filter(({ tabKey }) => isGone(tabKey));
    const open = new Map(forms.map(({ submissionId, log }) => [submissionId, log]));
    for (const { plan } of gone) {
      await removeTask(ports.area, planIdOf(plan));
      if (plan.submissionId !== undefined && !open.has(plan.submissionId))
        open.set(plan.submissionId, undefined);
    }
    for (const [submissionId, log] of open)
      await ports.keep(tabId, { type: 'refillClosed', submissionId, how: 'left', ...(log ? { log } : {}) });
  };

  const taskOf = async (tabKey: string) =>
    (await readTasks(ports.area)).find((task) => task.tabKey === tabKey);

  const openPlan = (find: () => Promise<PlanAnswer>, handing: Handing = {}): Promise<RefillReply> => {
    const next = last.then(async () => {
      await ports.sweep();
      // What colleagues did until now bars it before anything is opened.
      const unknown = teamBarOf(await ports.meet?.());
      const answer = await find();
      // What never was submitted, and repeats nothing that was, no colleague has.
      if (answer.ok && answer.plan.submissionId !== undefined && unknown && !handing.asked)
        return { ok: false, bar: unknown };
      return hand(answer, handing);
    });
    last = next.catch(() => undefined);
    return next;
  };

  return {
    open: (submissionId: string, handing?: Handing) => openPlan(() => planOf(submissionId), handing),
    openPlan,
    /** What a tab was opened for, if it is still waiting. */
    async ofTab(tabKey: string): Promise<string | undefined> {
      const task = await taskOf(tabKey);
      return task && planIdOf(task.plan);
    },
    /** A tab is gone, and with it what was being filled in there, or stood there and was not submitted. */
    async tabClosed(tabId: number): Promise<void> {
      closed.add(tabId);
      const tabKey = await ports.tabKey(tabId);
      // A submit of that form may still wait in the outbox: it closes the refill itself.
      await ports.sweep();
      await close(tabId, (other) => other === tabKey);
    },
    /** Tabs of an earlier browser session are gone without a word. */
    async closeStale(): Promise<void> {
      const session = (await ports.tabKey(0)).split(':')[0];
      await close(0, (tabKey) => tabKey?.split(':')[0] !== session);
    },
  };
}
