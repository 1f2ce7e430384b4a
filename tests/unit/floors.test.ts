import { describe, expect, test } from 'vitest';
import { reachedFrom, readSourceFiles } from './support/files/source-files';

/** `design.md` §4, lowest first. Folders of one row are siblings and do not import each other. */
const FLOORS: ReadonlyArray<readonly string[]> = [
  ['utils/domain', 'utils/messages.ts'],
  ['utils/dom', 'utils/portal'],
  ['utils/capture', 'utils/refill', 'utils/store', 'utils/exchange'],
  ['utils/services'],
  ['components'],
  ['entrypoints'],
];
/** `messages.ts` builds its schemas with the one door to zod. */
const ALLOWED_BETWEEN_SIBLINGS = ['utils/messages.ts → utils/domain/zod.ts'];
/** `design.md` §4, in lines; data tables count like all others. */
const MEDIAN = 80;
const MOST_95 = 200;
const HARD_STOP = 300;
const ENTRY_POINT_LINES = 60;

const files = readSourceFiles();

function placeOf(path: string): { floor: number; place: string } | undefined {
  for (const [floor, places] of FLOORS.entries()) {
    const place = places.find((name) => path === name || path.startsWith(`${name}/`));
    if (place) return { floor, place };
  }
  return undefined;
}

/** Every import that §4 forbids, as `importer → imported`. */
const wrongImports = files.flatMap(({ path, imports }) => {
  const from = placeOf(path);
  return imports
    .filter((target) => {
      const to = placeOf(target);
      if (!from || !to) return false;
      return to.floor > from.floor || (to.floor === from.floor && to.place !== from.place);
    })
    .map((target) => `${path} → ${target}`);
});

const linesOf = (text: string) => text.trimEnd().split('\n').length;
const codeLines = (text: string) =>
  text.split('\n').filter((line) => !/^\s*(\/\/.*|\/\*.*|\*.*|)$/.test(line)).length;

describe('floors (design.md §4)', () => {
  test('every script stands on a floor', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter(({ path }) => !placeOf(path)).map(({ path }) => path)).toEqual([]);
  });

  test('a file imports only lower floors and its own folder', () => {
    expect(wrongImports.filter((found) => !ALLOWED_BETWEEN_SIBLINGS.includes(found))).toEqual([]);
  });

  test('the domain has no clock, no chance, no browser', () => {
    const impure = /Date\.now|new Date\(\)|Math\.random|\bbrowser\b\.|\bdocument\b\.|\bwindow\b\.|indexedDB/;
    const found = files.filter(({ path, text }) => path.startsWith('utils/domain/') && impure.test(text));
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  test('profiles are data: without functions of their own', () => {
    const profiles = files.filter(({ path, text }) =>
      path.startsWith('utils/portal/') ? /: PortalProfile = \{/.test(text) : false,
    );
    expect(profiles.length).toBeGreaterThan(0);
    for (const { text } of profiles) {
      const profile = text.slice(text.search(/: PortalProfile = \{/));
      expect(profile).not.toMatch(/=>|\bfunction\b/);
    }
  });
});

describe('content scripts', () => {
  const scripts = files.filter(({ path }) => /^entrypoints\/.*\.content(\/index)?\.ts$/.test(path));

  test('there is one', () => expect(scripts.length).toBeGreaterThan(0));

  test.each(scripts.map(({ path }) => path))('%s never reaches the store, idb or vue', (path) => {
    const reached = reachedFrom(path, files);
    const forbidden = reached.flatMap((file) => [
      ...(file.path.startsWith('utils/store/') || file.path.endsWith('.vue') ? [file.path] : []),
      ...file.packages.filter((name) => ['idb', 'vue'].includes(name)).map((name) => `${file.path}: ${name}`),
    ]);
    expect(reached.length).toBeGreaterThan(10);
    expect(forbidden).toEqual([]);
  });
});

describe('sizes', () => {
  const sizes = files.map(({ text }) => linesOf(text)).sort((a, b) => a - b);
  const atShare = (share: number) => sizes[Math.floor(sizes.length * share)];

  test(`half of the files have at most ${MEDIAN} lines, 95 of a hundred at most ${MOST_95}`, () => {
    expect(atShare(0.5)).toBeLessThanOrEqual(MEDIAN);
    expect(atShare(0.95)).toBeLessThanOrEqual(MOST_95);
  });

  test(`no file is longer than ${HARD_STOP} lines`, () => {
    const tooLong = files.filter(({ text }) => linesOf(text) > HARD_STOP);
    expect(tooLong.map(({ path }) => path)).toEqual([]);
  });

  test(`an entry point wires in at most ${ENTRY_POINT_LINES} lines of code`, () => {
    const tooLong = files
      .filter(({ path, text }) => path.startsWith('entrypoints/') && codeLines(text) > ENTRY_POINT_LINES)
      .map(({ path }) => path);
    expect(tooLong).toEqual([]);
  });
});
