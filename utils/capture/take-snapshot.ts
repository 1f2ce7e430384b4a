import { listFields } from '../dom/list-fields';
import { readTable } from '../dom/read-table';
import { findFirst, isHiddenByMarkup, textOf } from '../dom/shown';
import type { RawSnapshot, RawTable } from '../domain/raw-snapshot';
import type { EntryPage } from '../portal/profile';

/** Bound that a real form never reaches. */
const MOST_TABLES = 50;
/** How far into an element's text a shown value is looked for. */
const TEXT_REACH = 2_000;

type Places = Pick<EntryPage, 'groups' | 'itemClassPrefix' | 'items' | 'texts' | 'pager'>;

function readTables(root: ParentNode, pager: Places['pager']) {
  const pagers = pager.selectors.flatMap((selector) => [...root.querySelectorAll(selector)]);
  const elements = new Set<Element>();
  const tables: RawTable[] = [];
  for (const element of root.querySelectorAll('table')) {
    if (tables.length === MOST_TABLES || isHiddenByMarkup(element)) continue;
    const table = readTable(element);
    if (!table) continue;
    elements.add(element);
    tables.push({ ...table, ...readPager(element, pagers, pager.total) });
  }
  return { elements, tables };
}

/** 共 N 条 of the nearest block that holds both the table and a pager: rows that exist but are not shown. */
function readPager(
  table: Element,
  pagers: readonly Element[],
  pattern: string,
): Pick<RawTable, 'pagerTotal'> {
  for (let at = table.parentElement, up = 0; at && up < 6; at = at.parentElement, up += 1) {
    const block = at;
    const shown = pagers.find((pager) => block.contains(pager));
    if (!shown) continue;
    const total = new RegExp(pattern).exec(textOf(shown))?.[1];
    return total === undefined ? {} : { pagerTotal: Number(total) };
  }
  return {};
}

function readTexts(root: ParentNode, texts: Places['texts']): RawSnapshot['texts'] {
  const shown: RawSnapshot['texts'] = {};
  for (const { name, selectors, pattern } of texts) {
    const element = findFirst(root, selectors);
    const found = element && new RegExp(pattern).exec(textOf(element, TEXT_REACH))?.[1];
    if (found) shown[name] = found.trim();
  }
  return shown;
}

/**
 * Reads everything that is visible on the form: each control with its label, and each table with its rows. Reads
 * values only, no layout and no computed style, for it runs inside the submit click.
 * @param now epoch ms
 */
export function takeSnapshot(document: Document, places: Places, now: number): RawSnapshot {
  const { elements, tables } = readTables(document, places.pager);
  return {
    takenAt: now,
    title: document.title.slice(0, 400),
    fields: listFields(document, elements, places).map(({ field }) => field),
    tables,
    texts: readTexts(document, places.texts),
  };
}
