import { describe, expect, test } from 'vitest';
import type { Invoice } from '../../../../utils/domain/invoice/invoice';
import { isCorrection } from '../../../../utils/domain/retry/is-correction';

const invoice = (buyer: Invoice['buyer'], ...items: string[]): Invoice => ({
  priceIncludesTax: false,
  seller: {},
  buyer,
  buyerIsNaturalPerson: false,
  lines: items.map((itemName) => ({ itemName })),
  issues: [],
});
const A = { name: '上海梧桐商贸有限公司', taxId: '91310115MA1K3BNTXB' };

describe('a changed submit corrects the one before', () => {
  test.each<[string, boolean, Invoice, Invoice]>([
    ['a rate was wrong', true, invoice(A, '甲', '乙'), invoice(A, '甲', '乙')],
    ['the tax id was wrong', true, invoice(A, '甲'), invoice({ ...A, taxId: '91310115MA1K3BNT00' }, '甲')],
    ['the name was wrong', true, invoice(A, '甲'), invoice({ ...A, name: '上海梧桐贸易' }, '甲')],
    ['one line was taken out', true, invoice(A, '甲', '乙'), invoice(A, '乙')],
    ['the buyer had been forgotten', true, invoice({}, '甲'), invoice(A, '甲')],
    ['the items had been forgotten', true, invoice(A), invoice(A, '甲')],
    ['the buyer had been forgotten, other items', false, invoice({}, '甲'), invoice(A, '乙')],
    ['another buyer', false, invoice(A, '甲'), invoice({ name: '另一家' }, '甲')],
    ['other items', false, invoice(A, '甲'), invoice(A, '乙')],
    ['nothing was read', false, invoice({}), invoice({})],
    ['no buyer on either', false, invoice({}, '甲'), invoice({}, '甲')],
  ])('%s: %s', (_, expected, before, next) => expect(isCorrection(before, next)).toBe(expected));
});
