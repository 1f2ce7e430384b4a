/** Rows of a long list that are in sight, with some above and below, so that scrolling shows no gap. */
export interface RowWindow {
  readonly first: number;
  /** Exclusive. */
  readonly end: number;
}

const MARGIN = 12;

export function rowWindow(scrollTop: number, height: number, rowHeight: number, count: number): RowWindow {
  const first = Math.max(0, Math.min(Math.floor(scrollTop / rowHeight) - MARGIN, count - 1));
  const end = Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + MARGIN);
  return { first: Math.max(0, first), end: Math.max(end, 0) };
}

/** Where the list must be scrolled so that a row is whole in sight; as it is, when it is already. */
export function scrollToRow(index: number, scrollTop: number, height: number, rowHeight: number): number {
  const top = index * rowHeight;
  if (top < scrollTop) return top;
  return Math.max(scrollTop, top + rowHeight - height);
}
