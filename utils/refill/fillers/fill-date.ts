import { leaveText, typeText } from './fill-text';

const ENTER = { key: 'Enter', code: 'Enter', keyCode: 13, which: 13, bubbles: true, composed: true };

/** Date pickers take what was typed on Enter alone; elsewhere Enter may add a row or pick a suggestion. */
export function fillDate(control: HTMLInputElement, value: string): void {
  control.click();
  typeText(control, value);
  for (const type of ['keydown', 'keypress', 'keyup'])
    control.dispatchEvent(new KeyboardEvent(type, ENTER as KeyboardEventInit));
  leaveText(control);
}
