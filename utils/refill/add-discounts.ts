import type { FieldMapping } from '../domain/invoice/field-mapping';
import type { LineRow } from '../domain/invoice/line-table';
import type { RefillPlaces } from '../portal/profile';
import { fillChoice } from './fillers/fill-choice';
import { fillText } from './fillers/fill-text';
import { findGrid } from './find-grid';
import { allShown, findByWords } from './find-shown';
import { waitMaybe } from './wait-until';

const DIALOG_MS = 3_000;

const tickOf = (row: HTMLTableRowElement) => row.querySelector<HTMLInputElement>('input[type=checkbox]');

async function addDiscount(
  document: Document,
  mapping: FieldMapping['lines'],
  { discount }: RefillPlaces,
  line: number,
  amount: string,
): Promise<void> {
  const row = findGrid(document, mapping)?.row(line);
  const tick = row && tickOf(row);
  const opener = findByWords(document, discount.opener);
  if (!tick || !opener) return;
  if (!tick.checked) fillChoice(tick);
  await waitMaybe(() => findGrid(document, mapping)?.row(line)?.querySelector('input:checked'), DIALOG_MS);
  opener.click();
  const dialog = await waitMaybe(() => allShown(document, discount.dialog)[0], DIALOG_MS);
  if (!dialog) return;
  const way = findByWords(dialog, discount.byAmount);
  if (way && !way.querySelector<HTMLInputElement>('input')?.checked) way.click();
  const input = await waitMaybe(() => allShown(dialog, discount.amount)[0], DIALOG_MS);
  if (input) await fillText(input as HTMLInputElement, amount);
  // A moment for the page to take the amount before it is confirmed.
  const confirm = await waitMaybe(() => allShown(dialog, discount.confirm)[0], DIALOG_MS);
  confirm?.click();
  await waitMaybe(() => allShown(document, discount.dialog).length === 0, DIALOG_MS);
}

/**
 * Puts the discount lines under their lines by the page's own dialog, from the bottom up, so that no row moves before
 * its turn. One that the page does not take is a difference of the read-back.
 */
export async function addDiscounts(
  document: Document,
  mapping: FieldMapping['lines'],
  places: RefillPlaces,
  lines: readonly LineRow[],
): Promise<void> {
  for (const [line, { discount }] of [...lines.entries()].reverse()) {
    if (discount !== undefined) await addDiscount(document, mapping, places, line, discount);
  }
}
