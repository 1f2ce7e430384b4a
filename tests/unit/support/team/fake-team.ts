import type { BackupSource } from '../../../../components/backup/backup-host';
import type { BackupRun } from '../../../../utils/services/desk/backup/backup-ports';
import type {
  AskedOf,
  ChangeKeyResult,
  ClaimBar,
  ClaimResult,
  TeamDesk,
  TeamState,
} from '../../../../utils/services/desk/team/team-ports';
import { FakeDesk, type HeldRun, NOW, place } from '../backup/fake-desk';

type Computer = TeamState['computers'][number];
const HOUR_MS = 3_600_000;

export const computer = (name: string, own: Partial<Computer> = {}): Computer => ({
  installation: `I-${name}`,
  placeId: 'P1',
  name: `${name} · Chrome`,
  chainId: `CHAIN-${name}`,
  isOwn: false,
  since: NOW - 40 * 24 * HOUR_MS,
  knownUpTo: NOW - HOUR_MS,
  work: { open: 3, unknown: 1, entries: 2, lastSubmittedAt: NOW - HOUR_MS },
  ...own,
});

export const OWN = computer('王芳', {
  isOwn: true,
  work: { open: 0, unknown: 0, entries: 0, lastSubmittedAt: NOW - 60_000 },
});
export const LILI = computer('李莉');

/** A desk of colleagues, without a place: says what it was told to say, and remembers what it was asked. */
export class FakeTeam implements TeamDesk {
  state: TeamState = { computers: [OWN, LILI], serving: new Map() };
  readonly asked: unknown[][] = [];
  open: readonly string[] = ['S1', 'S2', 'S3'];
  /** Why some are not taken over; by record. */
  bars: Readonly<Record<string, ClaimBar>> = {};
  keyResult: ChangeKeyResult = { ok: true };
  readFails = false;
  held: HeldRun<void> | undefined;
  readonly backup = new FakeDesk();
  readonly source: BackupSource = { ...this.backup.source, openTeam: async () => this };
  private readonly listeners = new Set<() => void>();

  constructor(computers?: readonly Computer[]) {
    if (computers) this.state = { ...this.state, computers };
    this.backup.state = { hasKeys: true, keysMadeAt: NOW, places: [place()] };
  }

  set(state: Partial<TeamState>) {
    this.state = { ...this.state, ...state };
    for (const listener of this.listeners) listener();
  }
  async read() {
    if (this.readFails) throw new Error('broken');
    return this.state;
  }
  onChanged(listener: () => void) {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }
  async pullNow(run: BackupRun) {
    this.asked.push(['pullNow']);
    await this.held?.start(run);
  }
  async claim(ids: readonly string[], asked: AskedOf): Promise<ClaimResult> {
    this.asked.push(['claim', ids, Object.fromEntries(asked)]);
    const barOf = (id: string) => {
      const bar = this.bars[id];
      return bar && asked.get(id)?.includes(bar) ? undefined : bar;
    };
    return {
      claimed: ids.filter((id) => barOf(id) === undefined),
      barred: new Map(
        ids.flatMap((id) => {
          const bar = barOf(id);
          return bar ? [[id, bar] as const] : [];
        }),
      ),
    };
  }
  async recordsOf(chainId: string) {
    this.asked.push(['recordsOf', chainId]);
    return this.open;
  }
  async changeKey(key: string, leaving: readonly string[]) {
    this.asked.push(['changeKey', key, leaving]);
    return this.keyResult;
  }
  async assign(taxId: string, clerks: readonly string[]) {
    this.asked.push(['assign', taxId, clerks]);
    this.set({ serving: new Map([...this.state.serving, [taxId, clerks]]) });
  }
}
