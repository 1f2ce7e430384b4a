import { describe, expect, test } from 'vitest';
import type { RowLine } from '../../../../utils/domain/fact/list-row';
import type { InvoiceLine } from '../../../../utils/domain/invoice/invoice';
import type { PortalRow } from '../../../../utils/domain/list/portal-row';
import { monthTable } from '../../../../utils/domain/reconcile/month-table';
import { equalRow, WORDS } from '../../support/facts/reconcile';
import { SELLER } from '../../support/page/snapshots';

const SPECIAL = '数电发票（增值税专用发票）';
const line = (netAmount: string, taxRate: string, taxAmount: string): RowLine => ({
  netAmount,
  taxRate,
  taxAmount,
});
const amounts = (net: string, tax: string) => ({ net, tax, gross: '1.00' });
const table = (rows: readonly PortalRow[], lines: Record<string, readonly RowLine[]> = {}) =>
  monthTable(rows, SELLER.taxId, ({ id }) => lines[id] as InvoiceLine[] | undefined, WORDS);
const brief = ({ cells }: ReturnType<typeof table>) =>
  cells.map(({ kind, colour, rate, count, net, tax }) => [kind, colour, rate, count, net, tax].join(' '));

describe('C9 月末表', () => {
  test('by kind and rate, the highest rate first; the file tells the rate, else the submission', () => {
    const rows = [
      equalRow(1, { ...amounts('100.10', '13.01'), lines: [line('100.10', '13%', '13.01')] }),
      equalRow(2, { ...amounts('0.20', '0.02'), lines: [line('0.20', '13%', '0.02')] }),
      equalRow(3, amounts('50.00', '0.50')),
      equalRow(4, { ...amounts('10.00', '0.60'), kind: SPECIAL, lines: [line('10.00', '6%', '0.60')] }),
      equalRow(5, amounts('7.00', '0.07')),
    ];
    const entered = { [rows[2]?.id ?? '']: [line('50.00', '0.01', '0.50')] };
    expect(brief(table(rows, entered))).toEqual([
      'special blue 0.06 1 10 0.6',
      'general blue 0.13 2 100.3 13.03',
      'general blue 0.01 1 50 0.5',
      'general blue  1 7 0.07',
    ]);
    expect(table(rows, entered).all).toEqual({ count: 5, net: '167.3', tax: '14.2' });
  });

  test('several rates: split by line; one invoice in the sum', () => {
    const lines = [
      line('100.00', '13%', '13.00'),
      line('50.00', '免税', '***'),
      line('20.00', '13%', '2.60'),
    ];
    const found = table([equalRow(1, { ...amounts('170.00', '15.60'), lines })]);
    expect(brief(found)).toEqual(['general blue 0.13 1 120 15.6', 'general blue 免税 1 50 0']);
    expect(found.blue).toEqual({ count: 1, net: '170', tax: '15.6' });
  });

  test('lines that do not make up the row tell no rate; of one rate the row counts', () => {
    const short = [line('100.00', '13%', '13.00'), line('50.00', '6%', '3.00')];
    expect(brief(table([equalRow(1, { ...amounts('170.00', '16.00'), lines: short })]))).toEqual([
      'general blue  1 170 16',
    ]);
    const rounded = [line('100.00', '13%', '13.00'), line('50.00', '13%', '6.50')];
    expect(brief(table([equalRow(1, { ...amounts('150.00', '19.51'), lines: rounded })]))).toEqual([
      'general blue 0.13 1 150 19.51',
    ]);
  });

  test('a file whose lines show no rate: the submission tells it', () => {
    const row = equalRow(1, { ...amounts('100.00', '13.00'), lines: [line('100.00', '', '13.00')] });
    const entered = { [row.id]: [line('100.00', '0.13', '13.00')] };
    expect(brief(table([row], entered))).toEqual(['general blue 0.13 1 100 13']);
  });

  test('a reversed one counts as issued; its red one is a line of its own', () => {
    const found = table([
      equalRow(1, { net: '300.00', tax: '39.00', gross: '339.00', status: '已红冲-全额' }),
      equalRow(2, { net: '-300.00', tax: '-39.00', gross: '-339.00' }),
    ]);
    expect(brief(found)).toEqual(['general blue  1 300 39', 'general red  1 -300 -39']);
    expect(found).toMatchObject({
      blue: { count: 1, net: '300', tax: '39' },
      red: { count: 1, net: '-300', tax: '-39' },
      all: { count: 2, net: '0', tax: '0' },
      reversed: 1,
    });
  });

  test('收购 stands apart, and what cannot be read is counted', () => {
    const bought = { sellerTaxId: '91310115MA1K3BNTXB', buyerTaxId: SELLER.taxId };
    const found = table([equalRow(1, bought), equalRow(2, { net: '?', gross: '1.00' })]);
    expect(found).toMatchObject({
      bought: { count: 1, net: '300', tax: '39' },
      all: { count: 1, net: '0', tax: '39' },
      unread: 1,
    });
  });

  test('another kind keeps the words of the list', () => {
    expect(brief(table([equalRow(1, { kind: '机动车统一销售发票' })]))).toEqual([
      '机动车统一销售发票 blue  1 300 39',
    ]);
  });
});
