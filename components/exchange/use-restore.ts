import { onMounted, ref, shallowRef } from 'vue';
import type { ImportRecord } from '../../utils/domain/record/import-record';
import type { TextKey } from '../../utils/domain/texts/texts';
import { RefusedBackup } from '../../utils/exchange/backup/read-backup';
import { knowledgeWith } from '../../utils/portal/registry';
import { planRestore, type RestorePlan } from '../../utils/services/desk/restore/plan-restore';
import type { RestoreFile, RestoreRun } from '../../utils/services/desk/restore/restore-file';
import {
  applyRestore,
  type RestoreResult,
  resumeRestore,
  undoRestore,
} from '../../utils/services/desk/restore/restore-ledger';
import { newId } from '../../utils/services/shared/new-id';
import { readSettings } from '../../utils/services/shared/settings';
import { tellChanged } from '../../utils/store/ledger/changed';
import { importsOf } from '../../utils/store/ledger/import-log';
import type { ExchangeHost } from './exchange-host';

/** Choosing a backup file, the dry run, taking it in, taking it back. One thing at a time. */
export function useRestore({ browser, openLedger, t }: ExchangeHost) {
  const plan = shallowRef<RestorePlan>();
  const result = shallowRef<RestoreResult & { submissions: number }>();
  const imports = shallowRef<readonly ImportRecord[]>([]);
  /** What is being done and how far it is; empty while nothing is. */
  const progress = ref('');
  const message = ref('');
  const error = ref('');
  let file: RestoreFile | undefined;
  let stopping: AbortController | undefined;

  const context = async () => ({
    now: Date.now(),
    newId,
    knowledgeOf: knowledgeWith((await readSettings(browser.storage.local)).deadlines),
  });

  const showImports = async () => {
    imports.value = [...(await importsOf(await openLedger()))].reverse();
  };

  /** @returns true when it came to its end */
  async function work(told: TextKey, act: (run: RestoreRun) => Promise<void>): Promise<boolean> {
    if (progress.value !== '') return false;
    const stop = new AbortController();
    stopping = stop;
    message.value = '';
    error.value = '';
    progress.value = t.value(told, { count: 0 });
    const onProgress = (count: number) => {
      progress.value = t.value(told, { count });
    };
    try {
      await act({ signal: stop.signal, onProgress });
      return true;
    } catch (reason) {
      if (stop.signal.aborted) message.value = t.value('restore.stopped');
      else if (reason instanceof RefusedBackup) message.value = t.value(`restore.refused.${reason.refusal}`);
      else error.value = String(reason);
      return false;
    } finally {
      progress.value = '';
    }
  }

  /** Takes back what was taken in before the clerk stopped it, so that nothing stays behind. */
  async function takeBackUnfinished(before: readonly ImportRecord[]) {
    const db = await openLedger();
    const known = new Set(before.map(({ importId }) => importId));
    for (const { importId, undoneAt } of await importsOf(db)) {
      if (!known.has(importId) && undoneAt === undefined) await undoRestore(db, importId, await context());
    }
  }

  onMounted(async () => {
    try {
      await resumeRestore(await openLedger(), (await context()).knowledgeOf);
      await showImports();
    } catch (reason) {
      error.value = String(reason);
    }
  });

  return {
    plan,
    result,
    imports,
    progress,
    message,
    error,
    cancel() {
      stopping?.abort();
    },
    async choose(chosen: RestoreFile) {
      plan.value = undefined;
      result.value = undefined;
      file = chosen;
      await work('restore.reading', async (run) => {
        plan.value = await planRestore(await openLedger(), chosen, run);
      });
    },
    drop() {
      plan.value = undefined;
      file = undefined;
    },
    async apply() {
      const [wanted, from] = [plan.value, file];
      if (!wanted || !from) return;
      const before = await importsOf(await openLedger());
      const done = await work('restore.applying', async (run) => {
        const applied = await applyRestore(await openLedger(), from, wanted, await context(), run);
        result.value = { ...applied, submissions: wanted.counts.submissions };
        plan.value = undefined;
      });
      if (!done && stopping?.signal.aborted) await takeBackUnfinished(before);
      tellChanged();
      await showImports();
    },
    async undo({ importId }: ImportRecord) {
      result.value = undefined;
      await work('imports.undoing', async (run) => {
        await undoRestore(await openLedger(), importId, await context(), run);
      });
      tellChanged();
      await showImports();
    },
  };
}
