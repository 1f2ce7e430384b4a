import { IDBKeyRange as KeyRange } from 'fake-indexeddb';
import { logOf } from '../../../../utils/domain/record/chain';
import type { LedgerEvent } from '../../../../utils/domain/record/event';
import { intoBranches } from '../../../../utils/store/ledger/branches';
import type { Ledger } from '../../../../utils/store/ledger/db';
import type { Log } from './logs';

// The real code asks for ranges; Node has none.
globalThis.IDBKeyRange ??= KeyRange as unknown as typeof IDBKeyRange;

/** Hash that an event would have: whatever computer has it, it is the same. */
function hashAt(log: Log, n: number): string {
  if (n === 0) return '';
  if (log.branch && n <= log.branch.behind) return hashAt(log.branch.of, n);
  return `${log.id.toString(16).padStart(3, '0')}${n.toString(16).padStart(5, '0')}`;
}

/** Under which name a part of a log lies on a computer. */
interface Named {
  readonly from: number;
  readonly name: string;
}

/** Where a log goes on behind a place at which others of its family do: what comes there first has the name. */
interface Start {
  readonly log: Log;
  readonly n: number;
  /** What the computer itself wrote: it stands in the log that it writes. */
  readonly isOwn: boolean;
}

/**
 * Names of the logs that lie on a computer, as the real code gives them: of a log that forks one branch has its name, and the others have
 * names of their own (`intoBranches`).
 */
export class Names {
  private readonly parts = new Map<Log, Named[]>();
  private waiting: Start[] = [];
  private branches: unknown;

  /** @param have up to where a log lies here */
  constructor(
    private readonly logs: readonly Log[],
    private readonly have: (log: Log) => number,
  ) {}

  copyTo(other: Names): void {
    for (const [log, parts] of this.parts) other.parts.set(log, [...parts]);
    other.waiting = [...this.waiting];
    other.branches = this.branches;
  }

  /** So much of a log came here just now, or was written here. */
  arrived(log: Log, from: number, to: number, isOwn: boolean): void {
    for (const n of log.starts()) if (from <= n && n <= to) this.waiting.push({ log, n, isOwn });
  }

  /** Names what came, in the order in which it did. */
  async settle(): Promise<void> {
    for (let start = this.waiting[0]; start; start = this.waiting[0]) {
      const { log, n, isOwn } = start;
      const event = { chainId: log.chainId, n, hash: hashAt(log, n), prevHash: hashAt(log, n - 1) };
      const [placed] = isOwn ? [event] : await intoBranches(this.ledger, [event as LedgerEvent]);
      const parts = this.parts.get(log) ?? [];
      this.parts.set(log, [...parts, { from: n, name: placed?.chainId ?? '' }]);
      this.waiting.shift();
    }
  }

  /** Of an event that lies here, once it is settled. */
  of(log: Log, n: number): string {
    return this.parts.get(log)?.findLast(({ from }) => from <= n)?.name ?? log.chainId;
  }

  /** How far each name goes. */
  ends(): Record<string, number> {
    const ends: Record<string, number> = {};
    const note = (name: string, n: number) => {
      ends[name] = Math.max(ends[name] ?? 0, n);
    };
    for (const log of this.logs) {
      const [n, begins] = [this.have(log), (log.branch?.behind ?? 0) + 1];
      if (n < begins) continue;
      note(this.of(log, n), n);
      for (const start of log.starts())
        if (begins < start && start <= n) note(this.of(log, start - 1), start - 1);
    }
    return ends;
  }

  private at(name: string, n: number): LedgerEvent | undefined {
    const isPlaced = (log: Log) => !this.waiting.some((start) => start.log === log && start.n <= n);
    const log = this.logs.find(
      (one) =>
        one.chainId === logOf(name) &&
        n > (one.branch?.behind ?? 0) &&
        n <= this.have(one) &&
        isPlaced(one) &&
        this.of(one, n) === name,
    );
    return log && ({ chainId: name, n, hash: hashAt(log, n) } as LedgerEvent);
  }

  /** So much of a ledger as the real code asks for. */
  private readonly ledger = {
    get: async () => this.branches,
    getFromIndex: async (_store: string, _index: string, [name, n]: [string, number]) => this.at(name, n),
    transaction: () => ({
      store: {
        index: () => ({
          getAll: async ({ lower: [name, from], upper: [, to] }: IDBKeyRange) => {
            const there: LedgerEvent[] = [];
            for (let n: number = from; n <= to; n += 1) there.push(...[this.at(name, n) ?? []].flat());
            return there;
          },
        }),
        get: async () => this.branches,
        put: async (all: unknown) => {
          this.branches = all;
        },
      },
      done: Promise.resolve(),
    }),
  } as unknown as Ledger;
}
