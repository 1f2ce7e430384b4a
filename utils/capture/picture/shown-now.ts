import { isHiddenByMarkup } from '../../dom/shown';

/**
 * Whether an element is to be seen now, its ancestors apart from `display`. By layout where the engine tells it: a picture is
 * never taken inside a click (law L3).
 */
export function isShownNow(element: Element): boolean {
  if (element.hasAttribute('hidden')) return false;
  if (typeof element.checkVisibility !== 'function') return !isHiddenByMarkup(element);
  if (element.checkVisibility({ checkVisibilityCSS: true })) return true;
  // It has no box of its own, and its children have.
  return element.ownerDocument.defaultView?.getComputedStyle(element).display === 'contents';
}

const MOST_FRAMES = 20;

/** A document and those of its frames that belong to the same site; the others cannot be read. */
export function documentsOf(document: Document): Document[] {
  const all = [document];
  for (let at = 0; at < all.length && all.length < MOST_FRAMES; at += 1) {
    for (const frame of all[at]?.querySelectorAll('iframe') ?? []) {
      const inner = contentOf(frame);
      if (inner && isShownNow(frame)) all.push(inner);
    }
  }
  return all.slice(0, MOST_FRAMES);
}

/** @returns null where another site is shown */
function contentOf(frame: HTMLIFrameElement): Document | null {
  try {
    return frame.contentDocument;
  } catch {
    return null;
  }
}
