import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { startLogIn } from '../components/portal/log-in';
import { createPortalView } from '../components/portal/portal-view';
import { findGesturePlace } from '../utils/capture/entry/watch-gesture';
import { startCapture } from '../utils/capture/start/start-capture';
import { watchOtherPages } from '../utils/capture/start/watch-other-pages';
import { profileOfFormHost, profileOfHost } from '../utils/portal/registry';
import { createPageBefore } from '../utils/services/page/page-before';
import { watchBeforePress } from '../utils/services/page/page-check';
import { createPageCompany } from '../utils/services/page/page-company';
import { createPageDrafts } from '../utils/services/page/page-drafts';
import { createPageHome } from '../utils/services/page/page-home';
import { createPageList } from '../utils/services/page/page-list';
import { createPageRedTwin } from '../utils/services/page/page-red-twin';
import { createPageRefill } from '../utils/services/page/page-refill';
import { createPageKeeping } from '../utils/services/page/page-travellers';
import { createPortalPorts, viewRecordBy } from '../utils/services/page/portal-ports';
import { startWhereWatched } from '../utils/services/page/watched-area';
import { readSettings, type Settings } from '../utils/services/shared/settings';

export default defineContentScript({
  matches: ['https://*.chinatax.gov.cn/*'],
  allFrames: true,
  runAt: 'document_start',
  // The page's own scripts would hear a window message (law L3).
  noScriptStartedPostMessage: true,
  main(ctx) {
    const profile = profileOfFormHost(location.hostname);
    if (!profile) return void ctx.onInvalidated(startLogIn(browser, window));
    // Of another site that may hold the form in a frame nothing but the form is watched.
    const isPortal = profileOfHost(location.hostname) !== undefined;

    const findIssuing = () => findGesturePlace(document, profile.entry.gesture);
    const view = createPortalView(document, findIssuing, profile.red, viewRecordBy(browser));
    const keeping = createPageKeeping(browser, window, profile);
    const portal = createPortalPorts(browser, document, {
      ...view,
      refill: (planId) => void refill.start(planId),
      refillOver: () => refill.over(),
      kept: (fact) => list.kept(fact),
    });
    const ports = keeping.join(portal);
    const list = createPageList(browser, document, ports, { ...view.list, ...view.looks });
    const company = createPageCompany(browser, window, profile, ports.keep, view.company);
    const drafts = createPageDrafts(browser, window, profile, ports, view.drafts);
    const twin = watchBeforePress(browser, window, profile, ports, view);
    const home = createPageHome(browser, window, profile, ports.keep);
    const before = createPageBefore(browser, window, view.before);
    for (const part of isPortal ? [twin, company, before] : [twin, home]) part.start();
    const refill = createPageRefill(browser, window, profile, { ...ports, ...drafts }, view.bar);
    const others = { ...ports, ...list, ...createPageRedTwin(browser, profile.id, view.redTwin) };
    const stops = [
      startCapture(window, profile, drafts.join(twin.join(company.join(ports)))),
      ...(isPortal ? watchOtherPages(window, profile, others, company.join(ports)) : []),
      ...[company, home, drafts, twin, ports, view].map(({ stop }) => stop),
    ];
    const start = (all: Settings) =>
      [view, twin, keeping].map((part) => part.apply(all)).concat(drafts.start(all.drafts));
    const apply = (settings: Settings) => startWhereWatched(location.hostname, settings, start, stops);
    readSettings(browser.storage.local).then(apply, () => drafts.start(false));
    for (const stop of stops) ctx.onInvalidated(stop);
  },
});
