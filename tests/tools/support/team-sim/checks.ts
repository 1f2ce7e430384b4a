import { countsUnder } from '../../../../utils/exchange/segment/keyring';
import type { Computer } from './computer';
import type { LargeRun } from './large-run';

export interface Check {
  readonly name: string;
  readonly looked: number;
  readonly broken: readonly string[];
}

export const insiders = ({ sim, left }: LargeRun) => sim.computers.filter((one) => !left.includes(one));

/** Every event of every log of those who are in is on every computer; of leavers the same part on all. */
export function checkFrontier(run: LargeRun): Check[] {
  const { sim, left } = run;
  const inside = insiders(run);
  const lost: string[] = [];
  const differ: string[] = [];
  const { logs } = sim;
  for (const log of logs) {
    const isOut = left.some(({ written }) => written.includes(log));
    const has = inside.map((one) => one.upTo(log));
    const most = Math.max(...has);
    if (has.some((n) => n !== most))
      differ.push(`log ${log.chainId}: ${Math.min(...has)} to ${most} events, by computer`);
    const short = has.flatMap((n, at) => (!isOut && n < log.n ? [(inside[at] as Computer).id] : []));
    if (short.length > 0)
      lost.push(`log ${log.chainId}: ${log.n} events, not all on ${short.length} computers`);
  }
  const unread: string[] = [];
  let segments = 0;
  const [reader, second] = inside as [Computer, Computer];
  for (const id of sim.place.registered) {
    const series = sim.place.series[id];
    if (!series) continue;
    const one = series === reader.series ? second : reader;
    const count = series.pointed.findIndex(
      ({ epoch, seq }) => !countsUnder(one.ring, { epoch, seq, installation: String(id) }),
    );
    const counting = count < 0 ? series.pointed.length : count;
    segments += counting;
    if ((one.taken[id] ?? 0) < counting)
      unread.push(`series ${id}: ${one.taken[id] ?? 0} of ${counting} segments`);
  }
  return [
    {
      name: 'computers that are in have the same frontier',
      looked: inside.length * logs.length,
      broken: differ,
    },
    { name: 'no event lost: each is on every computer', looked: inside.length * logs.length, broken: lost },
    { name: 'every segment that counts is readable', looked: segments, broken: unread },
  ];
}

/** What a leaver put with the old key after the change is on no computer. */
export function checkLeavers(run: LargeRun): Check {
  const { rogue } = run;
  const broken: string[] = [];
  let looked = 0;
  for (const leaver of rogue) {
    const series = leaver.series;
    if (!series) continue;
    for (const one of insiders(run)) {
      const forged = series.pointed.filter(
        ({ epoch, seq }) => !countsUnder(one.ring, { epoch, seq, installation: String(series.id) }),
      );
      looked += forged.length;
      const taken = forged.filter(({ seq }) => seq <= (one.taken[series.id] ?? 0));
      if (taken.length > 0)
        broken.push(`computer ${one.id} took ${taken.length} segments of leaver ${leaver.id}`);
    }
  }
  return { name: 'nothing of leavers after the change of the key', looked, broken };
}

export function checkTruth({ sim }: LargeRun): Check[] {
  const { broken, counts } = sim.truth;
  const of = (what: string) => broken.filter((one) => one.what === what).map(({ told }) => told);
  return [
    {
      name: 'no invoice offered on two computers at once',
      looked: counts.offered,
      broken: of('offeredTwice'),
    },
    { name: 'no invoice issued twice by that', looked: counts.issued, broken: of('issuedTwice') },
    { name: 'no claim held by two', looked: counts.claimed, broken: of('heldByTwo') },
  ];
}
