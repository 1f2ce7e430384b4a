import type { Fact } from '../../domain/fact/fact';
import { entryWarnings } from '../../domain/invoice/entry-warnings';
import type { Difference } from '../../domain/retry/compare-refill';
import type { RefillPlan } from '../../domain/retry/refill-plan';
import { ENTRY_LIMITS } from '../../portal/entry-limits';
import type { PortalProfile } from '../../portal/profile';
import { locateDifference } from '../../refill/locate-difference';
import { readBack } from '../../refill/perform-refill';
import { newId } from '../shared/new-id';
import type { OutboxArea } from '../shared/outbox';
import { readTask, removeTask } from '../shared/refill-tasks';
import { createReaders, type RefillOutcome, runRefill } from './run-refill';
import { createErrorTeller } from './tell-error';

interface PageRefillPorts {
  keep(fact: Fact): void;
  filled(submissionId: string): void;
  /** Something is being filled into the form. */
  filling(): void;
  /** That is over; what stands in the form now is that draft, if it came from one. */
  fillingOver(draftId: string | undefined): void;
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

  const readers = createReaders(window, profile, createErrorTeller(profile.id, ports.keep));

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

  async function fill(planId: string, plan: RefillPlan): Promise<void> {
    ports.filling();
    const warnings = entryWarnings(plan.invoice, ENTRY_LIMITS);
    if (warnings.length > 0) view.show({ type: 'filling', warnings }, plan.seller.name, () => undefined);
    const outcome = await runRefill(window, profile, plan, readers).catch((error: unknown) => {
      ports.fillingOver(undefined);
      // Nothing is under way any more.
      view.remove();
      throw error;
    });
    const { submissionId, draftId } = plan;
    const isFilled = outcome.type === 'filled';
    ports.fillingOver(isFilled ? draftId : undefined);
    await removeTask(area, planId);
    // What was filled in waits for the clerk; whatever else came of it, nothing stands in the form.
    if (submissionId !== undefined && isFilled) ports.filled(submissionId);
    else if (submissionId !== undefined)
      ports.keep({ id: newId(), at: Date.now(), type: 'refillClosed', submissionId, how: 'stopped' });
    keepReading(plan, outcome);
  }

  return {
    async start(planId: string): Promise<void> {
      if (started !== undefined || window.top !== window) return;
      started = planId;
      try {
        const task = await readTask(area, planId);
        if (task) await fill(planId, task.plan);
      } finally {
        // A page of one address shows one form after the other.
        started = undefined;
      }
    },
    /** The form was submitted, or is gone. */
    over() {
      clearTimeout(timer);
      view.remove();
    },
  };
}
