import { registrationKey } from '../../../domain/backup/names';
import type { TeamWord } from '../../../domain/retry/team-bar';
import { type Keyring, leftAt, newestKey } from '../../../exchange/segment/keyring';
import {
  type BackupDb,
  type ColleagueRow,
  openBackupDb,
  type PlaceRow,
} from '../../../store/backup/backup-db';
import { tellChanged } from '../../../store/ledger/changed';
import type { Ledger } from '../../../store/ledger/db';
import type { Browser } from '../browser-api';
import { othersOf } from './others';
import { BACKUP_LOCK, openAllowed, runPlace } from './run-places';

/** So long she waits for the colleagues' word before it counts as not to be had: another run may be under way, or the line is slow. */
const PATIENCE_MS = 20_000;

/** So long a clerk alone waits for whether somebody came, ms. */
const LOOK_MS = 3_000;

/**
 * Whether another computer may have come to a place since it was looked at last: what it took over may be in hand here. Where the place
 * does not answer at once, nobody is known to have.
 */
async function hasNewcomer(
  browser: Browser,
  { settings, handle, failing, lastRegister = 0 }: PlaceRow,
): Promise<boolean> {
  if (failing) return false;
  const look = async () => {
    const target = await openAllowed(browser, settings, handle);
    return (await target.get(registrationKey(lastRegister + 1))) !== undefined;
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), LOOK_MS);
  });
  return Promise.race([look().catch(() => false), late]).finally(() => clearTimeout(timer));
}

/** Places where there are others, as far as it is known here, and where there is nobody yet those that somebody came to. */
async function placesToAsk(browser: Browser, backup: BackupDb, ledger: Ledger): Promise<ReadonlySet<string>> {
  const known = (await colleaguesOf(backup, ledger)).rows.map(({ placeId }) => placeId);
  if (known.length > 0) return new Set(known);
  const places = await backup.getAll('places');
  const came = await Promise.all(places.map((place) => hasNewcomer(browser, place)));
  return new Set(places.filter((_, at) => came[at]).map(({ id }) => id));
}

/** Others that did not leave. */
async function colleaguesOf(backup: BackupDb, ledger: Ledger) {
  const { others, keys } = await othersOf(backup, ledger);
  const keyring = keys?.keyring;
  return {
    keyring,
    rows: others.filter(({ installation }) => !keyring || leftAt(keyring, installation) === undefined),
  };
}

/**
 * It may be her word that she has it in hand. What was put with an old key counts for nothing where its computer is not among those that
 * go on; what a computer put anew since, under another name or at another place, tells all of it.
 */
function isUnread(row: ColleagueRow, all: readonly ColleagueRow[], keyring: Keyring | undefined): boolean {
  const { recipient, since, refused } = row;
  if (refused === undefined) return false;
  const goOn = keyring && newestKey(keyring).members;
  if (refused.fault === 'oldKey' && !goOn?.some((member) => member === recipient)) return false;
  return !all.some(
    (one) =>
      one.refused === undefined &&
      one.recipient !== undefined &&
      one.recipient === recipient &&
      (one.placeId !== row.placeId || one.since > since),
  );
}

/**
 * Puts what is new here where the colleagues find it, then takes in what they put. In this order two that do it about the same thing
 * cannot both miss the other's word: whoever puts his last finds the other's.
 */
export async function meetTeam(browser: Browser, openLedger: () => Promise<Ledger>): Promise<TeamWord> {
  const backup = await openBackupDb();
  try {
    const ledger = await openLedger();
    const places = await placesToAsk(browser, backup, ledger);
    if (places.size === 0) return 'alone';
    const signal = AbortSignal.timeout(PATIENCE_MS);
    return await navigator.locks.request(BACKUP_LOCK, { signal }, async (): Promise<TeamWord> => {
      let isReached = true;
      // Also where one does not answer: what was put at the others is known then, and they know of this computer.
      for (const row of await backup.getAll('places')) {
        signal.throwIfAborted();
        if (
          places.has(row.id) &&
          (await runPlace(browser, backup, ledger, row, { signal, isWaitedFor: true }))
        )
          isReached = false;
      }
      tellChanged();
      const { rows, keyring } = await colleaguesOf(backup, ledger);
      if (!isReached) return 'unreachable';
      if (rows.length === 0) return 'alone';
      return rows.some((row) => isUnread(row, rows, keyring)) ? 'unread' : 'fresh';
    });
  } catch (error) {
    // Its own end, and that of what it waited for.
    if (error instanceof DOMException) return 'unreachable';
    throw error;
  } finally {
    backup.close();
  }
}
