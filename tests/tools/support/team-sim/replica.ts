import { bundleOf } from '../../../../utils/domain/backup/names';
import { countsUnder, type Keyring, newestKey } from '../../../../utils/exchange/segment/keyring';
import type { Log, Part } from './logs';
import { Fault, type Place, type Segment, type Series } from './store';
import { countRun, noTraffic, type RunCount, type Sizes, type Traffic } from './traffic';
import { chanceBy, HOUR_MS, hourNumberOf, monthOf, type Rule } from './world';

export const DAY_MS = 24 * HOUR_MS;
/** Segments that are asked for alone before a bundle is. */
const FEW_ALONE = 2;
/** Numbers that are asked for behind the last one. */
export const GAP = 3;

export interface Firm {
  readonly place: Place;
  readonly sizes: Sizes;
  readonly seed: number;
  readonly ownLogs: boolean;
  readonly without: Rule | undefined;
  /** Its instant by the clock of a computer, epoch ms. */
  clock(computer: number, minute: number): number;
  newLog(branch?: Log['branch']): Log;
  /** Events of its clerk up to now are in its log. */
  goOn(computer: Replica, minute: number): void;
  readonly logs: readonly Log[];
  /** Logs that go on otherwise than those of which they are copies. */
  readonly branches: readonly Log[];
}

/** What a computer has of all logs, and how it takes in what the others put: it does what `pullPlace` does. */
export class Replica {
  series: Series | undefined;
  protected registersReadAt = Number.NEGATIVE_INFINITY;
  protected lastRegister = 0;
  ring: Keyring;
  /** By series. */
  readonly taken: number[] = [];
  protected readonly knownUpTo: number[] = [];
  /** By log: everything up to there is here. */
  readonly have: number[] = [];
  /** By log: that much of it lies at the place by what others put. */
  protected brought: number[] = [];
  /** Logs of which a file was imported. */
  protected readonly imported = new Set<Log>();
  /** Parts of logs in the order in which they came: log, kept events up to there. */
  readonly came: number[] = [];
  /** Logs whose own series was taken in. */
  readonly ownChains = new Set<string>();
  readonly traffic: Traffic[] = [];
  /** It has no line: nothing is tried. */
  isOffLine = false;

  constructor(
    readonly id: number,
    public log: Log,
    readonly firm: Firm,
    ring: Keyring,
  ) {
    this.ring = ring;
  }

  /** As what was kept here just now. */
  noteOwn(): void {
    this.arrive(this.log, this.log.n);
  }

  private arrive(log: Log, to: number): void {
    const before = this.have[log.id] ?? log.branch?.behind ?? 0;
    if (to <= before) return;
    this.have[log.id] = to;
    const kept = log.keptUpTo(to);
    if (kept > log.keptUpTo(before)) this.came.push(log.id, kept);
  }

  protected count(minute: number): RunCount {
    const month = monthOf(minute);
    while (this.traffic.length <= month) this.traffic.push(noTraffic());
    return countRun(this.traffic[month] as Traffic);
  }

  /** Brings in a file of all that another computer has now. @returns whether anything of it is new */
  importFrom(other: Replica): boolean {
    let isNew = false;
    for (const log of this.firm.logs) {
      const to = other.have[log.id] ?? 0;
      if (log === this.log || log.branch || to <= (this.have[log.id] ?? 0)) continue;
      this.arrive(log, to);
      this.imported.add(log);
      isNew = true;
    }
    return isNew;
  }

