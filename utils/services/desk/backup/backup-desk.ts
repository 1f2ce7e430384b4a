import { type Target, TargetError, type TargetSettings } from '../../../domain/backup/target';
import { newIdentity, recipientOf, SealError } from '../../../exchange/segment/age-file';
import { goesOn, isSignedBy, type Keyring, newKeyring } from '../../../exchange/segment/keyring';
import { normalised, originOf } from '../../../exchange/target/target-settings';
import { knowledgeWith } from '../../../portal/registry';
import {
  type BackupDb,
  changePlace,
  openBackupDb,
  type PlaceRow,
  removePlaceRow,
} from '../../../store/backup/backup-db';
import { onChanged, tellChanged } from '../../../store/ledger/changed';
import { colleaguesIn } from '../../../store/ledger/colleagues';
import type { Ledger } from '../../../store/ledger/db';
import { takenUpTo } from '../../../store/ledger/taken-series';
import { applySeries } from '../../shared/backup/apply-series';
import { drillPlace } from '../../shared/backup/drill';
import { ensureKeyring, keepKeyring, keysOf, OtherKey } from '../../shared/backup/firm-keys';
import { readKeyring, registrationsOf } from '../../shared/backup/place-files';
import { planSeries } from '../../shared/backup/plan-series';
import { lookAtBackups } from '../../shared/backup/read-state';
import type { Browser } from '../../shared/browser-api';
import { newId } from '../../shared/new-id';
import { readSettings } from '../../shared/settings';
import { DRILL_LOCK, openAllowed, runPlaces } from '../../shared/team/run-places';
import { verifyLedger } from '../../shared/verify-ledger';
import type { BackupDesk, BackupRun, FoundInstallation, PlaceResult } from './backup-ports';
import { goOnWith } from './go-on-with';

/** A place that was looked into: opened with a key that is not necessarily this computer's. */
interface Looked {
  readonly settings: TargetSettings;
  readonly handle?: FileSystemDirectoryHandle | undefined;
  readonly target: Target;
  readonly keyring: Keyring;
  readonly recoveryRecipient: string;
  /** Up to where each chain was taken from there. */
  readonly upTo: Map<string, number>;
}

const refusalOf = (error: unknown): Extract<PlaceResult, { ok: false }> => {
  if (error instanceof OtherKey) return { ok: false, refusal: 'otherKey', detail: '' };
  if (error instanceof TargetError) {
    const refusal = error.detail === 'host' ? 'noHostPermission' : error.kind;
    return { ok: false, refusal, detail: error.detail };
  }
  return { ok: false, refusal: 'odd', detail: error instanceof Error ? error.name : String(error) };
};

/**
 * The browser shows its own question, and only from inside a click: nothing is awaited before it. Firefox refuses without a word what
 * comes a moment later.
 */
const askFor = (browser: Browser, settings: TargetSettings): Promise<boolean> =>
  settings.kind === 'folder'
    ? Promise.resolve(true)
    : browser.permissions.request({ origins: originOf(settings) }).catch(() => false);

/** A log that this computer may go on with, for it is not its own. */
async function othersLog(ledger: Ledger, log: string | undefined): Promise<string | undefined> {
  const isColleague = await colleaguesIn({ get: (key) => ledger.get('meta', key) });
  return log !== undefined && isColleague({ chainId: log }) ? log : undefined;
}

const FOUND = /^m\/([0-9A-HJKMNP-TV-Z]{26})\//;

/** Those that are registered, and those of which only files were listed. */
async function findInstallations(target: Target, keyring: Keyring): Promise<FoundInstallation[]> {
  const found = new Map<string, FoundInstallation>();
  for (const one of (await registrationsOf(target, keyring)).values()) {
    if (one === 'unreadable') continue;
    found.set(one.installation, { id: one.installation, name: one.name, since: one.since });
  }
  // A hint alone: a listing may lack some, and some stores give none.
  for (const key of await target.list('m/').catch(() => [])) {
    const id = FOUND.exec(key)?.[1];
    if (id && !found.has(id)) found.set(id, { id, name: '' });
  }
  return [...found.values()];
}

