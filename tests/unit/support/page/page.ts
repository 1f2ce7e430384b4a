/** Puts markup into the document of the test. */
export function page(html: string): void {
  document.body.innerHTML = html;
}

export function find<E extends Element = HTMLElement>(selector: string): E {
  const found = document.querySelector<E>(selector);
  if (!found) throw new Error(`the test page has no ${selector}`);
  return found;
}

// happy-dom 21 has no `rows` on thead and tbody; every browser has.
if (typeof HTMLTableSectionElement !== 'undefined' && !('rows' in HTMLTableSectionElement.prototype)) {
  Object.defineProperty(HTMLTableSectionElement.prototype, 'rows', {
    get(this: Element) {
      return [...this.children].filter(({ localName }) => localName === 'tr');
    },
  });
}

/** A click as a browser would make it; happy-dom marks none as trusted. */
export function click(element: Element, init: MouseEventInit & { trusted?: boolean } = {}): void {
  const { trusted = true, ...given } = init;
  const event = new MouseEvent('click', {
    bubbles: true,
    composed: true,
    cancelable: true,
    detail: 1,
    ...given,
  });
  Object.defineProperty(event, 'isTrusted', { value: trusted });
  element.dispatchEvent(event);
}

/** The pointer comes upon an element, from another one where given. */
export function pointAt(element: Element, from: Element | null = null): void {
  const event = new MouseEvent('pointerover', { bubbles: true, composed: true, relatedTarget: from });
  Object.defineProperty(event, 'isTrusted', { value: true });
  element.dispatchEvent(event);
}
