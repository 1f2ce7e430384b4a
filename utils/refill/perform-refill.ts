import type { ListedField } from '../dom/list-fields';
import { compareRefill, counterpart, type Difference } from '../domain/compare-refill';
import { parseInvoice } from '../domain/parse-invoice';
import { findField } from '../domain/pick-field';
import type { RawField, RawSnapshot } from '../domain/raw-snapshot';
import type { RefillPlan } from '../domain/refill-plan';
import { normaliseTaxId } from '../domain/tax-id';
import type { EntryPage } from '../portal/profile';
import { fillControl } from './fill-control';
import { fillLines } from './fill-lines';
import { openForm } from './open-form';

/**
 * What came of it:
 * `filled` with every difference that is left · `wrongCompany` nothing was filled · `notEmpty` something else stands
 * in the form, nothing was filled · `companyChanged` noticed at the read-back: do not issue from this form
 */
export type RefillResult =
  | { readonly type: 'filled'; readonly filled: number; readonly differences: readonly Difference[] }
  | { readonly type: 'wrongCompany' | 'companyChanged'; readonly shownName: string }
  | { readonly type: 'notEmpty' };

/** Readers of the form, given from outside so that refill and capture stay apart. */
export interface FormReaders {
  snapshot(): RawSnapshot;
  fields(): ListedField[];
  formIsThere(): boolean;
  addRow(): void;
}

const isChoice = ({ kind }: RawField) => kind === 'checkbox' || kind === 'radio';
const OF_SELLER = 'seller';

/** Law L2: the company that the form shows, by its tax id. */
function readCompany(snapshot: RawSnapshot, { mapping }: EntryPage) {
  return {
    taxId: normaliseTaxId(findField(snapshot, mapping.fields['seller.taxId'])),
    name: findField(snapshot, mapping.fields['seller.name']) ?? '',
  };
}

function isEmptyForm(snapshot: RawSnapshot, entry: EntryPage): boolean {
  const { buyer, lines } = parseInvoice(snapshot, entry.mapping);
  return !buyer.name && lines.every((line) => !line.itemName && !line.netAmount);
}

/** Choices first, for they decide which other fields the page shows; the seller's half is the portal's own. */
const fillOrder = (plan: RefillPlan) =>
  [...plan.snapshot.fields]
    .filter(({ group }) => group !== OF_SELLER)
    .sort((left, right) => Number(isChoice(right)) - Number(isChoice(left)));

async function fillFields(plan: RefillPlan, readers: FormReaders): Promise<void> {
  for (const wanted of fillOrder(plan)) {
    // Looked up anew for each: filling one renders others again.
    const found = counterpart(wanted, readers.fields(), ({ field }) => field);
    if (found) await fillControl(found.element, wanted);
  }
}

/**
 * Fills a submitted invoice into the form again and reads it back. Never presses 发票开具. Before anything is filled
 * the company on the form must be the record's, and again at the read-back (law L2).
 * @throws RefillTimeout when the page does not come to an entry form
 */
export async function performRefill(
  document: Document,
  entry: EntryPage,
  plan: RefillPlan,
  readers: FormReaders,
): Promise<RefillResult> {
  const kindWords = entry.mapping.kinds.find(({ kind }) => kind === plan.invoice.kind)?.contains;
  await openForm(document, entry.refill, kindWords, readers.formIsThere);

  const before = readers.snapshot();
  const company = readCompany(before, entry);
  if (company.taxId !== plan.seller.taxId) return { type: 'wrongCompany', shownName: company.name };
  if (!isEmptyForm(before, entry)) return { type: 'notEmpty' };

  await fillFields(plan, readers);
  await fillLines(document, entry.mapping.lines, plan.invoice.lines, readers.addRow);
  // A second time, quietly: what the page filled in by itself late (a tax id found by name) is put right.
  await fillFields(plan, readers);

  const after = readers.snapshot();
  const companyAfter = readCompany(after, entry);
  if (companyAfter.taxId !== plan.seller.taxId)
    return { type: 'companyChanged', shownName: companyAfter.name };
  const shown = { snapshot: after, invoice: parseInvoice(after, entry.mapping) };
  const differences = compareRefill(plan, shown);
  return { type: 'filled', filled: countFilled(plan, differences), differences };
}

/** Fields and line cells that carry something, without those that differ. */
function countFilled({ snapshot, invoice }: RefillPlan, differences: readonly Difference[]): number {
  const fields = snapshot.fields.filter(
    ({ value, group }) => group !== OF_SELLER && value !== '' && value !== 'false',
  ).length;
  const cells = invoice.lines.reduce((sum, { lineNo: _, ...line }) => sum + Object.keys(line).length, 0);
  return Math.max(0, fields + cells - differences.length);
}
