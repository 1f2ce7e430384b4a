/** A ledger of everything that spreadsheets are known to spoil. All companies are invented. */
import { keepCases, line } from './kept-cases.mjs';

const DIGITS = '02000001092000012345';

const one = (itemName, more) => [line(1, itemName, { net: '100.00', rate: '1%', tax: '1.00', ...more })];
const buyer = (name, taxId) => ({ name, ...(taxId && { taxId }) });

/** @type {import('./kept-cases.mjs').Case[]} */
const CASES = [
  {
    form: {
      lines: [
        line(1, '*信息技术服务*软件维护', {
          quantity: '2',
          price: '617',
          net: '1234.00',
          rate: '6%',
          tax: '74.04',
        }),
        line(2, '*纸制品*打印纸', {
          specification: '=1+1',
          quantity: '3',
          price: '99.5',
          net: '298.50',
          rate: '13%',
          tax: '38.81',
        }),
        line(3, '*农产品*苹果', { quantity: '10', price: '8.8', net: '88.00', rate: '免税', tax: '' }),
      ],
      gross: '¥1,733.35',
      kind: '增值税专用发票',
      note: '合同 2026-118\r\n第二行\t表格',
    },
    said: { number: '26112000000123456781' },
  },
  {
    form: {
      buyer: buyer('红冲公司'),
      lines: one('*运输服务*退回', {
        quantity: '-1',
        price: '100.00',
        net: '-100.00',
        rate: '9%',
        tax: '-9.00',
      }),
      gross: '¥-109.00',
      kind: '普通发票',
    },
    said: { number: '26112000000123456782' },
  },
  {
    form: {
      buyer: buyer('不征税公司'),
      lines: one('*预付卡*销售', { rate: '不征税', tax: '***' }),
      gross: '¥100.00',
      kind: '普通发票',
    },
    said: { number: '26112000000123456783' },
  },
  {
    form: {
      lines: one('折扣', {
        quantity: '0.33333333333333333333',
        price: '1234567890.1234567890',
        rate: '3%',
        tax: '3.00',
      }),
      gross: '¥103.00',
      note: DIGITS,
    },
    said: { number: '26112000000123456784' },
  },
  ...[
    '=1+1',
    '＝cmd|calc',
    '+1',
    '-1',
    '@SUM(A1)',
    "'=1",
    '00123',
    '1e5',
    'TRUE',
    '2026-11-24',
    '_x0041_',
    '<b>&"',
  ].map((text) => ({
    form: { buyer: buyer(text), lines: one(text, { specification: text }), note: text },
    said: { refusal: `税率不合法：${text}` },
  })),
  {
    form: { buyer: buyer('控\u0001制\u0000符\u001b公\u0008司\ufffe'), lines: one('行\u0007') },
    said: { refusal: '税率\u0002不合法' },
  },
  {
    form: { buyer: buyer('😀👩‍👩‍👧公司𠮷'), lines: one('🍎苹果'), note: '🧾 谢谢' },
    said: { left: true },
  },
  {
    form: {
      buyer: buyer(DIGITS, DIGITS.slice(0, 18)),
      lines: [1, 2, 3].map((no) => line(no, '长'.repeat(15_000), { net: '10.00', rate: '13%', tax: '1.30' })),
      gross: '¥33.90',
      note: '很长的备注。'.repeat(3_000),
    },
    said: { left: true },
  },
  { form: { buyer: {}, lines: [] }, said: { timedOut: true } },
];

/**
 * @param {import('puppeteer-core').Page} inside a page of the extension
 * @returns {Promise<any[]>} the records, oldest first
 */
export const fillWithAwkward = (inside) => keepCases(inside, CASES);
