import * as z from '../../../domain/zod';
import type { Browser } from '../../shared/browser-api';
import { createLedgerHost } from '../../shared/ledger-host';
import { makeBackup } from '../../shared/make-backup';
import { newId } from '../../shared/new-id';
import { putInOutbox } from '../../shared/outbox';
import {
  copyIsDue,
  keepCopy,
  type MadeBackup,
  noteFailure,
  type SafetyCopyPorts,
} from '../../shared/safety-copy';

const COPY_ALARM = 'safetyCopy';
const OFFSCREEN_PAGE = '/offscreen.html';

/** From the offscreen document: the backup is made, or why not. */
const BackupMade = z.union([
  z.object({
    kind: z.literal('backupMade'),
    url: z.string().check(z.regex(/^blob:/)),
    size: z.int(),
    lastSeq: z.int(),
  }),
  z.object({ kind: z.literal('backupFailed'), detail: z.string() }),
]);

/** A service worker has no object URLs; the event page of Firefox has, and no offscreen documents. */
const canMakeUrls = () => typeof URL.createObjectURL === 'function';

/**
 * Registers what makes the daily copy: an alarm every hour, the browser's start, the answer of the offscreen
 * document. Call it synchronously when the background starts: one of these may be what started it.
 * @param sweep moves the outbox into the ledger
 */
export function startSafetyCopy(browser: Browser, sweep: () => Promise<unknown>): void {
  const complain = (error: unknown) => console.error('[piaoying]', error);
  const ports: SafetyCopyPorts = {
    area: browser.storage.local,
    downloads: browser.downloads,
    openLedger: createLedgerHost(),
    extensionId: browser.runtime.id,
    now: Date.now,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    async onFailed(detail) {
      const fault = { id: newId(), at: Date.now(), type: 'fault', kind: 'safetyCopyFailed', detail } as const;
      await putInOutbox(browser.storage.local, fault);
      await sweep();
    },
  };

  async function keep(made: MadeBackup) {
    try {
      await keepCopy(ports, made);
    } finally {
      if (canMakeUrls()) URL.revokeObjectURL(made.url);
      // With the document its URL goes, too.
      else await browser.offscreen.closeDocument();
    }
  }

  async function copyIfDue() {
    if (!(await copyIsDue(ports))) return;
    if (canMakeUrls()) {
      await keep(await makeBackup(await ports.openLedger(), Date.now()));
      return;
    }
    // One that is left over from a worker that was stopped is in the way.
    await browser.offscreen.closeDocument().catch(() => undefined);
    await browser.offscreen.createDocument({
      url: OFFSCREEN_PAGE,
      reasons: ['BLOBS'],
      justification: 'Writes the daily backup file',
    });
  }

  const tryCopy = () => {
    copyIfDue()
      .catch((reason) => noteFailure(ports, reason))
      .catch(complain);
  };

  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === COPY_ALARM) tryCopy();
  });
  browser.runtime.onStartup.addListener(tryCopy);
  browser.runtime.onMessage.addListener((message: unknown, sender) => {
    const answer = BackupMade.safeParse(message);
    if (!answer.success || sender.id !== browser.runtime.id || sender.tab !== undefined) return undefined;
    const made = answer.data;
    const done = made.kind === 'backupMade' ? keep(made) : Promise.reject(new Error(made.detail));
    done.catch((reason) => noteFailure(ports, reason)).catch(complain);
    return undefined;
  });
  // The worker starts every minute: made anew each time, an hourly alarm would never come.
  const setAlarm = async () => {
    if (await browser.alarms.get(COPY_ALARM)) return;
    await browser.alarms.create(COPY_ALARM, { delayInMinutes: 10, periodInMinutes: 60 });
  };
  setAlarm().catch(complain);
}
