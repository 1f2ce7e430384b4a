import type { BackupSource } from '../../../../components/backup/backup-host';
import type { BackupState, Drill, PlaceState } from '../../../../utils/domain/backup/backup-state';
import type { TargetSettings } from '../../../../utils/domain/backup/target';
import type {
  BackupDesk,
  BackupRun,
  LookResult,
  PlaceResult,
  StorePlan,
  StoreRestored,
} from '../../../../utils/services/desk/backup/backup-ports';

/** A key as age makes them, of nobody. */
export const KEY = 'AGE-SECRET-KEY-1QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7LQPZRY9X8GF2TVDW0S3JN54KHCE';
export const NOW = Date.parse('2026-11-30T10:20:00+08:00');

export const place = (own: Partial<PlaceState> = {}): PlaceState => ({
  id: 'P1',
  kind: 'webdav',
  shown: 'dav.jianguoyun.com/dav/piaoying',
  addedAt: NOW - 86_400_000,
  lastGoodAt: NOW - 3 * 3_600_000,
  segments: 12,
  bytes: 3_565_158,
  events: 5_000,
  waiting: 0,
  ...own,
});

export const plan = (own: Partial<StorePlan> = {}): StorePlan => ({
  installation: 'I1',
  segments: 12,
  months: ['202610', '202611'],
  events: { fresh: 5_000, known: 0, conflict: 0 },
  submissions: 812,
  period: { from: NOW - 40 * 86_400_000, to: NOW },
  companies: ['北京云杉科技有限公司', '天津海棠有限公司'],
  files: 31,
  ...own,
});

/** A run that the test ends as it likes. */
export class HeldRun<T> {
  run: BackupRun = {};
  private settle: { resolve: (value: T) => void; reject: (reason: unknown) => void } | undefined;

  start(run: BackupRun): Promise<T> {
    this.run = run;
    return new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
      run.signal?.addEventListener('abort', () => reject(run.signal?.reason));
    });
  }
  finish(value: T) {
    this.settle?.resolve(value);
  }
  fail(reason: unknown) {
    this.settle?.reject(reason);
  }
}

/** The desk of the page 备份, without stores: says what it was told to say, and remembers what it was asked. */
export class FakeDesk implements BackupDesk {
  state: BackupState = { hasKeys: false, places: [] };
  readonly asked: unknown[][] = [];
  placeResult: PlaceResult = { ok: true, id: 'P1' };
  keepResult: PlaceResult = { ok: true, id: 'P2' };
  lookResult: LookResult = {
    ok: true,
    installations: [{ id: 'I1', name: '王芳 · Edge', since: NOW - 40 * 86_400_000 }],
  };
  drillResult: Drill = {
    at: NOW,
    result: 'equal',
    segments: 12,
    events: 5_000,
    submissions: 812,
    lacking: 0,
  };
  planResult: StorePlan = plan();
  restored: StoreRestored = { added: 5_000, submissions: 812, files: 31, verified: true };
  keepKeysFails = false;
  /** While set, runs wait for the test. */
  held: HeldRun<void> | undefined;
  private readonly listeners = new Set<() => void>();

  readonly source: BackupSource = {
    openDesk: async () => this,
    openTeam: async () => {
      throw new Error('nobody');
    },
    readState: async () => this.state,
  };

  set(state: Partial<BackupState>) {
    this.state = { ...this.state, ...state };
    for (const listener of this.listeners) listener();
  }
  names() {
    return this.asked.map(([name]) => name);
  }

  async read() {
    return this.state;
  }
  onChanged(listener: () => void) {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }
  async makeKeys() {
    this.asked.push(['makeKeys']);
    return { recoveryKey: KEY };
  }
  async keepKeys() {
    this.asked.push(['keepKeys']);
    if (this.keepKeysFails) throw new Error('full');
    this.set({ hasKeys: true, keysMadeAt: NOW });
  }
  async addPlace(settings: TargetSettings, handle?: FileSystemDirectoryHandle) {
    this.asked.push(['addPlace', settings, handle]);
    if (this.placeResult.ok) {
      const { lastGoodAt: _, ...fresh } = place({ id: this.placeResult.id, kind: settings.kind });
      const empty = { ...fresh, segments: 0, bytes: 0, events: 0, waiting: 5_000 };
      this.set({ places: [...this.state.places, empty] });
    }
    return this.placeResult;
  }
  async removePlace(id: string) {
    this.asked.push(['removePlace', id]);
    this.set({ places: this.state.places.filter((one) => one.id !== id) });
  }
  async allowAgain(id: string) {
    this.asked.push(['allowAgain', id]);
    return false;
  }
  async runNow(id: string | undefined, run: BackupRun) {
    this.asked.push(['runNow', id]);
    await this.held?.start(run);
    const places = this.state.places.map((one) =>
      id === undefined || one.id === id
        ? place({ ...one, lastGoodAt: NOW, events: 5_000, segments: 1, bytes: 900_000, waiting: 0 })
        : one,
    );
    this.set({ places });
  }
  async drill(id: string, run: BackupRun) {
    this.asked.push(['drill', id]);
    await this.held?.start(run);
    this.set({
      places: this.state.places.map((one) => (one.id === id ? { ...one, drill: this.drillResult } : one)),
    });
    return this.drillResult;
  }
  async goOnWith(log: string) {
    this.asked.push(['goOnWith', log]);
  }
  async lookInto(where: unknown, keyText?: string) {
    this.asked.push(['lookInto', where, keyText]);
    return this.lookResult;
  }
  async planRestore(installation: string, run: BackupRun) {
    this.asked.push(['planRestore', installation]);
    await this.held?.start(run);
    return this.planResult;
  }
  async applyRestore(installation: string, run: BackupRun) {
    this.asked.push(['applyRestore', installation]);
    await this.held?.start(run);
    return this.restored;
  }
  async keepLookedInto() {
    this.asked.push(['keepLookedInto']);
    return this.keepResult;
  }
}
