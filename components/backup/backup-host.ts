import type { InjectionKey } from 'vue';
import type { BackupDesk, BackupState } from '../../utils/services/desk/backup/backup-ports';

/** What the page 备份 and the lines about it on other pages ask: whoever mounts a page of ours provides it, under `BACKUP`. */
export interface BackupSource {
  /** Its readers and writers are large, and loaded with the page. Two calls give the same desk. */
  readonly openDesk: () => Promise<BackupDesk>;
  /** Read without them. */
  readonly readState: () => Promise<BackupState>;
}

export const BACKUP: InjectionKey<BackupSource> = Symbol('backup');
