import { expect, test } from 'vitest';
import { lengthOf, longSpan } from '../../../../components/faults/fault-words';
import { createTexts } from '../../../../utils/domain/texts/texts';

const t = createTexts('zh_CN');

test('an outage is told as long as it was seen, and no longer', () => {
  expect(longSpan(lengthOf({ from: 0, to: 31_000 }), t)).toBe('31 秒');
  expect(longSpan(lengthOf({ from: 0, to: 31_000, backAt: 195_000 }), t)).toBe('3 分 15 秒');
});
