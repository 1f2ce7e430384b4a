import type { Target } from '../../../domain/backup/target';
import { knowledgeWith } from '../../../portal/registry';
import { type BackupDb, openBackupDb } from '../../../store/backup/backup-db';
import { onChanged, tellChanged } from '../../../store/ledger/changed';
import type { Ledger } from '../../../store/ledger/db';
import { workOfColleagues } from '../../../store/team/colleague-work';
import { append } from '../../../store/write/append';
import type { Browser } from '../../shared/browser-api';
import { newId } from '../../shared/new-id';
import { readSettings } from '../../shared/settings';
import { meetTeam } from '../../shared/team/meet';
import { BACKUP_LOCK, openAllowed, runPlace } from '../../shared/team/run-places';
import { ownLog } from '../backup/go-on-with';
import { changeKey } from './change-key';
import { claimRecords } from './claim';
import { readTeam } from './read-team';
import type { TeamDesk } from './team-ports';

/** The page of the colleagues on its ledger. */
export function createTeamDesk(browser: Browser, openLedger: () => Promise<Ledger>): TeamDesk {
  const withBackup = async <Done>(work: (backup: BackupDb) => Promise<Done>): Promise<Done> => {
    const backup = await openBackupDb();
    try {
      return await work(backup);
    } finally {
      backup.close();
    }
  };
  const writing = async () => {
    const { deadlines, reporter } = await readSettings(browser.storage.local);
    return {
      ledger: await openLedger(),
      context: { newId, knowledgeOf: knowledgeWith(deadlines) },
      now: Date.now,
      by: reporter.name,
    };
  };

  return {
    read: () =>
      withBackup(async (backup) => {
        const { reporter } = await readSettings(browser.storage.local);
        const own = { name: reporter.name, userAgent: navigator.userAgent };
        return readTeam(backup, await openLedger(), own);
      }),
    onChanged,

    async pullNow({ signal, onProgress }) {
      await withBackup((backup) =>
        navigator.locks.request(BACKUP_LOCK, signal ? { signal } : {}, async () => {
          const ledger = await openLedger();
          for (const row of await backup.getAll('places')) {
            const failure = await runPlace(browser, backup, ledger, row, {
              ...(signal ? { signal } : {}),
              onProgress: (events) => onProgress?.(events, 0),
            });
            if (failure) throw failure;
          }
        }),
      );
      tellChanged();
    },

    async claim(submissionIds, asked) {
      const meet = () => meetTeam(browser, openLedger);
      const result = await claimRecords(submissionIds, asked, { ...(await writing()), meet });
      tellChanged();
      return result;
    },
    async recordsOf(chainId) {
      const work = (await workOfColleagues(await openLedger())).get(chainId);
      return work ? [...work.open, ...work.pending, ...work.entries] : [];
    },

    async changeKey(recoveryKey, leaving) {
      // What lies at the places by now, and can be read, is what counts of the older keys.
      if ((await meetTeam(browser, openLedger)) === 'unreachable')
        return { ok: false, refusal: 'unreachable', detail: '' };
      const result = await withBackup((backup) =>
        navigator.locks.request(BACKUP_LOCK, async () => {
          const openPlaces = async () => {
            const targets = new Map<string, Target>();
            for (const { id, settings, handle } of await backup.getAll('places'))
              targets.set(id, await openAllowed(browser, settings, handle));
            return targets;
          };
          const ledger = await openLedger();
          return changeKey(recoveryKey, leaving, { ledger, backup, openPlaces, now: Date.now });
        }),
      );
      tellChanged();
      return result;
    },

    async assign(companyTaxId, clerks) {
      const { ledger, context, now } = await writing();
      const { context: own } = await ownLog(ledger, context);
      const said = { companyTaxId, clerks: [...clerks] };
      await append(ledger, [{ type: 'assigned', id: newId(), at: now(), ...said }], own);
      tellChanged();
    },
  };
}
