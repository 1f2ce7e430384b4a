import { computed, onUnmounted, ref } from 'vue';
import { askedGroup, groupsOfKey, isGroupOf } from '../../../utils/domain/backup/key-text';
import type { BackupDesk } from '../../../utils/services/desk/backup/backup-ports';

/** `away`: there is no key, none was made or it is kept · `sheet`: it is shown · `asking`: she types a group back from the paper */
export type CeremonyStep = 'away' | 'making' | 'sheet' | 'asking' | 'keeping';

/**
 * The recovery key is made, shown once, and counts when she typed one group of it back. It leaves the memory of the page with the last
 * step, and whenever the page is left.
 * @param chance evenly from 0 to 1: which group is asked for
 */
export function useKeyCeremony(desk: BackupDesk, chance: () => number = Math.random) {
  const key = ref('');
  const madeAt = ref(0);
  const step = ref<CeremonyStep>('away');
  const group = ref(1);
  const typed = ref('');
  const isWrong = ref(false);
  const trouble = ref<'failed' | 'keepFailed'>();
  let isGone = false;

  function forget() {
    key.value = '';
    typed.value = '';
    isWrong.value = false;
    step.value = 'away';
  }
  onUnmounted(() => {
    isGone = true;
    forget();
  });

  return {
    groups: computed(() => groupsOfKey(key.value)),
    madeAt,
    step,
    group,
    typed,
    isWrong,
    trouble,
    drop: forget,
    async make() {
      if (step.value !== 'away') return;
      step.value = 'making';
      trouble.value = undefined;
      try {
        const { recoveryKey } = await desk.makeKeys();
        if (isGone) return;
        key.value = recoveryKey;
        madeAt.value = Date.now();
        group.value = askedGroup(recoveryKey, chance());
        step.value = 'sheet';
      } catch {
        trouble.value = 'failed';
        step.value = 'away';
      }
    },
    /** She has it on paper. */
    ask() {
      typed.value = '';
      isWrong.value = false;
      step.value = 'asking';
    },
    showAgain() {
      isWrong.value = false;
      step.value = 'sheet';
    },
    /** @returns true when the key counts from now on */
    async check(): Promise<boolean> {
      if (step.value !== 'asking') return false;
      trouble.value = undefined;
      isWrong.value = !isGroupOf(key.value, group.value, typed.value);
      if (isWrong.value) return false;
      step.value = 'keeping';
      try {
        await desk.keepKeys();
        forget();
        return true;
      } catch {
        trouble.value = 'keepFailed';
        step.value = 'asking';
        return false;
      }
    },
  };
}
