import type { LedgerEvent } from '../../../../utils/domain/record/event';
import { ownerPlaceOf } from '../../../../utils/domain/team/owner';
import { colleaguesOf } from './ask-ledger';
import { digestOf, foldByArrival, wholeFold } from './check-fold';
import { type Check, insiders } from './checks';
import { PLAIN_EVENTS } from './firm';
import { pressed } from './invoices';
import type { LargeRun } from './large-run';
import { choices } from './world';

/** Of a record that was taken over one computer at most is the one that may fill it in. */
export async function checkOwners(run: LargeRun): Promise<Check> {
  const { sim } = run;
  const broken: string[] = [];
  const isColleague = await Promise.all(
    insiders(run).map(async (one) => [one, await colleaguesOf(one, sim.words)] as const),
  );
  const joined = sim.contents.filter(
    ({ events }) => new Set(events.map(({ log }) => log)).size > 1 || events.some(({ log }) => log.isForked),
  );
  let looked = 0;
  for (const { events, records } of joined) {
    for (const record of wholeFold({ events: events.map(({ event }) => event), records })) {
      const place = ownerPlaceOf(record) ?? { chainId: '' };
      const holders = isColleague.filter(([, isTheirs]) => !isTheirs(place));
      looked += 1;
      if (holders.length > 1) broken.push(`record ${record.id}: computers ${holders.map(([{ id }]) => id)}`);
    }
  }
  return { name: 'no record that two computers have', looked, broken };
}

/** A sample of the invoices that were issued at once. */
export async function checkPlain(run: LargeRun, times: number): Promise<Check> {
  const { sim } = run;
  const { pick, whole } = choices(sim.options.seed + 7);
  const broken: string[] = [];
  const logs = sim.logs.filter((log) => !log.branch && !log.isLater && log.plain >= PLAIN_EVENTS);
  for (let at = 0; at < times && logs.length > 0; at += 1) {
    const log = pick(logs);
    const nth = whole(0, Math.floor(log.plain / PLAIN_EVENTS) - 1);
    const id = `${log.chainId}P${nth}`;
    const facts = pressed({ content: 1_000_000 + nth, submissionId: id, at: nth * 60_000, end: 'issued' });
    const events = facts.map(({ id: name, at: instant, type, ...payload }, step) => ({
      id: name,
      chainId: log.chainId,
      n: log.placeOf(nth * PLAIN_EVENTS + step),
      submissionId: id,
      at: instant,
      type,
      payload,
      payloadHash: '',
      prevHash: '',
      hash: '',
    }));
    const last = events.at(-1) as LedgerEvent;
    const missing = insiders(run).filter(({ have }) => (have[log.id] ?? 0) < last.n);
    const rows = await foldByArrival(events, undefined);
    const isWhole = digestOf(rows) === digestOf(wholeFold({ events, records: new Set([id]) }));
    const isOut = run.left.some(({ written }) => written.includes(log));
    if ((missing.length > 0 && !isOut) || !isWhole || rows[0]?.outcome.type !== 'issued')
      broken.push(`${id}: missing on ${missing.length}, ${rows[0]?.outcome.type}`);
  }
  return { name: 'sample of invoices issued at once: on all, folded alike', looked: times, broken };
}
