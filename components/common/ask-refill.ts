import { RefillReply } from '../../utils/messages';
import type { Browser } from '../../utils/services/shared/browser-api';

/**
 * Asks the worker to fill this one into a form of the portal.
 * @param asked she asked her colleagues: nobody has it in hand
 * @returns why not; undefined when the form opens
 */
export async function askRefill(
  browser: Browser,
  submissionId: string,
  asked = false,
): Promise<string | undefined> {
  const reply = RefillReply.safeParse(
    await browser.runtime
      .sendMessage({ kind: 'refill', submissionId, ...(asked ? { asked } : {}) })
      .catch(() => undefined),
  );
  if (reply.success && reply.data.ok) return undefined;
  return reply.data?.bar ?? 'unreadable';
}
