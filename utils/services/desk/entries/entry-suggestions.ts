import type { Entry } from '../../../domain/entry/entry';
import { formatRate } from '../../../domain/invoice/money';
import { buyerKey } from '../../../domain/invoice/tax-id';
import type { Submission } from '../../../domain/record/submission';
import { isReadable } from '../../../domain/view/readable';
import type { Ledger } from '../../../store/ledger/db';
import { newestOfSeller } from '../../../store/read/submissions';

/** Of a company's newest so many is suggested. */
const LOOKED_THROUGH = 2_000;

export interface SuggestedItem {
  readonly itemName: string;
  readonly specification: string;
  readonly unit: string;
  /** As the form shows it. */
  readonly taxRate: string;
}

/** What one company has entered before, the newest first: nothing of another one is ever offered (law L2). */
export interface Suggestions {
  readonly buyers: readonly Entry['buyer'][];
  readonly items: readonly SuggestedItem[];
}

function buyersOf(records: readonly Submission[]): Entry['buyer'][] {
  const found = new Map<string, Entry['buyer']>();
  for (const { invoice } of records) {
    const {
      name = '',
      taxId = '',
      address = '',
      phone = '',
      bankName = '',
      bankAccount = '',
    } = invoice.buyer;
    const key = buyerKey(invoice.buyer);
    if (name === '' || key === '' || found.has(key)) continue;
    found.set(key, { name, taxId, address, phone, bankName, bankAccount });
  }
  return [...found.values()];
}

function itemsOf(records: readonly Submission[]): SuggestedItem[] {
  const found = new Map<string, SuggestedItem>();
  for (const { itemName = '', specification = '', unit = '', taxRate } of records.flatMap(
    ({ invoice }) => invoice.lines,
  )) {
    if (itemName === '' || found.has(itemName)) continue;
    found.set(itemName, {
      itemName,
      specification,
      unit,
      taxRate: taxRate === undefined ? '' : formatRate(taxRate),
    });
  }
  return [...found.values()];
}

/** Buyers and items that a company's own ledger knows. */
export async function readSuggestions(db: Ledger, sellerTaxId: string): Promise<Suggestions> {
  const records = (await newestOfSeller(db, sellerTaxId, LOOKED_THROUGH)).filter(isReadable);
  return { buyers: buyersOf(records), items: itemsOf(records) };
}
