import { computed, shallowRef, watch } from 'vue';
import { faultDays, type HourRow, heatOf, responseDays } from '../../utils/domain/fault/fault-charts';
import {
  beijingDay,
  beijingMonth,
  daysOfMonth,
  endOfMonth,
  startOfPeriod,
} from '../../utils/domain/invoice/beijing-time';
import { DRAWN_LOADS, FAULT_WORDS } from '../../utils/portal/fault-words';
import { type FaultLog, readFaultLog } from '../../utils/store/faults/fault-log';
import { readLoadHours } from '../../utils/store/faults/load-hours';
import type { LedgerApp } from '../common/use-ledger-app';

/** What went wrong in the month that is shown, and what its plots draw; read anew with each change of the ledger. */
export function useFaultLog({ route, version, now, openLedger, fail }: LedgerApp) {
  const log = shallowRef<FaultLog>();
  const hours = shallowRef<readonly HourRow[]>([]);
  const month = computed(() => route.value.filter.month ?? beijingMonth(now.value));
  const outages = computed(() => [...(log.value?.outages ?? [])].reverse());
  const drawnDays = computed(() => daysOfMonth(month.value).filter((day) => day <= beijingDay(now.value)));
  const days = computed(() => faultDays(log.value?.faults ?? [], drawnDays.value));
  const heat = computed(() => heatOf(hours.value, log.value?.faults ?? [], drawnDays.value));
  const lines = computed(() =>
    DRAWN_LOADS.flatMap((drawn) =>
      responseDays(hours.value, drawn, drawnDays.value).map((day) => ({ ...day, name: drawn.name })),
    ),
  );

  let run = 0;
  watch(
    [month, version],
    async () => {
      run += 1;
      const mine = run;
      try {
        const db = await openLedger();
        const { value } = month;
        const [from, to] = [startOfPeriod(value), endOfMonth(value) - 1] as const;
        const [read, loads] = await Promise.all([
          readFaultLog(db, from, to, FAULT_WORDS),
          readLoadHours(db, from, to),
        ]);
        if (mine !== run) return;
        log.value = read;
        hours.value = loads;
      } catch (reason) {
        fail(reason);
      }
    },
    { immediate: true },
  );
  return { log, month, outages, days, heat, lines };
}
export type ShownFaults = ReturnType<typeof useFaultLog>;
