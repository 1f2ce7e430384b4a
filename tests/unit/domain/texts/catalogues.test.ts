import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  CATALOGUES,
  FIRST_LANGUAGE,
  LANGUAGE_CODES,
  languageTag,
} from '../../../../utils/domain/texts/languages';
import { readSourceFiles } from '../../support/files/source-files';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');
const TEXTS = 'utils/domain/texts';
const LOCALES = 'public/_locales';

/** Beginnings of the keys that are put together at run time: what is put in stands in the source as a word of its own. */
const COMPOSED = [
  'handover.',
  'settings.',
  'settings.operator.',
  'settings.mask.',
  'bar.',
  'case.',
  'case.loss.',
  'case.refused.',
  'case.state.',
  'case.tab.',
  'case.what.',
  'guide.do.',
  'guide.not.',
  'guide.when.',
  'chip.batch.',
  'chip.logIn.',
  'chip.look.',
  'chip.look.later.',
  'chip.twin.',
  'class.',
  'column.',
  'companies.quota.',
  'cover.',
  'cover.week.',
  'detail.',
  'differs.',
  'door.is.',
  'door.takes.',
  'exchange.format.',
  'failures.why.',
  'fault.',
  'pictures.cause.',
  'pictures.lack.',
  'portalFault.',
  'faults.hour.',
  'faults.line.',
  'faults.part.',
  'group.',
  'help.how.',
  'help.then.',
  'help.what.',
  'history.',
  'issue.',
  'keep.refused.',
  'kind.',
  'ledger.days.',
  'entries.line.',
  'entries.part.',
  'entries.paste.',
  'entries.refused.',
  'ledger.kind.',
  'check.',
  'check.field.',
  'list.',
  'portalFault.',
  'list.bar.',
  'list.defect.',
  'list.field.',
  'list.note.',
  'list.other.',
  'list.problem.',
  'list.refused.',
  'month.',
  'original.',
  'original.field.',
  'originals.',
  'originals.state.',
  'outcome.',
  'statistics.term.',
  'pack.',
  'pack.lack.',
  'pack.law.',
  'pack.loss.',
  'pack.stamp.',
  'pack.state.',
  'popup.watch.',
  'portalFault.',
  'rail.',
  'reason.',
  'red.scope.',
  'redTwin.',
  'refill.',
  'remind.',
  'remind.says.',
  'remind.topic.',
  'restore.refused.',
  'practice.card.',
  'practice.do.',
  'practice.drill.',
  'practice.fault.',
  'practice.first.',
  'practice.how.',
  'practice.mistake.',
  'practice.mode.',
  'retry.',
  'selfCheck.',
  'settle.clock.',
  'settle.doubt.',
  'settle.number.',
  'source.',
  'settings.checks.',
  'settings.theme.',
  'standing.',
  'template.problem.',
  'template.refused.',
  'todo.',
  'verifier.found.',
  'verifier.refused.',
  'who.',
  'entryFile.',
  'team.bar.',
  'team.key.',
  'team.key.refusal.',
  'entryFile.about.',
  'entryFile.as.',
  'entryFile.column.',
  'entryFile.kind.',
  'entryFile.problem.',
  'entryFile.refused.',
  'backup.says.',
  'backup.tab.',
  'backup.step.',
  'backup.sheet.',
  'backup.sheet.text.',
  'backup.place.kind.',
  'backup.place.kindSays.',
  'backup.place.how.',
  'backup.place.preset.',
  'backup.field.',
  'backup.field.style.',
  'backup.flaw.',
  'backup.refusal.',
  'backup.run.',
  'backup.failing.',
  'backup.health.',
  'backup.drill.',
  'backup.plan.',
  'backup.segment.',
  'backup.today.',
];

const KEY = /^ {2}'([^']+)':/gm;
const PLACE = /\{(\w+)\}/g;
const all = (pattern: RegExp, text: string) =>
  [...text.matchAll(pattern)].map(([, found]) => found as string);
