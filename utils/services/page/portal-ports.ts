import type { PlainCapturePorts } from '../../capture/ports';
import type { Fact, FactOf } from '../../domain/fact/fact';
import {
  type Awaiting,
  type CalledNotice,
  Notice,
  PostAsk,
  type RedCalledNotice,
  type SubmissionState,
  WakeReply,
  type WatchState,
} from '../../messages';
import type { Browser } from '../shared/browser-api';
import { newId } from '../shared/new-id';
import { type KeepResult, keepFact } from './keep-fact';
import { keepFacts } from './keep-facts';
import { awaitedOf, createLeavings, joinLeft, takeLeft } from './left-behind';
import { type BatchView, createPageBatch } from './page-batch';
import { createRetryChain, type RetryChain } from './retry-chain';

/** What the chip is told. */
export interface PortalView extends BatchView {
  watch(state: WatchState, translated?: boolean): void;
  keep(result: KeepResult | 'keeping'): void;
  state(state: SubmissionState): void;
  /** The portal itself may have issued from the confirmation that she opens. */
  warnRed?(): void;
  /** So many rows of a batch are kept. */
  batchKept(rows: number): void;
  /** A submission or a draft is to be filled in here. */
  refill(planId: string): void;
  /** The form was submitted, or is gone. */
  refillOver(): void;
  /** It is in the ledger. */
  kept(fact: Fact): void;
}

/** A timer at the instant of a deadline rings a little later, so that the deadline has surely passed. */
const AFTER_DEADLINE_MS = 50;

/** Submissions within the moment in which two scripts of ours may hear one press. */
const MOST_BEGUN = 4;

const ignore = () => undefined;

/** Shows what is kept of a submission, or of all of its batch; the worker opens the page. */
export const viewRecordBy =
  (browser: Browser) =>
  (submissionId: string, isBatch = false) =>
    void browser.runtime.sendMessage({ kind: 'view', submissionId, isBatch }).catch(ignore);

