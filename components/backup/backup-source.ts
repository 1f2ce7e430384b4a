import type { BackupDesk } from '../../utils/services/desk/backup/backup-ports';
import type { TeamDesk } from '../../utils/services/desk/team/team-ports';
import { lookAtBackups } from '../../utils/services/shared/backup/read-state';
import type { Browser } from '../../utils/services/shared/browser-api';
import { createLedgerHost } from '../../utils/services/shared/ledger-host';
import type { BackupSource } from './backup-host';

/** The backups of this computer, for a page of ours. What encrypts and restores is loaded with the page 备份 alone. */
export function createBackupSource(browser: Browser): BackupSource {
  const openLedger = createLedgerHost();
  let desk: Promise<BackupDesk> | undefined;
  let team: Promise<TeamDesk> | undefined;
  return {
    openDesk() {
      desk ??= import('../../utils/services/desk/backup/backup-desk').then(({ createBackupDesk }) =>
        createBackupDesk(browser, openLedger),
      );
      return desk;
    },
    openTeam() {
      team ??= import('../../utils/services/desk/team/team-desk').then(({ createTeamDesk }) =>
        createTeamDesk(browser, openLedger),
      );
      return team;
    },
    readState: () => lookAtBackups(openLedger),
  };
}
