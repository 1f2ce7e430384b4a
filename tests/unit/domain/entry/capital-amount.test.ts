import fc from 'fast-check';
import { expect, test } from 'vitest';
import { capitalAmount } from '../../../../utils/domain/entry/capital-amount';
import { capitalMoney } from '../../support/page/portal-arithmetic.mjs';

test.each([
  ['0', '零圆整'],
  ['0.05', '伍分'],
  ['0.50', '伍角整'],
  ['10', '壹拾圆整'],
  ['1234.50', '壹仟贰佰叁拾肆圆伍角整'],
  ['1005.06', '壹仟零伍圆零陆分'],
  ['100000000.00', '壹亿圆整'],
  ['10000001', '壹仟万零壹圆整'],
  ['100010000.10', '壹亿零壹万圆壹角整'],
  ['-12.30', '（负数）壹拾贰圆叁角整'],
  ['', ''],
  ['12a', ''],
])('%s is %s', (amount, words) => {
  expect(capitalAmount(amount)).toBe(words);
});

test('as the practice portal writes it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_000_000_000 }), (units) => {
      const text = `${Math.floor(units / 100)}.${String(units % 100).padStart(2, '0')}`;
      expect(capitalAmount(text)).toBe(capitalMoney(text));
    }),
    { numRuns: 2_000 },
  );
});
