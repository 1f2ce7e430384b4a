import { checkInvoice } from '../../../../utils/domain/check/check-invoice';
import type { CheckKnown } from '../../../../utils/domain/check/limits';
import { TOLERANCES, type Tolerances } from '../../../../utils/domain/check/tolerances';
import type { Invoice, InvoiceLine } from '../../../../utils/domain/invoice/invoice';
import { ENTRY_LIMITS } from '../../../../utils/portal/check/limits';

export const SELLER_ID = '91110108MA01Q7X4HN';
export const BUYER_ID = '91310115MA1K3BNTXB';

/** A line with which nothing is wrong. */
export const FINE: InvoiceLine = {
  itemName: '*信息技术服务*软件维护',
  unitPrice: '100',
  quantity: '1',
  netAmount: '100.00',
  taxRate: '0.13',
  taxAmount: '13.00',
};

/** An invoice with which nothing is wrong, but for what is given. */
export const invoiceOf = (given: Partial<Invoice> = {}, ...lines: Partial<InvoiceLine>[]): Invoice => ({
  priceIncludesTax: false,
  buyerIsNaturalPerson: false,
  seller: { name: '北京云杉科技有限公司', taxId: SELLER_ID },
  buyer: { name: '北京青禾餐饮管理有限公司', taxId: BUYER_ID },
  lines: (lines.length > 0 ? lines : [{}]).map((line) => ({ ...FINE, ...line })),
  issues: [],
  ...given,
});

/** What is found on it, by what is known of the portal. */
export const found = (
  invoice: Invoice,
  known: CheckKnown = {},
  tolerances: Partial<Tolerances> = {},
  limits = ENTRY_LIMITS,
) => checkInvoice(invoice, limits, { ...TOLERANCES, ...tolerances }, known);

/** The same by number and code. */
export const codesOf = (...given: Parameters<typeof found>): string[] =>
  found(...given).map(({ number, code, line }) => [number, code, line].filter(Boolean).join(' '));
