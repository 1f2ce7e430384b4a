import { computed, onUnmounted, ref, shallowRef } from 'vue';
import { keyTyped, readKeyText } from '../../../utils/domain/backup/key-text';
import type { TargetSettings } from '../../../utils/domain/backup/target';
import type {
  BackupDesk,
  FoundInstallation,
  LookResult,
  PlaceResult,
  StorePlan,
  StoreRestored,
} from '../../../utils/services/desk/backup/backup-ports';
import type { Work } from '../use-work';

/** A place that is not one of ours. */
export const ELSEWHERE = '';

/**
 * From a place and a key to what was brought back, one step after the other; going back to an earlier one forgets what stood on it.
 * @param first the place that is chosen at the beginning
 */
export function useStoreRestore(desk: BackupDesk, work: Work, first: string) {
  const where = ref(first);
  const keyText = ref('');
  const isKeyMissing = ref(false);
  const isLooking = ref(false);
  const refused = shallowRef<Extract<LookResult | PlaceResult, { ok: false }>>();
  const found = shallowRef<readonly FoundInstallation[]>();
  const chosen = ref('');
  const plan = shallowRef<StorePlan>();
  const taken = shallowRef<StoreRestored>();
  /** Whether the place became this computer's, too; undefined while it is not said. */
  const kept = ref<boolean>();
  const goesOn = ref<boolean>();
  const error = ref('');
  /** A place may have been taken on, or only looked into. */
  const isElsewhere = computed(() => where.value === ELSEWHERE);

  function forget() {
    refused.value = undefined;
    found.value = undefined;
    chosen.value = '';
    plan.value = undefined;
    taken.value = undefined;
    kept.value = undefined;
    goesOn.value = undefined;
    error.value = '';
    isKeyMissing.value = false;
  }
  // The key stays no longer than the page.
  onUnmounted(() => {
    keyText.value = '';
  });

  async function look(asked: () => Promise<LookResult>) {
    if (isLooking.value) return;
    isLooking.value = true;
    try {
      const result = await asked();
      if (!result.ok) {
        refused.value = result;
        return;
      }
      keyText.value = '';
      found.value = result.installations;
      chosen.value = result.installations[0]?.id ?? '';
    } catch (reason) {
      error.value = String(reason);
    } finally {
      isLooking.value = false;
    }
  }

  return {
    where,
    keyText,
    typedKey: computed(() => keyTyped(keyText.value)),
    isKeyMissing,
    isLooking,
    refused,
    found,
    chosen,
    plan,
    taken,
    kept,
    goesOn,
    error,
    isElsewhere,
    forget,
    /** With the keys that are here. */
    lookHere: () => {
      forget();
      return look(() => desk.lookInto({ id: where.value }));
    },
    /** Call it within the click: the browser is asked for the site. */
    lookElsewhere(settings: TargetSettings, handle: FileSystemDirectoryHandle | undefined) {
      forget();
      const key = readKeyText(keyText.value);
      isKeyMissing.value = key === undefined;
      if (key === undefined) return Promise.resolve();
      return look(() => desk.lookInto({ settings, ...(handle ? { handle } : {}) }, key));
    },
    choose(id: string) {
      goesOn.value = undefined;
      chosen.value = id;
      plan.value = undefined;
      taken.value = undefined;
    },
    async makePlan() {
      goesOn.value = undefined;
      taken.value = undefined;
      plan.value = undefined;
      plan.value = await work.run('plan', chosen.value, (run) => desk.planRestore(chosen.value, run));
    },
    async apply() {
      const done = await work.run('apply', chosen.value, (run) => desk.applyRestore(chosen.value, run));
      if (!done) return;
      taken.value = done;
      plan.value = undefined;
    },
    dropPlan() {
      plan.value = undefined;
    },
    /** That computer is used no more. */
    async goOn() {
      const log = taken.value?.log ?? plan.value?.log;
      if (!log) return;
      try {
        await desk.goOnWith(log);
        goesOn.value = true;
      } catch (reason) {
        error.value = String(reason);
      }
    },
    /** Of the place looked into. */
    async keep() {
      refused.value = undefined;
      try {
        const result = await desk.keepLookedInto();
        if (result.ok) kept.value = true;
        else refused.value = result;
      } catch (reason) {
        error.value = String(reason);
      }
    },
  };
}
