import { COMPANIES } from '../../../portal/server/parties.mjs';

const [COMPANY] = COMPANIES;
const LINE = { itemName: '*软件*服务', netAmount: '100.00', taxRate: '13%', taxAmount: '13.00' };

/** Of whose list the exported files are. */
export const SELLER = { sellerTaxId: COMPANY.taxId, sellerName: COMPANY.name };

/** An invoice of an exported list, as `makeExportedList` writes it. */
export const invoice = (nth, given = {}) => ({
  number: `26112${String(900_000 + nth).padStart(15, '0')}`,
  ...SELLER,
  buyerName: `第${nth}家公司`,
  issuedAt: '2026-11-02 09:30:00',
  net: '100.00',
  tax: '13.00',
  gross: '113.00',
  lines: [LINE],
  ...given,
});
export const many = (count) => Array.from({ length: count }, (_, index) => invoice(index + 1));
