import { onMounted, onUnmounted, shallowRef } from 'vue';
import { type SelfFinding, selfCheck } from '../../utils/domain/inbox/self-check';
import { lookAtSelf } from '../../utils/services/desk/look-at-self';
import type { Browser } from '../../utils/services/shared/browser-api';
import { onChanged } from '../../utils/store/ledger/changed';

/** What would keep a submit made now from being kept. */
export function useSelfCheck(browser: Browser) {
  /** Unknown until the first look is done: a worker that sleeps takes up to a second to answer. */
  const findings = shallowRef<readonly SelfFinding[]>();

  async function look() {
    findings.value = selfCheck(
      await lookAtSelf(browser, async () => navigator.storage.estimate()),
      Date.now(),
    );
  }

  let stop: (() => void) | undefined;
  onMounted(() => {
    stop = onChanged(() => void look());
  });
  onUnmounted(() => stop?.());
  return { findings, look };
}
