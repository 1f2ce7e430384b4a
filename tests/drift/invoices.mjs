/**
 * What the driver enters, and what must stand in the record of it. Amounts that the form computes are written out, so
 * that nothing here is computed by what is tested.
 *
 * @typedef {Record<string, string>} Line by the record's names
 * @typedef {object} Entry
 * @property {'01' | '02'} ticket
 * @property {'special' | 'general'} kind
 * @property {Record<string, string>} buyer by the record's names
 * @property {string} note
 * @property {Line[]} typed
 * @property {{ row: number, amount: string }[]} discounts rows as before any discount line
 * @property {Line[]} lines as they stand in the form in the end
 * @property {{ totalNet: string, totalTax: string, totalGross: string }} totals
 */

/** @type {Line[]} */
const TYPED = [
  {
    itemName: '*信息技术服务*软件维护',
    specification: 'A型',
    unit: '次',
    quantity: '2',
    unitPrice: '617',
    taxRate: '0.06',
  },
  {
    itemName: '*纸制品*打印纸',
    specification: '=1+1',
    unit: '箱',
    quantity: '3',
    unitPrice: '99.5',
    taxRate: '0.13',
  },
  { itemName: '*农产品*苹果', unit: '千克', quantity: '10', unitPrice: '8.8', taxRate: '免税' },
];
const COMPUTED = [
  { netAmount: '1234.00', taxAmount: '74.04' },
  { netAmount: '298.50', taxAmount: '38.81' },
  { netAmount: '88.00', taxAmount: '0.00' },
];
const LINES = TYPED.map((line, at) => ({ ...line, ...COMPUTED[at] }));

/** Half a paragraph: what an entry of these lines has, with a discount line under the first, and without. */
const PLAIN = {
  discounts: [],
  lines: LINES,
  totals: { totalNet: '1620.50', totalTax: '112.85', totalGross: '1733.35' },
};
const DISCOUNTED = {
  discounts: [{ row: 0, amount: '34.00' }],
  lines: LINES.toSpliced(1, 0, {
    itemName: '*信息技术服务*软件维护',
    netAmount: '-34.00',
    taxRate: '0.06',
    taxAmount: '-2.04',
  }),
  totals: { totalNet: '1586.50', totalTax: '110.81', totalGross: '1697.31' },
};

/**
 * The entry of one row: no row is a twin of an earlier one, for its buyer and its note are its own.
 * @param {number} n
 * @param {import('./drifts.mjs').Ending} ending
 * @returns {Entry}
 */
export function entryOf(n, ending) {
  return {
    ...(ending === 'hang' ? { ticket: '02', kind: 'general' } : { ticket: '01', kind: 'special' }),
    buyer: {
      name: `北京青禾第${n}商贸有限公司`,
      taxId: '91110105MA01C7PH2D',
      address: '北京市朝阳区练习路1号',
      phone: '010-55501234',
      bankName: '北京示例银行朝阳支行',
      bankAccount: '02000001092000012345',
    },
    note: `合同 2026-${n}，第一批`,
    typed: TYPED,
    ...(ending === 'refused' ? DISCOUNTED : PLAIN),
  };
}
