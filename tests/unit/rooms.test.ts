import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reachedFrom, readSourceFiles, type SourceFile } from './support/files/source-files';

/**
 * `design.md` §7: the rooms of a floor, ground first, and which rooms each may ask. A room is asked for a rule or a shape;
 * whoever wants more of it than stands here asks whether the file lies in the right room.
 */
const MAY_ASK: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'utils/domain': {
    invoice: [],
    check: ['invoice'],
    fact: ['invoice'],
    outcome: ['fact'],
    list: ['fact', 'invoice', 'outcome'],
    originals: ['fact', 'invoice', 'list', 'outcome'],
    template: ['fact', 'invoice'],
    record: ['fact', 'invoice', 'list', 'originals', 'outcome', 'template'],
    entry: ['invoice'],
    case: ['fact', 'fault', 'invoice', 'record'],
    fault: ['fact', 'invoice', 'list', 'outcome', 'record'],
    retry: ['fact', 'invoice', 'outcome', 'reconcile', 'record', 'template'],
    reconcile: ['fact', 'invoice', 'list', 'originals', 'outcome', 'record'],
    inbox: ['invoice', 'outcome', 'record'],
    handover: ['fact', 'invoice', 'list', 'record'],
    statistics: ['inbox', 'invoice', 'outcome', 'reconcile', 'record'],
    practice: ['invoice', 'record'],
    backup: [],
    team: ['backup', 'fact', 'record'],
    texts: ['inbox'],
    view: [
      'check',
      'fact',
      'fault',
      'invoice',
      'list',
      'originals',
      'outcome',
      'reconcile',
      'record',
      'retry',
      'statistics',
      'team',
      'texts',
    ],
  },
  'utils/store': {
    ledger: [],
    faults: ['ledger'],
    read: ['faults', 'ledger'],
    guards: ['ledger', 'read'],
    write: ['guards', 'ledger'],
    import: ['ledger', 'write'],
    erase: ['faults', 'ledger', 'read', 'write'],
    backup: [],
    team: ['ledger'],
  },
  'utils/exchange': {
    backup: [],
    csv: [],
    xlsx: [],
    'portal-list': ['xlsx'],
    template: ['backup', 'xlsx'],
    originals: ['backup', 'csv', 'xlsx'],
    entries: ['csv', 'xlsx'],
    door: ['csv', 'entries', 'originals', 'template', 'xlsx'],
    pack: ['backup', 'originals', 'xlsx'],
    target: [],
    segment: [],
  },
  'utils/capture': {
    answer: [],
    entry: ['answer'],
    batch: ['answer', 'entry'],
    list: ['entry'],
    picture: [],
    red: ['answer', 'entry'],
    health: ['answer', 'picture'],
    start: ['answer', 'batch', 'entry', 'health', 'list', 'red'],
  },
  'utils/services': {
    'shared/check': [],
    shared: ['shared/check'],
    'shared/reminders': ['shared'],
    'shared/backup': [],
    'shared/team': ['shared', 'shared/backup'],
    page: ['shared'],
    desk: ['shared'],
    'desk/check': ['shared/check'],
    'desk/pack': ['desk', 'shared'],
    'desk/restore': ['shared/backup'],
    'desk/cases': ['desk'],
    'desk/backup': ['shared', 'shared/backup', 'shared/team'],
    'desk/team': ['desk/backup', 'shared', 'shared/backup', 'shared/team'],
    'desk/entries': ['desk', 'desk/check', 'shared', 'shared/check'],
    'desk/notes': ['desk', 'desk/cases'],
    'desk/handover': ['desk', 'desk/entries', 'shared', 'shared/reminders'],
    'worker/clock': ['shared', 'shared/reminders', 'shared/team'],
    'worker/record': ['shared', 'worker/clock'],
    'worker/tabs': ['shared', 'worker/record'],
    'worker/list': ['shared', 'worker/record', 'worker/tabs'],
    worker: ['shared', 'shared/team', 'worker/list', 'worker/record', 'worker/tabs'],
    practice: ['shared', 'worker', 'worker/record', 'worker/tabs'],
  },
};
/** `design.md` §7; the words of a language lie beside each other, one file a page. */
const MOST_FILES = 20;

const files = readSourceFiles();

/**
 * '' is the floor itself: its ground, which every room may ask and which asks none. The folders of the languages are
 * one room: a further language changes no rule of this house.
 */
const roomOf = (path: string, floor: string) =>
  dirname(path)
    .slice(floor.length + 1)
    .replace(/^texts\/.*/, 'texts');

