import { textOf } from '../../dom/shown';
import type { GesturePlaces } from '../../portal/profile';

/** `script`: an event that no hand made. Tools beside the clerk press so, and their submissions are submissions. */
export type GestureKind = 'click' | 'keyboard' | 'script';

const BUTTONS = 'button, [role="button"], input[type="button"], input[type="submit"]';

/** A shortcut or a second language beside the words: 「发票开具 Issue (F8)」. */
const BESIDE = /[\s\p{Script=Latin}\p{P}\d]/gu;

const wordsOfButton = (button: Element) =>
  button.localName === 'input' ? (button as HTMLInputElement).value : textOf(button);
const textOfButton = (button: Element) => wordsOfButton(button).replace(BESIDE, '');

function* buttonsOf(root: ParentNode, { within }: GesturePlaces): Generator<Element> {
  for (const selector of within)
    for (const scope of root.querySelectorAll(selector)) yield* scope.querySelectorAll(BUTTONS);
  yield* root.querySelectorAll(BUTTONS);
}

/** The issuing button of the page: inside the profile's places, else anywhere a button has its words. */
export function findGestureButton(root: ParentNode, gesture: GesturePlaces): Element | undefined {
  const found = new Map<string, Element>();
  for (const button of buttonsOf(root, gesture)) {
    const text = textOfButton(button);
    if (text === gesture.texts[0]) return button;
    if (!found.has(text)) found.set(text, button);
  }
  for (const text of gesture.texts) {
    const button = found.get(text);
    if (button) return button;
  }
  return undefined;
}

/** Where the issuing button stands, for what must not lie over it: by its words, else the last of the form's foot. */
export function findGesturePlace(root: ParentNode, gesture: GesturePlaces): Element | undefined {
  const inFoot = gesture.within.flatMap((selector) => [...root.querySelectorAll(`${selector} button`)]);
  return findGestureButton(root, gesture) ?? inFoot.at(-1);
}

/** The button is called as it always was, and nothing more. */
export const hasKnownWords = (button: Element, { texts }: GesturePlaces): boolean =>
  wordsOfButton(button).replace(/\s/g, '') === texts[0];

const pressed = (event: Event): Element | undefined => {
  const target = event.composedPath()[0];
  const button = target instanceof Element ? target.closest(BUTTONS) : null;
  return button && !(button as HTMLButtonElement).disabled ? button : undefined;
};

/** The issuing button that an event points at, if it does. */
export function gestureButtonOf(event: Event, gesture: GesturePlaces): Element | undefined {
  const button = pressed(event);
  if (!button) return undefined;
  const text = textOfButton(button);
  const nth = gesture.texts.indexOf(text);
  if (nth < 0) return undefined;
  // Another of its words is a link to somewhere else as long as the button itself is there.
  const isOther =
    nth > 0 && textOfButton(findGestureButton(button.ownerDocument, gesture) ?? button) !== text;
  return isOther ? undefined : button;
}

/** A button at the foot of the form that is none of those that are known to issue nothing. */
export function isFooterPress(event: Event, gesture: GesturePlaces): boolean {
  const button = pressed(event);
  if (!button || gesture.others?.includes(textOfButton(button))) return false;
  const { ownerDocument } = button;
  const places = gesture.within.join(', ');
  if (places !== '' && ownerDocument.querySelector(places)) return button.closest(places) !== null;
  // Its places are gone: the foot of a form is what comes after its last table.
  const last = [...ownerDocument.querySelectorAll('table')].at(-1);
  return (
    last !== undefined &&
    (last.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 &&
    !last.contains(button)
  );
}

/**
 * Calls back on the click of the issuing button, before the page sees it; also on one that a script makes. A keyboard
 * activation arrives as a click without a pointer. Enter in a field makes no gesture: there it picks suggestions and
 * adds rows.
 * @returns stop
 */
export function watchGesture(
  target: Window,
  gesture: GesturePlaces,
  onGesture: (kind: GestureKind, button: Element) => void,
): () => void {
  const onClick = (event: MouseEvent) => {
    const button = gestureButtonOf(event, gesture);
    if (button) onGesture(event.isTrusted ? (event.detail === 0 ? 'keyboard' : 'click') : 'script', button);
  };
  target.addEventListener('click', onClick, { capture: true, passive: true });
  return () => target.removeEventListener('click', onClick, { capture: true });
}
