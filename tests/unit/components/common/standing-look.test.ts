import { describe, expect, test } from 'vitest';
import { STANDING_LOOK, shownStanding } from '../../../../components/common/standing-look';
import { STANDINGS } from '../../../../utils/domain/list/list-check';
import { createTexts } from '../../../../utils/domain/texts/texts';
import { type Stands, standingSentence, standingWord } from '../../../../utils/domain/view/standing-words';
import { numberOf } from '../../support/facts/lists';

const t = createTexts('zh_CN');
const check = (given: Partial<NonNullable<Stands['check']>> = {}) => ({
  invoiceNumbers: [numberOf(1)],
  differences: [],
  ...given,
});
const gross = { field: 'gross' as const, here: '1234.00', there: '1243.00' };
const kind = { field: 'kind' as const, here: 'special', there: 'general' };

describe('what the list says, in words', () => {
  test.each<[Stands, string, string]>([
    [{ standing: 'unchecked' }, '', ''],
    [{ standing: 'confirmed', check: check() }, '与税局一致', ''],
    [{ standing: 'missing', check: check() }, '税局查不到', '已提交，但税局的清单里没有这张'],
    [
      { standing: 'mismatched', check: check({ differences: [gross] }) },
      '与税局不一致',
      '价税合计不同：这里 1,234.00，税局 1,243.00',
    ],
    [
      { standing: 'mismatched', check: check({ differences: [kind, gross] }) },
      '与税局不一致',
      '票种不同：这里 增值税专用发票，税局 普通发票；价税合计不同：这里 1,234.00，税局 1,243.00',
    ],
    [
      { standing: 'duplicated', check: check({ invoiceNumbers: [numberOf(1), numberOf(2)] }) },
      '疑似重复开具',
      '一次提交对上了 2 个号码',
    ],
    [{ standing: 'duplicated', check: check() }, '疑似重复开具', '前后提交了两次，税局的清单里两张都有'],
    [{ standing: 'reversed', check: check({ reversal: 'full' }) }, '已红冲', '这张已被红冲'],
    [{ standing: 'reversed', check: check({ reversal: 'partial' }) }, '部分红冲', '这张有一部分已被红冲'],
  ])('%j', (record, word, sentence) => {
    expect([standingWord(record, t), standingSentence(record, t)]).toEqual([word, sentence]);
  });
});

test('colour never alone, and only what she must see is shown', () => {
  const shown = STANDINGS.filter((standing) => shownStanding({ standing }));
  expect(shown).toEqual(Object.keys(STANDING_LOOK));
  expect(shown).toEqual(['missing', 'mismatched', 'duplicated', 'reversed']);
  for (const { icon, tone } of Object.values(STANDING_LOOK)) expect([icon, tone]).not.toContain('');
});
