import type { TargetFault, TargetSettings } from './target';

/** Why a try to back up failed, and since when. */
export interface Failing {
  readonly kind: TargetFault;
  readonly detail: string;
  /** Of the first of the failures in a row, epoch ms. */
  readonly since: number;
  readonly tries: number;
  /** When it is tried again by itself, epoch ms. */
  readonly nextAt: number;
}

/** What a restore drill found: the backup was fetched, opened, restored to a database of its own and compared. */
export interface Drill {
  readonly at: number;
  /** `equal`: event by event as in the ledger · `differs` · `broken`: could not be read to its end */
  readonly result: 'equal' | 'differs' | 'broken';
  readonly segments: number;
  readonly events: number;
  readonly submissions: number;
  /** Events of the ledger that the backup lacks, or has otherwise; only what was said to be stored counts. */
  readonly lacking: number;
  /** Why it is `broken`, for the log. */
  readonly detail?: string;
}

/** A place of backups as the clerk sees it. Holds no password and no key. */
export interface PlaceState {
  readonly id: string;
  readonly kind: TargetSettings['kind'];
  /** `oss-cn-beijing.aliyuncs.com/piaoying`, `dav.jianguoyun.com/dav/piaoying`, or the name of a folder. */
  readonly shown: string;
  readonly addedAt: number;
  readonly lastGoodAt?: number;
  readonly failing?: Failing;
  /** What lies there of this computer. */
  readonly segments: number;
  readonly bytes: number;
  readonly events: number;
  /** Events of the ledger that do not lie there yet. */
  readonly waiting: number;
  /** The same ledger was seen to back up from another computer, too (a copied profile): since then both have a name of their own. */
  readonly copySeenAt?: number;
  readonly drill?: Drill;
}

export interface BackupState {
  /** Keys were made and the sheet was confirmed, or they were brought from another computer. */
  readonly hasKeys: boolean;
  readonly keysMadeAt?: number;
  readonly places: readonly PlaceState[];
}

/** What the rail, the popup and 今天 say in one line. */
export type BackupHealth = 'none' | 'new' | 'good' | 'late' | 'failing';

/** Without a good backup for so long it is late: a weekend and a holiday pass without one that was due, ms. */
const LATE_MS = 26 * 3_600_000;

/** The worst of its places. @param now epoch ms */
export function healthOf({ hasKeys, places }: BackupState, now: number): BackupHealth {
  if (!hasKeys || places.length === 0) return 'none';
  const each = places.map(({ failing, waiting, lastGoodAt, addedAt }): BackupHealth => {
    // One try that failed is no alarm: it is tried again.
    if (
      failing &&
      (failing.tries > 2 ||
        ['refused', 'noPlace', 'noRoom', 'permission', 'clock', 'keyChanged'].includes(failing.kind))
    )
      return 'failing';
    if (waiting > 0 && now - (lastGoodAt ?? addedAt) > LATE_MS) return 'late';
    return lastGoodAt === undefined ? 'new' : 'good';
  });
  return (['failing', 'late', 'new'] as const).find((health) => each.includes(health)) ?? 'good';
}
