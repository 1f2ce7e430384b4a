import { vi } from 'vitest';
import { takeSnapshot } from '../../../../utils/capture/entry/take-snapshot';
import type { CapturePorts, Reading } from '../../../../utils/capture/ports';
import { startCapture } from '../../../../utils/capture/start/start-capture';
import type { Fact, FactOf } from '../../../../utils/domain/fact/fact';
import { contentOf } from '../../../../utils/domain/invoice/raw-snapshot';
import type { CalledNotice, PostAsk, SubmissionState, WakeReply } from '../../../../utils/messages';
import { dppt } from '../../../../utils/portal/dppt';

const PORTAL = 'https://dppt.beijing.chinatax.gov.cn:8443';

/** Goes there without loading anything, as the portal's own router does. */
export const goTo = (path: string) =>
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(PORTAL + path);

/** One frame under capture: what it kept, and what the worker may tell it. */
export function captureStage(given: Partial<CapturePorts> = {}) {
  const facts: Fact[] = [];
  const watched: unknown[] = [];
  const handedOver: unknown[] = [];
  const stage = {
    facts,
    watched,
    handedOver,
    lastReading: undefined as Reading | undefined,
    reply: { tabKey: 'B:7', frameId: 0 } as WakeReply | undefined,
    state: (_: SubmissionState) => {},
    called: (_: Partial<CalledNotice>) => {},
    posted: (_: Partial<PostAsk>): Promise<string | undefined> | undefined => undefined,
    emptied: () => {},
    watchVerdict: (_: string) => {},
    stop: () => {},
    of: <T extends Fact['type']>(type: T) => facts.filter((fact) => fact.type === type) as FactOf<T>[],
    /** What the drafts read of the form as it stands. */
    remember() {
      const snapshot = takeSnapshot(document, dppt.entry, Date.now());
      stage.lastReading = { snapshot, content: contentOf(snapshot), at: performance.now() };
    },
    wait: (ms: number) => vi.advanceTimersByTimeAsync(ms),
  };
  let ids = 0;
  const nothing = () => undefined;
  stage.stop = startCapture(window, dppt, {
    now: Date.now,
    clock: () => performance.now(),
    newId() {
      ids += 1;
      return `ID${ids}`;
    },
    keep: (fact) => facts.push(fact),
    retryOf: nothing,
    draftId: nothing,
    lastReading: () => stage.lastReading,
    twinMeant: nothing,
    submitted: nothing,
    formGone: nothing,
    wake: async () => stage.reply,
    watching: (state, seller, translated) => watched.push([state, seller, translated]),
    onState(listener) {
      stage.state = listener;
      return nothing;
    },
    onCalled(listener) {
      stage.called = (call) =>
        listener({
          kind: 'called',
          submissionId: 'CALL',
          at: Date.now(),
          method: 'POST',
          path: '/x',
          ...call,
        });
      return nothing;
    },
    onPosted(listener) {
      stage.posted = (call) =>
        listener({ kind: 'posted', at: Date.now(), method: 'POST', path: '/y', navigates: false, ...call });
      return nothing;
    },
    onEmptied(listener) {
      stage.emptied = listener;
      return nothing;
    },
    handOver: (awaiting) => handedOver.push(awaiting),
    onWatchVerdict(listener) {
      stage.watchVerdict = listener;
      return nothing;
    },
    ...given,
  });
  return stage;
}
