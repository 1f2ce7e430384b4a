import { onMounted, onUnmounted, ref, shallowRef } from 'vue';
import type { BackupDesk, BackupState } from '../../utils/services/desk/backup/backup-ports';
import type { BackupSource } from './backup-host';
import { tellBackupChanged } from './use-backup-health';

const MINUTE_MS = 60_000;

/** The desk of the page, and how things stand; read anew when they change. */
export function useBackup(source: BackupSource | undefined) {
  const desk = shallowRef<BackupDesk>();
  const state = shallowRef<BackupState>();
  const error = ref('');
  const now = ref(Date.now());
  let stop: (() => void) | undefined;
  let isGone = false;

  async function read() {
    if (!desk.value) return;
    state.value = await desk.value.read();
    now.value = Date.now();
    error.value = '';
    tellBackupChanged();
  }
  const fail = (reason: unknown) => {
    error.value = String(reason);
  };

  async function open() {
    error.value = '';
    try {
      if (!source) throw new Error('no source of backups');
      const opened = await source.openDesk();
      if (isGone) return;
      desk.value = opened;
      stop ??= opened.onChanged(() => read().catch(fail));
      await read();
    } catch (reason) {
      fail(reason);
    }
  }

  let tick: ReturnType<typeof setInterval> | undefined;
  onMounted(() => {
    // 「3 小时前」 grows old by itself.
    tick = setInterval(() => {
      now.value = Date.now();
    }, MINUTE_MS);
    void open();
  });
  onUnmounted(() => {
    isGone = true;
    clearInterval(tick);
    stop?.();
  });

  return { desk, state, error, now, open, read: () => read().catch(fail) };
}
