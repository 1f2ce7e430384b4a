import { listFields } from '../../dom/list-fields';
import { readTable } from '../../dom/read-table';
import { findFirst, isHiddenByMarkup, textOf } from '../../dom/shown';
import { amountsIn, textsOutside } from '../../dom/text-outside';
import { plainChinese } from '../../domain/invoice/plain-chinese';
import type { RawSnapshot, RawTable } from '../../domain/invoice/raw-snapshot';
import { cutText } from '../../domain/invoice/whole-text';
import type { EntryPage } from '../../portal/profile';

/** Bound that a real form never reaches. */
const MOST_TABLES = 50;
/** How far into an element's text a shown value is looked for. */
const TEXT_REACH = 2_000;

/** The browser's translator marks the page so; its words stand in font elements. */
const TRANSLATED = /(^|\s)translated-(ltr|rtl)(\s|$)/;
const TYPED = 'tbody input:not([type=checkbox]):not([type=radio]), tbody textarea, tbody select';

type Places = Pick<
  EntryPage,
  'forms' | 'groups' | 'itemClassPrefix' | 'items' | 'outside' | 'texts' | 'pager' | 'mapping'
>;

function readTables(root: ParentNode, { pager, forms }: Places) {
  const pagers = pager.selectors.flatMap((selector) => [...root.querySelectorAll(selector)]);
  const form = findFirst(root, forms);
  const elements = new Set<Element>();
  const tables: RawTable[] = [];
  for (const element of root.querySelectorAll('table')) {
    if (tables.length === MOST_TABLES || isHiddenByMarkup(element)) continue;
    const table = readTable(element);
    if (!table) continue;
    elements.add(element);
    const controls = element.querySelector(TYPED) !== null;
    const foreign = !controls && form !== null && !form.contains(element);
    tables.push({
      ...table,
      ...(controls ? { controls } : {}),
      ...(foreign ? { foreign } : {}),
      ...readPager(element, pagers, pager.total),
    });
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

/** Shown values in their places, else by their words anywhere; the amounts of the page where a total has neither. */
function readTexts(root: Document, texts: Places['texts']): Pick<RawSnapshot, 'texts' | 'amounts'> {
  const shown: RawSnapshot['texts'] = {};
  for (const { name, selectors, pattern } of texts) {
    if (shown[name] !== undefined) continue;
    const wanted = new RegExp(pattern, 'i');
    for (const selector of selectors) {
      const element = root.querySelector(selector);
      const found = element && wanted.exec(plainChinese(textOf(element, TEXT_REACH)))?.[1];
      if (!found) continue;
      shown[name] = found.trim();
      break;
    }
  }
  const missing = texts.filter(({ name }) => shown[name] === undefined);
  if (!missing.some(({ anywhere, isAmount }) => anywhere !== undefined || isAmount)) return { texts: shown };
  const outside = textsOutside(root.body ?? root);
  const all = plainChinese(outside.join(' '));
  for (const { name, anywhere } of missing) {
    const found = anywhere === undefined ? undefined : new RegExp(anywhere, 'i').exec(all)?.[1];
    if (found && shown[name] === undefined) shown[name] = found.trim();
  }
  const isUnknown = missing.some(({ name, isAmount }) => isAmount && shown[name] === undefined);
  return { texts: shown, ...(isUnknown ? { amounts: amountsIn(outside) } : {}) };
}

/**
 * Reads everything that is visible on the form: each control with its label, and each table with its rows. Reads
 * values only, no layout and no computed style, for it runs inside the submit click. What is not found in its place is
 * looked for in others; those looks cost nothing while the page is as the profile knows it.
 * @param now epoch ms
 */
export function takeSnapshot(document: Document, places: Places, now: number): RawSnapshot {
  const { elements, tables } = readTables(document, places);
  return {
    takenAt: now,
    title: cutText(document.title, 400),
    fields: listFields(document, elements, places).map(({ field }) => field),
    tables,
    ...readTexts(document, places.texts),
    ...(TRANSLATED.test(document.documentElement?.getAttribute('class') ?? '') ? { translated: true } : {}),
  };
}
