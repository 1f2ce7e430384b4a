import { describe, expect, test } from 'vitest';
import { codesOf, found, invoiceOf } from '../../support/page/checked';

const at = (taxRate: string | undefined, day?: string) =>
  codesOf(
    invoiceOf({}, { taxRate, taxAmount: undefined, itemName: '*经营租赁*住房出租' }),
    day ? { day } : {},
  );

describe('K9 dated rates', () => {
  test.each<[string, string | undefined, string | undefined, string[]]>([
    ...['0.13', '0.09', '0.06', '0.05', '0.03', '0.015', '0.01', '0', '免税', '不征税'].map(
      (rate): [string, string, string, string[]] => [`${rate} today`, rate, '2026-11-29', []],
    ),
    ['written otherwise', '0.130', '2026-11-29', []],
    ['17 %', '0.17', '2026-11-29', ['K9 rateUnknown 1']],
    ['a word that is none', '零税率', '2026-11-29', ['K9 rateUnknown 1']],
    ['13 % before it was one', '0.13', '2019-03-31', ['K9 rateEarly 1']],
    ['1 % to its last day', '0.01', '2027-12-31', []],
    ['1 % after it', '0.01', '2028-01-01', ['K9 rateOver 1']],
    ['of an unknown day', '0.01', undefined, []],
    ['not read', undefined, '2026-11-29', []],
    ['shown in part', '***', '2026-11-29', []],
  ])('%s', (_, rate, day, codes) => expect(at(rate, day)).toEqual(codes));

  test('until when, and from when', () => {
    const one = (taxRate: string, day: string) =>
      found(invoiceOf({}, { taxRate, taxAmount: undefined }), { day })[0]?.values;
    expect(one('0.01', '2028-01-01')).toEqual({ rate: '1%', until: '2027-12-31' });
    expect(one('0.09', '2018-01-01')).toEqual({ rate: '9%', from: '2019-04-01' });
  });
});