/** Joins capture, the browser and the chip in one frame of a portal page. */
export function createPortalPorts(
  browser: Browser,
  document: Document,
  view: PortalView,
): PlainCapturePorts &
  Pick<RetryChain, 'filled'> & {
    keep(fact: Fact): void;
    keepAll(facts: readonly Fact[]): void;
    warnRed(): void;
    /** @returns stop */
    onRedCalled(listener: (call: RedCalledNotice) => void): () => void;
    stop(): void;
  } {
  const connected = () => {
    try {
      return Boolean(browser.runtime?.id);
    } catch {
      return false;
    }
  };
  const send = async (request: unknown) => browser.runtime.sendMessage(request);
  const stateListeners = new Set<(state: SubmissionState) => void>();
  const verdictListeners = new Set<(submissionId: string) => void>();
  const callListeners = new Set<(call: CalledNotice) => void>();
  const redCallListeners = new Set<(call: RedCalledNotice) => void>();
  const postListeners = new Set<(call: PostAsk) => Promise<string | undefined> | undefined>();
  let deadline: ReturnType<typeof setTimeout> | undefined;
  let latest = '';
  /** A press of 开具红字发票: of which submission, the ledger knows. */
  let press: string | undefined;
  const chain = createRetryChain();
  const batch = createPageBatch(send, view);

  /** Submissions that an orphan left: their answer may stand here already, and `wake` tells to look for it. */
  const takenIn = new Set<string | undefined>();

  const onState = (state: SubmissionState) => {
    clearTimeout(deadline);
    if (state.deadlineAt !== undefined) {
      const wait = Math.max(0, state.deadlineAt - Date.now()) + AFTER_DEADLINE_MS;
      deadline = setTimeout(() => connected() && send({ kind: 'sweep' }).catch(ignore), wait);
    }
    if (state.submissionId === latest || (press !== undefined && state.press === press)) view.state(state);
    for (const listener of stateListeners) listener(state);
  };

  /** The frame of which the call is answers; the others stay silent. */
  const onPosted = (call: PostAsk) => {
    for (const listener of postListeners) {
      const taken = listener(call);
      if (taken) return taken.then((submissionId) => (submissionId === undefined ? {} : { submissionId }));
    }
    return undefined;
  };
  const onMessage = (message: unknown) => {
    const post = PostAsk.safeParse(message);
    if (post.success) return onPosted(post.data);
    onNotice(message);
    return undefined;
  };
  const onNotice = (message: unknown) => {
    const notice = Notice.safeParse(message);
    if (!notice.success) return;
    if (notice.data.kind === 'state') onState(notice.data.state);
    else if (notice.data.kind === 'called') for (const listener of callListeners) listener(notice.data);
    else if (notice.data.kind === 'redCalled') for (const listener of redCallListeners) listener(notice.data);
    else if (notice.data.kind === 'batch') batch.changed(notice.data.importId);
    else if (notice.data.kind === 'refill') void view.refill(notice.data.planId);
    else if (notice.data.kind === 'watchVerdict' && !takenIn.has(notice.data.submissionId))
      for (const listener of verdictListeners) listener(notice.data.submissionId);
  };
  browser.runtime.onMessage.addListener(onMessage);

  const leave = createLeavings(document);
  /** A write under way when the extension goes may neither succeed nor fail, ever. */
  const underWay = new Map<string, Fact>();
  /** The newest that this script has begun. */
  let begun: FactOf<'submitted'>[] = [];
  const keep = async (fact: Fact) => {
    if (fact.type === 'submitted') begun = [...begun.slice(-MOST_BEGUN), fact];
    const tellsChip = ['submitted', 'repeated', 'redPressed'].includes(fact.type);
    if (tellsChip) {
      batch.over();
      press = fact.type === 'redPressed' ? fact.press : undefined;
      latest = fact.submissionId ?? (press === undefined ? latest : '');
      view.keep('keeping');
    }
    underWay.set(fact.id, fact);
    const result = await keepFact({ area: browser.storage.local, send, connected }, fact, ignore);
    underWay.delete(fact.id);
    if (result === 'orphaned') leave({ fact });
    if (result === 'kept') view.kept(fact);
    // Kept: the worker has told the outcome by now; it says more than 「已留底」.
    if (result === 'lost' || result === 'orphaned' || (tellsChip && result !== 'kept')) view.keep(result);
  };

  /** What the script before this one waited for: two calls of `wake` may be under way, and one of them takes it in. */
  let leftAwaiting: Awaiting | undefined;
  /** What the script before this one left: kept before it is asked whose answer is awaited. */
  const keepLeft = async () => {
    const left = takeLeft(document, (element) => browser.dom?.openOrClosedShadowRoot(element));
    const facts = joinLeft(left.facts, begun);
    for (const { submissionId } of facts) takenIn.add(submissionId);
    leftAwaiting = left.awaiting ?? awaitedOf(facts) ?? leftAwaiting;
    await Promise.all(facts.map(keep));
  };

  return {
    now: Date.now,
    clock: () => performance.now(),
    newId,
    keep(fact) {
      void keep(fact);
    },
    keepAll(facts) {
      const begun = facts.some(({ type }) => type === 'submitted');
      if (begun) view.keep('keeping');
      for (const fact of facts) underWay.set(fact.id, fact);
      void keepFacts({ area: browser.storage.local, send, connected }, facts).then((result) => {
        for (const { id } of facts) underWay.delete(id);
        if (result === 'orphaned') for (const fact of facts) leave({ fact });
        if (result === 'lost' || result === 'orphaned') view.keep(result);
        else if (begun) view.batchKept(facts.filter(({ type }) => type === 'submitted').length);
        if (result === 'kept') batch.kept(facts);
      });
    },
    async wake() {
      await keepLeft().catch(ignore);
      try {
        const reply = WakeReply.safeParse(await send({ kind: 'wake' }));
        if (reply.success && reply.data.refill) view.refill(reply.data.refill);
        if (!reply.success) return undefined;
        const awaiting = reply.data.awaiting ?? leftAwaiting;
        if (awaiting) latest ||= awaiting.submissionId;
        return { ...reply.data, ...(awaiting ? { awaiting } : {}) };
      } catch {
        if (!connected()) view.keep('orphaned');
        return undefined;
      }
    },
    watching(state, seller, translated) {
      view.watch(state, translated);
      if (connected()) send({ kind: 'watching', state, ...(seller ? { seller } : {}) }).catch(ignore);
    },
    warnRed: () => view.warnRed?.(),
    onState(listener) {
      stateListeners.add(listener);
      return () => stateListeners.delete(listener);
    },
    ...chain,
    submitted(submissionId) {
      chain.submitted(submissionId);
      view.refillOver();
    },
    formGone() {
      view.refillOver();
      const left = chain.leave();
      if (left === undefined) return;
      void keep({ id: newId(), at: Date.now(), type: 'refillClosed', submissionId: left, how: 'left' });
    },
    onCalled(listener) {
      callListeners.add(listener);
      return () => callListeners.delete(listener);
    },
    onRedCalled(listener) {
      redCallListeners.add(listener);
      return () => redCallListeners.delete(listener);
    },
    onPosted(listener) {
      postListeners.add(listener);
      return () => postListeners.delete(listener);
    },
    handOver: (awaiting) => leave({ awaiting }),
    onWatchVerdict(listener) {
      verdictListeners.add(listener);
      return () => verdictListeners.delete(listener);
    },
    stop() {
      clearTimeout(deadline);
      for (const fact of underWay.values()) leave({ fact });
      if (connected()) browser.runtime.onMessage.removeListener(onMessage);
    },
  };
}
