import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { PhotoLack } from '../../../domain/fact/evidence-facts';
import type { FactOf } from '../../../domain/fact/fact';
import { beijingText } from '../../../domain/invoice/beijing-time';
import { FitReply, type PhotographAsk } from '../../../messages';
import { isPicturedAlready } from '../../../store/faults/pictures';
import type { EvidenceRow, Ledger } from '../../../store/ledger/db';
import { type AppendContext, append } from '../../../store/write/append';
import type { Browser } from '../../shared/browser-api';
import { mayPhotograph, readSettings } from '../../shared/settings';
import { fitPhoto } from './fit-image';
import type { Sender } from './router';

/** At most one photograph in so long, ms. */
const ONE_IN_MS = 60_000;
const LAST = 'lastPhotoAt';

interface PhotoDeskPorts {
  readonly browser: Pick<Browser, 'permissions' | 'storage' | 'tabs' | 'windows'>;
  readonly ledger: () => Promise<Ledger>;
  readonly context: () => Promise<AppendContext>;
  readonly now: () => number;
  readonly onCommitted: () => void;
  /** Makes it small enough; another one in tests. */
  readonly shrink?: (url: string) => Promise<Blob | undefined>;
}

const placeOf = (url: string | undefined): string | undefined => {
  if (url === undefined) return undefined;
  try {
    const { origin, pathname } = new URL(url);
    return `${origin}${pathname}`;
  } catch {
    return undefined;
  }
};

/**
 * Photographs the portal's tab beside a text picture, where she switched that on, and keeps the photograph or why there is
 * none. Only while that tab is in front of a window that is in front, before and after, and shows nothing secret.
 */
export function createPhotoDesk(ports: PhotoDeskPorts) {
  const { browser, ledger, now } = ports;
  const { shrink = fitPhoto } = ports;

  /** Which page stands in front of her. @returns undefined when it is another one, or none of this tab */
  async function inFront(tabId: number): Promise<{ windowId: number; place: string } | undefined> {
    const tab = await browser.tabs.get(tabId);
    const place = placeOf(tab.url);
    if (!tab.active || tab.windowId === undefined || place === undefined) return undefined;
    const { focused, state } = await browser.windows.get(tab.windowId);
    return focused && state !== 'minimized' ? { windowId: tab.windowId, place } : undefined;
  }

  async function photograph(ask: PhotographAsk, { tabId, frameId }: Sender): Promise<Blob | PhotoLack> {
    const { screenshots } = await readSettings(browser.storage.local);
    if (!screenshots) return 'off';
    if (!(await mayPhotograph(browser))) return 'denied';
    if (tabId === undefined) return 'failed';
    const before = await inFront(tabId);
    const asked = placeOf(`${ask.site.origin}${ask.site.path}`);
    // Of a frame the page around it may be another site's: then it stays the same page.
    if (!before || (frameId === 0 && before.place !== asked)) return 'notInFront';
    const { [LAST]: last } = await browser.storage.session.get(LAST);
    if (typeof last === 'number' && Math.abs(now() - last) < ONE_IN_MS) return 'tooSoon';
    await browser.storage.session.set({ [LAST]: now() });
    const url = await browser.tabs.captureVisibleTab(before.windowId, { format: 'png' });
    const after = await inFront(tabId);
    if (after?.place !== before.place || after.windowId !== before.windowId) return 'notInFront';
    // What came over the page while the worker woke.
    const reply = FitReply.safeParse(
      await browser.tabs.sendMessage(tabId, { kind: 'fit', pictureId: ask.pictureId }),
    );
    if (!reply.success || !reply.data.fit) return reply.data?.why ?? 'secret';
    return (await shrink(url)) ?? 'tooLarge';
  }

  async function keep(ask: PhotographAsk, sender: Sender): Promise<void> {
    const db = await ledger();
    const at = now();
    const known = await db.getKeyFromIndex('events', 'id', `${ask.pictureId}-photo`);
    if (known !== undefined) return;
    if (ask.faultKind !== undefined && (await isPicturedAlready(db, { ...ask, id: ask.pictureId, at })))
      return;
    const taken = await photograph(ask, sender).catch((): PhotoLack => 'failed');
    const fact: FactOf<'photographed'> = {
      // Of one name: asked for twice, it is kept once.
      id: `${ask.pictureId}-photo`,
      at,
      type: 'photographed',
      pictureId: ask.pictureId,
      ...(ask.submissionId === undefined ? {} : { submissionId: ask.submissionId }),
    };
    if (typeof taken === 'string') {
      await append(db, [{ ...fact, lacks: taken }], await ports.context());
    } else {
      const id = bytesToHex(sha256(new Uint8Array(await taken.arrayBuffer())));
      const fileName = `${beijingText(at).replace(/:/g, '').replace(' ', '_')}.${taken.type.split('/')[1]}`;
      const row: EvidenceRow = { id, sha256: id, mime: taken.type, takenAt: at, blob: taken };
      const bytes = { sha256: id, mime: taken.type, size: taken.size, fileName };
      await append(db, [{ ...fact, bytes }], await ports.context(), [row]);
    }
    ports.onCommitted();
  }

  // One after the other: two at once must not both be the first of the minute.
  let last: Promise<void> = Promise.resolve();
  return {
    photograph(ask: PhotographAsk, sender: Sender): Promise<void> {
      last = last.then(
        () => keep(ask, sender),
        () => keep(ask, sender),
      );
      return last;
    },
  };
}
