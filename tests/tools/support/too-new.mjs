/**
 * What Chromium 109 or Firefox 128 lacks, as data: [name, first Chromium, first Firefox].
 * Syntax is not here: the parser refuses whatever is newer than ES2022, regex flags and inline modifiers too.
 * 999 = none yet. Source: MDN browser-compat-data 8.1.9 (2026-11-12), compared by name. Left out: what only decorates and is ignored where unknown
 * (`text-wrap`, `scrollbar-width`).
 */

/** Parsed as this edition: Chromium 109 and Firefox 128 both have all of it. */
export const ECMA_VERSION = 2022;

/** Static members and globals, as written in the source. */
export const STATICS = [
  ['Array.fromAsync', 121, 115],
  ['AsyncDisposableStack', 134, 141],
  ['ArrayBuffer.prototype.transfer', 114, 122],
  ['AbortSignal.any', 116, 124],
  ['DisposableStack', 134, 141],
  ['Error.isError', 134, 138],
  ['Float16Array', 135, 129],
  ['Intl.DurationFormat', 129, 136],
  ['Iterator.concat', 146, 147],
  ['Iterator.from', 122, 131],
  ['JSON.rawJSON', 114, 135],
  ['Map.groupBy', 117, 119],
  ['Math.f16round', 135, 129],
  ['Math.sumPrecise', 147, 137],
  ['Object.groupBy', 117, 119],
  ['Promise.try', 128, 134],
  ['Promise.withResolvers', 119, 121],
  ['ReadableStream.from', 999, 117],
  ['RegExp.escape', 136, 134],
  ['Symbol.asyncDispose', 127, 141],
  ['Symbol.dispose', 125, 141],
  ['Temporal', 144, 139],
  ['URL.canParse', 120, 115],
  ['URL.parse', 126, 126],
  ['Uint8Array.fromBase64', 140, 133],
  ['Uint8Array.fromHex', 140, 133],
  ['document.startViewTransition', 111, 144],
  ['scheduler.postTask', 94, 142],
  ['scheduler.yield', 129, 142],
].map(([name, chromium, firefox]) => ({ name, chromium, firefox }));

/** Methods of instances whose names nothing else has. */
export const METHODS = [
  ['toSorted', 110, 115],
  ['toReversed', 110, 115],
  ['toSpliced', 110, 115],
  ['isWellFormed', 111, 119],
  ['toWellFormed', 111, 119],
  ['isSubsetOf', 122, 127],
  ['isSupersetOf', 122, 127],
  ['isDisjointFrom', 122, 127],
  ['symmetricDifference', 122, 127],
  ['getOrInsert', 145, 144],
  ['getOrInsertComputed', 145, 144],
  ['toBase64', 140, 133],
  ['setFromBase64', 140, 133],
  ['toHex', 140, 133],
  ['setFromHex', 140, 133],
  ['transferToFixedLength', 114, 122],
  ['getAllRecords', 141, 153],
  ['showPopover', 114, 125],
  ['togglePopover', 114, 125],
  ['setHTMLUnsafe', 124, 123],
  ['moveBefore', 133, 144],
  ['requestClose', 134, 139],
  // Of the browser.* API, whose root a bundler renames.
  ['sidePanel', 114, 999],
  ['userScripts', 120, 136],
  ['getContexts', 116, 127],
  ['openPopup', 127, 109],
].map(([name, chromium, firefox]) => ({ name, chromium, firefox }));

/**
 * Methods whose names others have too (zod's `union` takes an array, its `intersection` two schemas): told by
 * the number of arguments, the fourth figure.
 */
export const METHODS_BY_ARGUMENTS = [
  ['union', 122, 127, 1],
  ['intersection', 122, 127, 1],
  ['difference', 122, 127, 1],
  ['with', 110, 115, 2],
].map(([name, chromium, firefox, count]) => ({ name, chromium, firefox, count }));

/** Helpers called straight on an iterator: `map.values().filter(…)`. Chromium 122, Firefox 131. */
export const ITERATOR_SOURCES = ['values', 'keys', 'entries', 'matchAll'];
export const ITERATOR_HELPERS = [
  'map',
  'filter',
  'take',
  'drop',
  'flatMap',
  'toArray',
  'some',
  'every',
  'find',
  'forEach',
  'reduce',
];

/** At-rules. */
export const AT_RULES = [
  ['scope', 118, 146],
  ['starting-style', 117, 129],
  ['view-transition', 126, 999],
  ['function', 139, 999],
  ['position-try', 125, 147],
].map(([name, chromium, firefox]) => ({ name, chromium, firefox }));

/** Functions and pseudo-classes of CSS, in style sheets and in text of scripts. */
export const CSS_WORDS = [
  ['oklch(', 111, 113],
  ['oklab(', 111, 113],
  ['lab(', 111, 113],
  ['lch(', 111, 113],
  ['color-mix(', 111, 113],
  ['light-dark(', 123, 120],
  ['linear(', 113, 112],
  ['round(', 125, 118],
  ['anchor(', 125, 147],
  ['subgrid', 117, 71],
  [':popover-open', 114, 125],
  [':user-invalid', 119, 88],
  [':user-valid', 119, 88],
  [':state(', 125, 126],
].map(([name, chromium, firefox]) => ({ name, chromium, firefox }));

/** What may not be in a content script, as text of the built file. */
export const NOT_IN_CONTENT_SCRIPTS = [
  { text: '__v_isRef', why: 'Vue: pages would pay for it, and its elements would be the page’s' },
  { text: '__v_skip', why: 'Vue' },
  { text: 'IDBObjectStore', why: 'idb: IndexedDB of a content script is the portal’s own' },
  { text: 'indexedDB', why: 'IndexedDB of a content script is the portal’s own' },
  { text: 'customElements', why: 'null in the isolated world: the script would throw at start' },
  { text: '"welcome.title"', why: 'the words of our own pages: every tab of the portal would load them' },
];