/** The page 备份 on its ledger. One of them a page: it holds the keys that were just made, and the place that was looked into. */
export function createBackupDesk(browser: Browser, openLedger: () => Promise<Ledger>): BackupDesk {
  let made: { readonly keyring: Keyring; readonly recoveryRecipient: string } | undefined;
  let looked: Looked | undefined;
  /** Those that were shown: what the browser is asked about one must be at hand within the click. */
  let shown: readonly PlaceRow[] = [];

  const withBackup = async <Done>(work: (backup: BackupDb) => Promise<Done>): Promise<Done> => {
    const backup = await openBackupDb();
    try {
      return await work(backup);
    } finally {
      backup.close();
    }
  };
  const seriesPorts = async (backup: BackupDb, { target, keyring }: Pick<Looked, 'target' | 'keyring'>) => ({
    target,
    keyring,
    ledger: await openLedger(),
    backup,
    knowledgeOf: knowledgeWith((await readSettings(browser.storage.local)).deadlines),
  });
  const needLooked = (): Looked => {
    if (!looked) throw new Error('no place was looked into');
    return looked;
  };

  /** A place of one's own, with the keys that are here. */
  async function keepPlace(
    backup: BackupDb,
    settings: TargetSettings,
    handle: unknown,
    upTo: ReadonlyMap<string, number> = new Map(),
  ): Promise<PlaceResult> {
    const keys = await keysOf(backup);
    if (!keys) return { ok: false, refusal: 'odd', detail: 'no keys' };
    const target = await openAllowed(browser, settings, handle);
    const keyring = await ensureKeyring(target, keys);
    if (keyring !== keys.keyring) await keepKeyring(backup, keyring);
    const id = newId();
    const tx = backup.transaction(['places', 'brought'], 'readwrite', { durability: 'strict' });
    await tx.objectStore('places').put({
      id,
      settings,
      ...(handle === undefined ? {} : { handle }),
      addedAt: Date.now(),
      installation: newId(),
      registered: 0,
      seq: 0,
      prev: '',
      cursor: 0,
      lacking: [],
    });
    for (const [chainId, n] of upTo) await tx.objectStore('brought').put({ placeId: id, chainId, upTo: n });
    await tx.done;
    tellChanged();
    return { ok: true, id };
  }

  return {
    async read() {
      shown = await withBackup((backup) => backup.getAll('places'));
      return lookAtBackups(openLedger);
    },
    onChanged,

    async makeKeys() {
      const [own, recoveryKey] = [await newIdentity(), await newIdentity()];
      made = {
        keyring: newKeyring(own, Date.now(), recoveryKey),
        recoveryRecipient: await recipientOf(recoveryKey),
      };
      return { recoveryKey };
    },
    async keepKeys() {
      if (!made) throw new Error('no keys were made');
      const { keyring, recoveryRecipient } = made;
      await withBackup(async (backup) => {
        // Keys that are here open what lies at the places: they are never written over.
        if ((await backup.count('keys')) > 0) return;
        await backup.put('keys', { ring: keyring, recoveryRecipient, madeAt: Date.now() }, 'ring');
      });
      made = undefined;
      tellChanged();
    },

    async addPlace(typed, handle) {
      const settings = normalised(typed);
      if (!(await askFor(browser, settings))) return { ok: false, refusal: 'noHostPermission', detail: '' };
      return withBackup((backup) => keepPlace(backup, settings, handle)).catch(refusalOf);
    },
    async removePlace(id) {
      await withBackup((backup) => removePlaceRow(backup, id));
      tellChanged();
    },
    async allowAgain(id) {
      const row = shown.find((place) => place.id === id);
      if (!row) return false;
      const handle = row.handle as
        | { requestPermission?(of: { mode: 'readwrite' }): Promise<string> }
        | undefined;
      const allowed =
        row.settings.kind === 'folder'
          ? (await handle?.requestPermission?.({ mode: 'readwrite' })) === 'granted'
          : await askFor(browser, row.settings);
      tellChanged();
      return allowed;
    },
    async runNow(id, run) {
      const all = await withBackup((backup) => backup.getAllKeys('places'));
      await runPlaces(browser, openLedger, id === undefined ? all : [id], run);
    },
    drill: (id, run) =>
      withBackup(async (backup) => {
        const [place, keys] = [await backup.get('places', id), await keysOf(backup)];
        if (!place || !keys) throw new Error('no such place');
        const target = await openAllowed(browser, place.settings, place.handle);
        const ports = await seriesPorts(backup, { target, keyring: keys.keyring });
        const options = run.signal ? { signal: run.signal } : {};
        const drill = await navigator.locks.request(DRILL_LOCK, options, () =>
          drillPlace(place, ports, Date.now, run),
        );
        await changePlace(backup, id, (row) => ({ ...row, drill }));
        tellChanged();
        return drill;
      }),

    async lookInto(place, keyText) {
      looked = undefined;
      try {
        if (!('id' in place) && !(await askFor(browser, normalised(place.settings))))
          return { ok: false, refusal: 'noHostPermission', detail: '' };
        return await withBackup(async (backup) => {
          const row = 'id' in place ? await backup.get('places', place.id) : undefined;
          const settings = 'id' in place ? row?.settings : normalised(place.settings);
          if (!settings) return { ok: false, refusal: 'noPlace', detail: '' };
          const handle = 'id' in place ? (row?.handle as FileSystemDirectoryHandle) : place.handle;
          const target = await openAllowed(browser, settings, handle);
          const keys = await keysOf(backup);
          const identities = keyText
            ? [keyText]
            : keys
              ? [keys.member, ...keys.keyring.keys.map(({ identity }) => identity)]
              : [];
          const isOurs = (found: Keyring) =>
            keyText ? isSignedBy(found, keyText) : keys !== undefined && goesOn(keys.keyring, found);
          const keyring = await readKeyring(target, identities, isOurs);
          if (!keyring) return { ok: false, refusal: 'noBackup', detail: '' };
          const recoveryRecipient = keyText ? await recipientOf(keyText) : (keys?.recoveryRecipient ?? '');
          looked = { settings, handle, target, keyring, recoveryRecipient, upTo: new Map() };
          return { ok: true, installations: await findInstallations(target, keyring) };
        });
      } catch (error) {
        if (error instanceof SealError) return { ok: false, refusal: error.kind, detail: '' };
        return refusalOf(error);
      }
    },
    planRestore: (installation: string, run: BackupRun) =>
      withBackup(async (backup) => {
        const ports = await seriesPorts(backup, needLooked());
        const plan = await planSeries(installation, ports, run);
        const log = await othersLog(ports.ledger, (await takenUpTo(ports.ledger, installation)).log);
        return log === undefined ? plan : { ...plan, log };
      }),
    applyRestore: (installation, run) =>
      withBackup(async (backup) => {
        const { upTo, ...place } = needLooked();
        const ports = await seriesPorts(backup, place);
        const before = await ports.ledger.count('submissions');
        const taken = await applySeries(installation, ports, run);
        for (const [chainId, n] of taken.upTo) upTo.set(chainId, Math.max(n, upTo.get(chainId) ?? 0));
        tellChanged();
        const { defects } = await verifyLedger(ports.ledger, ports.knowledgeOf);
        const submissions = (await ports.ledger.count('submissions')) - before;
        const log = await othersLog(ports.ledger, taken.log);
        return {
          added: taken.added,
          submissions,
          files: taken.files,
          verified: defects.length === 0 && taken.refused === undefined,
          ...(log === undefined ? {} : { log }),
        };
      }),
    async goOnWith(log) {
      const { deadlines, reporter } = await readSettings(browser.storage.local);
      const context = { newId, knowledgeOf: knowledgeWith(deadlines) };
      await goOnWith(await openLedger(), log, { context, at: Date.now(), by: reporter.name });
      tellChanged();
    },
    async keepLookedInto() {
      const { settings, handle, keyring, recoveryRecipient, upTo } = needLooked();
      return withBackup(async (backup) => {
        if ((await backup.count('keys')) === 0)
          await backup.put('keys', { ring: keyring, recoveryRecipient, madeAt: Date.now() }, 'ring');
        else await keepKeyring(backup, keyring);
        return keepPlace(backup, settings, handle, upTo);
      }).catch(refusalOf);
    },
  };
}
