import { ref, shallowRef } from 'vue';
import type { BackupRun } from '../../utils/services/desk/backup/backup-ports';

type WorkKind = 'backup' | 'drill' | 'plan' | 'apply' | 'pull';

/** How a work ended that did not come to its end. */
interface Broken {
  readonly kind: WorkKind;
  readonly of: string;
  readonly how: 'stopped' | 'failed';
  /** For the small print. */
  readonly detail: string;
}

/** What takes long: one at a time, with how far it is and a way to stop it. */
function createWork() {
  const kind = ref<WorkKind>();
  /** The place or computer that it is about. */
  const subject = ref('');
  const done = ref(0);
  const total = ref(0);
  const broken = shallowRef<Broken>();
  let stopping: AbortController | undefined;

  return {
    kind,
    subject,
    done,
    total,
    broken,
    cancel() {
      stopping?.abort();
    },
    /** @returns what came of it; undefined when it was stopped, failed, or something else is under way */
    async run<T extends object>(what: WorkKind, of: string, act: (run: BackupRun) => Promise<T>) {
      if (kind.value !== undefined) return undefined;
      const stop = new AbortController();
      stopping = stop;
      kind.value = what;
      subject.value = of;
      done.value = 0;
      total.value = 0;
      broken.value = undefined;
      try {
        const onProgress = (count: number, all: number) => {
          done.value = count;
          total.value = all;
        };
        return await act({ signal: stop.signal, onProgress });
      } catch (reason) {
        const how = stop.signal.aborted ? 'stopped' : 'failed';
        broken.value = { kind: what, of, how, detail: how === 'stopped' ? '' : String(reason) };
        return undefined;
      } finally {
        kind.value = undefined;
      }
    },
  };
}

export type Work = ReturnType<typeof createWork>;

const works = new WeakMap<object, Work>();

/** That of a source of backups: it outlives the page, so that one who comes back sees what is still under way. */
export function workOf(source: object): Work {
  const known = works.get(source);
  if (known) return known;
  const work = createWork();
  works.set(source, work);
  return work;
}
