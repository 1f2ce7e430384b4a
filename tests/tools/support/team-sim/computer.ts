import { waitAfter } from '../../../../utils/domain/backup/back-off';
import { countsUnder, type Keyring, leftAt, newestKey } from '../../../../utils/exchange/segment/keyring';
import type { Log, Part } from './logs';
import { DAY_MS, GAP, Replica } from './replica';
import { Fault, type Segment, type Series } from './store';
import type { RunCount } from './traffic';
import { chanceBy, hourNumberOf, MINUTE_MS, monthOf, RHYTHM } from './world';

/** Events of a segment at most. */
const MOST_EVENTS = 2_000;

/** An installation, and how far its own series goes: it does what `backUp` does. */
export class Computer extends Replica {
  private registered = 0;
  private signedHour = Number.NaN;
  /** Own events that are sealed. */
  private cursor = 0;
  private seq = 0;
  private sealedWith = 0;
  private waiting: Segment | undefined;
  private stored: Segment | undefined;
  /** By log: that much of it is in this series, of what is not its own. */
  private sealed: number[] = [];
  private tries = 0;
  next = 0;
  /** It goes on with the old key, by another program. */
  rogue = false;

  /** Of a profile that was copied: what the copy has by then. */
  copyTo(id: number, log: Log): Computer {
    const copy = new Computer(id, log, this.firm, this.ring);
    Object.assign(copy, {
      series: this.series,
      registered: this.registered,
      registersReadAt: this.registersReadAt,
      lastRegister: this.lastRegister,
      cursor: this.cursor,
      seq: this.seq,
      sealedWith: this.sealedWith,
      waiting: this.waiting,
      stored: this.stored,
      next: this.next,
    });
    for (const name of ['taken', 'have', 'brought', 'sealed', 'knownUpTo', 'came'] as const)
      Object.assign(copy, { [name]: this[name].slice() });
    for (const chain of this.ownChains) copy.ownChains.add(chain);
    this.names.copyTo(copy.names);
    return copy;
  }

  /** One whole run by the clock. @returns whether it went well */
  run(minute: number): boolean {
    try {
      this.put(minute);
      this.pull(minute);
      this.wentWell(minute);
      return true;
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      this.wentWrong(minute, error);
      return false;
    }
  }

  wentWell(minute: number): void {
    this.tries = 0;
    this.next = minute + RHYTHM;
  }

  wentWrong(minute: number, { message }: Fault): void {
    this.tries += 1;
    const kind = message === 'keyChanged' ? 'keyChanged' : 'busy';
    const wait = waitAfter(kind, this.tries, chanceBy(this.firm.seed, this.id, minute, 31)) / MINUTE_MS;
    this.next = minute + Math.max(5, Math.ceil(wait / 5) * 5);
  }

  /** First half: what is new here lies where the colleagues find it. @throws Fault */
  put(minute: number): void {
    const { place } = this.firm;
    if (this.isOffLine) throw new Fault('no line');
    const count = this.count(minute);
    try {
      place.answer(minute);
      this.firm.goOn(this, minute);
      this.refreshRing(count);
      for (let series = 0; series < 4; series += 1) {
        if (!this.series) this.beginSeries();
        if (leftAt(this.ring, nameOf(this.series)) !== undefined && !this.rogue)
          throw new Fault('keyChanged');
        if (this.isBehindKey()) this.beginSeries();
        this.register(minute, count);
        if (this.putAll(minute, count)) return;
        this.copied(minute);
      }
      throw new Fault('the series does not stay');
    } finally {
      count.end();
    }
  }

  private refreshRing(count: RunCount): void {
    const { place, sizes } = this.firm;
    const newer = place.rings.length - this.ring.keys.length;
    if (newer > 0) count.get(sizes.ring, newer);
    count.get(undefined, GAP);
    if (newer <= 0 || this.rogue) return;
    const ring = place.rings.at(-1) as Keyring;
    // It is sealed to those who go on alone.
    if (this.series && leftAt(ring, nameOf(this.series)) !== undefined) throw new Fault('keyChanged');
    this.ring = ring;
  }

  private isBehindKey(): boolean {
    const [epoch, installation] = [this.sealedWith, nameOf(this.series)];
    if (this.seq === 0 || epoch >= newestKey(this.ring).epoch || this.rogue) return false;
    return !countsUnder(this.ring, { epoch, installation, seq: this.seq });
  }

  private beginSeries(): void {
    this.series = this.firm.place.begin(this.log);
    this.registered = 0;
    this.registersReadAt = Number.NEGATIVE_INFINITY;
    this.seq = 0;
    this.cursor = 0;
    this.waiting = undefined;
    this.stored = undefined;
    this.sealed = [];
  }

  /** Two must not write into one log: from now on it has another one. */
  private copied(minute: number): void {
    const { plain } = this.log;
    this.write(this.firm.newLog());
    this.log.beginBehind(plain);
    this.firm.goOn(this, minute);
    this.beginSeries();
  }

