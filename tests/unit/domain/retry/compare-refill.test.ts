import { describe, expect, test } from 'vitest';
import { parseInvoice } from '../../../../utils/domain/invoice/parse-invoice';
import type { RawSnapshot } from '../../../../utils/domain/invoice/raw-snapshot';
import { NOT_KEPT } from '../../../../utils/domain/invoice/without-travellers';
import { compareRefill } from '../../../../utils/domain/retry/compare-refill';
import { dppt } from '../../../../utils/portal/dppt';
import { LINES, snapshot } from '../../support/page/snapshots';

const { mapping } = dppt.entry;
const reading = (raw: RawSnapshot) => ({ snapshot: raw, invoice: parseInvoice(raw, mapping) });
const compare = (wanted: RawSnapshot, shown: RawSnapshot) =>
  compareRefill(reading(wanted), reading(shown), mapping.lines);
const withCell = (row: number, column: number, value: string) =>
  snapshot({ lines: LINES.map((cells, at) => (at === row ? cells.with(column, value) : cells)) });

describe('nothing differs', () => {
  test('from itself', () => expect(compare(snapshot(), snapshot())).toEqual([]));

  test.each([
    ['a price with zeros', withCell(0, 5, '100.00')],
    ['a rate as a decimal', withCell(0, 7, '0.13')],
  ])('%s is the same figure', (_, shown) => expect(compare(snapshot(), shown)).toEqual([]));

  test('an empty field that is not there any more', () => {
    const shown = snapshot();
    const fields = shown.fields.filter(({ label, group }) => !(label === '电话' && group === 'buyer'));
    expect(compare(snapshot(), { ...shown, fields })).toEqual([]);
  });
});

describe('what differs is named', () => {
  test('a field', () => {
    expect(compare(snapshot(), snapshot({ buyer: { name: '另一家' } }))).toContainEqual({
      at: 'field',
      index: 0,
      label: '名称',
      kind: 'text',
      wanted: '上海梧桐商贸有限公司',
      shown: '另一家',
    });
  });

  test('a field that the form does not have, never dropped', () => {
    const wanted = snapshot();
    const extra = { label: '差额扣除凭证', labelFrom: 'item', kind: 'text', value: '凭证 1' } as const;
    expect(compare({ ...wanted, fields: [...wanted.fields, extra] }, wanted)).toEqual([
      { at: 'field', index: 12, label: '差额扣除凭证', kind: 'text', wanted: '凭证 1', shown: undefined },
    ]);
  });

  test('a cell, also of a column that we have no name for', () => {
    expect(compare(snapshot(), withCell(1, 1, ''))).toEqual([
      { at: 'cell', table: 'lines', row: 1, label: '项目名称', wanted: '*信息技术服务*服务二', shown: '' },
    ]);
    const wanted = snapshot();
    const [grid] = wanted.tables;
    if (!grid) throw new Error('no grid');
    const columns = [...grid.columns, { label: '优惠政策类型' }];
    const own = { ...grid, columns, rows: grid.rows.map((cells) => [...cells, '免税']) };
    expect(compare({ ...wanted, tables: [own] }, wanted)).toHaveLength(3);
  });

  test('a row too few, a row too many', () => {
    expect(compare(snapshot(), snapshot({ lines: LINES.slice(0, 2) })).length).toBeGreaterThan(0);
    expect(compare(snapshot({ lines: LINES.slice(0, 2) }), snapshot())).toContainEqual({
      at: 'whole',
      what: 'rows',
      wanted: '2',
      shown: '3',
    });
  });

  test('another table, cell by cell', () => {
    const wanted = snapshot();
    const papers = { columns: [{ label: '凭证类型' }, { label: '扣除金额' }], rows: [['数电发票', '10.00']] };
    expect(compare({ ...wanted, tables: [...wanted.tables, papers] }, wanted)).toEqual([
      { at: 'cell', table: 'other', row: 0, label: '凭证类型', wanted: '数电发票', shown: undefined },
      { at: 'cell', table: 'other', row: 0, label: '扣除金额', wanted: '10.00', shown: undefined },
    ]);
  });

  test('含税, the kind, the gross', () => {
    const wanted = reading(snapshot());
    const shown = {
      ...wanted,
      invoice: { ...wanted.invoice, kind: 'special' as const, priceIncludesTax: true, totalGross: '338.00' },
    };
    expect(compareRefill(wanted, shown, mapping.lines).map((one) => one.at === 'whole' && one.what)).toEqual([
      'kind',
      'priceIncludesTax',
      'totalGross',
    ]);
  });
});

describe('what was not kept, as she set it', () => {
  const traveller = (value: string) => {
    const raw = snapshot();
    const field = { label: '出行人', labelFrom: 'item', kind: 'text', value } as const;
    const table = { columns: [{ label: '出行人' }, { label: '等级' }], rows: [[value, '二等座']] };
    return { ...raw, fields: [...raw.fields, field], tables: [...raw.tables, table] };
  };

  test('is named as long as nothing stands there', () =>
    expect(compare(traveller(NOT_KEPT), traveller(''))).toMatchObject([
      { at: 'field', label: '出行人', wanted: NOT_KEPT, shown: '' },
      { at: 'cell', table: 'other', row: 0, label: '出行人', wanted: NOT_KEPT, shown: '' },
    ]));
  test('is right whatever she enters', () =>
    expect(compare(traveller(NOT_KEPT), traveller('王小云'))).toEqual([]));
});
