import { shallowRef } from 'vue';
import type { MonthStatistics } from '../../utils/domain/statistics/month-statistics';
import { FAILURE_CLASS_RULES } from '../../utils/portal/failure-classes';
import type { Ledger } from '../../utils/store/ledger/db';
import { readMonthStatistics, type StatisticsScope } from '../../utils/store/read/month-statistics';

/** The statistics of a month, by a pass in the background; a new scope drops the old. */
export function useStatistics(openLedger: () => Promise<Ledger>, fail: (reason: unknown) => void) {
  const statistics = shallowRef<MonthStatistics>();
  /** How many were looked at, while nothing is shown yet. */
  const looked = shallowRef<number>();
  const isStopped = shallowRef(false);
  let run = 0;

  return {
    statistics,
    looked,
    isStopped,
    /** Half a count is none: it is not shown. */
    stop() {
      run += 1;
      isStopped.value = true;
      looked.value = undefined;
    },
    /** @param isNew false: the same again, and what stands may stand until the new is there */
    async show(scope: StatisticsScope, isNew: boolean) {
      run += 1;
      const mine = run;
      const isOld = () => mine !== run;
      isStopped.value = false;
      looked.value = undefined;
      if (isNew) statistics.value = undefined;
      try {
        const db = await openLedger();
        const read = await readMonthStatistics(db, scope, FAILURE_CLASS_RULES, {
          isStopped: isOld,
          onPage(count) {
            if (!isOld()) looked.value = count;
          },
        });
        if (read && !isOld()) statistics.value = read;
      } catch (reason) {
        if (!isOld()) fail(reason);
      } finally {
        if (!isOld()) looked.value = undefined;
      }
    },
  };
}
