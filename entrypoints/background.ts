import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { openLedgerAt } from '../utils/services/shared/reminders/reminder-pages';
import { DEADLINE_ALARM } from '../utils/services/worker/clock/deadlines';
import { startBackup } from '../utils/services/worker/clock/start-backup';
import { startReminders } from '../utils/services/worker/clock/start-reminders';
import { startSafetyCopy } from '../utils/services/worker/clock/start-safety-copy';
import { startWatches } from '../utils/services/worker/start-watches';
import { reinject } from '../utils/services/worker/tabs/reinject';
import { createRouter } from '../utils/services/worker/tabs/router';
import { senderOf } from '../utils/services/worker/tabs/sender';
import { mayUpdateNow, noteUpdate } from '../utils/services/worker/tabs/update-wait';
import { createWorker } from '../utils/services/worker/worker';

// Every listener is registered synchronously: an event may be what started the worker.
export default defineBackground(() => {
  const worker = createWorker(browser);
  const router = createRouter(worker.ports);
  const portalUrls = browser.runtime.getManifest().host_permissions ?? [];
  const complain = (error: unknown) => console.error('[piaoying]', error);

  browser.runtime.onMessage.addListener(
    (message: unknown, sender) => router(message, senderOf(sender)) || undefined,
  );
  startWatches(browser, portalUrls, worker, complain);
  browser.tabs.onRemoved.addListener((tabId) => void worker.tabClosed(tabId).catch(complain));
  browser.alarms.onAlarm.addListener(() => {
    worker.sweep().then(worker.watchLedger).catch(complain);
    updateWhenQuiet().catch(complain);
  });
  browser.runtime.onStartup.addListener(() => void worker.sweep().catch(complain));
  // The one key of ours that the browser does not answer itself.
  browser.commands.onCommand.addListener(() => void openLedgerAt(browser).catch(complain));
  startSafetyCopy(browser, worker.sweep);
  startReminders(browser);
  startBackup(browser);
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install')
      browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') }).catch(complain);
    watchOpenTabs();
  });
  // The clerk gave back the permission that she had withdrawn.
  browser.permissions.onAdded.addListener(({ origins = [] }) => {
    // Another one (of screenshots) changes nothing at the portal's tabs.
    if (origins.some((origin) => portalUrls.includes(origin))) watchOpenTabs();
  });
  browser.runtime.onUpdateAvailable.addListener(() => {
    noteUpdate(browser.storage.session).then(updateWhenQuiet).catch(complain);
  });

  function watchOpenTabs() {
    const files = browser.runtime.getManifest().content_scripts?.flatMap(({ js }) => js ?? []) ?? [];
    const inject = (tabId: number) =>
      browser.scripting.executeScript({ target: { tabId, allFrames: true }, files: files as never[] });
    reinject(inject, browser.tabs, portalUrls).catch(complain);
  }

  async function updateWhenQuiet() {
    if (await mayUpdateNow(browser.storage.session)) browser.runtime.reload();
  }

  browser.alarms.create(DEADLINE_ALARM, { periodInMinutes: 1 });
  worker.sweep().catch(complain);
  worker.tidyUp().catch(complain);
});
