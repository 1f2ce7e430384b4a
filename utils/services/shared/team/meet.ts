import { leftAt } from '../../../exchange/segment/keyring';
import { type ColleagueRow, openBackupDb } from '../../../store/backup/backup-db';
import { tellChanged } from '../../../store/ledger/changed';
import type { Ledger } from '../../../store/ledger/db';
import type { Browser } from '../browser-api';
import { othersOf } from './others';
import { BACKUP_LOCK, runPlace } from './run-places';

/** So long she waits for the colleagues' word before it counts as not to be had: another run may be under way, or the line is slow. */
const PATIENCE_MS = 20_000;

/**
 * What is known of the colleagues now: `alone` there are none · `fresh` everything that they put by now is here, and what is here was put
 * there · `unreachable` their place did not answer in time
 */
export type TeamWord = 'alone' | 'fresh' | 'unreachable';

/**
 * Puts what is new here where the colleagues find it, then takes in what they put. In this order two that do it about the same thing
 * cannot both miss the other's word: whoever puts his last finds the other's.
 */
export async function meetTeam(browser: Browser, openLedger: () => Promise<Ledger>): Promise<TeamWord> {
  const backup = await openBackupDb();
  try {
    const ledger = await openLedger();
    const { others, keys } = await othersOf(backup, ledger);
    const isIn = ({ installation }: ColleagueRow) =>
      !keys || leftAt(keys.keyring, installation) === undefined;
    const places = new Set(others.filter(isIn).map(({ placeId }) => placeId));
    if (places.size === 0) return 'alone';
    const signal = AbortSignal.timeout(PATIENCE_MS);
    return await navigator.locks.request(BACKUP_LOCK, { signal }, async (): Promise<TeamWord> => {
      for (const row of await backup.getAll('places')) {
        if (places.has(row.id) && (await runPlace(browser, backup, ledger, row, { signal })))
          return 'unreachable';
      }
      tellChanged();
      return 'fresh';
    });
  } catch (error) {
    // Its own end, and that of what it waited for.
    if (error instanceof DOMException) return 'unreachable';
    throw error;
  } finally {
    backup.close();
  }
}
