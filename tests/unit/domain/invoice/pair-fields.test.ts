import { describe, expect, test } from 'vitest';
import { pairFields } from '../../../../utils/domain/invoice/pair-fields';
import type { RawField } from '../../../../utils/domain/invoice/raw-snapshot';

const field = (label: string, more: Partial<RawField> = {}): RawField => ({
  label,
  labelFrom: 'item',
  kind: 'text',
  value: '',
  ...more,
});
const box = (label: string, group?: string) =>
  field(label, { kind: 'checkbox', ...(group ? { group } : {}) });

describe('the same form', () => {
  test('pairs each field with itself, alike ones in order', () => {
    const form = [
      field('名称', { name: 'gmfmc', group: 'buyer', nth: 0 }),
      box('是否展示', 'buyer'),
      box('是否展示', 'buyer'),
      field('名称', { name: 'xsfmc', group: 'seller', nth: 0 }),
      box('是否展示', 'seller'),
      field('证件类型', { name: 'zjlxDm', kind: 'select' }),
    ];
    expect(pairFields(form, form)).toEqual([0, 1, 2, 3, 4, 5]);
  });
});

describe('another reading', () => {
  test('a renamed field is found by its label, a relabelled one by its name', () => {
    const wanted = [field('收款人', { name: 'skr' }), field('纳税人识别号', { name: 'gmfnsrsbh' })];
    const shown = [field('自然人纳税人识别号', { name: 'gmfnsrsbh' }), field('收款人', { name: 'payee' })];
    expect(pairFields(wanted, shown)).toEqual([1, 0]);
  });

  test('a strong match is not taken away by a weak one before it', () => {
    const wanted = [field('地址', { name: 'old' }), field('地址', { name: 'dz' })];
    expect(pairFields(wanted, [field('地址', { name: 'dz' })])).toEqual([undefined, 0]);
  });

  test('never across the halves, never a tick for a text', () => {
    expect(pairFields([field('地址', { group: 'buyer' })], [field('地址', { group: 'seller' })])).toEqual([
      undefined,
    ]);
    expect(pairFields([box('展示')], [field('展示')])).toEqual([undefined]);
  });

  test('ticks of one name are told apart by their words, the choice of a radio by its name', () => {
    const several = (label: string) => field(label, { kind: 'checkbox', name: 'several' });
    expect(pairFields([several('电话')], [several('地址'), several('电话')])).toEqual([1]);
    const radio = (label: string) => field(label, { kind: 'radio', name: 'way', value: label });
    expect(pairFields([radio('按比例')], [radio('按金额')])).toEqual([0]);
  });

  test('fields without any words are not paired by them', () =>
    expect(pairFields([field('')], [field('')])).toEqual([0]));
});
