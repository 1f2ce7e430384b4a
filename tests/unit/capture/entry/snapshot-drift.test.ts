// @vitest-environment happy-dom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { takeSnapshot } from '../../../../utils/capture/entry/take-snapshot';
import type { Invoice } from '../../../../utils/domain/invoice/invoice';
import { parseInvoice } from '../../../../utils/domain/invoice/parse-invoice';
import { RawSnapshot } from '../../../../utils/domain/invoice/raw-snapshot';
import { dppt } from '../../../../utils/portal/dppt';
import { DRIFTS, type Drift, FOREIGN, PAIRS } from '../../support/page/drifts';
import '../../support/page/page';

const { entry } = dppt;
const FOLDER = join(import.meta.dirname, '..', '..', '..', 'fixtures', 'portal', 'dppt');
const read = (name: string, file: string) => readFileSync(join(FOLDER, name, file), 'utf8');
const CASES = readdirSync(FOLDER).filter((name) => JSON.parse(read(name, 'expected.json')).invoice);
const expectedOf = (name: string): Invoice => JSON.parse(read(name, 'expected.json')).invoice;

function parseUnder(name: string, ...drifts: readonly Drift[]): Invoice {
  const page = new DOMParser().parseFromString(read(name, 'page.html'), 'text/html');
  for (const { apply } of drifts) apply(page);
  const snapshot = takeSnapshot(page, entry, 0);
  expect(RawSnapshot.safeParse(snapshot).success).toBe(true);
  return JSON.parse(JSON.stringify(parseInvoice(snapshot, entry.mapping)));
}
/** What rests on place alone may be said; it takes nothing away. */
const told = ({ issues, ...content }: Invoice) => ({
  ...content,
  issues: issues.filter(({ code }) => code !== 'readByPosition'),
});
const named = (name: string) => DRIFTS.find((drift) => drift.name === name) as Drift;

describe.each(DRIFTS)('Drift law, one change: $name', (drift) => {
  test.each(CASES)('%s keeps every field and line', (name) => {
    expect(told(parseUnder(name, drift))).toEqual(expectedOf(name));
  });
});

describe.each(PAIRS)('Drift law, two changes: %s + %s', (first, second) => {
  test.each(CASES)('%s keeps the content', (name) => {
    const { buyer, seller, lines, note } = expectedOf(name);
    expect(parseUnder(name, named(first), named(second))).toMatchObject({
      buyer,
      seller,
      lines,
      ...(note === undefined ? {} : { note }),
    });
  });
});

describe('Drift law, a language of which we have no words', () => {
  test.each(CASES)('%s keeps all that has no words, and says what is missing', (name) => {
    const { kind, issues: _, ...content } = expectedOf(name);
    const invoice = parseUnder(name, FOREIGN);
    expect(invoice).toMatchObject(content);
    expect(invoice.kind).toBeUndefined();
    expect(kind).toBeDefined();
    expect(invoice.issues).toContainEqual({ code: 'fieldMissing', at: 'kind' });
  });
});
