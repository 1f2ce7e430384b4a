import { createPlacing } from './free-place';

/** Above a footer of the page, or beside its buttons. */
const GAPS_PX = [72, 4];
const FONTS = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

/** A button on a bar of ours; only a press of her own hand counts. */
export function barButton(document: Document, text: string, isMain: boolean, press: () => void): HTMLElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = text;
  Object.assign(element.style, {
    padding: '2px 10px',
    borderRadius: '4px',
    border: '1px solid #0958d9',
    background: isMain ? '#0958d9' : '#fff',
    color: isMain ? '#fff' : '#0958d9',
    font: 'inherit',
    cursor: 'pointer',
  });
  element.addEventListener('click', (event) => {
    if (event.isTrusted) press();
  });
  return element;
}

/**
 * A bar of ours above the footer of a portal page; in a closed shadow root like the chip, styled through `el.style`. It
 * takes no focus.
 * @param id of its host element
 * @param avoid what is never covered
 */
export function createPageBar(document: Document, id: string, avoid: () => Element | undefined) {
  const host = document.createElement('div');
  host.id = id;
  const box = document.createElement('div');
  host.attachShadow({ mode: 'closed' }).append(box);
  host.style.zIndex = '2147483647';
  const place = createPlacing(host, { side: 'left', gaps: GAPS_PX, avoid });
  Object.assign(box.style, {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px',
    alignItems: 'center',
    maxWidth: 'min(640px, calc(100vw - 56px))',
    padding: '8px 12px',
    borderRadius: '6px',
    border: '1px solid #57606a',
    background: '#fff',
    color: '#1f2328',
    boxShadow: '0 1px 4px rgba(0,0,0,.3)',
    font: `14px/20px ${FONTS}`,
    fontVariantNumeric: 'tabular-nums',
  });
  box.setAttribute('role', 'status');
  // The caret stays where she types; a list of choices must open all the same.
  box.addEventListener('mousedown', (event) => {
    if (!(event.target instanceof Element && event.target.closest('select'))) event.preventDefault();
  });

  return {
    words(text: string): HTMLElement {
      const element = document.createElement('span');
      element.textContent = text;
      return element;
    },
    button: (text: string, isMain: boolean, press: () => void) => barButton(document, text, isMain, press),
    /** @param state machine-readable, on the host */
    show(state: string, parts: HTMLElement[]) {
      box.replaceChildren(...parts);
      host.setAttribute('data-state', state);
      if (!host.isConnected) document.documentElement.append(host);
      place.look(true);
    },
    hide() {
      if (!host.isConnected) return;
      host.remove();
      place.stop();
    },
  };
}
