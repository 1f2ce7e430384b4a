import { readControl } from '../dom/read-control';
import { fillChoice } from './fillers/fill-choice';
import { fillDate } from './fillers/fill-date';
import { fillSelect } from './fillers/fill-select';
import { fillText } from './fillers/fill-text';
import { bare } from './find-shown';

const SELECT_SHELLS = '.t-select, .t-select-input, .el-select, .ant-select';
const DATE_SHELLS = '.t-date-picker, .el-date-editor, .ant-picker';

/** What the page does not let anyone change. A select's display input is readonly and can be changed. */
export function isLocked(control: Element): boolean {
  const { disabled, readOnly } = control as HTMLInputElement;
  return (
    disabled || control.closest('.t-is-disabled') !== null || (readOnly && !control.closest(SELECT_SHELLS))
  );
}

/** Whether a value is picked from a list rather than typed, however the control looks. */
const isSelect = (control: Element): boolean =>
  control.localName === 'select' || control.closest(SELECT_SHELLS) !== null;

/**
 * Gives a control the value that it had. Does nothing where it shows that value already, or where the page does not
 * let it be changed: the read-back tells. Never rejects for a value that is not offered.
 * @param fits tells the wanted option of a list by its text; default: the same words
 */
export async function fillControl(
  control: Element,
  value: string,
  fits: (text: string) => boolean = (text) => bare(text) === bare(value),
): Promise<void> {
  const shown = readControl(control);
  if (shown?.value === value || isLocked(control)) return;
  if (shown === undefined || shown.kind === 'checkbox' || shown.kind === 'radio') fillChoice(control);
  // Before the selects: TDesign builds its date picker from a select's shell.
  else if (control.closest(DATE_SHELLS)) await fillDate(control as HTMLInputElement, value);
  else if (isSelect(control)) {
    // Nothing was chosen there: a list offers no nothing.
    if (value !== '') await fillSelect(control as HTMLElement, fits, value);
  } else await fillText(control as HTMLInputElement | HTMLTextAreaElement, value);
}
