import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partyName, plainText, withoutUnseen } from '../../../../utils/domain/invoice/plain-text';
import { compareParties, type Party } from '../../../../utils/domain/invoice/same-party';
import { buyerKey, normaliseTaxId } from '../../../../utils/domain/invoice/tax-id';
import { BUYER, SELLER } from '../../support/page/snapshots';

const named = (name: string): Party => ({ name });

describe('one writing of a text', () => {
  test.each([
    [
      '某某(北京)商贸有限公司',
      ['某某（北京）商贸有限公司', '某某【北京】商贸有限公司', '某某〔北京〕商贸　有限公司'],
    ],
    [
      '阿依古丽·买买提',
      ['阿依古丽•买买提', '阿依古丽・买买提', '阿依古丽‧买买提', '阿依古丽．买买提', '阿依古丽.买买提'],
    ],
    ['abc-tradeco·,ltd·', ['ABC–Trade Co.,Ltd.', 'abc—ｔｒａｄｅ　Co.，Ltd.', 'ABC‑TRADE CO.,LTD.']],
    ['"o\'neil"', ['“O’Neil”', '„O`Neil‟']],
  ])('X4 %s', (plain, written) => {
    for (const text of [plain, ...written]) expect(plainText(text)).toBe(plain);
  });

  test.each([
    '\u200b',
    '\u2060',
    '\u00ad',
    '\u202a',
    '\u202e',
    '\ufeff',
    '\u200d',
    '\u3164',
    '\ufe0f',
    '\u061c',
    '\u034f',
  ])('X3 the unseen character %j changes nothing: name, tax id, key', (unseen) => {
    expect(withoutUnseen(`甲${unseen}公司`)).toBe('甲公司');
    expect(partyName(`李${unseen}四`)).toBe('李四');
    expect(normaliseTaxId(`${unseen}${BUYER.taxId.slice(0, 5)}${unseen}${BUYER.taxId.slice(5)}`)).toBe(
      BUYER.taxId,
    );
    expect(buyerKey({ name: `李四${unseen}` })).toBe('李四');
  });
});

describe('C10 whether two parties are the same', () => {
  test.each<[string, Party, Party]>([
    ['one tax id, whatever the names', BUYER, { ...BUYER, name: '别家' }],
    ['one tax id in other letters', { taxId: BUYER.taxId.toLowerCase() }, { taxId: ` ${BUYER.taxId}` }],
    ['X1 a natural person in the portal’s list', named('李四'), named('李四（个人）')],
    ['X1 in both', named('李四(个人)'), named('李四（个人）')],
    ['no tax id on one side', BUYER, named(BUYER.name)],
    ['marks between the letters left out', named('ABC Trade Co., Ltd.'), named('ABC TRADE CO LTD')],
    ['traditional characters', named('北京銀號貿易'), named('北京银号贸易')],
    ['a tax id with stars, one name', { ...BUYER, taxId: '9131***********XB' }, BUYER],
  ])('same: %s', (_, left, right) => {
    expect(compareParties(left, right)).toBe('same');
    expect(compareParties(right, left)).toBe('same');
  });

  test.each<[string, Party, Party]>([
    ['nothing shown', BUYER, {}],
    ['a tax id and a name', { taxId: BUYER.taxId }, named(BUYER.name)],
    ['a name shown in part', named('张*'), named('李四')],
    ['a rare character that one machine does not have', named('王\ue863'), named('王㛃')],
    ['a question mark for it', named('王？'), named('王㛃')],
    ['a name that the list may have cut', named('北京某某文化传播'), named('北京某某文化传播有限公司')],
    ['a tax id with stars, another name', { taxId: '9131***********XB', name: '别家' }, BUYER],
    ['letters that are taken for digits', { taxId: '9111O1O5MAO1C7PH2D' }, { taxId: '91110105MA01C7PH2D' }],
    [
      'the id of before 2015 in the credit code',
      { taxId: '110105MA01C7PH2' },
      { taxId: '91110105MA01C7PH2D' },
    ],
    [
      'a person under an id of the portal’s own',
      { taxId: '110101199001011234', name: '李四' },
      { taxId: 'A110000000000000001', name: '李四（个人）' },
    ],
  ])('not to be told: %s', (_, left, right) => {
    expect(compareParties(left, right)).toBe('unclear');
    expect(compareParties(right, left)).toBe('unclear');
  });

  test.each<[string, Party, Party]>([
    ['two credit codes, one name', BUYER, { ...SELLER, name: BUYER.name }],
    [
      'two ids, two names',
      { taxId: '110105MA01C7PH2', name: '甲' },
      { taxId: '110105MA01C7PH3', name: '乙' },
    ],
    ['two ids and no name', { taxId: '1101051' }, { taxId: '1101052' }],
    ['two names', named('甲公司'), named('乙公司')],
    ['a person of another name', named('李四（个人）'), named('王五')],
  ])('surely others: %s', (_, left, right) => {
    expect(compareParties(left, right)).toBe('other');
    expect(compareParties(right, left)).toBe('other');
  });
});

test('property: no other writing of a party makes another of it', () => {
  const HABITS: ReadonlyArray<(text: string) => string> = [
    (text) => `${text}（个人）`,
    (text) => text.replaceAll('·', '•'),
    (text) => text.toUpperCase(),
    (text) => [...text].join('\u200b'),
    (text) => ` ${text}\u3000`,
    (text) => text.replaceAll('(', '（').replaceAll(')', '）'),
    (text) => `${text}\ufeff`,
    (text) => text.replace(/.$/u, '?'),
    // A list that cuts does so last.
    (text) => text.slice(0, -1),
  ];
  const name = fc.constantFrom('李四', '阿依古丽·买买提', '某某(北京)商贸有限公司', 'abc trade co ltd');
  fc.assert(
    fc.property(name, fc.subarray([...HABITS]), fc.boolean(), (own, habits, hasId) => {
      const shown = habits.reduce<string>((text, change) => change(text), own);
      const left = { name: own, ...(hasId ? { taxId: BUYER.taxId } : {}) };
      expect(compareParties(left, { name: shown })).not.toBe('other');
      expect(compareParties({ name: shown }, left)).not.toBe('other');
    }),
    { numRuns: 1_000 },
  );
});
