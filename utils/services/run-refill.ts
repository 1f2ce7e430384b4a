import { takeSnapshot } from '../capture/take-snapshot';
import { findGestureButton } from '../capture/watch-gesture';
import { listFields } from '../dom/list-fields';
import { isInReadTable } from '../dom/read-table';
import { textOf } from '../dom/shown';
import type { RefillPlan } from '../domain/refill-plan';
import type { PortalProfile } from '../portal/profile';
import { type FormReaders, performRefill, type RefillResult } from '../refill/perform-refill';
import { RefillTimeout } from '../refill/wait-until';

export type RefillOutcome = RefillResult | { readonly type: 'pageUnknown' };

/** The line grid and its like: their controls are no fields of the form. */
const tablesOf = (document: Document) =>
  new Set<Element>(
    [...document.querySelectorAll('table')].filter((table) => table.querySelector('thead th')),
  );

function createReaders(window: Window, { entry }: PortalProfile): FormReaders {
  const { document } = window;
  return {
    snapshot: () => takeSnapshot(document, entry, Date.now()),
    fields() {
      const tables = tablesOf(document);
      return listFields(document, tables, entry).filter(({ element }) => !isInReadTable(element, tables));
    },
    formIsThere: () =>
      window.location.pathname.startsWith(entry.path) &&
      findGestureButton(document, entry.gesture) !== undefined,
    addRow() {
      const { selectors, text } = entry.refill.addRow;
      const button = [...document.querySelectorAll<HTMLElement>(selectors.join(', '))].find((one) =>
        textOf(one).includes(text),
      );
      button?.click();
    },
  };
}

/** Runs a refill in this page; a page that does not come to an entry form is said, not thrown. */
export async function runRefill(
  window: Window,
  profile: PortalProfile,
  plan: RefillPlan,
): Promise<RefillOutcome> {
  try {
    return await performRefill(window.document, profile.entry, plan, createReaders(window, profile));
  } catch (error) {
    if (error instanceof RefillTimeout) return { type: 'pageUnknown' };
    throw error;
  }
}
