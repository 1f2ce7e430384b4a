/**
 * A ledger of everything that spreadsheets are known to spoil, put in by the product's own way: facts in the outbox,
 * then a sweep. All companies are invented.
 */
import { snapshot } from '../../unit/support/snapshots.ts';
import { readStore } from './storage.mjs';
import { waitFor } from './wait-for.mjs';

const SITE = {
  origin: 'https://dppt.beijing.chinatax.gov.cn:8443',
  path: '/blue-invoice-makeout/invoice-makeout',
};
const DIGITS = '02000001092000012345';

const line = (no, itemName, { specification = '', quantity = '', price = '', net, rate, tax }) => [
  String(no),
  itemName,
  specification,
  '项',
  quantity,
  price,
  net,
  rate,
  tax,
];
const one = (itemName, more) => [line(1, itemName, { net: '100.00', rate: '1%', tax: '1.00', ...more })];
const note = (value) => [{ label: '备注', labelFrom: 'item', kind: 'textarea', value }];
const buyer = (name, taxId) => ({ name, ...(taxId && { taxId }) });

/** An invoice of the form, and what the portal's side said: one each, oldest first. */
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
      texts: { totalGross: '¥1,733.35', kind: '增值税专用发票' },
      fields: note('合同 2026-118\r\n第二行\t表格'),
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
      texts: { totalGross: '¥-109.00', kind: '普通发票' },
    },
    said: { number: '26112000000123456782' },
  },
  {
    form: {
      buyer: buyer('不征税公司'),
      lines: one('*预付卡*销售', { rate: '不征税', tax: '***' }),
      texts: { totalGross: '¥100.00', kind: '普通发票' },
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
      texts: { totalGross: '¥103.00' },
      fields: note(DIGITS),
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
    form: { buyer: buyer(text), lines: one(text, { specification: text }), fields: note(text) },
    said: { refusal: `税率不合法：${text}` },
  })),
  {
    form: { buyer: buyer('控\u0001制\u0000符\u001b公\u0008司\ufffe'), lines: one('行\u0007') },
    said: { refusal: '税率\u0002不合法' },
  },
  {
    form: { buyer: buyer('😀👩‍👩‍👧公司𠮷'), lines: one('🍎苹果'), fields: note('🧾 谢谢') },
    said: { left: true },
  },
  {
    form: {
      buyer: buyer(DIGITS, DIGITS.slice(0, 18)),
      lines: [1, 2, 3].map((no) => line(no, '长'.repeat(15_000), { net: '10.00', rate: '13%', tax: '1.30' })),
      texts: { totalGross: '¥33.90' },
      fields: note('很长的备注。'.repeat(3_000)),
    },
    said: { left: true },
  },
  { form: { buyer: {}, lines: [], texts: {} }, said: { timedOut: true } },
];

/** @param {number} index @param {(typeof CASES)[number]} one @param {number} at */
function factsOf(index, { form, said }, at) {
  const submissionId = `01AWKWARD${String(index).padStart(4, '0')}`;
  const make = (step, type, more) => ({
    id: `${submissionId}${step}`,
    at: at + step,
    type,
    submissionId,
    ...more,
  });
  const submitted = make(0, 'submitted', {
    profileId: 'dppt',
    site: SITE,
    gesture: 'click',
    onLine: true,
    snapshot: snapshot(form),
  });
  const call = { call: 'issue', requestId: submissionId };
  const called = [
    make(1, 'called', { ...call, method: 'POST', site: SITE }),
    make(2, 'responded', { ...call, status: 200 }),
  ];
  const answer = (area, text, invoiceNumbers) =>
    make(3, 'answered', { area, text, buttons: [], invoiceNumbers });
  if (said.number) return [submitted, ...called, answer('success', '', [said.number])];
  if (said.refusal) return [submitted, ...called, answer('dialog', said.refusal, [])];
  if (said.timedOut) return [submitted, make(1, 'timedOut', {})];
  return [submitted, make(1, 'leftPage', { how: 'pageHidden' })];
}

/**
 * @param {import('puppeteer-core').Page} inside a page of the extension
 * @returns {Promise<any[]>} the records, oldest first
 */
export async function fillWithAwkward(inside) {
  const now = Date.now();
  const facts = CASES.flatMap((one, index) => factsOf(index, one, now - 60_000 * (CASES.length - index)));
  await inside.evaluate(async (all) => {
    const { runtime, storage } = globalThis.browser ?? globalThis.chrome;
    await storage.local.set(Object.fromEntries(all.map((fact) => [`outbox:${fact.id}`, fact])));
    await runtime.sendMessage({ kind: 'sweep' });
  }, facts);
  return waitFor(
    async () => {
      const records = await readStore(inside, 'submissions');
      const settled = records.filter(({ outcomeType }) => outcomeType !== 'pending');
      return settled.length === CASES.length && records.sort((a, b) => a.submittedAt - b.submittedAt);
    },
    { timeout: 60_000, message: `${CASES.length} records with an outcome` },
  );
}
