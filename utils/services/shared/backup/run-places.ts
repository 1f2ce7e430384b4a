import { BACKUP_EVERY_MS } from '../../../domain/backup/back-off';
import { type Target, TargetError, type TargetSettings } from '../../../domain/backup/target';
import { browserName } from '../../../domain/view/browser-name';
import { openTarget } from '../../../exchange/target/open-target';
import { originOf } from '../../../exchange/target/target-settings';
import { type BackupDb, openBackupDb, type PlaceRow } from '../../../store/backup/backup-db';
import { tellChanged } from '../../../store/ledger/changed';
import type { Ledger } from '../../../store/ledger/db';
import type { Browser } from '../browser-api';
import { newId } from '../new-id';
import { readSettings } from '../settings';
import { backUp } from './back-up';
import { readBackupState } from './read-state';

const LOCK = 'piaoying-backup';

/** What the browser's own handle of a folder is asked; TypeScript's library does not know it yet. */
interface AskedHandle {
  queryPermission?(descriptor: { mode: 'readwrite' }): Promise<string>;
}

/** Opens a place, once the browser lets us. @throws TargetError `permission` */
export async function openAllowed(
  browser: Browser,
  settings: TargetSettings,
  handle: unknown,
): Promise<Target> {
  if (settings.kind === 'folder') {
    const state = await (handle as AskedHandle | undefined)?.queryPermission?.({ mode: 'readwrite' });
    if (state !== 'granted') throw new TargetError('permission', `folder: ${state ?? 'no handle'}`);
  } else if (!(await browser.permissions.contains({ origins: originOf(settings) }))) {
    throw new TargetError('permission', 'host');
  }
  return openTarget(settings, {
    send: (...request) => fetch(...request),
    now: Date.now,
    handle: handle as FileSystemDirectoryHandle | undefined,
  });
}

/** Stands for a place that the browser keeps shut: whatever is asked of it says so. */
const closedPlace = (error: unknown): Target => {
  const refuse = () => Promise.reject(error);
  return { put: refuse, get: refuse, list: refuse };
};

export interface RunPlaces {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, of: number) => void;
}

const isDue = ({ failing, lastGoodAt }: PlaceRow, waiting: number, now: number): boolean => {
  if (waiting === 0 && !failing) return false;
  if (failing) return now >= failing.nextAt;
  // A clock that was set back must not keep it waiting.
  return lastGoodAt === undefined || Math.abs(now - lastGoodAt) >= BACKUP_EVERY_MS;
};

/**
 * Backs up to the places that are due, or to those that are named, one after the other. One run at a time in the whole browser; another
 * that begins meanwhile waits for it.
 * @param ids absent: what is due
 */
export async function runPlaces(
  browser: Browser,
  openLedger: () => Promise<Ledger>,
  ids: readonly string[] | undefined,
  { signal, onProgress }: RunPlaces = {},
): Promise<void> {
  await navigator.locks.request(LOCK, async () => {
    const backup = await openBackupDb();
    try {
      const ledger = await openLedger();
      const { places } = await readBackupState(backup, ledger);
      const total = places.reduce(
        (sum, { id, waiting }) => sum + (ids === undefined || ids.includes(id) ? waiting : 0),
        0,
      );
      let before = 0;
      for (const { id, waiting } of places) {
        signal?.throwIfAborted();
        const row = await backup.get('places', id);
        if (!row || !(ids ? ids.includes(id) : isDue(row, waiting, Date.now()))) continue;
        await runPlace(browser, backup, ledger, row, {
          ...(signal ? { signal } : {}),
          onProgress: (done) => onProgress?.(before + done, total),
        });
        before += waiting;
        tellChanged();
      }
    } finally {
      backup.close();
    }
  });
}

async function runPlace(
  browser: Browser,
  backup: BackupDb,
  ledger: Ledger,
  { id, settings, handle }: PlaceRow,
  run: { readonly signal?: AbortSignal; readonly onProgress: (events: number) => void },
): Promise<void> {
  const { reporter } = await readSettings(browser.storage.local);
  const target = await openAllowed(browser, settings, handle).catch(closedPlace);
  await backUp(id, {
    ledger,
    backup,
    target,
    name: [reporter.name, browserName(navigator.userAgent)].filter((part) => part !== '').join(' · '),
    newId,
    now: Date.now,
    chance: Math.random,
    ...run,
    // A worker of Chromium lives on by what it asks of the browser, not by what it fetches.
    onProgress(events) {
      run.onProgress(events);
      void browser.runtime.getPlatformInfo();
    },
  });
}
