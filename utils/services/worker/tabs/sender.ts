import type { Sender } from './router';

/** The part of the browser's `MessageSender` that is used. */
interface MessageSender {
  readonly url?: string | undefined;
  readonly frameId?: number | undefined;
  readonly tab?: { readonly id?: number | undefined; readonly incognito?: boolean | undefined } | undefined;
}

/**
 * Who sent a message. A portal session is one origin of one cookie jar: a private window has its own.
 * Firefox's containers would need the right to read cookies to be told apart (2026-11).
 */
export function senderOf({ url, frameId, tab }: MessageSender): Sender {
  const who = { tabId: tab?.id, frameId };
  if (!url?.startsWith('https:')) return who;
  const { origin } = new URL(url);
  return { ...who, session: tab?.incognito ? `${origin} private` : origin };
}
