import { describe, expect, test } from 'vitest';
import { BUYER_ID, codesOf, found, invoiceOf, SELLER_ID } from '../../support/page/checked';

const buyerOf = (taxId: string, isPerson = false) =>
  codesOf(invoiceOf({ buyer: { taxId }, buyerIsNaturalPerson: isPerson }));

describe('K5 the check character of a tax id', () => {
  test.each<[string, string, string[]]>([
    ['right', BUYER_ID, []],
    ['however it is written', ` ${BUYER_ID.toLowerCase()} `, []],
    ['the last one wrong', `${BUYER_ID.slice(0, -1)}A`, ['K5 checkCharacter']],
    ['one inside wrong', `${BUYER_ID.slice(0, 8)}7${BUYER_ID.slice(9)}`, ['K5 checkCharacter']],
    ['a letter that none has', `9I310115MA1K3BNTXB`, ['K5 idCharacter']],
    ['15 characters', '110108123456789', []],
    ['20 characters', '11010119900101123700', []],
    ['16 characters', '1101081234567890', ['K5 idLength']],
    ['the id of a person', '110101199001011237', []],
    ['shown in part', '9131****MA1K3BNTXA', []],
    ['none', '', []],
  ])('%s', (_, taxId, codes) => expect(buyerOf(taxId)).toEqual(codes));

  test('a natural person’s id is not judged', () => expect(buyerOf('12345', true)).toEqual([]));

  test('which one it should be', () => {
    const [first] = found(invoiceOf({ buyer: { taxId: `${BUYER_ID.slice(0, -1)}A` } }));
    expect(first).toMatchObject({ field: 'buyer.taxId', values: { wanted: 'B', shown: 'A' } });
    const [letter] = found(invoiceOf({ buyer: { taxId: '9I310115MA1K3BNTXB' } }));
    expect(letter?.values).toEqual({ place: 2, shown: 'I' });
  });

  test('the seller’s as well', () =>
    expect(codesOf(invoiceOf({ seller: { taxId: `${SELLER_ID.slice(0, -1)}F` } }))).toEqual([
      'K5 checkCharacter',
    ]));
});

test('K10 seller and buyer of one tax id, however it is written; without one nothing is said', () => {
  expect(codesOf(invoiceOf({ buyer: { taxId: SELLER_ID.toLowerCase() } }))).toEqual(['K10 sellerIsBuyer']);
  expect(codesOf(invoiceOf({ seller: {}, buyer: {} }))).toEqual([]);
});

test('K11 the same buyer and amount today', () => {
  const sameToday = { time: '14:03', invoiceNumber: '26112000000123456789' };
  const [one] = found(invoiceOf(), { sameToday });
  expect(one).toMatchObject({ number: 'K11', values: { time: '14:03', number: '23456789' } });
  expect(found(invoiceOf(), { sameToday: { time: '14:03' } })[0]?.values.number).toBe('');
});

describe('K12 the name under which a tax id was issued to before', () => {
  const earlier = (name: string) => ({ earlierName: { name, day: '2026-10-08' } });
  test.each<[string, string, string[]]>([
    ['the same', '北京青禾餐饮管理有限公司', []],
    ['written otherwise', '北京青禾餐饮管理有限公司 ', []],
    ['another', '北京青禾文化传播有限公司', ['K12 otherName']],
    ['cut', '北京青禾餐饮', ['K12 otherName']],
    ['shown in part', '北京**餐饮', []],
  ])('%s', (_, name, codes) => expect(codesOf(invoiceOf(), earlier(name))).toEqual(codes));

  test('a buyer whose name was not read', () =>
    expect(codesOf(invoiceOf({ buyer: { taxId: BUYER_ID } }), earlier('别的'))).toEqual([]));
});
