import { onMounted, onUnmounted } from 'vue';

/** What a key does on every page of the ledger. Enter on a row and Escape in a detail are answered by these themselves. */
const PAGE_KEYS = { '/': 'search', j: 'next', k: 'previous', '?': 'help' } as const;
type PageAct = (typeof PAGE_KEYS)[keyof typeof PAGE_KEYS];

const TYPES_IN = 'input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="combobox"]';

/**
 * @returns what this press asks for; undefined while she types, with Ctrl, Alt or Meta, or where somebody answered it already
 */
export function actOf(event: KeyboardEvent): PageAct | undefined {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  const at = event.target instanceof Element ? event.target : undefined;
  // A ticked box takes no letters.
  if (at?.closest(TYPES_IN) && !at.matches('[type="checkbox"], [type="radio"]')) return;
  if (at?.closest('[role="dialog"], dialog')) return;
  return Object.hasOwn(PAGE_KEYS, event.key) ? PAGE_KEYS[event.key as keyof typeof PAGE_KEYS] : undefined;
}

/** Rows of the page that are in sight, from the top. */
const rowsOf = (page: ParentNode) => [
  ...page.querySelectorAll<HTMLElement>('main [data-submission], main [data-company]'),
];
const leadOf = (row: HTMLElement) =>
  row.querySelector<HTMLElement>('.open, .line, a[href], button') ?? (row.tabIndex >= 0 ? row : undefined);

function step(page: Document, by: 1 | -1) {
  const rows = rowsOf(page);
  const at = rows.findIndex((row) => row.contains(page.activeElement));
  const row = at < 0 ? rows[0] : rows[Math.max(0, Math.min(rows.length - 1, at + by))];
  if (!row) return;
  leadOf(row)?.focus();
  row.scrollIntoView?.({ block: 'nearest' });
}

/** The first that the page has: the one of the company comes before the search, and is meant where there is no search. */
const SEARCHES = ['.top .search input', 'input[type="search"]', '.top input'];

/** Does it on the page. @returns whether there was something to do it to */
export function actOn(page: Document, act: Exclude<PageAct, 'help'>): boolean {
  if (act === 'search') {
    const field = SEARCHES.map((search) => page.querySelector<HTMLElement>(search)).find(
      (one) => one !== null,
    );
    field?.focus();
    return field !== undefined;
  }
  step(page, act === 'next' ? 1 : -1);
  return rowsOf(page).length > 0;
}

/** Listens while the component is there. */
export function usePageKeys(page: Document, showHelp: () => void): void {
  function onKey(event: KeyboardEvent) {
    const act = actOf(event);
    if (act === undefined) return;
    if (act === 'help') showHelp();
    else if (!actOn(page, act)) return;
    event.preventDefault();
  }
  onMounted(() => page.addEventListener('keydown', onKey));
  onUnmounted(() => page.removeEventListener('keydown', onKey));
}
