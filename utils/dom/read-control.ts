import type { RawField } from '../domain/invoice/raw-snapshot';
import { cutText } from '../domain/invoice/whole-text';
import { textOf } from './shown';

/** Controls that hold a value a person can see. */
export const CONTROLS =
  'input, textarea, select, .el-select__selected-item, .ant-select-selection-item, [contenteditable]';

const LIMIT = 20_000;

/** Component libraries build selects from a readonly input inside one of these. */
const SELECT_SHELLS = '.t-select, .t-select-input, .el-select, .ant-select';
/** What is chosen stands beside the input as tags, or as a text of the page's own (slot), and its value is empty. */
const VALUE_SHELLS = `${SELECT_SHELLS}, .t-tag-input, .el-input-tag`;
const TAGS = '.t-tag, .el-tag';
/** These say their own value. */
const OWN_ITEMS = '.el-select__selected-item, .ant-select-selection-item';

/** What a select shows though its input holds no value; asked for only then. */
function shownBeside(input: Element): string {
  const shell = input.closest(VALUE_SHELLS);
  if (!shell || shell.querySelector(OWN_ITEMS)) return '';
  const tags = [...shell.querySelectorAll(TAGS)].map((tag) => textOf(tag)).filter((text) => text !== '');
  if (tags.length > 0) return tags.join('、');
  // A placeholder that is drawn as a text is no value.
  return shell.querySelector('[class*="placeholder"]') ? '' : textOf(shell);
}

/**
 * Kind and shown value of a control. Component selects fire no event when a choice is made, so the value is read
 * from what is shown, at the moment of the submit.
 * @returns undefined for a radio that is not chosen (only the chosen one has a value to tell), and for a block that is
 *   closed to typing
 */
export function readControl(control: Element): { kind: RawField['kind']; value: string } | undefined {
  const tag = control.localName;
  if (tag === 'textarea')
    return { kind: 'textarea', value: cutText((control as HTMLTextAreaElement).value, LIMIT) };
  if (tag === 'select') {
    const chosen = [...(control as HTMLSelectElement).selectedOptions];
    return { kind: 'select', value: cutText(chosen.map((option) => textOf(option)).join('、'), LIMIT) };
  }
  if (tag !== 'input') {
    const editable = control.getAttribute('contenteditable');
    if (editable === 'false') return undefined;
    const kind = editable === null ? 'select' : 'textarea';
    return { kind, value: textOf(control, LIMIT) };
  }

  const input = control as HTMLInputElement;
  if (input.type === 'checkbox') return { kind: 'checkbox', value: String(input.checked) };
  if (input.type === 'radio') {
    return input.checked
      ? { kind: 'radio', value: textOf(input.closest('label')) || input.value }
      : undefined;
  }
  // A value beside the input is an element beside it: looked for only then, for a grid has thousands of empty cells.
  if (input.value === '' && (input.parentElement?.childElementCount ?? 0) > 1) {
    const beside = shownBeside(input);
    if (beside !== '') return { kind: 'select', value: cutText(beside, LIMIT) };
  }
  const kind = input.readOnly && input.closest(SELECT_SHELLS) ? 'select' : 'text';
  return { kind, value: cutText(input.value, LIMIT) };
}
