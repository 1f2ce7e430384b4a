import type { LedgerEvent } from '../../../../utils/domain/record/event';

/** Part of a log: from the first to the last event, both included. */
export interface Part {
  readonly log: Log;
  readonly from: number;
  readonly to: number;
}

/**
 * A log of a computer. Most of its events are of invoices that were issued at once: of those there is only their number, and they are made
 * when they are asked for. The others are kept as they are.
 */
export class Log {
  /** Events that are kept, in the order of `n`. */
  readonly kept: LedgerEvent[] = [];
  /** How many events there are. */
  n = 0;
  /** Of the events that are not kept. */
  plain = 0;
  /** Its first plain events stand in another log. */
  isLater = false;
  /** For each kept event, how many that are not kept came before it. */
  private readonly plainBefore: number[] = [];

  constructor(
    readonly id: number,
    readonly chainId: string,
    /** A copied profile goes on here with the log of another computer, behind that event. */
    readonly branch?: { readonly of: Log; readonly behind: number },
  ) {
    if (branch) this.n = branch.behind;
  }

  /** It goes on with what another log told until now, and tells none of that once more. */
  beginBehind({ plain }: Log): void {
    this.plain = plain;
    this.isLater = plain > 0;
  }

  /** @param plain events that are not kept, by now */
  goOn(plain: number): void {
    if (plain <= this.plain) return;
    this.n += plain - this.plain;
    this.plain = plain;
  }

  keep(event: Omit<LedgerEvent, 'chainId' | 'n'>): LedgerEvent {
    this.n += 1;
    const kept = { ...event, chainId: this.chainId, n: this.n };
    this.kept.push(kept);
    this.plainBefore.push(this.plain);
    return kept;
  }

  /** Place in the log of a plain event, from 0 among those. */
  placeOf(plain: number): number {
    let [low, high] = [0, this.plainBefore.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.plainBefore[middle] as number) <= plain) low = middle + 1;
      else high = middle;
    }
    return (this.branch?.behind ?? 0) + plain + 1 + low;
  }

  /** How many kept events lie up to there. */
  keptUpTo(n: number): number {
    let [low, high] = [0, this.kept.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.kept[middle] as LedgerEvent).n <= n) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
