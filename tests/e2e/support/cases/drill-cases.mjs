/**
 * Twelve submissions of two companies around an outage, with what she typed and what came of it; what is secret and what is
 * hostile in them. Sums are made here from what is typed, in whole cents: no code of the product.
 */

/** Nothing of it may be found in anything that is kept or handed on (law L6). */
export const SECRETS = {
  account: '13911112222',
  password: 'S3cret-pass-9917',
  captcha: 'QX7Z',
  loginCode: '835216',
  /** Typed in a field of the entry page, and shown on it. */
  smsCode: '739164',
  shownCode: '604182',
  cookie: 'cookie-5d41402abc4b2a76',
  token: 'token-b9719d911017c592',
  fragment: 'fragment-ae2b1fca515949e5',
  qr: 'iVBORw0KGgoSecretQrImage',
};

const RTL = '\u202E';
export const HOSTILE = {
  buyer: `=cmd|'/C calc'!A1<img src=x onerror="document.title=1">${RTL}gpj`,
  /** Said by the portal. */
  refusal: `第1行税率不合法</script><script>document.title=1</script>=1+1${RTL}fdp../../x`,
  doubt: `内部错误<b onmouseover=alert(1)>@SUM(1+1)${RTL}txt${'很长'.repeat(400)}`,
  fileName: `../../../${RTL}gpj.=1+1<b>.exe`,
  note: `+1+1<svg onload="document.title=1">${RTL}`,
};

/**
 * `hit`: a fault of the outage is of it, and which kind · `site`, `fault`: what is wrong when she presses
 * @typedef {object} Played
 * @property {0 | 1} company
 * @property {string} buyer
 * @property {string} net
 * @property {string} rate in percent
 * @property {'issued' | 'refused' | 'unknown'} outcome
 * @property {string} [site] of site-faults.mjs
 * @property {string | import('../../../portal/faults.mjs').Fault} [fault]
 * @property {'unreachable' | 'busy'} [hit]
 * @property {true} [scan] a QR code is shown in between
 */

const says = (/** @type {string} */ id, /** @type {string} */ message) =>
  /** @type {const} */ ({ id, call: 'issue', kind: 'error', code: 'GT4000101', message, show: 'dialog' });

/** @type {Record<'before' | 'during' | 'after', Played[]>} */
export const DRILL = {
  before: [
    { company: 0, buyer: '晨光一中', net: '1234.56', rate: '13', outcome: 'issued' },
    {
      company: 1,
      buyer: '晨光二中',
      net: '88.10',
      rate: '6',
      outcome: 'refused',
      fault: says('refused', HOSTILE.refusal),
    },
  ],
  during: [
    { company: 1, buyer: '晨光三中', net: '3000.00', rate: '1', outcome: 'issued' },
    {
      company: 1,
      buyer: HOSTILE.buyer,
      net: '412.35',
      rate: '6',
      outcome: 'unknown',
      fault: '502',
      hit: 'unreachable',
    },
    {
      company: 0,
      buyer: '晨光五中',
      net: '19.99',
      rate: '13',
      outcome: 'unknown',
      site: 'bad-gateway',
      hit: 'unreachable',
    },
    { company: 0, buyer: '晨光六中', net: '640.00', rate: '3', outcome: 'refused', fault: 'refuse-rate' },
    {
      company: 0,
      buyer: '晨光七中',
      net: '250.75',
      rate: '6',
      outcome: 'unknown',
      site: 'down',
      hit: 'unreachable',
    },
    {
      company: 0,
      buyer: '晨光八中',
      net: '77.07',
      rate: '13',
      outcome: 'unknown',
      fault: 'hang',
      hit: 'busy',
    },
    {
      company: 1,
      buyer: '晨光九中',
      net: '905.00',
      rate: '1',
      outcome: 'issued',
      fault: 'face-scan',
      scan: true,
    },
    {
      company: 1,
      buyer: '晨光十中',
      net: '0.55',
      rate: '13',
      outcome: 'unknown',
      fault: says('doubt', HOSTILE.doubt),
      hit: 'busy',
    },
  ],
  after: [
    { company: 1, buyer: '晨光十一中', net: '56.00', rate: '6', outcome: 'issued' },
    { company: 0, buyer: '晨光十二中', net: '7.00', rate: '6', outcome: 'issued' },
  ],
};
export const ALL = [...DRILL.before, ...DRILL.during, ...DRILL.after];
export const HIT = ALL.filter(({ hit }) => hit);

/** What the report shows of the 502, the slow page and the hang; and that there is no photograph, and why. */
export const REPORT_SAYS = [
  'HTTP 502',
  '平时 0.4 秒，这次 4',
  '没有回应</bdi></td>',
  '没有截图：没有打开截图',
];

const cents = (/** @type {string} */ amount) => BigInt(amount.replace('.', ''));
const plain = (/** @type {bigint} */ value) => `${value / 100n}.${String(value % 100n).padStart(2, '0')}`;
/** Of each line, rounded half up, as the portal does it. @param {Played} one */
const taxOf = ({ net, rate }) => (cents(net) * BigInt(rate) * 2n + 100n) / 200n;

/** @param {Played[]} some */
export const sumsOf = (some) => {
  const net = some.reduce((sum, one) => sum + cents(one.net), 0n);
  const tax = some.reduce((sum, one) => sum + taxOf(one), 0n);
  return { count: some.length, net: plain(net), gross: plain(net + tax) };
};

/** As the pages write it: with a comma before each third digit. @param {string} amount */
export const yuan = (amount) => `¥${amount.replace(/\B(?=(?:\d{3})+\.)/g, ',')}`;

/** As `enterInvoice` types it. @param {Played} one */
export const invoiceOf = ({ buyer, net, rate }) => ({
  ticket: /** @type {const} */ ('普通发票'),
  buyer: { name: buyer, taxId: '' },
  lines: [{ itemName: '*信息技术服务*软件维护', netAmount: net, taxRate: `${rate}%` }],
});
