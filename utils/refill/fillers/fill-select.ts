import { textOf } from '../../dom/shown';
import { allShown } from '../find-shown';
import { waitMaybe } from '../wait-until';
import { typeText } from './fill-text';

/** Options of the component libraries' lists, at the end of the body. */
const OPTIONS = ['li.t-select-option', '.el-select-dropdown__item', '.ant-select-item-option'];
/** A list that is not there after this time has to be searched for, or is not coming. */
const FIRST_MS = 600;
const SEARCH_MS = 3_000;
const CLOSE_MS = 2_000;

/**
 * Picks from a component select by clicking it and its option; writing its display input does nothing. In a select
 * that can be searched, the option is searched for when it is not among the first.
 * @param fits tells the wanted option by its text
 * @param search what to type into a searchable one
 * @returns false when no such option is offered
 */
export async function fillSelect(
  control: HTMLElement,
  fits: (text: string) => boolean,
  search = '',
): Promise<boolean> {
  const { ownerDocument: document } = control;
  // The list of the select before may still be closing: its options are not this one's.
  await waitMaybe(() => allShown(document, OPTIONS).length === 0, CLOSE_MS);
  const offered = () => allShown(document, OPTIONS).find((option) => fits(textOf(option)));
  control.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
  control.click();
  let option = await waitMaybe(() => offered() ?? allShown(document, OPTIONS).length > 0, FIRST_MS);
  if (option === true) option = offered();
  const input = control as HTMLInputElement;
  if (!option && search !== '' && control.localName === 'input' && !input.readOnly) {
    typeText(input, search);
    option = await waitMaybe(offered, SEARCH_MS);
  } else option ||= await waitMaybe(offered, FIRST_MS);
  if (option instanceof HTMLElement) {
    option.click();
    return true;
  }
  // Closes the list again: an open one over the form is worse than an empty field, which is listed.
  control.click();
  return false;
}
