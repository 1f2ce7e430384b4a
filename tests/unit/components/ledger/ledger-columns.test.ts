import { describe, expect, test } from 'vitest';
import { FIXED_WIDTH, fitColumns, HIDEABLE } from '../../../../components/ledger/ledger-columns';
import { createTexts } from '../../../../utils/domain/texts/texts';
import type { LedgerRow } from '../../../../utils/domain/view/ledger-row';

const row = (more: Partial<LedgerRow> = {}) =>
  ({ net: '100.00', tax: '1.00', gross: '101.00', attempt: 1, invoiceNumbers: [], ...more }) as LedgerRow;
const list = (room: number, more: object = {}) =>
  fitColumns({ rows: [row()], allCompanies: true, hidden: [], clerks: new Map(), room, ...more });
const titles = (...given: Parameters<typeof list>) => list(...given).map(({ title }) => title);

describe('the columns of the list', () => {
  test.each([1_700, 1_198, 855, 702, 627, 456, 300])(
    'in %i px each has its width, buyer and gross stand',
    (room) => {
      const columns = list(room);
      const taken = columns.reduce((sum, { width }) => sum + width, FIXED_WIDTH);
      expect(Math.min(...columns.map(({ width }) => width))).toBeGreaterThanOrEqual(56);
      if (room > 404) expect(taken).toBeLessThanOrEqual(room);
      expect(titles(room)).toEqual(expect.arrayContaining(['column.buyerName', 'column.totalGross']));
    },
  );

  test('an amount takes the width that it needs', () => {
    const rows = [row(), row({ gross: '-1123456789.01' })];
    const width = list(1_700, { rows }).find(({ title }) => title === 'column.totalGross')?.width ?? 0;
    expect(width).toBeGreaterThanOrEqual('-1,123,456,789.01'.length * 8);
  });

  test('第几次 and 原件 stand only with something in them', () => {
    expect(titles(1_700)).not.toContain('ledger.attempt');
    expect(titles(1_700, { rows: [row({ attempt: 2 })] })).toContain('ledger.attempt');
    expect(titles(1_700, { rows: [row({ original: 'missing' })] })).not.toContain('column.original');
    expect(titles(1_700, { rows: [row({ original: 'kept' })] })).toContain('column.original');
  });

  test('标签 stands with a tag, a note or a file in it, and can be put away', () => {
    expect(titles(1_700)).not.toContain('column.tags');
    for (const own of [{ tags: ['急'] }, { note: '合同' }, { files: 1 }])
      expect(titles(1_700, { rows: [row(own)] })).toContain('column.tags');
    expect(titles(1_198, { rows: [row({ tags: ['急'] })] })).toContain('column.tags');
    expect(titles(1_700, { rows: [row({ tags: ['急'] })], hidden: ['column.tags'] })).not.toContain(
      'column.tags',
    );
  });

  test('录入人 stands among colleagues alone, and says who took it over', () => {
    const clerks = new Map([
      ['A', '王芳'],
      ['B', '李莉'],
    ]);
    expect(titles(1_700)).not.toContain('column.enteredBy');
    expect(titles(1_700, { clerks: new Map([['A', '王芳']]) })).not.toContain('column.enteredBy');
    const column = list(1_700, { clerks }).find(({ title }) => title === 'column.enteredBy');
    const said = (own: Partial<LedgerRow>) => column?.shown(row(own), createTexts('zh_CN'), 0, clerks);
    expect(said({ enteredOn: 'B' })).toBe('李莉');
    expect(said({ enteredOn: 'B', claimedOn: 'A' })).toBe('李莉 → 王芳');
    expect(said({ enteredOn: 'A', claimedOn: 'A' })).toBe('王芳');
    expect(said({ enteredOn: 'C' })).toBe('');
  });

  test('what she put away is away, but never buyer and amount', () => {
    const hidden = ['column.kind', 'column.buyerName'];
    expect(titles(1_700, { hidden })).not.toContain('column.kind');
    expect(titles(1_700, { hidden })).toContain('column.buyerName');
    expect(HIDEABLE.map(({ title }) => title)).not.toContain('column.totalGross');
  });
});
