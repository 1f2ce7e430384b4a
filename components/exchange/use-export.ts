import { type Ref, ref } from 'vue';
import type { TextKey, Translate } from '../../utils/domain/texts/texts';
import { saveFile } from '../../utils/services/desk/save-file';
import type { ExportedFile, ExportRun } from '../../utils/services/shared/export-ledger';
import { readSettings } from '../../utils/services/shared/settings';

/** A shorter export needs no progress and no way to stop it. */
const SLOW_MS = 1_000;

export interface ExportWords {
  readonly progress: TextKey;
  readonly done: TextKey;
  /** Said instead of saving a file that holds nothing. */
  readonly none?: TextKey;
}

/**
 * One export at a time: makes a file, shows how far it is when it takes long, saves it, says so.
 * @param area of the settings, where the file holds numbers of people
 */
export function useExport(document: Document, t: Ref<Translate>, area?: Parameters<typeof readSettings>[0]) {
  const busy = ref(false);
  /** Present while an export takes longer than a moment. */
  const progress = ref<string>();
  const message = ref('');
  /** What a technician needs, in small type. */
  const error = ref('');
  let stopping: AbortController | undefined;

  return {
    busy,
    progress,
    message,
    error,
    cancel() {
      stopping?.abort();
    },
    async run(make: (run: ExportRun) => Promise<ExportedFile>, words: ExportWords) {
      if (busy.value) return;
      busy.value = true;
      message.value = '';
      error.value = '';
      const stop = new AbortController();
      stopping = stop;
      const began = Date.now();
      const onProgress = (count: number) => {
        if (Date.now() - began >= SLOW_MS) progress.value = t.value(words.progress, { count });
      };
      try {
        const masked = area !== undefined && (await readSettings(area)).maskExports;
        const file = await make({ signal: stop.signal, onProgress, masked });
        const isEmpty = file.count === 0 && words.none !== undefined;
        if (!isEmpty) saveFile(document, file.name, file.content);
        const told = words.none && isEmpty ? t.value(words.none) : t.value(words.done, { count: file.count });
        message.value = [told, file.note ?? ''].filter(Boolean).join(' ');
      } catch (reason) {
        if (stop.signal.aborted) message.value = t.value('export.cancelled');
        else error.value = String(reason);
      } finally {
        busy.value = false;
        progress.value = undefined;
      }
    },
  };
}

export type Exporting = ReturnType<typeof useExport>;
