import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fingerprint } from '../../../../utils/domain/invoice/fingerprint';
import { Invoice } from '../../../../utils/domain/invoice/invoice';
import { parseInvoice } from '../../../../utils/domain/invoice/parse-invoice';
import { dppt } from '../../../../utils/portal/dppt';
import { snapshot } from '../../support/page/snapshots';

const { mapping } = dppt.entry;

describe('a snapshot that is none is kept all the same (law L4)', () => {
  test.each([
    ['undefined', undefined],
    ['null', null],
    ['a text', '<script>alert(1)</script>'],
    ['a number', 42],
    ['an empty object', {}],
    ['fields that are no list', { ...snapshot(), fields: 'x' }],
    [
      'a field without its value',
      { ...snapshot(), fields: [{ label: '名称', labelFrom: 'item', kind: 'text' }] },
    ],
    ['rows of numbers', { ...snapshot(), tables: [{ columns: [], rows: [[1]] }] }],
  ])('%s → snapshotUnreadable', (_, hostile) => {
    const invoice = parseInvoice(hostile, mapping);
    expect(invoice.issues).toEqual([{ code: 'snapshotUnreadable' }]);
    expect(invoice.lines).toEqual([]);
  });
});

describe('never throws, never guesses', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('', '13%', '-1.00', '1e9', '％', '免税', '.', '9'.repeat(400), '=1+1', '100.00'),
  );
  const hostile = fc
    .record({
      rows: fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 6 }),
      gross: cell,
      pagerTotal: fc.integer(),
      values: fc.array(cell, { minLength: 6, maxLength: 6 }),
    })
    .map(({ rows, gross, pagerTotal, values }) => {
      const base = snapshot({ lines: rows, pagerTotal, texts: { totalGross: gross } });
      return {
        ...base,
        fields: base.fields.map((field, index) => ({ ...field, value: values[index % 6] ?? '' })),
      };
    });

  test('any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(Invoice.safeParse(parseInvoice(value, mapping)).success).toBe(true);
      }),
    );
  });

  test('any cells in a form: a valid invoice with a fingerprint', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const invoice = parseInvoice(value, mapping);
        expect(Invoice.safeParse(invoice).success).toBe(true);
        expect(fingerprint(invoice)).toMatch(/^[0-9a-f]{64}$/);
        for (const { netAmount, taxAmount } of invoice.lines) {
          for (const amount of [netAmount, taxAmount]) expect(amount ?? '0').toMatch(/^-?\d+(\.\d+)?$/);
        }
      }),
    );
  });
});
