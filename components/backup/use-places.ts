import { ref, shallowRef } from 'vue';
import type { TargetSettings } from '../../utils/domain/backup/target';
import type { BackupDesk, PlaceResult } from '../../utils/services/desk/backup/backup-ports';
import type { Work } from './use-work';

/** Taking a place on and storing there, now or for the first time. */
export function usePlaces(desk: BackupDesk, work: Work, read: () => Promise<void>) {
  const isTrying = ref(false);
  const refused = shallowRef<Extract<PlaceResult, { ok: false }>>();
  /** From the press that adds the first place until she has seen its first backup. */
  const isFirst = ref(false);
  /** The place that was added last. */
  const fresh = ref('');
  const error = ref('');

  /** @param id of one place; undefined for all */
  async function backUp(id: string | undefined) {
    await work.run('backup', id ?? '', async (run) => {
      await desk.runNow(id, run);
      return {};
    });
    await read();
  }

  return {
    isTrying,
    refused,
    isFirst,
    fresh,
    error,
    backUp,
    /** Call it within the click: the browser is asked for the site. @returns true when it was taken on */
    async add(settings: TargetSettings, handle: FileSystemDirectoryHandle | undefined, first: boolean) {
      if (isTrying.value) return false;
      isTrying.value = true;
      isFirst.value = first;
      refused.value = undefined;
      error.value = '';
      try {
        const result = await desk.addPlace(settings, handle);
        if (!result.ok) {
          refused.value = result;
          isFirst.value = false;
          return false;
        }
        fresh.value = result.id;
        await read();
      } catch (reason) {
        error.value = String(reason);
        isFirst.value = false;
        return false;
      } finally {
        isTrying.value = false;
      }
      void backUp(fresh.value);
      return true;
    },
    async drill(id: string) {
      await work.run('drill', id, (run) => desk.drill(id, run));
      await read();
    },
  };
}

export type Places = ReturnType<typeof usePlaces>;