/** Arrows between the rooms of a floor, each with the imports that make it. */
function arrowsOf(floor: string): Map<string, string[]> {
  const arrows = new Map<string, string[]>();
  for (const { path, imports } of files) {
    if (!path.startsWith(`${floor}/`)) continue;
    for (const target of imports) {
      if (!target.startsWith(`${floor}/`)) continue;
      const [from, to] = [roomOf(path, floor), roomOf(target, floor)];
      if (from === to || to === '') continue;
      const arrow = `${from} → ${to}`;
      arrows.set(arrow, [...(arrows.get(arrow) ?? []), `${path} → ${target}`]);
    }
  }
  return arrows;
}

/** Those that can be reached from themselves, in the order in which they are met. */
function circleIn(asks: (name: string) => readonly string[], names: readonly string[]): string[] | undefined {
  const done = new Set<string>();
  const way: string[] = [];
  const visit = (name: string): string[] | undefined => {
    if (way.includes(name)) return [...way.slice(way.indexOf(name)), name];
    if (done.has(name)) return undefined;
    way.push(name);
    for (const next of asks(name)) {
      const circle = visit(next);
      if (circle) return circle;
    }
    way.pop();
    done.add(name);
    return undefined;
  };
  for (const name of names) {
    const circle = visit(name);
    if (circle) return circle;
  }
  return undefined;
}

const reaches = (file: SourceFile, start: string) =>
  reachedFrom(file.path, files)
    .map(({ path }) => path)
    .filter((path) => path.startsWith(start));
const inRoom = (room: string) => files.filter(({ path }) => path.startsWith(`utils/services/${room}/`));

describe.each(Object.entries(MAY_ASK))('the rooms of %s', (floor, rooms) => {
  test('are those of the table', () => {
    const found = new Set(
      files.filter(({ path }) => path.startsWith(`${floor}/`)).map(({ path }) => roomOf(path, floor)),
    );
    found.delete('');
    expect([...found].sort()).toEqual(Object.keys(rooms).sort());
  });

  test('ask only whom they may, types included', () => {
    const wrong = [...arrowsOf(floor)].flatMap(([arrow, imports]) => {
      const [from = '', to = ''] = arrow.split(' → ');
      return rooms[from]?.includes(to) ? [] : imports;
    });
    expect(wrong).toEqual([]);
  });

  test('no longer ask what the table allows in vain', () => {
    const asked = arrowsOf(floor);
    const idle = Object.entries(rooms).flatMap(([from, allowed]) =>
      allowed.map((to) => `${from} → ${to}`).filter((arrow) => !asked.has(arrow)),
    );
    expect(idle).toEqual([]);
  });

  test('form no circle', () =>
    expect(circleIn((room) => rooms[room] ?? [], Object.keys(rooms))).toBeUndefined());
});

test('no file comes back to itself by its imports', () => {
  const byPath = new Map(files.map((file) => [file.path, file.imports]));
  expect(circleIn((path) => byPath.get(path) ?? [], [...byPath.keys()])).toBeUndefined();
});

test('a circle would be found', () =>
  expect(circleIn((name) => ({ a: ['b'], b: ['c'], c: ['b'] })[name] ?? [], ['a'])).toEqual(['b', 'c', 'b']));

describe('services stand by where they run (design.md §7)', () => {
  test('what runs beside the portal page never reaches the store', () => {
    expect(inRoom('page').length).toBeGreaterThan(5);
    expect(inRoom('page').flatMap((file) => reaches(file, 'utils/store/'))).toEqual([]);
  });

  test('the worker has no document', () => {
    const dom = /\bdocument\.\w|\bHTML\w*Element\b|\bwindow\.\w|createElement/;
    const found = files.filter(
      ({ path, text }) => path.startsWith('utils/services/worker/') && dom.test(text),
    );
    expect(found.map(({ path }) => path)).toEqual([]);
    const reached = inRoom('worker').flatMap((file) => [
      ...reaches(file, 'utils/capture/'),
      ...reaches(file, 'utils/refill/'),
      ...reaches(file, 'utils/dom/'),
    ]);
    expect([...new Set(reached)]).toEqual([]);
  });

  test('our own pages never reach what runs beside the portal page', () =>
    expect(inRoom('desk').flatMap((file) => reaches(file, 'utils/services/page/'))).toEqual([]));
});

test(`no folder has more than ${MOST_FILES} files beside each other`, () => {
  const counts = new Map<string, number>();
  for (const { path } of files) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
  const full = [...counts].filter(
    ([folder, count]) => count > MOST_FILES && !folder.startsWith('utils/domain/texts/'),
  );
  expect(full).toEqual([]);
});

test('the map of README.md names every room', () => {
  const readme = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8');
  const rows = readme.split('\n').filter((line) => line.startsWith('| `'));
  const missing = Object.entries(MAY_ASK).flatMap(([floor, rooms]) => {
    const named = rows.filter((row) => row.startsWith(`| \`${floor.slice('utils/'.length)}/`)).join('\n');
    return named.includes('*')
      ? []
      : Object.keys(rooms).filter((room) => !named.includes(room.split('/')[1] ?? room));
  });
  expect(missing).toEqual([]);
});
