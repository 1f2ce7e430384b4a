import { onMounted, type Ref, shallowRef } from 'vue';
import { pickOf, spanOf, withSpan } from '../../utils/domain/view/day-span';
import type { LedgerFilter } from '../../utils/domain/view/ledger-filter';
import { LONGEST_VIEW_NAME, MOST_VIEWS, type SavedView } from '../../utils/domain/view/saved-view';
import type { RowOrder } from '../../utils/domain/view/sort-rows';
import { newId } from '../../utils/services/shared/new-id';
import { readSettings, saveSettings } from '../../utils/services/shared/settings';
import { formatRoute, parseRoute } from '../common/route';
import type { LedgerApp } from '../common/use-ledger-app';

/** What the ledger shows now. */
export interface Shown {
  readonly filter: LedgerFilter;
  readonly order: RowOrder;
  readonly hidden: readonly string[];
}

/** Where a view leads: its filter as an address, 今天 and 本周 as of the day of `now`. */
export function viewAddress({ address, pick }: SavedView, now: number): string {
  const { filter } = parseRoute(address);
  return formatRoute({ page: 'ledger', filter: pick ? withSpan(filter, spanOf(pick, now)) : filter });
}

/** 常用筛选: kept in a setting, read anew before each change, for another window may have changed it. */
export function useViews(app: Pick<LedgerApp, 'browser' | 'now' | 'fail'>) {
  const area = app.browser.storage.local;
  const views: Ref<readonly SavedView[]> = shallowRef([]);

  async function change(next: (views: readonly SavedView[]) => readonly SavedView[]) {
    const known = (await readSettings(area)).views;
    views.value = next(known);
    await saveSettings(area, { views: [...views.value] });
  }
  const isNamed = (name: string, but?: string) =>
    views.value.some((one) => one.name === name && one.id !== but);

  onMounted(async () => {
    try {
      views.value = (await readSettings(area)).views;
    } catch (reason) {
      app.fail(reason);
    }
  });

  return {
    views,
    /** @returns why not */
    async save(typed: string, { filter, order, hidden }: Shown): Promise<'full' | 'sameName' | undefined> {
      const name = typed.trim().slice(0, LONGEST_VIEW_NAME);
      if (views.value.length >= MOST_VIEWS) return 'full';
      if (isNamed(name)) return 'sameName';
      const pick = pickOf(filter, app.now.value);
      const view: SavedView = {
        id: newId(),
        name,
        address: formatRoute({ page: 'ledger', filter }),
        ...(pick ? { pick } : {}),
        order,
        hidden: [...hidden],
      };
      await change((known) => [...known, view]);
      return undefined;
    },
    async rename(id: string, typed: string): Promise<'sameName' | undefined> {
      const name = typed.trim().slice(0, LONGEST_VIEW_NAME);
      if (isNamed(name, id)) return 'sameName';
      await change((known) => known.map((one) => (one.id === id ? { ...one, name } : one)));
      return undefined;
    },
    /** @returns what brings it back to its place */
    async remove(view: SavedView): Promise<() => Promise<void>> {
      const at = views.value.findIndex(({ id }) => id === view.id);
      await change((known) => known.filter(({ id }) => id !== view.id));
      return () => change((known) => [...known.slice(0, at), view, ...known.slice(at)].slice(0, MOST_VIEWS));
    },
  };
}
