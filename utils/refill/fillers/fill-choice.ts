/** Ticks or chooses by the label, not the input: component libraries listen there (measured). */
export function fillChoice(control: Element): void {
  (control.closest('label') ?? (control as HTMLElement)).click();
}
