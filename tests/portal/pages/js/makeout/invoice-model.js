const { options, company } = window.PORTAL_CONTEXT;

export const RATES = [
  { value: '0.13', label: '13%' },
  { value: '0.09', label: '9%' },
  { value: '0.06', label: '6%' },
  { value: '0.05', label: '5%' },
  { value: '0.03', label: '3%' },
  { value: '0.01', label: '1%' },
  { value: '0', label: '0%' },
  { value: '免税', label: '免税' },
  { value: '不征税', label: '不征税' },
];

/** @param {string} value */
export const rateLabel = (value) => RATES.find((rate) => rate.value === value)?.label ?? '';

let lastId = 0;

/** Property names are the portal's column keys. @param {object} [values] */
export function createLine(values = {}) {
  lastId += 1;
  return { id: lastId, xmmc: '', ggxh: '', dw: '', spsl: '', dj: '', je: '', slv: '', se: '', ...values };
}

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

export function createInvoice() {
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
    person: { zjlxDm: '', zjhm: '' },
    bz: '',
    lines: lines.length ? lines : [createLine()],
  };
}
