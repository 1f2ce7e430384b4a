import { describe, expect, test } from 'vitest';
import type { FieldAlternative } from '../../../../utils/domain/invoice/field-mapping';
import { findField, sameLabel } from '../../../../utils/domain/invoice/pick-field';
import type { RawField } from '../../../../utils/domain/invoice/raw-snapshot';

describe('sameLabel', () => {
  test.each([
    ['名称', '* 名 称：', true],
    ['名称', '＊名称:', true],
    ['税率/征收率', '税率／征收率', true],
    ['名称', '名称2', false],
    ['', '：', true],
  ])('%j and %j: %s', (left, right, same) => expect(sameLabel(left, right)).toBe(same));
});

describe('findField: the first alternative that finds its field', () => {
  const field = (value: string, part: Partial<RawField>): RawField => ({
    label: '',
    labelFrom: 'none',
    kind: 'text',
    value,
    ...part,
  });
  const raw = {
    fields: [
      field('a', { name: 'gmfmc', group: 'buyer', nth: 0 }),
      field('b', { label: '名称', group: 'seller', nth: 0 }),
      field('', { label: '备注' }),
      field('c', { label: '名称', group: 'buyer', nth: 3 }),
    ],
    texts: { kind: '普通发票' },
  };

  test.each<[string, FieldAlternative[] | undefined, string | undefined]>([
    ['by name', [{ name: 'gmfmc' }], 'a'],
    ['the next when the first finds none', [{ name: 'gone' }, { label: '名称', group: 'seller' }], 'b'],
    ['within one alternative every part must fit', [{ name: 'gmfmc', group: 'seller' }], undefined],
    ['by place', [{ group: 'buyer', nth: 3 }], 'c'],
    ['a shown text', [{ text: 'kind' }], '普通发票'],
    ['a text that is not shown gives way', [{ text: 'gone' }, { name: 'gmfmc' }], 'a'],
    ['an empty field gives an empty text, not absence', [{ label: '备注：' }, { name: 'gmfmc' }], ''],
    ['no alternatives', undefined, undefined],
  ])('%s', (_, alternatives, value) => expect(findField(raw, alternatives)).toBe(value));
});
