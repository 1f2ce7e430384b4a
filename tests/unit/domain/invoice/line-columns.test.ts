import { describe, expect, test } from 'vitest';
import { findLineTable } from '../../../../utils/domain/invoice/line-table';
import { parseInvoice } from '../../../../utils/domain/invoice/parse-invoice';
import type { RawTable } from '../../../../utils/domain/invoice/raw-snapshot';
import { dppt } from '../../../../utils/portal/dppt';
import { LINES, snapshot } from '../../support/page/snapshots';

const { mapping } = dppt.entry;
const own = snapshot().tables[0] as RawTable;
const labels = own.columns.map(({ label }) => ({ label }));
const foreign: RawTable = {
  columns: [{ label: '项目名称' }, { label: '金额' }, { label: '税率' }],
  rows: Array.from({ length: 50 }, () => ['别的', '1.00', '3%']),
};

describe('the own grid comes before another tool’s table with more rows (X11)', () => {
  test.each<[string, RawTable]>([
    ['by its keys', own],
    ['by its controls', { ...own, columns: labels, controls: true }],
  ])('%s', (_, grid) => expect(findLineTable([foreign, grid], mapping.lines)).toBe(grid));

  test('a table outside of the form that is not typed into is none, even where the grid is empty', () =>
    expect(findLineTable([{ ...foreign, foreign: true }], mapping.lines)).toBeUndefined());
});

describe('columns by their place', () => {
  const wordless = own.columns.map((_, at) => ({ label: `mot ${at}` }));
  const parse = (tables: RawTable[]) => parseInvoice({ ...snapshot(), tables }, mapping);

  test('borne out by the numbers, and said', () => {
    const invoice = parse([{ columns: wordless, rows: LINES, controls: true }]);
    expect(invoice.lines).toEqual(parse([own]).lines);
    expect(invoice.issues).toEqual([{ code: 'readByPosition', at: 'lines' }]);
  });

  test('not where the numbers contradict, nor in a table that is not typed into', () => {
    const wrong = LINES.map((cells) => cells.map((cell) => (cell === '13.00' ? '12.00' : cell)));
    expect(parse([{ columns: wordless, rows: wrong, controls: true }]).lines).toEqual([]);
    expect(parse([{ columns: wordless, rows: LINES }]).lines).toEqual([]);
  });

  test('amounts with tax under words that we do not know are known by their tax', () => {
    const rows = LINES.map((cells) => cells.map((cell) => (cell === '100.00' ? '113.00' : cell)));
    const invoice = parse([{ columns: wordless, rows, controls: true }]);
    expect(invoice).toMatchObject({ priceIncludesTax: true, totalNet: '300', totalGross: '339.00' });
  });
});

test('the gross is the shown amount that the lines add up to, whatever its words', () => {
  const shown = { ...snapshot({ texts: { kind: '普通发票' } }), amounts: ['300.00', '39.00', '339.00'] };
  expect(parseInvoice(shown, mapping)).toMatchObject({ totalGross: '339.00', issues: [] });
  expect(parseInvoice({ ...shown, amounts: ['340.00'] }, mapping).issues).toEqual([
    { code: 'fieldMissing', at: 'totalGross' },
  ]);
});
