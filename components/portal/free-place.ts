/** Offsets from the edges of the window, px. */
interface Spot {
  readonly side: 'left' | 'right';
  readonly x: number;
  readonly bottom: number;
}
interface Size {
  readonly width: number;
  readonly height: number;
}
interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface PlaceWish {
  readonly side: Spot['side'];
  /** Distances from the lower edge, the one that she knows first. */
  readonly gaps: readonly number[];
  /** Never covered, not for a moment. */
  avoid(): Element | undefined;
}

const GAP_PX = 16;
const RIM_PX = 2;
/** How finely the window is searched where no corner is free. */
const STEP_PX = { x: 48, y: 24 };
/** Scrolling, resizing and a page that is rendered anew are one look. */
const LOOK_AFTER_MS = 120;
/** A page puts new buttons under us without a word. */
const LOOK_EVERY_MS = 2_000;
/** Of a page with thousands of fields it is looked less often, and never at once: at a press more matters. */
const REST = 30;
/** But no longer than this, ms: on a slow computer a search takes long, and meanwhile a field may lie under us. */
const LONGEST_REST_MS = 4_000;
const QUICK_MS = 4;
/** So much is looked for at once, where it is free: the next words need no look of their own. */
const ROOMY_PX = { width: 320, height: 40 };
const OURS = '[id^="piaoying-"]';
const CONTROLS =
  'button, a[href], input, select, textarea, summary, [role="button"], [role="tab"], [role="checkbox"], [role="radio"], ' +
  '[role="combobox"], [role="option"], [role="menuitem"], [role="switch"], [contenteditable="true"], ' +
  OURS;
/** Where no place is free: what is pressed matters more, what is typed into can be scrolled from under us. */
const TYPED_INTO = 'input, textarea, select';

const meets = (one: Box, other: Box, rim = RIM_PX) =>
  one.left < other.right + rim &&
  one.right > other.left - rim &&
  one.top < other.bottom + rim &&
  one.bottom > other.top - rim;
const lies = (one: Box, within: Box) =>
  one.left >= within.left &&
  one.right <= within.right &&
  one.top >= within.top &&
  one.bottom <= within.bottom;

/**
 * Keeps an element of ours at a free place of the window: over no control of the page, which it looks for anew as the page
 * scrolls, resizes or changes, and moves only when it must. Work is a reading of boxes some times a second at the most.
 * @param host fixed; as wide as its content
 */
