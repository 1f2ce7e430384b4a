import type { InjectionKey } from 'vue';
import type { BackupDesk, BackupState } from '../../utils/services/desk/backup/backup-ports';
import type { TeamDesk } from '../../utils/services/desk/team/team-ports';

/** What the page 备份 and the lines about it on other pages ask: whoever mounts a page of ours provides it, under `BACKUP`. */
export interface BackupSource {
  /** Its readers and writers are large, and loaded with the page. Two calls give the same desk. */
  readonly openDesk: () => Promise<BackupDesk>;
  /** The same of the colleagues that back up to the same place. */
  readonly openTeam: () => Promise<TeamDesk>;
  /** Read without them. */
  readonly readState: () => Promise<BackupState>;
}

export const BACKUP: InjectionKey<BackupSource> = Symbol('backup');
