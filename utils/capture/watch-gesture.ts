import { textOf } from '../dom/shown';
import type { EntryPage } from '../portal/profile';

export type GestureKind = 'click' | 'keyboard';

const BUTTONS = 'button, [role="button"], input[type="button"], input[type="submit"]';

const textOfButton = (button: Element) =>
  (button.localName === 'input' ? (button as HTMLInputElement).value : textOf(button)).replace(/\s/g, '');

/** The issuing button of the page: inside the profile's places, else anywhere a button has exactly its words. */
export function findGestureButton(root: ParentNode, gesture: EntryPage['gesture']): Element | undefined {
  for (const scope of [...gesture.within.flatMap((selector) => [...root.querySelectorAll(selector)]), root]) {
    for (const button of scope.querySelectorAll(BUTTONS)) {
      if (textOfButton(button) === gesture.text) return button;
    }
  }
  return undefined;
}

/** The issuing button that an event points at, if it does. */
export function gestureButtonOf(event: Event, gesture: EntryPage['gesture']): Element | undefined {
  const target = event.composedPath()[0];
  if (!(target instanceof Element)) return undefined;
  const button = target.closest(BUTTONS);
  if (!button || textOfButton(button) !== gesture.text) return undefined;
  return (button as HTMLButtonElement).disabled ? undefined : button;
}

/**
 * Calls back on the trusted click of the issuing button, before the page sees it. A keyboard activation arrives as
 * a click without a pointer. Enter in a field makes no gesture: there it picks suggestions and adds rows.
 * @returns stop
 */
export function watchGesture(
  target: Window,
  gesture: EntryPage['gesture'],
  onGesture: (kind: GestureKind, button: Element) => void,
): () => void {
  const onClick = (event: MouseEvent) => {
    const button = event.isTrusted ? gestureButtonOf(event, gesture) : undefined;
    if (button) onGesture(event.detail === 0 ? 'keyboard' : 'click', button);
  };
  target.addEventListener('click', onClick, { capture: true, passive: true });
  return () => target.removeEventListener('click', onClick, { capture: true });
}
