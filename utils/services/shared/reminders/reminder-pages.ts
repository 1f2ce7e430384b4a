import { REMINDER_TOPICS, TOPICS, type Topic } from '../../../domain/inbox/reminder-topics';
import type { Browser } from '../browser-api';
import { readReminderState } from './reminder-state';

const LEDGER_PAGE = '/ledger.html';
/** Id of the notification that the clerk made herself to see one. */
export const TRIAL = 'trial';

/**
 * Where what a topic tells is worked through.
 * @param company normalised tax id, when it is about one company only
 */
export function addressOf(topic: Topic, company?: string): string {
  const { address, ofNoCompany } = REMINDER_TOPICS[topic];
  if (company === undefined || ofNoCompany) return address;
  return `${address}${address.includes('?') ? '&' : '?'}company=${encodeURIComponent(company)}`;
}

/**
 * Shows an address of the ledger: in the tab where the ledger is open already, else in a new one.
 * @param hash absent: what is open there stays
 */
export async function openLedgerAt(browser: Browser, hash?: string): Promise<void> {
  const page = browser.runtime.getURL(LEDGER_PAGE);
  const [open] = await browser.tabs.query({ url: `${page}*` });
  if (open?.id === undefined) {
    await browser.tabs.create({ url: `${page}${hash ?? ''}` });
    return;
  }
  const url = hash === undefined ? {} : { url: `${page}${hash}` };
  await browser.tabs.update(open.id, { ...url, active: true });
  // The window may lie behind others, or be minimised.
  await browser.windows.update(open.windowId, { focused: true });
}

/** The clerk pressed a notification. */
export async function openReminder(browser: Browser, id: string): Promise<void> {
  const topic = TOPICS.find((known) => known === id);
  if (topic === undefined && id !== TRIAL) return;
  const { told } = await readReminderState(browser.storage.local);
  await openLedgerAt(browser, topic ? addressOf(topic, told[topic]?.company) : '#/settings');
  await browser.notifications.clear(id);
}
