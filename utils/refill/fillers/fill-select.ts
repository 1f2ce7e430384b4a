import { isHiddenByMarkup, textOf } from '../../dom/shown';
import { RefillTimeout, waitUntil } from '../wait-until';

/** Options of the component libraries' popups, at the end of the body. */
const OPTIONS = 'li.t-select-option, .el-select-dropdown__item, .ant-select-item-option';
const POPUP_MS = 3_000;

const options = (document: Document) =>
  [...document.querySelectorAll<HTMLElement>(OPTIONS)].filter((option) => !isHiddenByMarkup(option));

/**
 * Picks from a component select by clicking it and its option; writing its display input does nothing.
 * @param fits tells the wanted option by its text
 * @returns false when no such option is offered
 */
export async function fillSelect(control: HTMLElement, fits: (text: string) => boolean): Promise<boolean> {
  const { ownerDocument: document } = control;
  control.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
  control.click();
  try {
    const option = await waitUntil(
      () => options(document).find((one) => fits(textOf(one))),
      POPUP_MS,
      'option',
    );
    option.click();
    await waitUntil(() => !options(document).includes(option), POPUP_MS, 'popup closed').catch(
      () => undefined,
    );
    return true;
  } catch (error) {
    if (!(error instanceof RefillTimeout)) throw error;
    // Closes the popup again: an open list over the form is worse than an empty field, which is listed.
    control.click();
    return false;
  }
}
