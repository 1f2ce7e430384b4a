import type { Colleague } from '../../../domain/team/colleague';
import type { BackupRun } from '../backup/backup-ports';

/** What a colleague's computer has in hand, from the ledger. */
export interface ColleagueWork {
  /** Failed or unclear, and not dealt with. */
  readonly open: number;
  /** Of these, those of which it is not known whether they were issued. */
  readonly unknown: number;
  /** 待开登记 that wait. */
  readonly entries: number;
  /** When the newest of its submissions was made. */
  readonly lastSubmittedAt?: number;
}

export interface TeamState {
  /** This computer first, then by name; empty while there is no place of backups. */
  readonly computers: ReadonlyArray<Colleague & { readonly work: ColleagueWork }>;
  /** Names of clerks who serve a company, by its tax id. */
  readonly serving: ReadonlyMap<string, readonly string[]>;
}

/**
 * Why nothing was taken over: `unreachable` the place of the backups does not answer, so what the colleague did meanwhile is not known ·
 * `unread` what a colleague put there cannot be read: ask, then say so ·
 * `refillOpen` it stands in a form there: ask her, then say so · `pending` it waits for an answer there · `issued` it exists ·
 * `other` another colleague was quicker · `noPlace` there is no place that both back up to · `gone` it is not in the ledger ·
 * `copied` just then this profile was found to be a copied one, and began a log of its own
 */
export type ClaimBar =
  | 'unreachable'
  | 'unread'
  | 'refillOpen'
  | 'pending'
  | 'issued'
  | 'other'
  | 'noPlace'
  | 'gone'
  | 'copied';

/** By the record: of what she was told that it bars, and then asked the colleague whom it concerns. */
export type AskedOf = ReadonlyMap<string, readonly ClaimBar[]>;

/** One record each: what was taken over is this computer's from now on. */
export interface ClaimResult {
  readonly claimed: readonly string[];
  readonly barred: ReadonlyMap<string, ClaimBar>;
}

/**
 * `wrongKey` not the recovery key of this firm · `unreachable` the place does not answer · `noKeys` nothing was set up here
 */
export type ChangeKeyResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: 'wrongKey' | 'unreachable' | 'noKeys'; readonly detail: string };

/** The computers of a firm that back up to the same place. */
export interface TeamDesk {
  read(): Promise<TeamState>;
  /** @returns stop */
  onChanged(listener: () => void): () => void;
  /** Takes in what colleagues put there since the last time. @throws TargetError */
  pullNow(run: BackupRun): Promise<void>;
  /**
   * 接手. Takes in what the colleagues put there first, and tells them before it counts.
   * @param asked what it names bars no more; a form that stands open there is given up
   */
  claim(submissionIds: readonly string[], asked: AskedOf): Promise<ClaimResult>;
  /** Everything that a computer has in hand: failed, unclear, and to be issued. */
  recordsOf(chainId: string): Promise<readonly string[]>;
  /**
   * A new key from now on, for this computer and the colleagues but those that leave. What lies there already they could read, and still can.
   * @param recoveryKey as typed from the sheet
   */
  changeKey(recoveryKey: string, leaving: readonly string[]): Promise<ChangeKeyResult>;
  /** Who serves a company; the whole list. */
  assign(companyTaxId: string, clerks: readonly string[]): Promise<void>;
}
