import { ref, shallowRef } from 'vue';
import { RefusedWorkbook } from '../../utils/exchange/xlsx/refused-workbook';
import { knowledgeWith } from '../../utils/portal/registry';
import type { FailurePlan } from '../../utils/services/desk/keep-failures';
import { newId } from '../../utils/services/shared/new-id';
import { readSettings } from '../../utils/services/shared/settings';
import { tellChanged } from '../../utils/store/ledger/changed';
import type { ExchangeHost } from './exchange-host';

/** Choosing a failure workbook, the dry run, keeping what it says. One thing at a time. */
export function useFailures({ browser, openLedger, t }: ExchangeHost) {
  const plan = shallowRef<FailurePlan>();
  const busy = ref(false);
  /** How many were kept. */
  const kept = ref<number>();
  const message = ref('');
  const error = ref('');
  // Loaded when it is needed: the page shows itself without a reader of workbooks.
  const load = () => import('../../utils/services/desk/keep-failures');

  async function work(act: () => Promise<void>) {
    if (busy.value) return;
    busy.value = true;
    message.value = '';
    error.value = '';
    kept.value = undefined;
    try {
      await act();
    } catch (reason) {
      if (reason instanceof RefusedWorkbook) message.value = t.value(`template.refused.${reason.refusal}`);
      else error.value = String(reason);
    } finally {
      busy.value = false;
    }
  }

  return {
    plan,
    busy,
    kept,
    message,
    error,
    choose: (file: File) =>
      work(async () => {
        plan.value = undefined;
        const { planFailures } = await load();
        // A submission that still waits in the outbox may be one of them.
        await browser.runtime.sendMessage({ kind: 'sweep' });
        plan.value = await planFailures(await openLedger(), file);
        if (!plan.value) message.value = t.value('failures.notFailures');
      }),
    drop() {
      plan.value = undefined;
    },
    apply: () =>
      work(async () => {
        const wanted = plan.value;
        if (!wanted) return;
        const { keepFailures } = await load();
        kept.value = await keepFailures(
          {
            openLedger,
            readKnowledge: async () => knowledgeWith((await readSettings(browser.storage.local)).deadlines),
            newId,
            now: Date.now,
            onCommitted: tellChanged,
          },
          wanted,
        );
        plan.value = undefined;
      }),
  };
}
