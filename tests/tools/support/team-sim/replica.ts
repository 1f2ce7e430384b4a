import { bundleOf } from '../../../../utils/domain/backup/names';
import { countsUnder, type Keyring, newestKey } from '../../../../utils/exchange/segment/keyring';
import type { Log, Part } from './logs';
import { Names } from './names';
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
  readonly without: Rule | undefined;
  /** Its instant by the clock of a computer, epoch ms. */
  clock(computer: number, minute: number): number;
  newLog(branch?: Log['branch']): Log;
  /** Events of its clerk up to now are in its log. */
  goOn(computer: Replica, minute: number): void;
  readonly logs: readonly Log[];
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
  readonly names: Names;
  /** By log: that much of it lies at the place by what others put. */
  readonly brought: number[] = [];
  /** Parts of logs in the order in which they came: log, kept events up to there. */
  readonly came: number[] = [];
  /** Logs whose own series was taken in. */
  readonly ownChains = new Set<string>();
  /** All that were written here. */
  readonly written: Log[];
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
    this.written = [log];
    this.names = new Names(firm.logs, (one) => this.upTo(one));
  }

  /** Up to where a log lies here. */
  upTo(log: Log): number {
    return this.have[log.id] ?? log.branch?.behind ?? 0;
  }

  protected write(log: Log): void {
    this.log = log;
    this.written.push(log);
  }

  /** As what was kept here just now. */
  noteOwn(): void {
    this.arrive(this.log, this.log.n);
  }

  private arrive(log: Log, to: number): void {
    const before = this.upTo(log);
    if (to <= before) return;
    this.have[log.id] = to;
    if (log.isForked) {
      this.names.arrived(log, before + 1, to, log === this.log);
      if (log !== this.log) this.moveHead(log, before, to);
    }
    const kept = log.keptUpTo(to);
    if (kept > log.keptUpTo(before)) this.came.push(log.id, kept);
  }

  /** What comes right behind the end of the own log is of it, as for the real code: the own log goes on behind that. */
  private moveHead(log: Log, before: number, to: number): void {
    const end = this.log.end();
    const begins = log.branch && { log: log.branch.of, n: log.branch.behind };
    const isNext = before === end.n && (log === end.log || (begins?.log === end.log && begins.n === end.n));
    if (!isNext) return;
    const { plain } = this.log;
    this.write(this.firm.newLog({ of: log, behind: to }));
    this.log.beginBehind(plain);
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
      // What forked comes by the place alone.
      const to = Math.min(other.upTo(log), ...log.starts().map((n) => n - 1));
      if (log === this.log || to <= this.upTo(log)) continue;
      this.arrive(log, to);
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
    const { id, pointed } = series;
    const seq = this.taken[id] ?? 0;
    const behind = seq < pointed.length ? this.pullSegments(series, seq, now, count) : seq;
    if (behind === undefined) return;
    count.get(undefined);
    if (now - (this.knownUpTo[id] ?? 0) >= HOUR_MS) this.lookForSign(series, behind, now, count);
  }

  /** @returns up to which segment it came; undefined when one of them does not hold */
  private pullSegments(series: Series, from: number, now: number, count: RunCount): number | undefined {
    const { sizes } = this.firm;
    const { id, pointed } = series;
    // Where each log goes on, by what came with the segments before.
    const ends = new Map<Log, number>();
    // Whether many lie there together is asked once for each bundle, behind the first few. None of so few segments does.
    let asked = -1;
    const askBundle = (next: number) => {
      if (next <= from + FEW_ALONE || bundleOf(next) === asked) return;
      asked = bundleOf(next);
      count.get(undefined);
    };
    for (let seq = from; seq < pointed.length; seq += 1) {
      const segment = pointed[seq] as Segment;
      askBundle(seq + 1);
      count.get(sizes.pointer);
      count.get(sizes.segment + sizes.event * segment.events);
      if (!this.isSound(series, segment, ends)) return undefined;
      for (const part of segment.parts) this.take(part, series.log);
      this.ownChains.add(series.log.chainId);
      this.taken[id] = seq + 1;
      this.knownUpTo[id] = Math.max(this.knownUpTo[id] ?? 0, Math.min(segment.sealedAt, now));
    }
    askBundle(pointed.length + 1);
    return pointed.length;
  }

  private lookForSign({ id, signs }: Series, seq: number, now: number, count: RunCount): void {
    const { sizes } = this.firm;
    const newest = newestKey(this.ring).epoch;
    for (const at of [now, now - HOUR_MS]) {
      const sign = signs.get(hourNumberOf(at));
      count.get(sign ? sizes.sign : undefined);
      // One that was sealed with another key is not read.
      if (sign && sign.seq <= seq && sign.epoch === newest) {
        this.knownUpTo[id] = Math.max(this.knownUpTo[id] ?? 0, Math.min(sign.at, now));
        return;
      }
    }
  }

  private isSound({ id }: Series, { epoch, seq, parts }: Segment, ends: Map<Log, number>): boolean {
    const installation = String(id);
    const counts = countsUnder(this.ring, { epoch, installation, seq });
    if (!counts && this.firm.without !== 'oldKey') return false;
    const endOf = (log: Log): number => ends.get(log) ?? this.upTo(log);
    return parts.every(({ log, from, to }) => {
      const { branch } = log;
      const isBehind = !branch || from > branch.behind + 1 || endOf(branch.of) >= branch.behind;
      const end = endOf(log);
      ends.set(log, Math.max(end, to));
      return isBehind && from <= end + 1;
    });
  }

  /** @param own the log of whose series it is a part: that lies there as a whole */
  private take({ log, from, to }: Part, own: Log): void {
    const { without, seed } = this.firm;
    const before = this.brought[log.id] ?? log.branch?.behind ?? 0;
    const isWhole = log.chainId === own.chainId || from <= before + 1;
    const isOwn = log === this.log || (this.log.isForked && this.log.path().some((part) => part.log === log));
    if (!isOwn && isWhole && to > before) this.brought[log.id] = to;
    if (without === 'segments' && chanceBy(seed, this.id, log.id, to, 41) < 0.001) return;
    this.arrive(log, to);
  }
}
