import type { RefillPlaces } from '../portal/profile';
import { fillSelect } from './fillers/fill-select';
import { allShown, bare, findByWords } from './find-shown';
import { waitUntil } from './wait-until';

const PAGE_MS = 30_000;

/** What is to be picked before the form opens. */
export interface TicketChoice {
  /** Words of the ticket kind, e.g. 专用发票; undefined: whatever the picker offers first. */
  readonly kind: string | undefined;
  /** 特定业务, 差额, 减按征税 by back-end name, as the form showed them. */
  readonly others: Readonly<Record<string, string>>;
}

/** Fields of the picker, dialog or drawer; the form behind it may hold items of the same names. */
function pickerField(document: Document, { within }: RefillPlaces['picker'], name: string) {
  const selectors = within.map((box) => `${box} .t-form-item__${name} input`);
  return allShown(document, selectors)[0];
}

/**
 * From the home of issuing to an empty form of the right kind: opens the ticket picker (any known variant), picks
 * and confirms. Nothing of the invoice is entered here. What the picker does not offer is left; the read-back tells.
 * @throws RefillTimeout when the page does not show what the profile expects
 */
export async function openForm(
  document: Document,
  { opener, picker }: RefillPlaces,
  choice: TicketChoice,
  formIsThere: () => boolean,
): Promise<void> {
  const first = await waitUntil(() => formIsThere() || findByWords(document, opener), PAGE_MS, opener.text);
  if (first === true) return;
  first.click();
  const kind = await waitUntil(() => pickerField(document, picker, picker.kind), PAGE_MS, 'ticket picker');
  const { kind: words } = choice;
  if (words !== undefined) await fillSelect(kind, (text) => text.includes(words));
  for (const name of picker.others) {
    const wanted = choice.others[name];
    const field = wanted && pickerField(document, picker, name);
    if (wanted && field) await fillSelect(field, (text) => bare(text) === bare(wanted), wanted);
  }
  const buttons = picker.within.flatMap((box) => picker.confirm.map((button) => `${box} ${button}`));
  const confirm = await waitUntil(() => allShown(document, buttons)[0], PAGE_MS, 'confirm');
  confirm.click();
  await waitUntil(formIsThere, PAGE_MS, 'entry form');
}
