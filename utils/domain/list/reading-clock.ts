import { ISSUE_WITHIN_MS, lastSentAt, type Sent, UNKNOWN_SKEW_MS, windowOf } from '../outcome/issue-window';

/**
 * A list may have been read at another computer than the one that submitted: a colleague's, or the one that took a backup in. Nobody held
 * their clocks against each other: each counts as going wrong by any time zone or a day (rule C11, law L2).
 */

/** What tells by whose clock a record was submitted: the log in which it began. */
export interface OfLog extends Sent {
  readonly begun?: { readonly chainId: string };
}

/** @param log of the reading; undefined in those that were folded before it was kept */
export const isOtherClock = ({ begun }: OfLog, log: string | undefined): boolean =>
  begun !== undefined && log !== undefined && begun.chainId !== log;

/** The last moment at which something of the record may have gone to the portal, by the clock of that log at its fastest; epoch ms. */
export const lastSentBy = (record: OfLog, log: string | undefined): number =>
  isOtherClock(record, log) ? windowOf(record).to - ISSUE_WITHIN_MS + UNKNOWN_SKEW_MS : lastSentAt(record);

/** How far two moments may be nearer to each other than they say, ms. @param logs by whose clocks they are */
export const nearerBy = (logs: ReadonlyArray<string | undefined>): number =>
  new Set(logs).size > 1 ? 2 * UNKNOWN_SKEW_MS : 0;
