import { computed, onUnmounted, ref, shallowRef } from 'vue';
import { keyTyped, readKeyText } from '../../utils/domain/backup/key-text';
import type { ChangeKeyResult } from '../../utils/services/desk/team/team-ports';
import type { Team } from './use-team';

type Refused = Extract<ChangeKeyResult, { ok: false }>;

/** 换钥匙: who leaves, the recovery key from the sheet, and what came of it. What she typed stays no longer than this. */
export function useChangeKey(team: Pick<Team, 'open' | 'look'>) {
  const isStarted = ref(false);
  const leaving = shallowRef<ReadonlySet<string>>(new Set());
  const keyText = ref('');
  const isKeyMissing = ref(false);
  const isNobody = ref(false);
  const isBusy = ref(false);
  const refused = shallowRef<Refused>();
  const error = ref('');
  /** Who left with it. */
  const done = shallowRef<readonly string[]>();

  function forget() {
    isStarted.value = false;
    leaving.value = new Set();
    keyText.value = '';
    isKeyMissing.value = false;
    isNobody.value = false;
    refused.value = undefined;
    error.value = '';
  }
  onUnmounted(forget);

  return {
    isStarted,
    leaving,
    keyText,
    typedKey: computed(() => keyTyped(keyText.value)),
    isKeyMissing,
    isNobody,
    isBusy,
    refused,
    error,
    done,
    start() {
      forget();
      done.value = undefined;
      isStarted.value = true;
    },
    drop: forget,
    choose(installation: string) {
      const next = new Set(leaving.value);
      if (!next.delete(installation)) next.add(installation);
      leaving.value = next;
    },
    async change() {
      if (isBusy.value) return;
      refused.value = undefined;
      error.value = '';
      const key = readKeyText(keyText.value);
      isNobody.value = leaving.value.size === 0;
      isKeyMissing.value = key === undefined;
      if (key === undefined || isNobody.value) return;
      isBusy.value = true;
      const gone = [...leaving.value];
      try {
        const result = await (await team.open()).changeKey(key, gone);
        if (result.ok) {
          forget();
          done.value = gone;
          await team.look();
        } else refused.value = result;
      } catch (reason) {
        error.value = String(reason);
      } finally {
        isBusy.value = false;
      }
    },
  };
}
