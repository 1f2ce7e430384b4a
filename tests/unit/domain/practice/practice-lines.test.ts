import { expect, test } from 'vitest';
import { emptyEntry, entryOf, missingIn } from '../../../../utils/domain/practice/practice-invoice';
import { computeLine, emptyLine, totalsOf } from '../../../../utils/domain/practice/practice-lines';

const line = (over: Partial<ReturnType<typeof emptyLine>>) => ({ ...emptyLine(), ...over });

test.each([
  [
    'quantity and price',
    { spsl: '3', dj: '33.335', slv: '13%' },
    'dj',
    { je: '100.01', se: '13.00', dj: '33.335' },
  ],
  [
    'half a cent is rounded up',
    { spsl: '1', dj: '0.005', slv: '1%' },
    'spsl',
    { je: '0.01', se: '0.00', dj: '0.005' },
  ],
  [
    'an amount that was typed',
    { spsl: '3', dj: '1', je: '10', slv: '3%' },
    'je',
    { je: '10.00', se: '0.30', dj: '3.3333333333' },
  ],
  ['no quantity', { je: '10', slv: '6%' }, 'je', { je: '10.00', se: '0.60', dj: '' }],
  ['a quantity of zero', { spsl: '0', je: '10', slv: '6%' }, 'je', { je: '10.00', se: '0.60', dj: '' }],
  ['免税', { je: '10', slv: '免税' }, 'slv', { je: '10', se: '0.00', dj: '' }],
  ['no rate', { je: '10' }, 'je', { je: '10.00', se: '', dj: '' }],
  ['words for an amount', { je: '十元', slv: '6%' }, 'je', { je: '十元', se: '', dj: '' }],
] as const)('a line from %s', (_, typed, changed, { je, se, dj }) =>
  expect(computeLine(line(typed), changed)).toMatchObject({ je, se, dj }),
);

test('totals are those of the lines, exact', () =>
  expect(totalsOf([line({ je: '0.10', se: '0.01' }), line({ je: '0.20', se: '' }), emptyLine()])).toEqual({
    net: '0.30',
    tax: '0.01',
    gross: '0.31',
  }));

test('the portal asks for what is missing, the buyer first', () => {
  const card = {
    buyerName: '甲',
    buyerTaxId: '',
    itemName: '笔',
    quantity: '2',
    unitPrice: '3',
    taxRate: '',
  };
  expect(missingIn(emptyEntry())).toEqual({ field: 'buyer' });
  expect(missingIn(entryOf(card))).toEqual({ field: 'slv', line: 1 });
  expect(missingIn(entryOf({ ...card, taxRate: '1%' }))).toBeUndefined();
});
