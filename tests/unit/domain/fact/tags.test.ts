import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanTag, joinTags, LONGEST_TAG, MOST_TAGS, typedTags } from '../../../../utils/domain/fact/tags';

test.each([
  ['  老   客户 ', '老 客户'],
  ['急\u200b', '急'],
  ['', ''],
  ['一'.repeat(50), '一'.repeat(LONGEST_TAG)],
])('%j is written %j', (typed, tag) => expect(cleanTag(typed)).toBe(tag));

test('no tag is longer than it may be, nor ends in half a letter', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (typed) => {
      const tag = cleanTag(typed);
      expect(tag.length).toBeLessThanOrEqual(LONGEST_TAG);
      expect(tag.isWellFormed() || !typed.isWellFormed()).toBe(true);
      expect(cleanTag(tag)).toBe(tag);
    }),
  ));

test('several between commas', () =>
  expect(typedTags('急，老客户; 合同、,')).toEqual(['急', '老客户', '合同']));

test('each once, in her order, no more than there may be', () => {
  expect(joinTags(['VIP', '急'], ['vip', '（急）', '急'])).toEqual(['VIP', '急', '（急）']);
  const many = Array.from({ length: 30 }, (_, no) => `T${no}`);
  expect(joinTags(many)).toEqual(many.slice(0, MOST_TAGS));
});
