/**
 * Types a value into an input or textarea so that the framework's model takes it: the native setter and the events
 * that a keyboard makes, without Enter, which adds rows and picks suggestions (measured, `lessons.md`).
 */
export function fillText(control: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  const prototype =
    control.localName === 'textarea' ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  control.focus();
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(control, value);
  control.dispatchEvent(
    new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText', data: value }),
  );
  control.dispatchEvent(new Event('change', { bubbles: true }));
  control.blur();
}
