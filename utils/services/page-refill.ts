import { ulid } from 'ulid';
import type { Fact } from '../domain/fact';
import type { PortalProfile } from '../portal/profile';
import type { OutboxArea } from './outbox';
import { readTask, removeTask } from './refill-tasks';
import { type RefillOutcome, runRefill } from './run-refill';

interface PageRefillPorts {
  keep(fact: Fact): void;
  filled(submissionId: string): void;
}

/** One refill of a page: started once, however often the worker tells of it. */
export function createPageRefill(
  area: OutboxArea,
  window: Window,
  profile: PortalProfile,
  ports: PageRefillPorts,
  bar: { show(outcome: RefillOutcome, company: string): void },
) {
  let started: string | undefined;
  return {
    async start(submissionId: string): Promise<void> {
      if (started !== undefined || window.top !== window) return;
      started = submissionId;
      const task = await readTask(area, submissionId);
      if (!task) return;
      const outcome = await runRefill(window, profile, task.plan);
      await removeTask(area, submissionId);
      // What was filled in waits for the clerk; whatever else came of it, nothing stands in the form.
      if (outcome.type === 'filled') ports.filled(submissionId);
      else ports.keep({ id: ulid(), at: Date.now(), type: 'refillClosed', submissionId, how: 'stopped' });
      bar.show(outcome, task.plan.seller.name);
    },
  };
}