export function createPlacing(host: HTMLElement, wish: PlaceWish) {
  const document = host.ownerDocument;
  const window = document.defaultView as Window;
  const first: Spot = { side: wish.side, x: GAP_PX, bottom: wish.gaps[0] ?? GAP_PX };
  let spot = first;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let every: ReturnType<typeof setInterval> | undefined;
  /** How long the last search took, ms. */
  let took = 0;
  /** What the last search found free. */
  let room: { readonly box: Box; readonly at: number } | undefined;
  Object.assign(host.style, { position: 'fixed', width: 'max-content' });

  const boxOf = ({ side, x, bottom }: Spot, { width, height }: Size): Box => {
    const left = side === 'left' ? x : window.innerWidth - x - width;
    const low = window.innerHeight - bottom;
    return { left, right: left + width, top: low - height, bottom: low };
  };
  const put = (next: Spot) => {
    spot = next;
    host.style.left = next.side === 'left' ? `${next.x}px` : '';
    host.style.right = next.side === 'right' ? `${next.x}px` : '';
    host.style.bottom = `${next.bottom}px`;
  };

  /** The corners that she knows; above the button that is never covered; then anywhere, from below. */
  function* spots({ width, height }: Size): Generator<Spot> {
    const { innerWidth, innerHeight } = window;
    const button = wish.avoid()?.getBoundingClientRect();
    const above = button && button.bottom > button.top ? [innerHeight - button.top + GAP_PX / 2] : [];
    const other = wish.side === 'left' ? 'right' : 'left';
    for (const side of [wish.side, other] as const)
      for (const bottom of [...wish.gaps, ...above]) yield { side, x: GAP_PX, bottom };
    for (let bottom = RIM_PX * 2; bottom + height < innerHeight; bottom += STEP_PX.y)
      for (let x = GAP_PX; x + width + GAP_PX <= innerWidth; x += STEP_PX.x)
        yield { side: wish.side, x, bottom };
  }

  const meetsAvoided = (box: Box) => {
    const button = wish.avoid()?.getBoundingClientRect();
    return button !== undefined && button.bottom > button.top && meets(box, button);
  };

  /** Whether the page shows it there: it may lie under a footer, or under a dialog's mask. */
  const isOnTop = (element: Element, box: Box, at: Box) => {
    if (element.matches(OURS)) return true;
    const [left, right] = [Math.max(box.left, at.left), Math.min(box.right, at.right)];
    const [top, bottom] = [Math.max(box.top, at.top), Math.min(box.bottom, at.bottom)];
    if (right <= left || bottom <= top) return true;
    // Ours is not in its own way.
    host.style.visibility = 'hidden';
    const points = [
      [(left + right) / 2, (top + bottom) / 2],
      [left + 1, top + 1],
      [right - 1, bottom - 1],
    ] as const;
    return points.some(([x, y]) => {
      const found = document.elementFromPoint?.(x, y);
      return found === undefined || (found !== null && (element.contains(found) || found.contains(element)));
    });
  };

  function controls() {
    const { innerWidth, innerHeight } = window;
    const shown = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    return [...document.querySelectorAll(CONTROLS)].flatMap((element) => {
      const box = element.getBoundingClientRect();
      const isThere = element !== host && box.width > 0 && box.height > 0 && meets(box, shown, 0);
      return isThere ? [{ element, box }] : [];
    });
  }

  /** How much of the page's controls it would cover there; 0 is free. */
  const costOf = (box: Box, there: ReturnType<typeof controls>, most: number): number => {
    if (meetsAvoided(box)) return Number.POSITIVE_INFINITY;
    let cost = 0;
    for (const { element, box: its } of there) {
      if (cost >= most) return cost;
      if (meets(box, its) && isOnTop(element, its, box)) cost += element.matches(TYPED_INTO) ? 1 : 4;
    }
    return cost;
  };

  /** @param from where it stays if that is free */
  const seek = (from: Spot | undefined) => {
    const since = performance.now();
    const size = host.getBoundingClientRect();
    const there = controls();
    try {
      const roomy = {
        width: Math.max(size.width, ROOMY_PX.width),
        height: Math.max(size.height, ROOMY_PX.height),
      };
      const wide = boxOf(from ?? first, roomy);
      if (costOf(wide, there, 1) === 0) {
        put(from ?? first);
        room = { box: wide, at: since };
        return;
      }
      room = undefined;
      let least = from
        ? costOf(boxOf(from, size), there, Number.POSITIVE_INFINITY)
        : Number.POSITIVE_INFINITY;
      let best = from ?? first;
      for (const next of least > 0 ? spots(size) : []) {
        const box = boxOf(next, size);
        if (box.left < 0 || box.top < 0) continue;
        const cost = costOf(box, there, least);
        if (cost < least) [least, best] = [cost, next];
        if (least === 0) break;
      }
      put(best);
    } finally {
      host.style.visibility = '';
      took = performance.now() - since;
    }
  };
  const soon = () => {
    timer ??= setTimeout(
      () => {
        timer = undefined;
        if (host.isConnected && !document.hidden) seek(spot);
      },
      Math.max(LOOK_AFTER_MS, Math.min(took * REST, LONGEST_REST_MS)),
    );
  };

  return {
    /**
     * It is shown, or has another content: the corner that she knows, if it is free.
     * @param presses it takes clicks: what came under it in the last two seconds is looked for, too
     */
    look(presses = false): void {
      if (every === undefined) {
        window.addEventListener('resize', soon, { passive: true });
        window.addEventListener('scroll', soon, { passive: true, capture: true });
        every = setInterval(soon, LOOK_EVERY_MS);
      }
      const size = host.getBoundingClientRect();
      const isFine = (one: Spot) => !meetsAvoided(boxOf(one, size));
      const isKnown =
        !presses && room && performance.now() - room.at < LOOK_EVERY_MS && lies(boxOf(spot, size), room.box);
      if (isKnown && isFine(spot)) return;
      if (took < QUICK_MS) seek(undefined);
      else {
        put(isFine(spot) ? spot : ([...spots(size)].find(isFine) ?? first));
        soon();
      }
    },
    stop(): void {
      clearTimeout(timer);
      clearInterval(every);
      timer = undefined;
      every = undefined;
      window.removeEventListener('resize', soon);
      window.removeEventListener('scroll', soon, { capture: true });
    },
  };
}
