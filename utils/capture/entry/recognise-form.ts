import { textOf } from '../../dom/shown';
import type { EntryPage } from '../../portal/profile';
import { findGestureButton } from './watch-gesture';

/**
 * What speaks for an entry form (`design.md` §3, Form recognition): its path · its issuing button · fields by class ·
 * fields by label · the header of its grid. No single one carries the capture: two of them suffice.
 */
export type Evidence = 'path' | 'button' | 'fields' | 'labels' | 'grid';

/** Bounds: a page that is no form must cost next to nothing. */
const MOST_HEADERS = 30;
const MOST_CELLS = 40;
const MOST_LABELS = 300;
const ENOUGH = 2;
const ENOUGH_COLUMNS = 4;

const LABELS = 'label, [class*="label"], [class*="list-wrap__item"] > span, dt';

function hasFields(root: ParentNode, selectors: readonly string[]): boolean {
  let found = 0;
  for (const selector of selectors) {
    if (root.querySelector(selector)) found += 1;
    if (found === ENOUGH) return true;
  }
  return false;
}

/** Both parties are asked for: each of these labels stands there twice. */
function hasLabels(root: ParentNode, patterns: readonly string[]): boolean {
  const wanted = patterns.map((pattern) => ({ pattern: new RegExp(pattern), count: 0 }));
  for (const element of [...root.querySelectorAll(LABELS)].slice(0, MOST_LABELS)) {
    // The innermost one; a label may stand in a block that is called so, too.
    if (element.querySelector(LABELS)) continue;
    const text = textOf(element, 60);
    for (const one of wanted) if (one.pattern.test(text)) one.count += 1;
  }
  return wanted.every(({ count }) => count >= 2);
}

const isEditable = (table: Element) => table.querySelector('tbody input, tbody [contenteditable]') !== null;

/** A grid of lines into which one can type: a list of invoices has columns of the same names. */
function hasGrid(root: ParentNode, { columnKeys, columnLabels }: EntryPage['evidence']): boolean {
  for (const header of [...root.querySelectorAll('thead')].slice(0, MOST_HEADERS)) {
    const cells = [...header.querySelectorAll('th')].slice(0, MOST_CELLS);
    const keys = cells.filter((cell) => columnKeys.includes(cell.getAttribute('data-colkey') ?? ''));
    const byKey = keys.length >= ENOUGH_COLUMNS;
    const texts = byKey ? [] : cells.map((cell) => textOf(cell, 40));
    const labelled = columnLabels.filter((label) => texts.some((text) => new RegExp(label).test(text)));
    const table = header.closest('table');
    if ((byKey || labelled.length >= ENOUGH_COLUMNS) && table && isEditable(table)) return true;
  }
  return false;
}

/**
 * Whoever signs in enters no invoice (law L6), whatever the address, a button or a word there says. Where the form itself
 * stands, a password field decides nothing: pages hide one so that the browser fills in none, and a log-in may come up over
 * the form. What is typed into it is never read.
 */
const isSigningIn = (document: Document, found: ReadonlySet<Evidence>): boolean =>
  !found.has('fields') && !found.has('grid') && document.querySelector('input[type="password"]') !== null;

/** Everything that speaks for an entry form here. Labels are looked at only where they can decide. */
export function readEvidence(
  { document, location }: Pick<Window, 'document' | 'location'>,
  entry: EntryPage,
): ReadonlySet<Evidence> {
  const found = new Set<Evidence>();
  if (location.pathname.startsWith(entry.path)) found.add('path');
  if (hasFields(document, entry.evidence.fields)) found.add('fields');
  if (hasGrid(document, entry.evidence)) found.add('grid');
  if (findGestureButton(document, entry.gesture)) found.add('button');
  if (found.size === 1 && hasLabels(document, entry.evidence.partyLabels)) found.add('labels');
  return isSigningIn(document, found) ? new Set() : found;
}

export const speakForForm = (evidence: ReadonlySet<Evidence>): boolean => evidence.size >= ENOUGH;

/** Whether an entry form stands on the page. */
export const isEntryForm = (window: Pick<Window, 'document' | 'location'>, entry: EntryPage): boolean =>
  speakForForm(readEvidence(window, entry));

/** The browser's own translator replaces words inside font elements and says so on the root. */
export const isTranslated = ({ documentElement: root }: Document): boolean =>
  root.classList.contains('translated-ltr') ||
  root.classList.contains('translated-rtl') ||
  root.querySelectorAll('font > font').length > ENOUGH_COLUMNS;
