import { plainChinese } from './plain-chinese';

/** How a page names them: pattern over a whole label in simplified Chinese, and names that the back end gives. */
interface NamedPlaces {
  readonly words: string;
  readonly names: readonly string[];
}

/** Where a form holds who travels: 出行人 and the number of the paper (`who`), and what paper it is (`papers`). */
export interface TravellerPlaces {
  readonly who: NamedPlaces;
  readonly papers: NamedPlaces;
}

/** Stands in the place of what was there and, as she set it, was not kept. */
export const NOT_KEPT = '〔按设置没有留〕';

export const isNotKept = (value: string): boolean => value === NOT_KEPT;

/** Whether anything in this value, whatever its shape, was not kept. */
export const lacksTravellers = (value: unknown): boolean =>
  typeof value === 'string'
    ? isNotKept(value)
    : typeof value === 'object' && value !== null && Object.values(value).some(lacksTravellers);

type Bag = Readonly<Record<string, unknown>>;
const isBag = (value: unknown): value is Bag =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const stringOf = (value: unknown) => (typeof value === 'string' ? value : '');
const isFilled = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

const bare = (label: string) => plainChinese(label.normalize('NFKC').replace(/[\s:*]/g, ''));

function tellerOf(places: readonly NamedPlaces[]) {
  const words = new RegExp(`^(?:${places.map((one) => one.words).join('|')})$`);
  const names = new Set(places.flatMap((one) => one.names));
  return (label: unknown, name: unknown): boolean =>
    names.has(stringOf(name).toLowerCase()) || (label !== '' && words.test(bare(stringOf(label))));
}

/** A tick says nothing about a person; every other control may. */
const isField = (bag: Bag) => typeof bag['value'] === 'string' && bag['kind'] !== 'checkbox';
const columnsOf = (bag: Bag): readonly unknown[] | undefined =>
  Array.isArray(bag['columns']) && Array.isArray(bag['rows']) ? bag['columns'] : undefined;

/** Same object where nothing in it changed: most of what passes has no traveller in it. */
function mapped(bag: Bag, change: (value: unknown, key: string) => unknown): Bag {
  let next: Record<string, unknown> | undefined;
  for (const [key, value] of Object.entries(bag)) {
    const changed = change(value, key);
    if (changed === value) continue;
    next ??= { ...bag };
    next[key] = changed;
  }
  return next ?? bag;
}

function eachOf(list: readonly unknown[], change: (value: unknown) => unknown): readonly unknown[] {
  const next = list.map(change);
  return next.some((value, at) => value !== list[at]) ? next : list;
}

/** The lines of a page's text: what stands behind such a label, and what stands under one in rows with `|` between. */
function textWithout(text: string, { who, papers }: TravellerPlaces): string {
  const words = `${who.words}|${papers.words}`;
  const labelled = new RegExp(
    `((?<![\\p{L}\\d])(?:${words})[ \\t]*[:：][ \\t]*)(?=\\S)[^|\\n]+?(?=[ \\t]+[^\\s:：|]+[:：]|[ \\t]*(?:\\||\\n|$))`,
    'gu',
  );
  const isHead = tellerOf([who, papers]);
  let heads: readonly boolean[] = [];
  const lines = text.replace(labelled, `$1${NOT_KEPT}`).split('\n');
  return lines
    .map((line) => {
      const cells = line.split(' | ');
      const found = cells.map((cell) => isHead(cell, ''));
      if (found.includes(true)) {
        heads = cells.length > 1 ? found : [];
        return line;
      }
      // A cell that was empty is not in the line: then nobody can tell which of them is whose.
      if (heads.length === 0 || cells.length === 1) heads = [];
      else if (cells.length !== heads.length) return NOT_KEPT;
      return heads.length === 0 ? line : cells.map((cell, at) => (heads[at] ? NOT_KEPT : cell)).join(' | ');
    })
    .join('\n');
}

/**
 * A value without the names, papers and numbers of those who travel: in each control and each column that is named as
 * one, and in the text of a pictured page, `NOT_KEPT` stands instead. All else stays: dates, places, class. It takes anything, for what cannot
 * be read as a snapshot is kept, too, and must hold no traveller either. Twice is the same as once; fingerprints are of
 * seller, buyer, gross and lines, so equal invoices stay equal.
 */
export function withoutTravellers<T>(value: T, places: TravellerPlaces): T {
  const isPlace = tellerOf([places.who, places.papers]);
  const instead = (held: unknown) => (isFilled(held) ? NOT_KEPT : held);

  const walk = (held: unknown): unknown => {
    if (Array.isArray(held)) return eachOf(held, walk);
    if (!isBag(held)) return held;
    if (isField(held) && isPlace(held['label'], held['name']))
      return mapped(held, (inner, key) => (key === 'value' ? instead(inner) : inner));
    const columns = columnsOf(held);
    const hidden = columns?.map((column) => isBag(column) && isPlace(column['label'], column['key']));
    return mapped(held, (inner, key) => {
      if (key === 'rows' && hidden?.includes(true) && Array.isArray(inner))
        return eachOf(inner, (row) =>
          Array.isArray(row) ? row.map((cell, at) => (hidden[at] ? instead(cell) : cell)) : row,
        );
      if (key === 'text' && held['type'] === 'pictured' && typeof inner === 'string')
        return textWithout(inner, places);
      return walk(inner);
    });
  };
  return walk(value) as T;
}

/** Shorter ones stand in other words and figures, too. */
const isTelling = (value: string) => (/^[\d\s]+$/.test(value) ? value.length >= 6 : value.length >= 2);

/** Names and numbers of those who travel, as a form holds them; what paper it is says nothing of a person. */
export function travellersIn(snapshot: unknown, { who }: TravellerPlaces): string[] {
  const isWho = tellerOf([who]);
  const found = new Set<string>();
  const add = (value: unknown) => {
    if (isFilled(value) && !isNotKept(value) && isTelling(value.trim())) found.add(value.trim());
  };
  const walk = (held: unknown): void => {
    if (Array.isArray(held)) for (const one of held) walk(one);
    if (!isBag(held)) return;
    if (isField(held) && isWho(held['label'], held['name'])) add(held['value']);
    const columns = columnsOf(held);
    const places = (columns ?? []).flatMap((column, at) =>
      isBag(column) && isWho(column['label'], column['key']) ? [at] : [],
    );
    if (places.length > 0)
      for (const row of held['rows'] as readonly unknown[])
        if (Array.isArray(row)) for (const at of places) add(row[at]);
    for (const inner of Object.values(held)) if (typeof inner === 'object') walk(inner);
  };
  walk(snapshot);
  return [...found];
}

/** A text in which none of these names and numbers stands. */
export const withoutNames = (text: string, names: Iterable<string>): string =>
  [...names]
    .sort((one, other) => other.length - one.length)
    .reduce((rest, name) => rest.replaceAll(name, NOT_KEPT), text);
