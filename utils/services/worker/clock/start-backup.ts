import type { Browser } from '../../shared/browser-api';
import { createLedgerHost } from '../../shared/ledger-host';
import { drillPlaces, runPlaces } from '../../shared/team/run-places';

const BACKUP_ALARM = 'backup';
const EVERY_MINUTES = 5;

/**
 * Registers what backs up by itself: an alarm, at which the places that are due are served. Call it synchronously when the background
 * starts: the alarm may be what started it. A run that dies with the worker goes on at the next alarm.
 */
export function startBackup(browser: Browser): void {
  const complain = (error: unknown) => console.error('[piaoying]', error);
  const openLedger = createLedgerHost();
  let isRunning = false;

  async function run() {
    // Without a line nothing is tried, and nothing counts as failed.
    if (isRunning || !navigator.onLine) return;
    isRunning = true;
    try {
      await runPlaces(browser, openLedger, undefined);
      await drillPlaces(browser, openLedger);
    } finally {
      isRunning = false;
    }
  }

  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === BACKUP_ALARM) run().catch(complain);
  });
  // The worker starts every minute: made anew each time, it would never come.
  const setAlarm = async () => {
    if (await browser.alarms.get(BACKUP_ALARM)) return;
    await browser.alarms.create(BACKUP_ALARM, { delayInMinutes: 1, periodInMinutes: EVERY_MINUTES });
  };
  setAlarm().catch(complain);
}
