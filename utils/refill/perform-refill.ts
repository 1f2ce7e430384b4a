import type { Finding } from '../domain/check/finding';
import type { Invoice } from '../domain/invoice/invoice';
import { findLineTable, foldDiscounts } from '../domain/invoice/line-table';
import { parseInvoice } from '../domain/invoice/parse-invoice';
import { findField } from '../domain/invoice/pick-field';
import type { RawField, RawSnapshot } from '../domain/invoice/raw-snapshot';
import { normaliseTaxId } from '../domain/invoice/tax-id';
import { compareRefill, type Difference, type FormReading } from '../domain/retry/compare-refill';
import type { RefillPlan } from '../domain/retry/refill-plan';
import type { EntryPage } from '../portal/profile';
import { addDiscounts } from './add-discounts';
import { fillBuyer } from './fill-buyer';
import { type FieldReaders, fillFields } from './fill-fields';
import { fillLines } from './fill-lines';
import { openForm, type TicketChoice } from './open-form';
import { setTaxMode } from './set-tax-mode';

/**
 * What came of it:
 * `filled` with every difference that is left · `wrongCompany` nothing was filled · `notEmpty` something else stands
 * in the form, nothing was filled · `companyChanged` noticed at the read-back: do not issue from this form
 */
export type RefillResult =
  | {
      readonly type: 'filled';
      readonly filled: number;
      readonly differences: readonly Difference[];
      /** Of what stands in the form now. */
      readonly warnings: readonly Finding[];
    }
  | { readonly type: 'wrongCompany' | 'companyChanged'; readonly shownName: string }
  | { readonly type: 'notEmpty' };

/** Readers of the form, given from outside so that refill and capture stay apart. */
export interface FormReaders extends FieldReaders {
  snapshot(): RawSnapshot;
  formIsThere(): boolean;
  /** What does not fit on what stands in the form. */
  check(invoice: Invoice, snapshot: RawSnapshot): readonly Finding[];
  /** Filling broke off; what stands in the form by then is read back all the same. */
  failed(error: unknown): void;
}

const OF_SELLER = 'seller';
const isChoice = ({ kind }: RawField) => kind === 'checkbox' || kind === 'radio';
/** The seller's half is the portal's own, but for what is to be shown of it. */
const isHers = (field: RawField) => field.group !== OF_SELLER || isChoice(field);

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

function ticketChoice({ invoice, snapshot }: RefillPlan, { mapping, refill }: EntryPage): TicketChoice {
  const named = snapshot.fields.filter(
    ({ name }) => name !== undefined && refill.picker.others.includes(name),
  );
  return {
    kind: mapping.kinds.find(({ kind }) => kind === invoice.kind)?.contains,
    others: Object.fromEntries(named.map(({ name, value }) => [name, value])),
  };
}

/** Whether nothing of hers stands in the form. */
export const isFormEmpty = (entry: EntryPage, readers: Pick<FormReaders, 'snapshot'>): boolean =>
  isEmptyForm(readers.snapshot(), entry);

async function fillForm(document: Document, entry: EntryPage, plan: RefillPlan, readers: FormReaders) {
  const { refill, mapping } = entry;
  const { fields, tables } = plan.snapshot;
  await setTaxMode(document, mapping.lines, refill.taxSwitch, plan.invoice.priceIncludesTax);
  // Ticks first: 是否开票给自然人 and its like decide which other fields there are.
  await fillFields(fields, (field) => isHers(field) && isChoice(field), readers);
  await fillBuyer(entry, plan, readers);
  const table = findLineTable(tables, mapping.lines);
  if (table) {
    const lines = foldDiscounts(table, mapping.lines);
    await fillLines(document, mapping.lines, refill, table, lines);
    await addDiscounts(document, mapping.lines, refill, lines);
  }
  // In the order of the page: 特定业务信息, 收款人, 经办人, 备注. Twice, for one may close or empty another.
  await fillFields(fields, isHers, readers);
  await fillFields(fields, isHers, readers);
}

/**
 * Reads a form back: the company again (law L2), then everything that differs.
 */
export function readBack(entry: EntryPage, plan: RefillPlan, readers: FormReaders): RefillResult {
  const snapshot = readers.snapshot();
  const company = readCompany(snapshot, entry);
  if (company.taxId !== plan.seller.taxId) return { type: 'companyChanged', shownName: company.name };
  const shown = { snapshot, invoice: parseInvoice(snapshot, entry.mapping) };
  const differences = compareRefill(plan, shown, entry.mapping.lines);
  const warnings = readers.check(shown.invoice, snapshot);
  return { type: 'filled', filled: countFilled(plan, differences), differences, warnings };
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
  await openForm(document, entry.refill, ticketChoice(plan, entry), readers.formIsThere);
  const before = readers.snapshot();
  const company = readCompany(before, entry);
  if (company.taxId !== plan.seller.taxId) return { type: 'wrongCompany', shownName: company.name };
  if (!isEmptyForm(before, entry)) return { type: 'notEmpty' };
  try {
    await fillForm(document, entry, plan, readers);
  } catch (error) {
    readers.failed(error);
  }
  return readBack(entry, plan, readers);
}

/** Fields and cells that carry something, without those that differ. */
function countFilled({ snapshot }: FormReading, differences: readonly Difference[]): number {
  const fields = snapshot.fields.filter(
    (field) => isHers(field) && field.value !== '' && field.value !== 'false',
  ).length;
  const cells = snapshot.tables.flatMap(({ rows }) => rows.flat()).filter((cell) => cell !== '').length;
  return Math.max(0, fields + cells - differences.length);
}
