import { type Ref, shallowRef, watch } from 'vue';
import { newestWithOutcome, retryAnswer } from '../../utils/store/read/submissions';
import type { LedgerApp } from '../common/use-ledger-app';

/** Of a company so many that failed are looked at. */
const LOOKED_AT = 100;

/** Ids of a company's submissions that failed and may be entered again: they can go into the same batch template. */
export function useFailedOnes({ openLedger, version, fail }: LedgerApp, company: Ref<string | undefined>) {
  const ids = shallowRef<readonly string[]>([]);
  watch(
    [company, version],
    async ([taxId]) => {
      try {
        const db = await openLedger();
        const found =
          taxId === undefined
            ? []
            : [
                ...(await newestWithOutcome(db, taxId, 'refused', LOOKED_AT)),
                ...(await newestWithOutcome(db, taxId, 'notSent', LOOKED_AT)),
              ];
        const open = found.filter((record) => record.open === 1);
        const answers = await Promise.all(open.map((record) => retryAnswer(db, record)));
        if (taxId === company.value) ids.value = open.flatMap(({ id }, at) => (answers[at]?.ok ? [id] : []));
      } catch (reason) {
        fail(reason);
      }
    },
    { immediate: true },
  );
  return ids;
}
