import { createHash } from 'node:crypto';
import { logOf } from '../../../../utils/domain/record/chain';
import type { LedgerEvent } from '../../../../utils/domain/record/event';
import { foldEvents } from '../../../../utils/domain/record/fold-events';
import { foldSubmission } from '../../../../utils/domain/record/fold-submission';
import type { Submission } from '../../../../utils/domain/record/submission';
import { foldEvent } from '../../../../utils/store/write/fold';
import { arrivalTransaction, asKept, type Content, type Kept, knowledgeOf } from './ask-ledger';
import { type Check, insiders } from './checks';
import type { Computer } from './computer';
import type { LargeRun } from './large-run';
import type { Rule } from './world';

/** As each event comes, by the rule that is left out on purpose: without looking at the order of the logs. */
function foldAsTheyCome(events: readonly LedgerEvent[]): Submission[] {
  const rows = new Map<string, Submission>();
  for (const event of events) {
    const id = event.submissionId as string;
    const after = foldSubmission(rows.get(id), event, knowledgeOf('dppt'));
    if (after) rows.set(id, after);
  }
  return [...rows.values()];
}

/** As each event comes, by the real rule. */
export async function foldByArrival(
  events: readonly LedgerEvent[],
  without: Rule | undefined,
): Promise<Submission[]> {
  if (without === 'order') return foldAsTheyCome(events);
  const { tx, came, rows } = arrivalTransaction(events.map(({ chainId }) => logOf(chainId)));
  for (const event of events) {
    came.push(event);
    await foldEvent(tx, event, knowledgeOf);
  }
  return [...rows.values()];
}

export const digestOf = (rows: readonly Submission[], isForked = false): string =>
  createHash('sha256')
    .update(
      JSON.stringify(
        rows.map((row) => (isForked ? unnamed(row) : row)).sort((one, other) => (one.id < other.id ? -1 : 1)),
        sorted,
      ),
    )
    .digest('hex');

/** Without what depends on which branch of a log has its name on a computer, and without what is noted for the next event by that. */
const unnamed = ({ joined: _, upTo: __, ...row }: Submission): Submission =>
  JSON.parse(JSON.stringify(row), (key, value) => (key === 'chainId' ? logOf(value) : value));

/** Keys in one order: the same record in whatever way it was made. */
const sorted = (_: string, value: unknown) =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;

export const wholeFold = ({
  events,
  records,
}: Pick<Content, 'records'> & { events: readonly LedgerEvent[] }) =>
  [...records].flatMap((id) => {
    const record = foldEvents(
      events.filter(({ submissionId }) => submissionId === id),
      knowledgeOf,
    );
    return record ? [record] : [];
  });

/** When each kept event of each log came to a computer: by log and place there. */
function arrivalsAt({ came }: Computer): Map<number, number[]> {
  const ranks = new Map<number, number[]>();
  let rank = 0;
  for (let at = 0; at < came.length; at += 2) {
    const log = came[at] as number;
    const kept = came[at + 1] as number;
    const of = ranks.get(log) ?? [];
    if (of.length === 0) ranks.set(log, of);
    while (of.length < kept) {
      of.push(rank);
      rank += 1;
    }
  }
  return ranks;
}

/** Places of the events that came, in the order in which they came. */
function inOrderOf(events: readonly Kept[], rankOf: (kept: Kept) => number): number[] {
  const order: number[] = [];
  const ranks: number[] = [];
  for (let at = 0; at < events.length; at += 1) {
    const rank = rankOf(events[at] as Kept);
    if (rank < 0) continue;
    let place = order.length;
    for (; place > 0 && (ranks[place - 1] as number) > rank; place -= 1) {
      order[place] = order[place - 1] as number;
      ranks[place] = ranks[place - 1] as number;
    }
    order[place] = at;
    ranks[place] = rank;
  }
  return order;
}

/** Every computer folds as events came there; the same records must come of it as of a whole fold in the order of the logs. */
export async function checkFold(run: LargeRun): Promise<{ check: Check; digest: string; orders: number }> {
  const { sim } = run;
  const { without } = sim.options;
  const broken: string[] = [];
  const contents = sim.contents.filter(({ events }) => events.length > 0);
  const here = insiders(run);
  // What a leaver never put, nobody has.
  const known = sim.logs.map((log) => Math.max(...here.map((one) => one.upTo(log))));
  const isForked = ({ events }: Content) => events.some(({ log }) => log.isForked);
  const [first] = here as [Computer];
  await first.names.settle();
  const whole = new Map(
    contents.map((content) => {
      const events = content.events.flatMap((one) =>
        one.event.n <= (known[one.log.id] ?? 0) ? [asKept(first, one)] : [],
      );
      return [content, digestOf(wholeFold({ events, records: content.records }), isForked(content))] as const;
    }),
  );
  const byOrder = new Map<string, string>();
  let looked = 0;
  const digests = new Set<string>();
  const all = createHash('sha256');
  const isJoined = (one: Content) =>
    isForked(one) || one.events.some(({ log }) => log !== one.events[0]?.log);
  // Of one log alone they come in its order everywhere.
  for (const content of contents.filter((one) => !isJoined(one))) {
    const events = content.events.flatMap(({ event, log }) =>
      event.n <= (known[log.id] ?? 0) ? [event] : [],
    );
    looked += here.length;
    if (digestOf(await foldByArrival(events, without)) !== whole.get(content))
      broken.push(`content ${content.id} on every computer`);
  }
  const joined = contents.filter(isJoined);
  for (const computer of here) {
    await computer.names.settle();
    const ranks = arrivalsAt(computer);
    const rankOf = ({ log, nth }: Kept) => ranks.get(log.id)?.[nth] ?? -1;
    const own = createHash('sha256');
    for (const content of joined) {
      const order = inOrderOf(content.events, rankOf);
      const forked = isForked(content);
      const events = order.map((at) => asKept(computer, content.events[at] as Kept));
      const names = forked ? events.map(({ chainId }) => chainId).join() : '';
      const key = `${content.id}:${String.fromCharCode(...order)}:${names}`;
      let digest = byOrder.get(key);
      if (digest === undefined) {
        digest = digestOf(await foldByArrival(events, without), forked);
        byOrder.set(key, digest);
      }
      looked += 1;
      if (digest !== whole.get(content)) broken.push(`content ${content.id} on computer ${computer.id}`);
      own.update(digest);
    }
    digests.add(own.digest('hex'));
  }
  for (const digest of whole.values()) all.update(digest);
  if (digests.size > 1) broken.push(`${digests.size} different folds`);
  return {
    check: { name: 'the same fold, as events came and in the order of the logs', looked, broken },
    digest: all.digest('hex'),
    orders: byOrder.size,
  };
}
