import { ulid } from 'ulid';
import type { Difference } from '../domain/compare-refill';
import type { Fact } from '../domain/fact';
import type { RefillPlan } from '../domain/refill-plan';
import type { PortalProfile } from '../portal/profile';
import { locateDifference } from '../refill/locate-difference';
import { readBack } from '../refill/perform-refill';
import type { OutboxArea } from './outbox';
import { readTask, removeTask } from './refill-tasks';
import { createReaders, type RefillOutcome, runRefill } from './run-refill';

interface PageRefillPorts {
  keep(fact: Fact): void;
  filled(submissionId: string): void;
}

/** What shows the clerk how a refill stands. */
export interface RefillView {
  show(
    outcome: RefillOutcome,
    company: string,
    locate: (difference: Difference) => Element | undefined,
  ): void;
  remove(): void;
}

const AGAIN_MS = 1_000;
/** A long form is read back less often: never more than a part in thirty of the time. */
const REST = 30;

/** One refill of a page: started once, however often the worker tells of it. */
export function createPageRefill(
  area: OutboxArea,
  window: Window,
  profile: PortalProfile,
  ports: PageRefillPorts,
  view: RefillView,
) {
  const { document } = window;
  let started: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const readers = createReaders(window, profile, (error) =>
    ports.keep({
      id: ulid(),
      at: Date.now(),
      type: 'fault',
      kind: 'captureError',
      detail: String(error instanceof Error ? error.stack : error).slice(0, 4_000),
      profileId: profile.id,
    }),
  );

  /** While she corrects: what fits by now goes from the list, what the page fills in late comes onto it. */
  function keepReading(plan: RefillPlan, first: RefillOutcome) {
    const { entry } = profile;
    const locate = (difference: Difference) =>
      locateDifference(document, entry.mapping.lines, plan.snapshot.fields, difference, readers);
    let last = '';
    const show = (outcome: RefillOutcome) => {
      const content = JSON.stringify(outcome);
      if (content !== last) view.show(outcome, plan.seller.name, locate);
      last = content;
    };
    const again = () => {
      const since = performance.now();
      if (!document.hidden && readers.formIsThere()) show(readBack(entry, plan, readers));
      timer = setTimeout(again, Math.max(AGAIN_MS, (performance.now() - since) * REST));
    };
    show(first);
    if (first.type === 'filled') timer = setTimeout(again, AGAIN_MS);
  }

  return {
    async start(submissionId: string): Promise<void> {
      if (started !== undefined || window.top !== window) return;
      started = submissionId;
      const task = await readTask(area, submissionId);
      if (!task) return;
      const outcome = await runRefill(window, profile, task.plan, readers);
      await removeTask(area, submissionId);
      // What was filled in waits for the clerk; whatever else came of it, nothing stands in the form.
      if (outcome.type === 'filled') ports.filled(submissionId);
      else ports.keep({ id: ulid(), at: Date.now(), type: 'refillClosed', submissionId, how: 'stopped' });
      keepReading(task.plan, outcome);
    },
    /** The form was submitted, or is gone. */
    over() {
      clearTimeout(timer);
      view.remove();
    },
  };
}
