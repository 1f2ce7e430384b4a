import { computed, ref, watch } from 'vue';
import {
  DRILL_STEPS,
  type DrillResult,
  type DrillVerdict,
  judgeStep,
  scoreOf,
  secondsOf,
} from '../../utils/domain/practice/drill';
import { emptyEntry, entryOf } from '../../utils/domain/practice/practice-invoice';
import type { Practice } from './use-practice';

/** The drill as it runs: the steps one after the other, each judged by the records since its begin. */
export function useDrill(practice: Practice) {
  const { data, now, fault } = practice;
  const at = ref<number>();
  const startedAt = ref(0);
  const results = ref<DrillResult[]>([]);
  const finishedAt = ref(0);
  const isOver = ref(false);
  const step = computed(() => (at.value === undefined ? undefined : DRILL_STEPS[at.value]));
  const result = computed(() => (at.value === undefined ? undefined : results.value[at.value]));

  const verdict = computed<DrillVerdict>(() => {
    if (!step.value || !data.value) return { state: 'open' };
    const records = data.value.records.filter(({ submittedAt }) => submittedAt >= startedAt.value).reverse();
    return judgeStep(step.value, { records, listReadAt: data.value.listReadAt });
  });

  const end = (mistake?: DrillResult['mistake']) => {
    if (!step.value || result.value) return;
    const seconds = secondsOf(startedAt.value, Date.now());
    results.value.push({ id: step.value.id, seconds, ...(mistake ? { mistake } : {}) });
    fault.value = 'none';
  };
  watch(verdict, (told) => {
    if (told.state === 'right') end();
    else if (told.state === 'wrong') end(told.mistake);
  });

  async function begin(next: number) {
    const one = DRILL_STEPS[next];
    if (!one) return;
    at.value = undefined;
    // The first is entered by hand; the others are about what comes after.
    await practice.fresh(one.id === 'kept' ? emptyEntry() : entryOf(one.card));
    fault.value = one.fault;
    startedAt.value = Date.now();
    at.value = next;
  }

  return {
    step,
    at,
    result,
    results,
    isOver,
    finishedAt,
    score: computed(() => scoreOf(results.value)),
    seconds: computed(() => result.value?.seconds ?? secondsOf(startedAt.value, now.value)),
    total: computed(() => {
      const done = results.value.reduce((sum, { seconds }) => sum + seconds, 0);
      return result.value || !step.value ? done : done + secondsOf(startedAt.value, now.value);
    }),
    async start() {
      results.value = [];
      isOver.value = false;
      await begin(0);
    },
    skip: () => end('gaveUp'),
    async next() {
      const following = (at.value ?? -1) + 1;
      if (following < DRILL_STEPS.length) {
        await begin(following);
        return;
      }
      finishedAt.value = Date.now();
      await practice.fresh();
      isOver.value = true;
    },
  };
}
export type Drill = ReturnType<typeof useDrill>;
