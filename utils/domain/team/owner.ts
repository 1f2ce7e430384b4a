import type { FactOf } from '../fact/fact';
import { logOf } from '../record/chain';
import type { Bringers } from '../record/import-record';
import type { Submission } from '../record/submission';

/** Who has a log now: by the word that was said last. */
interface LogOwner {
  readonly owner: string;
  readonly turn: number;
  readonly at: number;
  /** Of the event that says so. */
  readonly id: string;
}
export type LogOwners = Readonly<Record<string, LogOwner>>;

/** The last turn counts, in whatever order they come here; of two of one turn the later one. */
export function foldLogOwners(
  owners: LogOwners,
  { log, owner, turn, at, id }: FactOf<'logClaimed'>,
): LogOwners {
  const before = owners[log];
  const isNewer =
    before === undefined ||
    turn > before.turn ||
    (turn === before.turn && (at > before.at || (at === before.at && id > before.id)));
  return isNewer ? { ...owners, [log]: { owner, turn, at, id } } : owners;
}

/** The log whose computer has now what another one began. */
export function heirOf(log: string, owners: LogOwners): string {
  const seen = new Set([log]);
  for (let at = log; ; ) {
    const next = owners[at]?.owner;
    if (next === undefined || seen.has(next)) return at;
    seen.add(next);
    at = next;
  }
}

/** What a computer knows of the logs that lie there. */
export interface KnownLogs {
  /** Its own; undefined as long as it kept nothing. */
  readonly here: string | undefined;
  /** Those whose computer put its own series where it was taken in. */
  readonly series: ReadonlySet<string>;
  readonly owners: LogOwners;
  readonly bringers: Bringers;
}

/**
 * The log of the computer that has what a log began: its own or that which goes on with it; of a computer that came in a file alone, that
 * which the file was taken in on. Two that took it in each have it.
 * @param log of a branch, too: that is the computer's that goes on with the log
 * @returns undefined where nobody here knows: it is a colleague's of a colleague
 */
export function keeperOf(log: string, { here, series, owners, bringers }: KnownLogs): string | undefined {
  const heir = heirOf(logOf(log), owners);
  if (heir === here || series.has(heir)) return heir;
  const brought = (bringers.get(heir) ?? []).flatMap((by) => {
    const log = by ?? here;
    return log === undefined ? [] : heirOf(log, owners);
  });
  return brought.find((by) => by === here) ?? brought[0];
}

/**
 * A record as it is seen from this computer: what a colleague has in hand needs her, and not the clerk here.
 * @param isColleague whether what a log began is another computer's of the firm, and was not taken over from here
 */
export function seenFrom(record: Submission, isColleague: (log: string) => boolean): Submission {
  const log = record.claimed?.chainId ?? record.begun?.chainId;
  if (log === undefined || !isColleague(log)) {
    const { ofColleague, ...own } = record;
    return ofColleague ? own : record;
  }
  return { ...record, ofColleague: true, open: record.open === 0 ? 0 : 2 };
}
