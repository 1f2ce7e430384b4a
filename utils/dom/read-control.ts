import type { RawField } from '../domain/raw-snapshot';
import { textOf } from './shown';

/** Controls that hold a value a person can see. */
export const CONTROLS = 'input, textarea, select, .el-select__selected-item, .ant-select-selection-item';

const LIMIT = 20_000;

/** Component libraries build selects from a readonly input inside one of these. */
const SELECT_SHELLS = '.t-select, .t-select-input, .el-select, .ant-select';

/**
 * Kind and shown value of a control. Component selects fire no event when a choice is made, so the value is read
 * from what is shown, at the moment of the submit.
 * @returns undefined for a radio that is not chosen: only the chosen one has a value to tell.
 */
export function readControl(control: Element): { kind: RawField['kind']; value: string } | undefined {
  const tag = control.localName;
  if (tag === 'textarea')
    return { kind: 'textarea', value: (control as HTMLTextAreaElement).value.slice(0, LIMIT) };
  if (tag === 'select') {
    const chosen = (control as HTMLSelectElement).selectedOptions[0];
    return { kind: 'select', value: textOf(chosen) };
  }
  if (tag !== 'input') return { kind: 'select', value: textOf(control, LIMIT) };

  const input = control as HTMLInputElement;
  if (input.type === 'checkbox') return { kind: 'checkbox', value: String(input.checked) };
  if (input.type === 'radio') {
    return input.checked
      ? { kind: 'radio', value: textOf(input.closest('label')) || input.value }
      : undefined;
  }
  const kind = input.readOnly && input.closest(SELECT_SHELLS) ? 'select' : 'text';
  return { kind, value: input.value.slice(0, LIMIT) };
}
