import { findGesturePlace } from '../../utils/capture/entry/watch-gesture';
import { watchList } from '../../utils/capture/list/watch-list';
import { startCapture } from '../../utils/capture/start/start-capture';
import type { Fact } from '../../utils/domain/fact/fact';
import type { WatchState } from '../../utils/messages';
import { practice } from '../../utils/portal/practice/practice';
import { createPageDrafts } from '../../utils/services/page/page-drafts';
import { createPageList } from '../../utils/services/page/page-list';
import { createPageRefill } from '../../utils/services/page/page-refill';
import { createPageTwin } from '../../utils/services/page/page-twin';
import { createPortalPorts, viewRecordBy } from '../../utils/services/page/portal-ports';
import type { Browser } from '../../utils/services/shared/browser-api';
import type { Settings } from '../../utils/services/shared/settings';
import { createPortalView } from '../portal/portal-view';

/**
 * Capture, refill, chip and bars on the page of 练习: what the content script joins on a page of the portal.
 * @param browser the one of 练习
 * @param isOffline the machine counts as off line while the simulated portal says so
 * @param watched the form came or went
 */
export function startPracticeEngine(
  browser: Browser,
  window: Window,
  settings: Pick<Settings, 'language' | 'chip'>,
  on: { isOffline(): boolean; watched(state: WatchState): void },
) {
  const { document } = window;
  const findIssuing = () => findGesturePlace(document, practice.entry.gesture);
  const view = createPortalView(document, findIssuing, practice.red, viewRecordBy(browser));
  view.apply(settings);
  const ports = createPortalPorts(browser, document, {
    ...view,
    watch(state, translated) {
      view.watch(state, translated);
      on.watched(state);
    },
    refill: (planId) => void refill.start(planId),
    refillOver: () => refill.over(),
    kept: (fact) => list.kept(fact),
  });
  /** A cable that is pulled in practice: the browser itself is on line all the while. */
  const keep = (fact: Fact) =>
    ports.keep(
      (fact.type === 'submitted' || fact.type === 'repeated') && on.isOffline()
        ? { ...fact, onLine: false }
        : fact,
    );
  const heard = { ...ports, keep };
  const list = createPageList(browser, document, heard, { ...view.list, ...view.looks });
  const drafts = createPageDrafts(browser, window, practice, heard, view.drafts);
  const twin = createPageTwin(browser, window, practice, heard, view.twin);
  const refill = createPageRefill(browser, window, practice, { ...heard, ...drafts }, view.bar);
  twin.start();
  drafts.start(false);
  const stops = [
    startCapture(window, practice, drafts.join(twin.join(heard))),
    ...[drafts, twin, ports, view].map(({ stop }) => stop),
  ];
  let stopList: (() => void) | undefined;
  return {
    /** The practised list is shown, or gone. */
    listShown(isShown: boolean) {
      stopList?.();
      stopList = isShown ? watchList(window, practice, { ...heard, ...list }) : undefined;
    },
    stop() {
      stopList?.();
      for (const stop of stops) stop();
    },
  };
}
