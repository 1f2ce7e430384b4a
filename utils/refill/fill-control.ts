import { readControl } from '../dom/read-control';
import type { RawField } from '../domain/raw-snapshot';
import { fillSelect } from './fillers/fill-select';
import { fillText } from './fillers/fill-text';

/** Compares texts of options as people read them. */
const bare = (text: string) => text.replace(/\s/g, '');

const isLocked = (control: HTMLInputElement) =>
  control.disabled || control.closest('.t-is-disabled') !== null;

/**
 * Gives a control the value that it had. Does nothing where it shows that value already, or where the page does not
 * let it be changed: the read-back tells.
 */
export async function fillControl(
  control: Element,
  { kind, value }: Pick<RawField, 'kind' | 'value'>,
): Promise<void> {
  if (readControl(control)?.value === value || isLocked(control as HTMLInputElement)) return;
  switch (kind) {
    case 'text':
    case 'textarea':
      fillText(control as HTMLInputElement | HTMLTextAreaElement, value);
      return;
    case 'select':
      await fillSelect(control as HTMLElement, (text) => bare(text) === bare(value));
      return;
    case 'checkbox':
    case 'radio':
      // The label, not the input: component libraries listen there.
      (control.closest('label') ?? (control as HTMLElement)).click();
      return;
  }
}
