import { describe, expect, test } from 'vitest';
import {
  buyerKey,
  creditCodeCheckCharacter,
  isCreditCode,
  normaliseTaxId,
} from '../../../../utils/domain/invoice/tax-id';

/** Invented bodies with check characters worked out apart from this code, by the rule of GB 32100-2015. */
const VALID = [
  '91110105MA01C4JX88',
  '91310115MA1K3BNTXB',
  '91440300MA5DA1B2CC',
  '91330106MA27XK3D46',
  '12100000400010101D',
  '52110000MJ01234569',
  '93110228MA00EF5G6G',
  '92500103MA5YU7H89A',
  '91510100MA6CJKLM2P',
  '91420100MA4KNPQR3L',
  '91610131MA6TUWXY4Q',
  '91370200MA3C50000A',
  '91120116MA05AAAAAM',
];

describe('统一社会信用代码', () => {
  test.each(VALID)('%s is valid', (code) => {
    expect(creditCodeCheckCharacter(code.slice(0, 17))).toBe(code[17]);
    expect(isCreditCode(code)).toBe(true);
  });

  test.each(VALID)('%s with one character changed is not', (code) => {
    for (let at = 0; at < code.length; at += 1) {
      const changed = code[at] === '3' ? '4' : '3';
      expect(isCreditCode(code.slice(0, at) + changed + code.slice(at + 1))).toBe(false);
    }
  });

  test.each(VALID)('%s with two neighbours swapped is not', (code) => {
    for (let at = 0; at + 1 < code.length; at += 1) {
      const swapped = code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2);
      if (swapped !== code) expect(isCreditCode(swapped)).toBe(false);
    }
  });

  test.each([
    ['too short', '91110105MA01C4JX8'],
    ['too long', '91110105MA01C4JX880'],
    ['15 digits, an old tax id', '110105123456789'],
    ['I is not of the alphabet', 'I1110105MA01C4JX88'],
    ['O is not of the alphabet', '9111010OMA01C4JX88'],
    ['empty', ''],
  ])('%s: no credit code', (_, code) => expect(isCreditCode(code)).toBe(false));

  test('a letter outside of the alphabet has no check character', () => {
    for (const letter of ['I', 'O', 'S', 'V', 'Z', 'a', '-']) {
      expect(creditCodeCheckCharacter(`${letter}1110105MA01C4JX8`)).toBeUndefined();
    }
  });
});

describe('keys', () => {
  test.each([
    [' 91110105 ma01c4jx88 ', '91110105MA01C4JX88'],
    ['９１１１０１０５ＭＡ０１Ｃ４ＪＸ８８', '91110105MA01C4JX88'],
    [undefined, ''],
  ])('tax id %j → %j', (typed, normal) => expect(normaliseTaxId(typed)).toBe(normal));

  test('the buyer key is the tax id, else the name', () => {
    expect(buyerKey({ taxId: ' 9111 ', name: '甲' })).toBe('9111');
    expect(buyerKey({ taxId: ' ', name: '张 三' })).toBe('张三');
    expect(buyerKey({})).toBe('');
  });
});
