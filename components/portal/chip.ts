import { createPlacing } from './free-place';

/** What the chip says; colour never stands alone, the words always tell. */
export interface ChipView {
  readonly tone: 'green' | 'amber' | 'red' | 'grey';
  readonly text: string;
  /** Mark before the words, all that is left of them when the chip fades. */
  readonly mark: '●' | '○' | '✓' | '◆' | '▲' | '…';
  /** Stays while something needs the clerk; else it fades to a dot after `FADE_MS`. */
  readonly sticky: boolean;
  /** Machine-readable state on the host element. */
  readonly state: string;
  /** The one thing that she can press here. */
  readonly action?: { readonly text: string; press(): void };
}

export interface Chip {
  show(view: ChipView): void;
  remove(): void;
}

export const CHIP_ID = 'piaoying-chip';
const FADE_MS = 4_000;
/** From the lower edge; the second above a footer of the page. */
const GAPS_PX = [16, 72];
const COLOURS = { green: '#1a7f37', amber: '#9a6700', red: '#b42318', grey: '#57606a' } as const;
const FONTS = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

/**
 * The one thing of ours on a portal page: a line at the bottom right, or where nothing of the page is covered, in a closed shadow root. Styled through
 * `el.style`, for the portal's policy may forbid style elements. Takes no focus, and no click but that of its action.
 * @param avoid the issuing button, which is never covered
 */
export function createChip(document: Document, avoid: () => Element | undefined): Chip {
  const host = document.createElement('div');
  host.id = CHIP_ID;
  const line = document.createElement('div');
  const mark = document.createElement('span');
  const words = document.createElement('span');
  const action = document.createElement('button');
  host.attachShadow({ mode: 'closed' }).append(line);
  line.append(mark, words, action);
  line.setAttribute('role', 'status');
  action.type = 'button';
  // The caret stays where she types.
  action.addEventListener('mousedown', (event) => event.preventDefault());

  Object.assign(host.style, { zIndex: '2147483647', pointerEvents: 'none' });
  const place = createPlacing(host, { side: 'right', gaps: GAPS_PX, avoid });
  Object.assign(line.style, {
    display: 'flex',
    gap: '6px',
    alignItems: 'center',
    maxWidth: '420px',
    padding: '6px 10px',
    borderRadius: '6px',
    background: '#fff',
    boxShadow: '0 1px 4px rgba(0,0,0,.3)',
    font: `14px/20px ${FONTS}`,
  });
  Object.assign(action.style, {
    flex: 'none',
    padding: '0 8px',
    borderRadius: '4px',
    border: '1px solid currentColor',
    background: '#fff',
    color: 'inherit',
    font: 'inherit',
    cursor: 'pointer',
    pointerEvents: 'auto',
  });
  let press: (() => void) | undefined;
  action.addEventListener('click', (event) => {
    if (event.isTrusted) press?.();
  });

  let timer: ReturnType<typeof setTimeout> | undefined;

  return {
    show({ tone, mark: sign, text, sticky, state, action: offered }) {
      clearTimeout(timer);
      // Re-rendering pages may throw foreign elements out: the chip comes back with its next word.
      if (!host.isConnected) document.documentElement.append(host);
      host.setAttribute('data-state', state);
      mark.textContent = sign;
      words.textContent = text;
      words.hidden = false;
      words.style.display = '';
      press = offered?.press;
      action.textContent = offered?.text ?? '';
      action.style.display = offered ? '' : 'none';
      line.style.color = COLOURS[tone];
      line.style.border = `1px solid ${COLOURS[tone]}`;
      place.look(offered !== undefined);
      if (sticky) return;
      timer = setTimeout(() => {
        words.style.display = 'none';
        place.look();
      }, FADE_MS);
    },
    remove() {
      clearTimeout(timer);
      place.stop();
      host.remove();
    },
  };
}
