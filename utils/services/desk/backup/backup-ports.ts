import type { BackupState, Drill } from '../../../domain/backup/backup-state';
import type { SealFault } from '../../../domain/backup/seal-fault';
import type { TargetFault, TargetSettings } from '../../../domain/backup/target';
import type { StorePlan } from '../../shared/backup/plan-series';
import type { BackupRun } from '../../shared/backup/series';

/** Why a place was not taken on. `otherKey`: backups lie there that our key does not open. */
type PlaceRefusal = TargetFault | 'otherKey' | 'noHostPermission';

export type PlaceResult =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly refusal: PlaceRefusal; readonly detail: string };

/** A computer whose backups lie at a place. */
export interface FoundInstallation {
  readonly id: string;
  /** As it named itself: name of the clerk, then of the browser; '' when only its files were found. */
  readonly name: string;
  readonly since?: number;
}

/** A look into a place with a key: what could be restored. */
export type LookResult =
  | { readonly ok: true; readonly installations: readonly FoundInstallation[] }
  | {
      readonly ok: false;
      readonly refusal: PlaceRefusal | 'wrongKey' | 'noBackup' | SealFault;
      readonly detail: string;
    };

export interface StoreRestored {
  readonly added: number;
  readonly submissions: number;
  readonly files: number;
  /** The chains that were brought hold link by link. */
  readonly verified: boolean;
  /** Log of that computer, where what it kept is not this one's to deal with. */
  readonly log?: string;
}

/** Everything that the page 备份 asks for. */
export interface BackupDesk {
  read(): Promise<BackupState>;
  /** @returns stop */
  onChanged(listener: () => void): () => void;

  /** New keys, not yet kept. @returns the recovery key, for the sheet alone */
  makeKeys(): Promise<{ readonly recoveryKey: string }>;
  /** Keeps the keys that were just made; call it when she typed the group back. */
  keepKeys(): Promise<void>;

  /**
   * Asks the browser for the site (call it from a click), tries the place, and begins to back up there.
   * @param handle of a folder
   */
  addPlace(settings: TargetSettings, handle?: FileSystemDirectoryHandle): Promise<PlaceResult>;
  /** What lies there stays there. */
  removePlace(id: string): Promise<void>;
  /** A folder that the browser wants to be asked for again; call it from a click. */
  allowAgain(id: string): Promise<boolean>;
  /** Backs up to that place now, or to all. */
  runNow(id: string | undefined, run: BackupRun): Promise<void>;
  /** Restores to a scratch database and compares. */
  drill(id: string, run: BackupRun): Promise<Drill>;

  /** Opens a place with the recovery key as typed; `keyText` absent: with the keys that are here. Remembers nothing. */
  lookInto(
    place:
      | { readonly settings: TargetSettings; readonly handle?: FileSystemDirectoryHandle }
      | { readonly id: string },
    keyText?: string,
  ): Promise<LookResult>;
  /** Of the place looked into last. Fetches what is not fetched yet; broken off, the next call goes on. */
  planRestore(installation: string, run: BackupRun): Promise<StorePlan>;
  /** Takes in what the plan found. */
  applyRestore(installation: string, run: BackupRun): Promise<StoreRestored>;
  /** That computer is used no more: what is not done there is this one's from now on. */
  goOnWith(log: string): Promise<void>;
  /** The place and its keys become this computer's, too: it backs up there under a name of its own. */
  keepLookedInto(): Promise<PlaceResult>;
}
export type { BackupRun, BackupState, StorePlan };
