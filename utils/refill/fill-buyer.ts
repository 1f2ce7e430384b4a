import { readControl } from '../dom/read-control';
import { pickField } from '../domain/invoice/pick-field';
import type { RawField } from '../domain/invoice/raw-snapshot';
import type { RefillPlan } from '../domain/retry/refill-plan';
import type { EntryPage } from '../portal/profile';
import { isLocked } from './fill-control';
import { type FieldReaders, fillFields, locateFields } from './fill-fields';
import { pickSuggestion } from './fillers/pick-suggestion';
import { waitMaybe } from './wait-until';

const OF_BUYER = 'buyer';
const SUGGEST_MS = 1_000;

/**
 * Fills the buyer's half: the name first, taken from the page's suggestions when the record has a tax id, because the
 * page then fills in the rest by itself, up to 20 s later. What it fills in is put right afterwards.
 */
export async function fillBuyer(
  { mapping, refill }: EntryPage,
  { snapshot: { fields } }: RefillPlan,
  readers: FieldReaders,
): Promise<void> {
  const find = (field: RawField | undefined) =>
    field && locateFields(fields, readers)(fields.indexOf(field)).element;
  const name = pickField(fields, mapping.fields['buyer.name']);
  const taxId = pickField(fields, mapping.fields['buyer.taxId']);
  const nameControl = find(name);
  if (name?.value && taxId?.value && nameControl && !isLocked(nameControl)) {
    const taken = await pickSuggestion(
      nameControl as HTMLInputElement,
      name.value,
      refill.suggestions,
      SUGGEST_MS,
    );
    const taxIdIsThere = () => {
      const control = find(taxId);
      return control && readControl(control)?.value !== '';
    };
    const control = find(taxId);
    if (taken || (control && isLocked(control))) await waitMaybe(taxIdIsThere, refill.lateMs);
  }
  await fillFields(fields, ({ group, kind }) => group === OF_BUYER && kind !== 'checkbox', readers);
}