  /** Second half: what the colleagues put is taken in. @throws Fault */
  pull(minute: number): void {
    const { place, sizes } = this.firm;
    const count = this.count(minute);
    try {
      place.answer(minute);
      const now = this.firm.clock(this.id, minute);
      if (Math.abs(now - this.registersReadAt) >= DAY_MS) {
        count.get(sizes.registration, place.registered.length);
        this.registersReadAt = now;
      } else {
        // The last one again.
        count.get(sizes.registration, place.registered.length - Math.max(0, this.lastRegister - 1));
      }
      count.get(undefined, GAP);
      this.lastRegister = place.registered.length;
      for (const id of place.registered) {
        if (id === this.series?.id) continue;
        if (place.faults.get(this.id, id, minute)) throw new Fault('get');
        this.pullOne(place.series[id] as Series, now, count);
      }
    } finally {
      count.end();
    }
  }

  private pullOne(series: Series, now: number, count: RunCount): void {
    const { sizes } = this.firm;
    const { id, pointed } = series;
    let seq = this.taken[id] ?? 0;
    // Where each log goes on, by what came with the segments before.
    const ends = new Map<Log, number>();
    // Whether many lie there together is asked once for each bundle, behind the first few. None of so few segments does.
    const behind = seq;
    let asked = -1;
    const askBundle = (next: number) => {
      if (next <= behind + FEW_ALONE || bundleOf(next) === asked) return;
      asked = bundleOf(next);
      count.get(undefined);
    };
    for (; seq < pointed.length; seq += 1) {
      const segment = pointed[seq] as Segment;
      askBundle(seq + 1);
      count.get(sizes.pointer);
      count.get(sizes.segment + sizes.event * segment.events);
      if (!this.isSound(series, segment, ends)) return;
      for (const part of segment.parts) this.take(part);
      this.ownChains.add(series.log.chainId);
      this.taken[id] = seq + 1;
      this.knownUpTo[id] = Math.max(this.knownUpTo[id] ?? 0, Math.min(segment.sealedAt, now));
    }
    askBundle(seq + 1);
    count.get(undefined);
    if (now - (this.knownUpTo[id] ?? 0) < HOUR_MS) return;
    for (const at of [now, now - HOUR_MS]) {
      const sign = series.signs.get(hourNumberOf(at));
      count.get(sign ? sizes.sign : undefined);
      // One that was sealed with another key is not read.
      if (sign && sign.seq <= seq && sign.epoch === newestKey(this.ring).epoch) {
        this.knownUpTo[id] = Math.max(this.knownUpTo[id] ?? 0, Math.min(sign.at, now));
        return;
      }
    }
  }

  private isSound({ id }: Series, { epoch, seq, parts }: Segment, ends: Map<Log, number>): boolean {
    const installation = String(id);
    const counts = countsUnder(this.ring, { epoch, installation, seq });
    if (!counts && this.firm.without !== 'oldKey') return false;
    return parts.every(({ log, from, to }) => {
      const end = ends.get(log) ?? this.have[log.id] ?? log.branch?.behind ?? 0;
      ends.set(log, Math.max(end, to));
      return from <= end + 1;
    });
  }

  private take({ log, to }: Part): void {
    const { ownLogs, without, seed } = this.firm;
    if (log !== this.log && to > (this.brought[log.id] ?? 0)) this.brought[log.id] = to;
    if (without === 'segments' && chanceBy(seed, this.id, log.id, to, 41) < 0.001) return;
    const isShut =
      !ownLogs && this.otherBranches(log).some(({ other, from }) => (this.have[other.id] ?? 0) > from);
    if (isShut) this.arrive(log, Math.min(to, this.commonEnd(log)));
    else this.arrive(log, to);
  }

  /** Logs that go on otherwise behind an event: one of them alone is kept. */
  private otherBranches(log: Log): Array<{ other: Log; from: number }> {
    if (log.branch) return [{ other: log.branch.of, from: log.branch.behind }];
    return this.firm.branches
      .filter(({ branch }) => branch?.of === log)
      .map((other) => ({ other, from: (other.branch as NonNullable<Log['branch']>).behind }));
  }

  private commonEnd = (log: Log): number =>
    Math.max(log.branch?.behind ?? 0, ...this.otherBranches(log).map(({ from }) => from));
}
