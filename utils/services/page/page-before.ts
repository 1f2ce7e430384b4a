import { BeforeReply, Notice, type Request } from '../../messages';
import type { Browser } from '../shared/browser-api';

/**
 * Asks what the pages before this one left in its tab. Of the whole page alone. Construction is inert.
 * @param isFollowed the page is of that matter alone: asked again when the ledger has another word for it
 */
export function createPageBefore(
  browser: Pick<Browser, 'runtime'>,
  window: Window,
  told: (left: BeforeReply) => void,
  isFollowed = false,
) {
  const ask = async () => {
    const request: Request = { kind: 'before' };
    const reply = BeforeReply.safeParse(await browser.runtime.sendMessage(request));
    if (reply.success) told(reply.data);
  };
  const askQuietly = () => void ask().catch(() => undefined);
  const onMessage = (message: unknown) => {
    const notice = Notice.safeParse(message);
    if (notice.success && notice.data.kind === 'state') askQuietly();
    return undefined;
  };
  return {
    start(): void {
      if (window.top !== window) return;
      if (isFollowed) browser.runtime.onMessage.addListener(onMessage);
      askQuietly();
    },
    stop(): void {
      if (browser.runtime?.id) browser.runtime.onMessage.removeListener(onMessage);
    },
  };
}
