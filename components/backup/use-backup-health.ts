import { computed, inject, type Ref, ref, shallowRef, watch } from 'vue';
import { type BackupState, healthOf } from '../../utils/domain/backup/backup-state';
import { BACKUP } from './backup-host';
import { lastGoodOf } from './backup-words';

/** Counts what the page 备份 saw change: the lines about it look anew. */
const changes = ref(0);
export function tellBackupChanged(): void {
  changes.value += 1;
}

const NOTHING: BackupState = { hasKeys: false, places: [] };

/** How the backup stands, for the one line that other pages have for it. They say when to look for what happens by itself. */
export function useBackupHealth(now: Ref<number>) {
  const source = inject(BACKUP, undefined);
  const state = shallowRef(NOTHING);
  /** The page 备份 itself says what cannot be read. */
  const isUnread = ref(false);

  async function look() {
    if (!source) return;
    try {
      state.value = await source.readState();
      isUnread.value = false;
    } catch {
      isUnread.value = true;
    }
  }
  watch(changes, look);

  return {
    health: computed(() => (isUnread.value ? 'failing' : healthOf(state.value, now.value))),
    lastGoodAt: computed(() => lastGoodOf(state.value.places)),
    look,
  };
}
