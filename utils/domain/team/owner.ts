import type { FactOf } from '../fact/fact';
import { logOf } from '../record/chain';
import { type Bringer, type Bringers, hasBrought } from '../record/import-record';
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

/** Where it was said whose a record is; of a claim the log alone counts. */
export interface OwnerPlace {
  readonly chainId: string;
  readonly n?: number;
}
export const ownerPlaceOf = ({
  claimed,
  begun,
}: Pick<Submission, 'claimed' | 'begun'>): OwnerPlace | undefined =>
  claimed ? { chainId: claimed.chainId } : begun;

/** Those who brought the log of a computer that came in files alone, and of these those who brought that event. */
function bringersAt(heir: string, { chainId, n }: OwnerPlace, bringers: Bringers): readonly Bringer[] {
  const ofHeir = bringers.get(heir) ?? [];
  const log = logOf(chainId);
  const its = bringers.get(log) ?? [];
  const broughtIt = n === undefined ? its : its.filter((one) => hasBrought(one, n));
  // Of two that brought parts of one log each has what it brought.
  if (heir === log) return broughtIt;
  const both = ofHeir.filter(({ by }) => broughtIt.some((one) => one.by === by));
  return both.length > 0 ? both : ofHeir;
}

const heirHere = ({ by }: Bringer, { here, owners }: KnownLogs): string | undefined => {
  const log = by ?? here;
  return log === undefined ? undefined : heirOf(log, owners);
};

/**
 * The log of the computer that has what was begun there: its own or that which goes on with it; of a computer that came in a file alone,
 * that which it was taken in on. Two that took it in each have it.
 * @param place of a branch, too: that is the computer's that goes on with the log
 * @returns undefined where nobody here knows: it is a colleague's of a colleague
 */
export function keeperOf(place: OwnerPlace, known: KnownLogs): string | undefined {
  const { here, series, owners, bringers } = known;
  const heir = heirOf(logOf(place.chainId), owners);
  if (heir === here || series.has(heir)) return heir;
  const brought = bringersAt(heir, place, bringers).flatMap((one) => heirHere(one, known) ?? []);
  return brought.find((by) => by === here) ?? brought[0];
}

/** By what it is known whose the records of a log are: as long as that stays, none comes into our hands, or goes out of them. */
export function handsOf(log: string, known: KnownLogs): string {
  const { here, series, owners, bringers } = known;
  const heir = heirOf(log, owners);
  const ours = [...(bringers.get(heir) ?? []), ...(bringers.get(log) ?? [])].map(
    (one) => here !== undefined && heirHere(one, known) === here,
  );
  return [heir, heir === here, series.has(heir), ...ours].join(' ');
}

/**
 * A record as it is seen from this computer: what a colleague has in hand needs her, and not the clerk here.
 * @param isColleague whether what was begun there is another computer's of the firm, and was not taken over from here
 */
export function seenFrom(record: Submission, isColleague: (place: OwnerPlace) => boolean): Submission {
  const place = ownerPlaceOf(record);
  if (place === undefined || !isColleague(place)) {
    const { ofColleague, ...own } = record;
    return ofColleague ? own : record;
  }
  return { ...record, ofColleague: true, open: record.open === 0 ? 0 : 2 };
}
