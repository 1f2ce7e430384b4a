import { computed, ref, shallowRef, watch } from 'vue';
import type { Submission } from '../../utils/domain/record/submission';
import type { TextKey } from '../../utils/domain/texts/texts';
import { RefillReply } from '../../utils/messages';
import type { LedgerApp } from '../common/use-ledger-app';

/**
 * 再次开具 of several, one after the other: the next is opened by a press of hers, never by itself, and only after
 * the form of the one before was submitted or left (law L2; the worker looks at each once more).
 */
export function useRetryQueue(app: LedgerApp) {
  const waiting = shallowRef<readonly string[]>([]);
  const current = shallowRef<Submission>();
  const refusal = ref('');
  /** Its form is open still. */
  const isOpen = ref(false);

  const read = async (id: string) => (await app.openLedger()).get('submissions', id);

  async function next() {
    const [id, ...rest] = waiting.value;
    waiting.value = rest;
    refusal.value = '';
    isOpen.value = false;
    current.value = id === undefined ? undefined : await read(id);
    if (id === undefined) return;
    isOpen.value = true;
    const reply = RefillReply.safeParse(
      await app.browser.runtime.sendMessage({ kind: 'refill', submissionId: id }).catch(() => undefined),
    );
    if (reply.success && reply.data.ok) return;
    isOpen.value = false;
    refusal.value = app.t.value(`bar.${reply.data?.bar ?? 'unreadable'}` as TextKey);
  }

  let seenOpen = false;
  watch(app.version, async () => {
    if (!current.value || !isOpen.value) return;
    const record = await read(current.value.id);
    if (record?.refill) seenOpen = true;
    else if (seenOpen || record?.newerAttempt !== undefined) {
      seenOpen = false;
      isOpen.value = false;
    }
  });

  return {
    current,
    refusal,
    isOpen,
    left: computed(() => waiting.value.length),
    next,
    start(ids: readonly string[]) {
      waiting.value = ids;
      return next();
    },
    stop() {
      waiting.value = [];
      current.value = undefined;
    },
  };
}

export type RetryQueue = ReturnType<typeof useRetryQueue>;
