import { emptySpecial } from './special/special-business.js';

const { options, company } = window.PORTAL_CONTEXT;

export const RATES = [
  { value: '0.13', label: '13%' },
  { value: '0.09', label: '9%' },
  { value: '0.06', label: '6%' },
  { value: '0.05', label: '5%' },
  { value: '0.03', label: '3%' },
  { value: '0.015', label: '1.5%' },
  { value: '0.01', label: '1%' },
  { value: '0', label: '0%' },
  { value: '免税', label: '免税' },
  { value: '不征税', label: '不征税' },
];

/** @param {string} value */
export const rateLabel = (value) => RATES.find((rate) => rate.value === value)?.label ?? '';

let lastId = 0;

const EMPTY_LINE = { xmmc: '', spbm: '', ggxh: '', dw: '', spsl: '', dj: '', je: '', slv: '', se: '' };

/**
 * Property names are the portal's column keys. `taxIncluded` tells how `dj` and `je` are meant; `discount` is the
 * line's own discount line, which in turn knows its line by `discountOf`; `picked` is the name taken from the library.
 * @param {object} [values]
 */
export function createLine(values = {}) {
  lastId += 1;
  const relations = { taxIncluded: false, discount: null, discountOf: null, discountRate: '', picked: '' };
  return { id: lastId, ...EMPTY_LINE, ...relations, ...values };
}

/** @param {Record<string, any>} line */
export const isEmptyLine = (line) => Object.keys(EMPTY_LINE).every((key) => !line[key]);

/** A ready line; every line differs from every other in name, quantity and amount. @param {number} n from 1 */
function prefilledLine(n) {
  const cents = n * 10_000 + n;
  const money = (/** @type {number} */ value) => (value / 100).toFixed(2);
  return createLine({
    xmmc: `*文具*练习本${n}`,
    ggxh: `A${n}`,
    dw: '本',
    spsl: String(n),
    dj: '100.01',
    je: money(cents),
    slv: '0.06',
    se: money(Math.round(cents * 0.06)),
  });
}

/** @param {import('./special/tickets.js').Ticket} ticket */
export function createInvoice(ticket) {
  const lines = Array.from({ length: options.prefillLines }, (_, index) => prefilledLine(index + 1));
  return {
    buyer: { gmfmc: '', gmfnsrsbh: '', dz: '', lxdh: '', yhyywdmc: '', yhzh: '' },
    seller: {
      xsfmc: company.name,
      xsfnsrsbh: company.taxId,
      xsfdz: company.address,
      xsflxdh: company.phone,
      xsfkhh: company.bankName,
      xsfyhzh: company.bankAccount,
    },
    shows: { buyerAddress: true, buyerBank: true, sellerAddress: true, sellerBank: true },
    naturalPerson: false,
    person: { zjlxDm: '', zjhm: '', gjhdqDm: '' },
    special: emptySpecial(ticket.tdyslxDm),
    taxIncluded: false,
    bz: '',
    skr: '',
    fhr: '',
    agent: { jbrxm: '', jbrzjlxDm: '', jbrzjhm: '', jbrgjDm: '', jbrnsrsbh: '' },
    lines: lines.length ? lines : [createLine()],
  };
}
