import type { FactOf } from '../../../domain/fact/fact';
import { logOf } from '../../../domain/record/chain';
import { factOf } from '../../../domain/record/fold-submission';
import { openRefillsOf } from '../../../domain/record/fold-work';
import type { Submission } from '../../../domain/record/submission';
import type { TeamWord } from '../../../domain/retry/team-bar';
import { type KnownLogs, keeperOf, type OwnerPlace, ownerPlaceOf } from '../../../domain/team/owner';
import { knownLogsIn } from '../../../store/ledger/colleagues';
import type { Ledger } from '../../../store/ledger/db';
import { type AppendContext, append } from '../../../store/write/append';
import { ownLog } from '../backup/go-on-with';
import type { AskedOf, ClaimBar, ClaimResult } from './team-ports';

export interface ClaimPorts {
  readonly ledger: Ledger;
  /** Puts what is new here and takes in what colleagues put. */
  readonly meet: () => Promise<TeamWord>;
  readonly context: AppendContext;
  readonly now: () => number;
  /** The clerk's name, as she gave it in 设置. */
  readonly by: string;
}

const formsElsewhere = (record: Submission, here: string) =>
  openRefillsOf(record).filter(({ chainId }) => chainId !== here);

/** Of which bars of a record its colleague was asked. */
type Asked = readonly ClaimBar[] | undefined;

/** Why it stays with the colleague. What only she can know, she was asked. */
function barOf(record: Submission, here: string, asked: Asked): ClaimBar | undefined {
  if (record.outcome.type === 'issued' || record.invoiceNumbers.length > 0) return 'issued';
  if (record.outcome.type === 'pending' && !asked?.includes('pending')) return 'pending';
  return formsElsewhere(record, here).length > 0 && !asked?.includes('refillOpen') ? 'refillOpen' : undefined;
}

/** What the colleagues did is not known, or not all of it: of that she may ask them. */
function unknownBy(word: TeamWord, asked: Asked): ClaimBar | undefined {
  if (word === 'unreachable') return 'unreachable';
  return word === 'unread' && !asked?.includes('unread') ? 'unread' : undefined;
}

/** Whether it is told here what the computer that has a record does with it; it may be one of another place. */
const heardOf =
  (known: KnownLogs) =>
  (place: OwnerPlace): boolean => {
    const keeper = keeperOf(place, known);
    return keeper !== undefined && (keeper === known.here || known.series.has(keeper));
  };

/**
 * 接手 of records, in such an order that two never have one: what colleagues did until now is taken in; the claim is kept and put where
 * they find it; and what they put meanwhile is looked at once more. Where both of two see the other's word, both give way (law L2).
 * @param asked of nothing else was a colleague asked: that one is heard of says nothing of what another one has in hand
 */
export async function claimRecords(
  submissionIds: readonly string[],
  asked: AskedOf,
  ports: ClaimPorts,
): Promise<ClaimResult> {
  const { ledger, meet, now, by } = ports;
  const before = await meet();
  const { here, context } = await ownLog(ledger, ports.context);
  const claimOf = (
    submissionId: string,
    owner: string,
    rest: Pick<FactOf<'claimed'>, 'turn' | 'by' | 'forms'>,
  ): FactOf<'claimed'> => ({
    type: 'claimed',
    id: ports.context.newId(),
    at: now(),
    submissionId,
    owner,
    ...rest,
  });
  const isHeardOf = heardOf(await knownLogsIn({ get: (key) => ledger.get('meta', key) }));
  const claimed: string[] = [];
  const barred = new Map<string, ClaimBar>();
  const facts = new Map<string, { fact: FactOf<'claimed'>; owner: string }>();
  for (const id of submissionIds) {
    const unknown = unknownBy(before, asked.get(id)) ?? (before === 'alone' ? 'noPlace' : undefined);
    const record = await ledger.get('submissions', id);
    const place = record && ownerPlaceOf(record);
    const owner = place?.chainId;
    const unread = place && isHeardOf(place) ? undefined : unknownBy('unread', asked.get(id));
    const bar = unknown ?? (record && owner ? (barOf(record, here, asked.get(id)) ?? unread) : 'gone');
    if (bar) barred.set(id, bar);
    else if (!record?.ofColleague) claimed.push(id);
    else if (owner) {
      const forms = formsElsewhere(record, here).flatMap((form) => form.id ?? []);
      facts.set(id, {
        fact: claimOf(id, here, { turn: (record.claimed?.turn ?? 0) + 1, by, forms }),
        // What a branch is called here says nothing elsewhere.
        owner: logOf(owner),
      });
    }
  }
  if (facts.size === 0) return { claimed, barred };
  await append(
    ledger,
    [...facts.values()].map(({ fact }) => fact),
    context,
  );
  const after = await meet();
  // It was found just now that this profile is a copied one: what was claimed is the other computer's, whose log it was.
  const isMoved = (await ownLog(ledger, ports.context)).here !== here;
  const givenBack: FactOf<'claimed'>[] = [];
  for (const [id, { owner }] of facts) {
    const record = await ledger.get('submissions', id);
    const rival = await rivalOf(ledger, record, here);
    const late = rival ? 'other' : barAfter(record, here, asked.get(id));
    const bar = unknownBy(after, asked.get(id)) ?? (isMoved ? 'copied' : late);
    if (bar) {
      barred.set(id, bar);
      // Another one that was quicker keeps it, whatever the clocks say; else it is again whose it was.
      if (record?.claimed?.chainId === here)
        givenBack.push(claimOf(id, rival ?? owner, { turn: record.claimed.turn + 1, by: '', forms: [] }));
    } else claimed.push(id);
  }
  if (givenBack.length > 0) await append(ledger, givenBack, context);
  return { claimed, barred };
}

/**
 * Another log that took it over in the same turn: it may have been told already that it is its own. Which of the two clocks is ahead
 * tells nothing of that.
 */
async function rivalOf(
  ledger: Ledger,
  record: Submission | undefined,
  here: string,
): Promise<string | undefined> {
  if (record?.claimed?.chainId !== here) return undefined;
  const { turn } = record.claimed;
  const events = await ledger.getAllFromIndex('events', 'submissionId', record.id);
  const rival = events.find((event) => {
    const fact = event.chainId === here ? undefined : factOf(event);
    return fact?.type === 'claimed' && fact.turn === turn && fact.owner === logOf(event.chainId);
  });
  return rival && logOf(rival.chainId);
}

/** What came to light while the claim went out: of a form that was opened meanwhile nobody was asked. */
function barAfter(record: Submission | undefined, here: string, asked: Asked): ClaimBar | undefined {
  if (!record) return 'gone';
  if (record.claimed?.chainId !== here) return 'other';
  return barOf(record, here, asked) ?? (formsElsewhere(record, here).length > 0 ? 'refillOpen' : undefined);
}
