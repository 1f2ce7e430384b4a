import { computed, ref, shallowRef, watch } from 'vue';
import type { Submission } from '../../utils/domain/record/submission';
import { isForColleagues } from '../../utils/domain/retry/team-bar';
import type { TextKey } from '../../utils/domain/texts/texts';
import { askRefill } from '../common/ask-refill';
import type { LedgerApp } from '../common/use-ledger-app';

/** Companies one after the other, in the order of their first: she need not switch to and fro. Pure. */
function inTurn(records: readonly Submission[]): string[] {
  const companies = [...new Set(records.map(({ sellerTaxId }) => sellerTaxId))];
  return companies.flatMap((company) =>
    records.filter(({ sellerTaxId }) => sellerTaxId === company).map(({ id }) => id),
  );
}

/**
 * 再次开具 of several, one after the other: the next is opened by a press of hers, never by itself, and only after
 * the form of the one before was submitted or left (law L2; the worker looks at each once more).
 */
export function useRetryQueue(app: Pick<LedgerApp, 'openLedger' | 'browser' | 't' | 'version'>) {
  const waiting = shallowRef<readonly string[]>([]);
  const current = shallowRef<Submission>();
  /** What was submitted from its form. */
  const attempt = shallowRef<Submission>();
  const refusal = ref('');
  /** The refusal stands only until she spoke with her colleagues. */
  const mayAsk = ref(false);
  /** Its form is open still. */
  const isOpen = ref(false);

  const read = async (id: string) => (await app.openLedger()).get('submissions', id);

  async function open(id: string, asked: boolean) {
    refusal.value = '';
    mayAsk.value = false;
    isOpen.value = true;
    const bar = await askRefill(app.browser, id, asked);
    if (bar === undefined) return;
    isOpen.value = false;
    mayAsk.value = isForColleagues(bar);
    refusal.value = app.t.value(`bar.${bar}` as TextKey);
  }

  async function next() {
    const [id, ...rest] = waiting.value;
    waiting.value = rest;
    refusal.value = '';
    mayAsk.value = false;
    isOpen.value = false;
    attempt.value = undefined;
    current.value = id === undefined ? undefined : await read(id);
    if (id !== undefined) await open(id, false);
  }

  // The worker keeps that the form is open before it answers: where that no longer stands, the form is done with.
  watch(app.version, async () => {
    const id = current.value?.id;
    if (id === undefined || refusal.value !== '') return;
    const record = await read(id);
    const newer = record?.newerAttempt === undefined ? undefined : await read(record.newerAttempt);
    if (current.value?.id !== id) return;
    if (!record?.refill) isOpen.value = false;
    attempt.value = newer;
  });

  return {
    current,
    attempt,
    refusal,
    isOpen,
    mayAsk,
    /** She asked her colleagues: nobody has the current one in hand. */
    async asked() {
      if (current.value) await open(current.value.id, true);
    },
    left: computed(() => waiting.value.length),
    next,
    start(records: readonly Submission[]) {
      waiting.value = inTurn(records);
      return next();
    },
    stop() {
      waiting.value = [];
      current.value = undefined;
    },
  };
}

export type RetryQueue = ReturnType<typeof useRetryQueue>;