  private register(minute: number, count: RunCount): void {
    const { place, sizes } = this.firm;
    const isKnown = this.registered > 0;
    if (isKnown) count.get(sizes.registration);
    const isLookDue = Math.abs(this.firm.clock(this.id, minute) - this.registersReadAt) >= DAY_MS;
    const isFirstUnderKey = this.seq > 0 && this.sealedWith < newestKey(this.ring).epoch;
    if (!isKnown || isLookDue || isFirstUnderKey) {
      count.get(sizes.ring, place.rings.length);
      count.get(undefined, GAP);
    }
    if (isKnown) return;
    if (place.registered.length > 0) count.get(sizes.registration, place.registered.length);
    count.get(undefined, GAP);
    place.registered.push((this.series as Series).id);
    this.registered = place.registered.length;
    count.put('i', sizes.registration);
  }

  /** @returns false when a copy of this profile writes under our name */
  private putAll(minute: number, count: RunCount): boolean {
    const { place, sizes } = this.firm;
    const series = this.series as Series;
    let done = 0;
    let stored = 0;
    for (;;) {
      if (!this.waiting && !this.seal(minute)) break;
      stored += 1;
      const segment = this.waiting as Segment;
      if (this.stored) {
        count.get(sizes.pointer);
        const behind = series.pointed[segment.seq - 2];
        if (behind !== this.stored) return this.seeCopy(behind, count);
      }
      const there = series.pointed[segment.seq - 1];
      count.get(there ? sizes.pointer : undefined);
      if (there && there !== segment) return this.seeCopy(there, count);
      count.put(`m/${series.id}/${monthOf(minute)}`, sizes.segment + sizes.event * segment.events);
      place.put(series.id * 2, segment.seq, minute, () => undefined);
      if (!there) {
        count.put(`p/${series.id}/${Math.floor(segment.seq / 500)}`, sizes.pointer);
        place.put(series.id * 2 + 1, segment.seq, minute, () => {
          series.pointed[segment.seq - 1] = segment;
        });
      }
      this.stored = segment;
      this.waiting = undefined;
      done += segment.events;
    }
    if (stored === 0 && this.seq > 0) {
      const there = series.pointed[this.seq];
      count.get(there ? sizes.pointer : undefined);
      if (there) return false;
    }
    const at = this.firm.clock(this.id, minute);
    const hour = hourNumberOf(at);
    if (done > 0 || this.seq === 0 || this.signedHour === hour) return true;
    count.put(`h/${series.id}`, sizes.sign);
    place.put(series.id * 2, -1, minute, () =>
      place.sign(series, { seq: this.seq, at, epoch: newestKey(this.ring).epoch }),
    );
    this.signedHour = hour;
    return true;
  }

  /** Only a segment that opens is a copy's. */
  private seeCopy(segment: Segment | undefined, count: RunCount): false {
    const { sizes } = this.firm;
    if (segment) count.get(sizes.segment + sizes.event * segment.events);
    return false;
  }

  /** Seals what the series lacks. @returns false for nothing */
  private seal(minute: number): boolean {
    const parts: Part[] = [];
    let room = MOST_EVENTS;
    const take = (log: Log, behind: number, to: number): number => {
      const upTo = Math.min(to, behind + room);
      if (upTo <= behind) return behind;
      parts.push({ log, from: behind + 1, to: upTo });
      room -= upTo - behind;
      return upTo;
    };
    const own = this.log.path();
    for (const { log, upTo } of own) this.cursor = Math.max(this.cursor, take(log, this.cursor, upTo));
    for (const log of this.firm.logs) {
      if (room === 0) break;
      const there = this.knownThere(log);
      const here = this.upTo(log);
      if (here > there && !own.some((part) => part.log === log)) this.sealed[log.id] = take(log, there, here);
    }
    if (parts.length === 0) return false;
    this.seq += 1;
    this.sealedWith = newestKey(this.ring).epoch;
    this.waiting = {
      by: this.id,
      seq: this.seq,
      parts,
      events: MOST_EVENTS - room,
      epoch: this.sealedWith,
      sealedAt: this.firm.clock(this.id, minute),
    };
    return true;
  }

  /** How much of another log need not be put: others did it, or this series has it. */
  private knownThere({ id, branch }: Log): number {
    return Math.max(this.brought[id] ?? 0, this.sealed[id] ?? 0, branch?.behind ?? 0);
  }

  /** The keyring that a change makes: what was taken in by now counts, and what is put later with an older key does not. */
  endsNow(): Record<string, number> {
    const ends: Record<string, number> = {};
    for (const id of this.firm.place.registered) ends[String(id)] = this.taken[id] ?? 0;
    ends[nameOf(this.series)] = this.stored?.seq ?? 0;
    return ends;
  }
}

export const nameOf = (series: Series | undefined): string => (series ? String(series.id) : '');
