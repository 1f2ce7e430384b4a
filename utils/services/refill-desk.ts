import { Fact } from '../domain/fact';
import { mayRetry } from '../domain/may-retry';
import { planRefill } from '../domain/refill-plan';
import type { Submission } from '../domain/submission';
import type { RefillReply } from '../messages';
import { profileOfHost } from '../portal/registry';
import type { Ledger } from '../store/db';
import { retryGroup } from '../store/submissions';
import { type OutboxArea, readOutbox } from './outbox';
import { readTasks, removeTask, saveTask } from './refill-tasks';

export interface RefillDeskPorts {
  readonly area: OutboxArea;
  readonly ledger: () => Promise<Ledger>;
  readonly tabKey: (tabId: number) => Promise<string>;
  /** Opens a tab in front. @returns its number */
  readonly openTab: (url: string) => Promise<number>;
  readonly tellTab: (tabId: number, submissionId: string) => void;
  /** Keeps a fact of the tab as the worker's own. */
  readonly keep: (
    tabId: number,
    fact:
      | { type: 'refillOpened'; submissionId: string }
      | { type: 'refillClosed'; submissionId: string; how: 'left' },
  ) => Promise<void>;
  /** Moves what waits in the outbox into the ledger. */
  readonly sweep: () => Promise<unknown>;
}

/** An issue call of the record's tab that does not have its owner yet: it may be this record's (law L2). */
async function callWaits(area: OutboxArea, { tabKey }: Submission): Promise<boolean> {
  const waiting = await readOutbox(area);
  return waiting.some(({ value }) => {
    const { data } = Fact.safeParse(value);
    return data?.type === 'called' && data.call === 'issue' && data.tabKey === tabKey;
  });
}

/**
 * Hands out refills, one at a time: two windows that ask at once for the same submission must not both get it
 * (law L2).
 */
export function createRefillDesk(ports: RefillDeskPorts) {
  let last: Promise<unknown> = Promise.resolve();

  const open = async (submissionId: string): Promise<RefillReply> => {
    await ports.sweep();
    const db = await ports.ledger();
    const record = await db.get('submissions', submissionId);
    if (!record) return { ok: false, bar: 'unreadable' };
    const answer = mayRetry(record, await retryGroup(db, record));
    if (!answer.ok) return answer;
    if (await callWaits(ports.area, record)) return { ok: false, bar: 'pending' };
    const plan = planRefill(record);
    const home = profileOfHost(new URL(record.site.origin).hostname)?.entry.refill.home;
    if (!plan || home === undefined) return { ok: false, bar: 'unreadable' };
    const tabId = await ports.openTab(record.site.origin + home);
    await saveTask(ports.area, { tabKey: await ports.tabKey(tabId), plan });
    await ports.keep(tabId, { type: 'refillOpened', submissionId });
    ports.tellTab(tabId, submissionId);
    return { ok: true };
  };

  return {
    open(submissionId: string): Promise<RefillReply> {
      const next = last.then(() => open(submissionId));
      last = next.catch(() => undefined);
      return next;
    },
    /** The submission that a tab was opened for, if it is still waiting. */
    async ofTab(tabKey: string): Promise<string | undefined> {
      return (await readTasks(ports.area)).find((task) => task.tabKey === tabKey)?.plan.submissionId;
    },
    /** A tab is gone, and with it what was being filled in there. */
    async tabClosed(tabId: number): Promise<void> {
      const submissionId = await this.ofTab(await ports.tabKey(tabId));
      if (submissionId === undefined) return;
      await removeTask(ports.area, submissionId);
      await ports.keep(tabId, { type: 'refillClosed', submissionId, how: 'left' });
    },
    /** Tabs of an earlier browser session are gone without a word. */
    async closeStale(): Promise<void> {
      const session = (await ports.tabKey(0)).split(':')[0];
      for (const { tabKey, plan } of await readTasks(ports.area)) {
        if (tabKey.split(':')[0] === session) continue;
        await removeTask(ports.area, plan.submissionId);
        await ports.keep(0, { type: 'refillClosed', submissionId: plan.submissionId, how: 'left' });
      }
    },
  };
}
