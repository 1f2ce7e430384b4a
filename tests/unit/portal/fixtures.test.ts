// @vitest-environment happy-dom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readVerdicts } from '../../../utils/capture/answer/read-verdict';
import { takeSnapshot } from '../../../utils/capture/entry/take-snapshot';
import { findGestureButton } from '../../../utils/capture/entry/watch-gesture';
import { readList } from '../../../utils/capture/list/read-list';
import { parseInvoice } from '../../../utils/domain/invoice/parse-invoice';
import { dppt } from '../../../utils/portal/dppt';
import '../support/page/page';

const FOLDER = join(import.meta.dirname, '..', '..', 'fixtures', 'portal', 'dppt');
const CASES = readdirSync(FOLDER);
const { entry, query } = dppt;

const expectedOf = (name: string) => JSON.parse(readFileSync(join(FOLDER, name, 'expected.json'), 'utf8'));
const PAGES = new Map(
  CASES.map((name) => [
    name,
    new DOMParser().parseFromString(readFileSync(join(FOLDER, name, 'page.html'), 'utf8'), 'text/html'),
  ]),
);

test.each([...PAGES])('%s reads as a person reads its picture', (name, page) => {
  const expected = expectedOf(name);
  const verdicts = readVerdicts(page, entry.verdicts, new Set()).map(({ element: _, ...verdict }) => verdict);
  expect(verdicts).toEqual(expected.verdicts);
  expect(findGestureButton(page, entry.gesture) !== undefined).toBe(expected.hasIssuingButton);
  if (expected.list) expect(JSON.parse(JSON.stringify(readList(page, query)))).toEqual(expected.list);
  if (expected.invoice) {
    const invoice = parseInvoice(takeSnapshot(page, entry, 0), entry.mapping);
    expect(JSON.parse(JSON.stringify(invoice))).toEqual(expected.invoice);
  }
});

describe('every fact of the profile has its proof', () => {
  const found = (selector: string) =>
    [...PAGES].filter(([, page]) => page.querySelector(selector)).map(([name]) => name);
  /** A list is proven by one alternative: the others are dated variants that no page of ours has. */
  const proven = (selectors: readonly string[]) => selectors.flatMap(found).length > 0;

  test.each(entry.parts.map(({ name, selectors }) => [name, selectors] as const))(
    'part %s',
    (_, selectors) => {
      expect(proven(selectors)).toBe(true);
    },
  );
  test.each(entry.groups.map(({ name, selector }) => [name, selector] as const))(
    'group %s',
    (_, selector) => {
      expect(found(selector).length).toBeGreaterThan(0);
    },
  );
  test.each(entry.texts.map(({ name, selectors }) => [name, selectors] as const))(
    'text %s',
    (_, selectors) => {
      expect(proven(selectors)).toBe(true);
    },
  );
  test('the pager', () => expect(proven(entry.pager.selectors)).toBe(true));
  test.each(Object.entries(query.pager))('%s of the list', (_, { selectors }) =>
    expect(proven(selectors)).toBe(true),
  );
  test.each([
    query.sums.net.selectors.slice(0, 1),
    query.sums.tax.selectors.slice(0, 1),
    [query.sums.places],
  ])('sums of the list: %s', (...selectors) => expect(proven(selectors)).toBe(true));
  test('the conditions of the list', () => expect(proven(query.conditions)).toBe(true));
  test('the success view', () => expect(found(entry.verdicts.success.join(', '))).toEqual(['success']));
  // That an area fires in no other page is part of reading each page as its picture shows it.
  test.each(entry.verdicts.areas)('verdict area $area fires', ({ area }) => {
    const areas = CASES.flatMap((name) =>
      expectedOf(name).verdicts.map((verdict: { area: string }) => verdict.area),
    );
    expect(areas).toContain(area);
  });
});
