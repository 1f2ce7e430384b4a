import { typeText } from './fill-text';

/** A page takes what was typed when it renders next; Enter before that would confirm what stood there before. */
const RENDER_MS = 60;
const ENTER = { key: 'Enter', code: 'Enter', keyCode: 13, which: 13, bubbles: true, composed: true };

const rendered = () => new Promise((resolve) => setTimeout(resolve, RENDER_MS));

/**
 * Date pickers take what was typed on Enter alone; elsewhere Enter may add a row or pick a suggestion. The calendar
 * is not opened: as it opens, TDesign puts the old value back.
 */
export async function fillDate(control: HTMLInputElement, value: string): Promise<void> {
  control.focus();
  await rendered();
  typeText(control, value);
  control.dispatchEvent(new Event('change', { bubbles: true }));
  await rendered();
  for (const type of ['keydown', 'keypress', 'keyup'])
    control.dispatchEvent(new KeyboardEvent(type, ENTER as KeyboardEventInit));
  await rendered();
  control.blur();
}
