import type { Browser } from '../browser-api';

const PERMISSION = { permissions: ['notifications' as const] };

export const mayNotify = (browser: Browser): Promise<boolean> => browser.permissions.contains(PERMISSION);

/** The browser shows its own question, and only from inside a click. */
export const askToNotify = (browser: Browser): Promise<boolean> =>
  browser.permissions.request(PERMISSION).catch(() => false);

/** @param id a newer notification of the same id takes the place of the older */
export const notify = (browser: Browser, id: string, message: string): Promise<string> =>
  browser.notifications.create(id, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    title: browser.runtime.getManifest().name,
    message,
  });
