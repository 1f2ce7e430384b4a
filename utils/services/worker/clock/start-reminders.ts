import type { Browser } from '../../shared/browser-api';
import { createLedgerHost } from '../../shared/ledger-host';
import { mayNotify, notify } from '../../shared/reminders/notify';
import { openReminder } from '../../shared/reminders/reminder-pages';
import { DEADLINE_ALARM } from './deadlines';
import { type ReminderPorts, remind } from './reminders';

/**
 * Registers what reminds: the alarm of every minute, and the press of a notification. Call it synchronously when the
 * background starts: one of these may be what started it.
 */
export function startReminders(browser: Browser): void {
  const complain = (error: unknown) => console.error('[piaoying]', error);
  const ports: ReminderPorts = {
    area: browser.storage.local,
    openLedger: createLedgerHost(),
    now: Date.now,
    permitted: () => mayNotify(browser),
    show: (topic, message) => notify(browser, topic, message),
    hide: (topic) => browser.notifications.clear(topic),
  };
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === DEADLINE_ALARM) remind(ports).catch(complain);
  });

  const pressed = (id: string) => {
    openReminder(browser, id).catch(complain);
  };
  const listen = () => {
    // Absent until the clerk has given the permission.
    const given: Browser['notifications'] | undefined = browser.notifications;
    if (given && !given.onClicked.hasListener(pressed)) given.onClicked.addListener(pressed);
  };
  listen();
  browser.permissions.onAdded.addListener(listen);
}
