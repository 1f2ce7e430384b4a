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
  /** Places at which a copy goes on otherwise. */
  private readonly forks: number[] = [];
  /** For each kept event, how many that are not kept came before it. */
  private readonly plainBefore: number[] = [];

  constructor(
    readonly id: number,
    readonly chainId: string,
    /** It goes on behind that event of another one, with the same name: a copied profile does. */
    readonly branch?: { readonly of: Log; readonly behind: number },
  ) {
    if (!branch) return;
    this.n = branch.behind;
    branch.of.forks.push(branch.behind + 1);
  }

  /** Places at which it may lie under another name than behind them. */
  starts(): readonly number[] {
    return this.branch ? [this.branch.behind + 1, ...this.forks] : this.forks;
  }

  /** Whether the same name stands for events of other logs, too. */
  get isForked(): boolean {
    return this.branch !== undefined || this.forks.length > 0;
  }

  /** Where its next event goes: behind which event of which log. */
  end(): { readonly log: Log; readonly n: number } {
    const { branch, n } = this;
    return branch && n === branch.behind ? { log: branch.of, n } : { log: this, n };
  }

  /** The logs of which it is made, each up to where the next goes on. */
  path(): ReadonlyArray<{ readonly log: Log; readonly upTo: number }> {
    const before = this.branch?.of.path() ?? [];
    const cut = before.map((part) => ({ ...part, upTo: Math.min(part.upTo, this.branch?.behind ?? 0) }));
    return [...cut, { log: this, upTo: this.n }];
  }

  /** It goes on with what another log told until now, and tells none of that once more. */
  beginBehind(plain: number): void {
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
