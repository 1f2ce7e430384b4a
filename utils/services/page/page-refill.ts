import { TOLERANCES } from '../../domain/check/tolerances';
import type { Fact } from '../../domain/fact/fact';
import type { Difference } from '../../domain/retry/compare-refill';
import { namedPlace } from '../../domain/retry/named-place';
import type { RefillPlan } from '../../domain/retry/refill-plan';
import { RefillReply, type Request } from '../../messages';
import { NAMED_PLACES } from '../../portal/named-places';
import type { PortalProfile } from '../../portal/profile';
import { locateDifference } from '../../refill/locate-difference';
import { locateNamed } from '../../refill/locate-named';
import { isFormEmpty, readBack } from '../../refill/perform-refill';
import type { Browser } from '../shared/browser-api';
import { newId } from '../shared/new-id';
import { readTask, removeTask } from '../shared/refill-tasks';
import { readSettings } from '../shared/settings';
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

/** Of what a refill is, and where it stands on the page as it is now. */
export interface RefillSubject {
  readonly company: string;
  /** Why it was not issued the last time, in the portal's own words. */
  readonly said?: string | undefined;
  /** What those words name, where it is known. */
  named(): readonly Element[];
  locate(difference: Difference): Element | undefined;
  /** She says that the company is the right one now. */
  again(): void;
}

/** What shows the clerk how a refill stands. */
export interface RefillView {
  show(outcome: RefillOutcome, subject: RefillSubject): void;
  /** It is not filled in again now. */
  refuse(): void;
  remove(): void;
}

const AGAIN_MS = 1_000;
/** A long form is read back less often: never more than a part in thirty of the time. */
const REST = 30;

/** One refill of a page: started once, however often the worker tells of it. */
export function createPageRefill(
  browser: Pick<Browser, 'runtime' | 'storage'>,
  window: Window,
  profile: PortalProfile,
  ports: PageRefillPorts,
  view: RefillView,
) {
  const { document } = window;
  const area = browser.storage.local;
  const send = async (request: Request) => browser.runtime.sendMessage(request);
  let started: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  let tolerances = TOLERANCES;
  const readers = createReaders(window, profile, createErrorTeller(profile.id, ports.keep), () => tolerances);

  /** This page goes to make room for a fresh one, on which the refill is tried. */
  let leaving = false;

  /**
   * Once more, on a page that was loaded after the switch: what this one shows may be of before. Whether it may be filled
   * in at all the worker looks at anew, and the fresh page at its company (law L2). What she typed here stays here.
   */
  async function again({ submissionId, draftId }: RefillPlan): Promise<void> {
    if (leaving) return;
    const here = !readers.formIsThere() || isFormEmpty(profile.entry, readers);
    leaving = here;
    const request: Request | undefined =
      draftId !== undefined
        ? { kind: 'draftFill', draftId, here }
        : submissionId === undefined
          ? undefined
          : { kind: 'refill', submissionId, here };
    const reply = RefillReply.safeParse(request && (await send(request).catch(() => undefined)));
    const isGranted = reply.success && reply.data.ok;
    if (!isGranted) view.refuse();
    else if (here) window.location.assign(profile.entry.refill.home);
    else view.remove();
    if (!isGranted) leaving = false;
  }

  const subjectOf = (plan: RefillPlan): RefillSubject => {
    const { mapping } = profile.entry;
    const place = plan.said === undefined ? undefined : namedPlace(plan.said, NAMED_PLACES);
    return {
      company: plan.seller.name,
      said: plan.said,
      named: () => (place ? locateNamed(document, mapping, place, readers) : []),
      locate: (difference) =>
        locateDifference(document, mapping.lines, plan.snapshot.fields, difference, readers),
      again: () => void again(plan),
    };
  };

  /** While she corrects: what fits by now goes from the list, what the page fills in late comes onto it. */
  function keepReading(plan: RefillPlan, first: RefillOutcome) {
    const { entry } = profile;
    const subject = subjectOf(plan);
    let last = '';
    const show = (outcome: RefillOutcome) => {
      const content = JSON.stringify(outcome);
      if (content !== last) view.show(outcome, subject);
      last = content;
    };
    const look = () => {
      const since = performance.now();
      if (!document.hidden && readers.formIsThere()) show(readBack(entry, plan, readers));
      timer = setTimeout(look, Math.max(AGAIN_MS, (performance.now() - since) * REST));
    };
    show(first);
    if (first.type === 'filled') timer = setTimeout(look, AGAIN_MS);
  }

  async function fill(planId: string, plan: RefillPlan): Promise<void> {
    ports.filling();
    tolerances = (await readSettings(area).catch(() => undefined))?.checks ?? TOLERANCES;
    const warnings = readers.check(plan.invoice, plan.snapshot);
    if (warnings.length > 0) view.show({ type: 'filling', warnings }, subjectOf(plan));
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
      if (started !== undefined || leaving || window.top !== window) return;
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
