import type { Drill } from '../../../domain/backup/backup-state';
import type { KnowledgeOf } from '../../../domain/record/knowledge';
import { goesOn, type Keyring } from '../../../exchange/segment/keyring';
import { type BackupDb, openBackupDb, type PlaceRow, rangeOf } from '../../../store/backup/backup-db';
import { type Ledger, openLedger } from '../../../store/ledger/db';
import { eventPages } from '../../../store/ledger/events';
import { applySeries } from './apply-series';
import { readKeyring } from './place-files';
import { planSeries } from './plan-series';
import { broughtTo } from './seal-next';
import type { BackupRun, SeriesPorts } from './series';

/** Databases of the drill alone; gone when it ends. */
const SCRATCH_LEDGER = 'piaoying-drill';
const SCRATCH_BACKUP = 'piaoying-drill-backup';

const forget = (name: string): Promise<void> =>
  new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => resolve();
    // A page that hangs holds it: the next drill deletes it.
    request.onblocked = () => resolve();
  });

/** Events that were said to be stored, and that the scratch database lacks or has otherwise. Erased payloads are compared by their digests. */
async function countLacking(
  ledger: Ledger,
  scratch: Ledger,
  backup: BackupDb,
  place: PlaceRow,
): Promise<number> {
  const stored = await backup.getAll('stored', rangeOf(place.id));
  const upTo = stored.at(-1)?.cursor ?? 0;
  const isBrought = await broughtTo(backup, place.id);
  let lacking = 0;
  for await (const page of eventPages(ledger)) {
    for (const event of page) {
      if ((event.seq as number) > upTo) return lacking;
      if (isBrought(event)) continue;
      const there = await scratch.getFromIndex('events', 'id', event.id);
      if (there?.hash !== event.hash || there.chainId !== event.chainId) lacking += 1;
    }
  }
  return lacking;
}

/** A bare computer opens the rest with what lies there, not with what lies here. */
async function openThere({ target, keyring }: Pick<SeriesPorts, 'target' | 'keyring'>): Promise<void> {
  const identities = keyring.keys.map(({ identity }) => identity);
  const isOurs = (other: Keyring) => goesOn(other, keyring) || goesOn(keyring, other);
  if (!(await readKeyring(target, identities, isOurs))) throw new Error('no keys there');
}

/**
 * Really restores the own series of a place to a scratch database, and compares it with the ledger event by event. What was put there
 * by others is theirs to drill.
 * @throws the signal's own reason when it was stopped by hand
 */
export async function drillPlace(
  place: PlaceRow,
  ports: Omit<SeriesPorts, 'kept' | 'signal'> & {
    readonly backup: BackupDb;
    readonly knowledgeOf: KnowledgeOf;
  },
  now: () => number,
  run: BackupRun = {},
): Promise<Drill> {
  const { ledger, backup } = ports;
  await forget(SCRATCH_LEDGER);
  await forget(SCRATCH_BACKUP);
  const scratch = await openLedger(SCRATCH_LEDGER);
  const scratchBackup = await openBackupDb(SCRATCH_BACKUP);
  try {
    await openThere(ports);
    const inScratch = { ...ports, ledger: scratch, backup: scratchBackup };
    const plan = await planSeries(place.installation, inScratch, run);
    const taken = await applySeries(place.installation, inScratch, run);
    const lacking = await countLacking(ledger, scratch, backup, place);
    const told = {
      at: now(),
      segments: plan.segments,
      events: taken.added,
      submissions: plan.submissions,
      lacking,
    };
    const refused = plan.refused ?? taken.refused;
    if (refused) {
      const { seq, fault } = refused;
      return { ...told, result: 'broken', detail: `#${seq} ${fault}` };
    }
    return { ...told, result: lacking === 0 ? 'equal' : 'differs' };
  } catch (error) {
    run.signal?.throwIfAborted();
    const detail = String(error).slice(0, 300);
    return { at: now(), result: 'broken', segments: 0, events: 0, submissions: 0, lacking: 0, detail };
  } finally {
    scratch.close();
    scratchBackup.close();
    await forget(SCRATCH_LEDGER);
    await forget(SCRATCH_BACKUP);
  }
}
