import { type Target, TargetError } from '../../../../utils/domain/backup/target';
import { changeKey } from '../../../../utils/services/desk/team/change-key';
import { claimRecords } from '../../../../utils/services/desk/team/claim';
import type { ChainHead } from '../../../../utils/store/ledger/db';
import { takenUpTo } from '../../../../utils/store/ledger/taken-series';
import { NOON } from '../../../unit/support/facts/facts';
import { copyProfile } from '../../../unit/support/store/copied';
import { computerOf, type Computer as RealComputer } from '../../../unit/support/store/firm';
import { backupOf, eventsOf, restore } from '../../../unit/support/store/installations';
import { type FirmKeys, firmKeys, memoryTarget } from '../../../unit/support/store/places';
import type { Faults } from './world';

/** A place in memory that fails as the model's does: by what is asked and when. */
function faultyTarget(faults: Faults, minuteNow: () => number) {
  const store = memoryTarget();
  const names: string[] = [];
  const count = { requests: 0 };
  const answer = () => {
    count.requests += 1;
    if (faults.isDown(minuteNow())) throw new TargetError('busy', 'down');
  };
  const faultOf = (key: string) => {
    const [kind, name = '', ...rest] = key.split('/');
    if (kind === 'i' || kind === 'k') return undefined;
    if (!names.includes(name)) names.push(name);
    const series = names.indexOf(name);
    const seq = kind === 'h' ? -1 : Number(rest.at(-1)?.slice(0, 7));
    return faults.put(series * 2 + (kind === 'p' ? 1 : 0), seq, minuteNow());
  };
  const target: Target = {
    async put(key, bytes) {
      answer();
      const fault = faultOf(key);
      if (fault !== 'lost') await store.target.put(key, bytes);
      if (fault) throw new TargetError('offline', fault);
    },
    async get(key) {
      answer();
      return store.target.get(key);
    },
    async list(prefix) {
      answer();
      return (await store.target.list(prefix)).filter((_, at) => at % 5 === 0);
    },
  };
  return { target, names, count, files: store.files };
}

/** The whole real stack: ledgers in IndexedDB, real sealing, `backUp`, `pullPlace`, `claimRecords`, `changeKey`. */
export async function createRealFirm(
  faults: Faults,
  clock: (computer: number) => number,
  minuteNow: () => number,
) {
  const keys: FirmKeys = await firmKeys();
  const place = faultyTarget(faults, minuteNow);
  const computers: RealComputer[] = [];
  const clocks: number[] = [];
  const set = (at: number): RealComputer => {
    const computer = computers[at] as RealComputer;
    const now = clock(at);
    computer.wait(now - (clocks[at] as number));
    clocks[at] = now;
    return computer;
  };
  const add = async (log: string) => {
    computers.push(await computerOf(log, place.target, keys, String(computers.length)));
    clocks.push(NOON);
  };
  const nameOf = async (at: number) => (await (computers[at] as RealComputer).place()).installation;
  const meet = async (at: number): Promise<string> => {
    try {
      return await set(at).meet();
    } catch (error) {
      if (error instanceof TargetError) return error.kind;
      throw error;
    }
  };
  return {
    computers,
    place,
    add,
    set,
    meet,
    async claim(at: number, id: string, asked: boolean, between: () => Promise<unknown>): Promise<string> {
      const computer = set(at);
      let times = 0;
      const { claimed, barred } = await claimRecords(
        [id],
        new Map(asked ? [[id, ['refillOpen', 'pending']]] : []),
        {
          ledger: computer.db,
          async meet() {
            times += 1;
            if (times === 2) await between();
            return (await meet(at)) === 'fresh' ? 'fresh' : 'unreachable';
          },
          context: computer.own,
          now: () => clock(at),
          by: String(at),
        },
      );
      return claimed.includes(id) ? '' : (barred.get(id) ?? 'gone');
    },
    /** Which log it writes now. */
    async logOf(at: number): Promise<string> {
      const head = await (computers[at] as RealComputer).db.get('meta', 'head');
      return (head as ChainHead).chainId;
    },
    async importFile(at: number, from: number): Promise<void> {
      await restore(set(at), await backupOf((computers[from] as RealComputer).db));
    },
    async copy(from: number, log: string): Promise<void> {
      await add(log);
      await copyProfile(computers[from] as RealComputer, computers.at(-1) as RealComputer);
    },
    async changeKey(admin: number, leaving: number): Promise<void> {
      const { db, backup } = set(admin);
      const result = await changeKey(keys.recovery, [await nameOf(leaving)], {
        ledger: db,
        backup,
        openPlaces: async () => new Map([['P', place.target]]),
        now: () => clock(admin),
      });
      if (!result.ok) throw new Error(`the key was not changed: ${result.refusal}`);
    },
    /** How far a computer is: events by log, segments by series. */
    async frontier(at: number) {
      const { db } = computers[at] as RealComputer;
      const logs: Record<string, number> = {};
      for (const { chainId, n } of await eventsOf(db)) logs[chainId] = Math.max(logs[chainId] ?? 0, n);
      const own = await nameOf(at);
      const series: Record<string, number> = {};
      for (const [id, name] of place.names.entries())
        if (name !== own) series[id] = (await takenUpTo(db, name)).seq;
      return { logs, series };
    },
  };
}
