import { ref, shallowRef, watch } from 'vue';
import { beijingMonth } from '../../utils/domain/invoice/beijing-time';
import { pageReconcilePorts } from '../../utils/services/desk/page-reconciler';
import { type ReconcileMonth, readReconcileMonth } from '../../utils/services/desk/reconcile-month';
import { createReconciler } from '../../utils/services/shared/reconcile-run';
import { checked } from '../common/route';
import type { LedgerApp } from '../common/use-ledger-app';

/** The check of the company and month that the page shows: run when it opens, when records change, and when asked. */
export function useReconcile(app: LedgerApp) {
  const { route, companies, version } = app;
  const view = shallowRef<ReconcileMonth>();
  const busy = ref(false);
  /** What a technician needs, in small type. */
  const error = ref('');

  const ports = pageReconcilePorts(app.browser, app.openLedger);
  const reconciler = createReconciler(ports);

  const chosen = () => ({ ...checked(companies.value, Date.now()), ...route.value.filter });
  const company = () => chosen().company;
  const month = () => chosen().month ?? beijingMonth(Date.now());

  let run = 0;
  async function check() {
    const [of, period] = [company(), month()];
    run += 1;
    const mine = run;
    if (of === undefined) {
      view.value = undefined;
      return;
    }
    if (view.value?.company !== of || view.value.month !== period) view.value = undefined;
    busy.value = true;
    error.value = '';
    try {
      const found = await readReconcileMonth({ ...ports, reconciler }, of, period);
      if (mine === run) view.value = found;
    } catch (reason) {
      if (mine === run) error.value = String(reason);
    } finally {
      if (mine === run) busy.value = false;
    }
  }
  watch([company, month, version], check, { immediate: true });

  return { view, busy, error, company, check };
}
