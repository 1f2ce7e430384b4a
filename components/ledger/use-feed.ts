import { shallowRef } from 'vue';
import type { LedgerFilter } from '../../utils/domain/view/ledger-filter';
import type { LedgerRow } from '../../utils/domain/view/ledger-row';
import { loadInitials } from '../../utils/services/desk/name-initials';
import type { Ledger } from '../../utils/store/ledger/db';
import type { PageKey } from '../../utils/store/read/cursor-page';
import { findAtOnce, readLedgerPage } from '../../utils/store/read/ledger-pages';

const PAGE = 100;
/** Rows that a change of the database reads again; those below come back by scrolling. */
const READ_AGAIN = 1_000;
const READ_ALL = 500;
const ALL = Number.POSITIVE_INFINITY;

export interface FeedState {
  readonly rows: readonly LedgerRow[];
  readonly loading: boolean;
  readonly ended: boolean;
  readonly lookedTo: number | undefined;
}

const NOTHING: FeedState = { rows: [], loading: false, ended: false, lookedTo: undefined };

/** Reads the ledger page by page, each from where the one before ended; a new filter drops what is under way. */
export function useFeed(openLedger: () => Promise<Ledger>, fail: (reason: unknown) => void) {
  const state = shallowRef<FeedState>(NOTHING);
  let filter: LedgerFilter = {};
  let next: PageKey | undefined;
  let run = 0;

  const withoutKnown = (known: readonly LedgerRow[], more: readonly LedgerRow[]) => {
    const ids = new Set(known.map(({ id }) => id));
    return more.filter(({ id }) => !ids.has(id));
  };

  /** Until `wanted` rows are there or the range ends; every page is shown as it comes. */
  async function read(wanted: number, begin: FeedState, isNew: boolean) {
    run += 1;
    const mine = run;
    let { rows } = begin;
    let after = isNew ? undefined : next;
    state.value = { ...state.value, loading: true };
    try {
      const db = await openLedger();
      const initialsOf = await loadInitials(filter.text);
      if (isNew) rows = await findAtOnce(db, filter);
      if (mine !== run) return;
      if (rows.length > state.value.rows.length) state.value = { ...NOTHING, rows, loading: true };
      for (;;) {
        const page = await readLedgerPage(db, filter, after, wanted === ALL ? READ_ALL : PAGE, initialsOf);
        if (mine !== run) return;
        rows = [...rows, ...withoutKnown(rows, page.rows)];
        after = page.next;
        next = page.next;
        const ended = after === undefined;
        const done = ended || rows.length >= wanted;
        // To the end: a long list is shown once, not at every page of it.
        if (wanted === ALL && !done) {
          state.value = { ...state.value, lookedTo: page.lookedTo };
          continue;
        }
        // While the same list is read again, the old one stays until the new one is as long.
        if (done || rows.length >= state.value.rows.length) {
          state.value = { rows, loading: !done, ended, lookedTo: page.lookedTo };
        }
        if (done) return;
      }
    } catch (reason) {
      if (mine !== run) return;
      state.value = { ...state.value, loading: false };
      fail(reason);
    }
  }

  return {
    state,
    show(wanted: LedgerFilter) {
      filter = wanted;
      state.value = NOTHING;
      return read(PAGE, NOTHING, true);
    },
    more: () =>
      state.value.loading || state.value.ended
        ? Promise.resolve()
        : read(state.value.rows.length + PAGE, state.value, false),
    /** The whole of what is filtered, to sort or to print it. */
    all: () => (state.value.ended ? Promise.resolve() : read(ALL, state.value, false)),
    again: () => read(Math.min(Math.max(state.value.rows.length, PAGE), READ_AGAIN), NOTHING, true),
  };
}