const folderOf = (code: string) => languageTag(code as never).toLowerCase();
const filesOf = (code: string) => readdirSync(join(ROOT, TEXTS, folderOf(code))).sort();
const keysIn = (code: string, file: string) =>
  all(KEY, readFileSync(join(ROOT, TEXTS, folderOf(code), file), 'utf8'));
const messagesOf = (code: string): Record<string, { message: string }> =>
  JSON.parse(readFileSync(join(ROOT, LOCALES, code, 'messages.json'), 'utf8'));

const first = CATALOGUES[FIRST_LANGUAGE];
const keys = Object.keys(first) as (keyof typeof first)[];
const files = filesOf(FIRST_LANGUAGE);
const inTexts = (path: string) => path.startsWith(`${TEXTS}/`) && path.split('/').length > 4;
const source = readSourceFiles()
  .filter(({ path }) => !inTexts(path))
  .map(({ text }) => text)
  .join('\n');
const quoted = new Set(all(/['"`]([\w.]+)(?=['"`])/g, source));
/** What is put in may be the name of a member: of a table, or of an invoice. */
const named = new Set([...quoted, ...all(/\b(\w+)\??:/g, source)]);
const composed = new Set(all(/`([\w.]+\.)\$\{/g, source));

/** Written out, or put together from a beginning of the list and words that stand in the source. */
function isUsed(key: string): boolean {
  if (quoted.has(key)) return true;
  const [start] = COMPOSED.filter((one) => key.startsWith(one)).sort((a, b) => b.length - a.length);
  const rest = start && key.slice(start.length);
  return Boolean(rest && (named.has(rest) || rest.split('.').every((word) => named.has(word))));
}

test('a language is a folder, a row of the table, and the messages that the browser demands', () => {
  const folders = readdirSync(join(ROOT, TEXTS), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect(folders.sort()).toEqual(LANGUAGE_CODES.map(folderOf).sort());
  expect(readdirSync(join(ROOT, LOCALES)).sort()).toEqual([...LANGUAGE_CODES].sort());
});

test('pages begin in the first language', () => {
  const pages = readdirSync(join(ROOT, 'entrypoints'), { recursive: true, encoding: 'utf8' });
  const html = pages.filter((path) => path.endsWith('.html'));
  expect(html.length).toBeGreaterThan(2);
  for (const path of html)
    expect(readFileSync(join(ROOT, 'entrypoints', path), 'utf8')).toContain(
      `<html lang="${languageTag(FIRST_LANGUAGE)}">`,
    );
});

describe.each(LANGUAGE_CODES)('%s', (code) => {
  test('has the same files', () => expect(filesOf(code)).toEqual(files));

  test.each(files)('has the same keys in %s', (file) =>
    expect(keysIn(code, file).sort()).toEqual(keysIn(FIRST_LANGUAGE, file).sort()),
  );

  test('has each key once, all of them in its catalogue', () => {
    const found = filesOf(code).flatMap((file) => keysIn(code, file));
    expect(found.length).toBeGreaterThan(1000);
    expect(found.sort()).toEqual(Object.keys(CATALOGUES[code]).sort());
  });

  test('has the same places in each text, and no empty text', () => {
    const wrong = keys.filter((key) => {
      const text = CATALOGUES[code][key];
      return !text?.trim() || `${all(PLACE, text).sort()}` !== `${all(PLACE, first[key]).sort()}`;
    });
    expect(wrong).toEqual([]);
  });

  test('has the same messages for the browser, none empty', () => {
    expect(Object.keys(messagesOf(code))).toEqual(Object.keys(messagesOf(FIRST_LANGUAGE)));
    for (const { message } of Object.values(messagesOf(code))) expect(message.trim()).not.toBe('');
  });
});

describe('every text is used', () => {
  test('no key that nothing asks for', () => expect(keys.filter((key) => !isUsed(key))).toEqual([]));

  test('every beginning of the list is put together somewhere', () =>
    expect(COMPOSED.filter((start) => !composed.has(start))).toEqual([]));
});
