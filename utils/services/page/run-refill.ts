import { isEntryForm } from '../../capture/entry/recognise-form';
import { takeSnapshot } from '../../capture/entry/take-snapshot';
import { findRadio, listFields } from '../../dom/list-fields';
import { checkInvoice, knownFromPage } from '../../domain/check/check-invoice';
import type { Finding } from '../../domain/check/finding';
import type { Tolerances } from '../../domain/check/tolerances';
import type { RefillPlan } from '../../domain/retry/refill-plan';
import { ENTRY_LIMITS } from '../../portal/check/limits';
import type { PortalProfile } from '../../portal/profile';
import { type FormReaders, performRefill, type RefillResult } from '../../refill/perform-refill';
import { RefillTimeout } from '../../refill/wait-until';

/** `filling` it is under way; the warnings are of what is filled in. */
export type RefillOutcome =
  | RefillResult
  | { readonly type: 'pageUnknown' }
  | { readonly type: 'filling'; readonly warnings: readonly Finding[] };

/** The line grid and its like: their controls are no fields of the form. */
const tablesOf = (document: Document) =>
  new Set<Element>(
    [...document.querySelectorAll('table')].filter((table) => table.querySelector('thead th')),
  );

/**
 * Capture's own readers, for the refill: what is read back is read as it was at the submit.
 * @param tolerances as they are set by then
 */
export function createReaders(
  window: Window,
  { entry }: PortalProfile,
  failed: (error: unknown) => void,
  tolerances: () => Tolerances,
): FormReaders {
  const { document } = window;
  return {
    snapshot: () => takeSnapshot(document, entry, Date.now()),
    fields: () => listFields(document, tablesOf(document), entry),
    radio: (field) => findRadio(document, field, entry),
    formIsThere: () => isEntryForm(window, entry),
    failed,
    check: (invoice, snapshot) =>
      checkInvoice(invoice, ENTRY_LIMITS, tolerances(), knownFromPage(snapshot, ENTRY_LIMITS)),
  };
}

/** Runs a refill in this page; a page that does not come to an entry form is said, not thrown. */
export async function runRefill(
  window: Window,
  { entry }: PortalProfile,
  plan: RefillPlan,
  readers: FormReaders,
): Promise<RefillOutcome> {
  try {
    return await performRefill(window.document, entry, plan, readers);
  } catch (error) {
    if (error instanceof RefillTimeout) return { type: 'pageUnknown' };
    throw error;
  }
}
