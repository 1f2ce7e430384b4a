/**
 * Puts a value into an input or textarea so that the framework's model takes it: the native setter and the events
 * that a keyboard makes (measured on TDesign, Element Plus and antd). The caret stays there.
 */
export function typeText(control: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  const prototype =
    control.localName === 'textarea' ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  control.focus();
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(control, value);
  control.dispatchEvent(
    new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText', data: value }),
  );
}

/** Leaves the control: what was typed is taken. Without Enter, which adds rows and picks suggestions. */
export function leaveText(control: HTMLElement): void {
  control.dispatchEvent(new Event('change', { bubbles: true }));
  control.blur();
}

export async function fillText(
  control: HTMLInputElement | HTMLTextAreaElement,
  value: string,
): Promise<void> {
  typeText(control, value);
  // The page takes it when it renders next; `change` in the same turn empties TDesign's number input.
  await new Promise((resolve) => setTimeout(resolve));
  leaveText(control);
}
