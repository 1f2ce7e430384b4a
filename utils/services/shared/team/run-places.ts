import { isBackupDue, isDrillDue } from '../../../domain/backup/back-off';
import { type Target, TargetError, type TargetSettings } from '../../../domain/backup/target';
import { browserName } from '../../../domain/view/browser-name';
import { openTarget } from '../../../exchange/target/open-target';
import { originOf } from '../../../exchange/target/target-settings';
import { knowledgeWith } from '../../../portal/registry';
import { type BackupDb, changePlace, openBackupDb, type PlaceRow } from '../../../store/backup/backup-db';
import { tellChanged } from '../../../store/ledger/changed';
import type { Ledger } from '../../../store/ledger/db';
import { newestOfAll } from '../../../store/read/submissions';
import { type BackUpPorts, backUp } from '../backup/back-up';
import { drillPlace } from '../backup/drill';
import { keysOf } from '../backup/firm-keys';
import { readBackupState } from '../backup/read-state';
import type { Browser } from '../browser-api';
import { newId } from '../new-id';
import { readSettings } from '../settings';
import { pullPlace } from './pull';

/** One run at a time in the whole browser. */
export const BACKUP_LOCK = 'piaoying-backup';

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

/**
 * Nobody waits for an answer longer than the signal says: a request alone may take a minute. What arrives there late all the same lies
 * under a key of its own.
 */
function within(target: Target, signal: AbortSignal | undefined): Target {
  if (!signal) return target;
  const orGivenUp = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    let giveUp = () => {};
    const givenUp = new Promise<never>((_, reject) => {
      giveUp = () => reject(signal.reason);
    });
    const first = Promise.race([answer, givenUp]);
    signal.addEventListener('abort', giveUp);
    if (signal.aborted) giveUp();
    try {
      return await first;
    } finally {
      signal.removeEventListener('abort', giveUp);
    }
  };
  return {
    put: (...what) => orGivenUp(target.put(...what)),
    get: (...what) => orGivenUp(target.get(...what)),
    list: (...what) => orGivenUp(target.list(...what)),
  };
}

export interface RunPlaces {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, of: number) => void;
}

/**
 * Backs up to the places that are due, or to those that are named, one after the other, and takes in what colleagues put there. One run at a time in the whole browser; another
 * that begins meanwhile waits for it.
 * @param ids absent: what is due
 */
export async function runPlaces(
  browser: Browser,
  openLedger: () => Promise<Ledger>,
  ids: readonly string[] | undefined,
  { signal, onProgress }: RunPlaces = {},
): Promise<void> {
  await navigator.locks.request(BACKUP_LOCK, async () => {
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
        if (!row || !(ids ? ids.includes(id) : isBackupDue(row, Date.now()))) continue;
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

/** Drills, one at a time, for they share a scratch database; a refill that asks the colleagues meanwhile must not wait for one. */
export const DRILL_LOCK = 'piaoying-drill';

/**
 * Restores the places that are due to a scratch database once a month, by itself, and compares: a backup that nobody ever restored is
 * none.
 */
export async function drillPlaces(browser: Browser, openLedger: () => Promise<Ledger>): Promise<void> {
  await navigator.locks.request(DRILL_LOCK, { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    const backup = await openBackupDb();
    try {
      const ledger = await openLedger();
      for (const place of await backup.getAll('places')) {
        const newest = await newestOfAll(ledger);
        if (isDrillDue(place, newest?.submittedAt, Date.now()))
          await drillOne(browser, backup, ledger, place);
      }
    } finally {
      backup.close();
    }
  });
}

/** Backs up to one place, and takes in what colleagues put there. Call it under the lock. */
export async function runPlace(
  browser: Browser,
  backup: BackupDb,
  ledger: Ledger,
  { id, settings, handle }: PlaceRow,
  { signal, onProgress, isWaitedFor = false }: Pick<BackUpPorts, 'signal' | 'onProgress' | 'isWaitedFor'>,
): Promise<TargetError | undefined> {
  const { reporter, deadlines } = await readSettings(browser.storage.local);
  const target = within(await openAllowed(browser, settings, handle).catch(closedPlace), signal);
  // A worker of Chromium lives on by what it asks of the browser, not by what it fetches.
  const stayAlive = () => void browser.runtime.getPlatformInfo();
  const run = {
    ledger,
    backup,
    target,
    now: Date.now,
    ...(signal ? { signal } : {}),
  };
  return backUp(
    id,
    {
      ...run,
      name: [reporter.name, browserName(navigator.userAgent)].filter((part) => part !== '').join(' · '),
      newId,
      chance: Math.random,
      isWaitedFor,
      onProgress(events) {
        onProgress?.(events);
        stayAlive();
      },
    },
    (keyring) =>
      pullPlace(id, { ...run, keyring, knowledgeOf: knowledgeWith(deadlines), onProgress: stayAlive }),
  );
}

async function drillOne(browser: Browser, backup: BackupDb, ledger: Ledger, place: PlaceRow): Promise<void> {
  const { id, settings, handle } = place;
  const keys = await keysOf(backup);
  if (!keys) return;
  await changePlace(backup, id, (row) => ({ ...row, drillTriedAt: Date.now() }));
  const { deadlines } = await readSettings(browser.storage.local);
  const target = await openAllowed(browser, settings, handle).catch(closedPlace);
  const ports = { target, keyring: keys.keyring, ledger, backup, knowledgeOf: knowledgeWith(deadlines) };
  const onProgress = () => void browser.runtime.getPlatformInfo();
  const drill = await drillPlace(place, ports, Date.now, { onProgress });
  await changePlace(backup, id, (row) => ({ ...row, drill }));
  tellChanged();
}
