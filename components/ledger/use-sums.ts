import { shallowRef } from 'vue';
import type { LedgerFilter } from '../../utils/domain/view/ledger-filter';
import { loadInitials } from '../../utils/services/desk/name-initials';
import type { Ledger } from '../../utils/store/ledger/db';
import { type LedgerSums, sumByPass, sumsByCounters } from '../../utils/store/read/ledger-sums';

export interface SumState {
  readonly sums: LedgerSums | undefined;
  /** Submit time down to which was summed, while the pass goes on. */
  readonly lookedTo: number | undefined;
  readonly isWhole: boolean;
}

const NOTHING: SumState = { sums: undefined, lookedTo: undefined, isWhole: false };
/** Up to so many the pass takes no moment, and tells of how many an amount was not read. */
const SOON = 5_000;

/** Sums of what is filtered: at once where it is counted, else by a pass in the background; a new filter drops the old. */
export function useSums(openLedger: () => Promise<Ledger>, fail: (reason: unknown) => void) {
  const state = shallowRef<SumState>(NOTHING);
  let run = 0;

  async function pass(db: Ledger, filter: LedgerFilter, isQuiet: boolean, isStopped: () => boolean) {
    const initialsOf = await loadInitials(filter.text);
    const sums = await sumByPass(db, filter, {
      initialsOf,
      isStopped,
      onPage(soFar, lookedTo) {
        if (!isQuiet) state.value = { sums: soFar, lookedTo, isWhole: false };
      },
    });
    if (sums) state.value = { sums, lookedTo: undefined, isWhole: true };
  }

  return {
    state,
    /**
     * @param isNew false: the same again, and what stands may stand until the new is there
     * @param listed the rows come first: two passes over a large ledger side by side take twice as long
     */
    async show(filter: LedgerFilter, isNew: boolean, listed: Promise<void>) {
      run += 1;
      const mine = run;
      const isStopped = () => mine !== run;
      if (isNew) state.value = NOTHING;
      try {
        await listed;
        if (isStopped()) return;
        const db = await openLedger();
        const counted = await sumsByCounters(db, filter);
        if (isStopped()) return;
        if (counted) state.value = { sums: counted, lookedTo: undefined, isWhole: true };
        if (!counted || counted.all.count <= SOON) {
          await pass(db, filter, counted !== undefined || !isNew, isStopped);
        }
      } catch (reason) {
        if (!isStopped()) fail(reason);
      }
    },
  };
}
