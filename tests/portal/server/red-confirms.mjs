import { cents, money } from './cents.mjs';
import { beijingText } from './clock.mjs';
import { issueInvoice } from './state.mjs';

/**
 * @typedef {'waiting' | 'confirmed' | 'withdrawn' | 'timedOut'} ConfirmState 待确认 已确认 撤销 超时
 *
 * @typedef {object} RedConfirm 红字发票确认信息; the names of its fields are this portal's own
 * @property {string} Qrdbh 确认单编号
 * @property {string} Lzfphm number of the invoice that it reverses
 * @property {'full' | 'partial'} Hcfw
 * @property {ConfirmState} Qrdzt
 * @property {string} Sqsj when it was made
 * @property {string} Xsfnsrsbh
 * @property {string} Gmfmc
 * @property {string} Gmfnsrsbh
 * @property {string} Hjje negative, as the two below
 * @property {string} Hjse
 * @property {string} Jshj
 * @property {string} Fphm number of the red invoice, '' until there is one
 * @property {Record<string, string>[]} MxzbList negative
 */

const STATES = ['waiting', 'confirmed', 'withdrawn', 'timedOut'];
const REVERSED = { full: '02', partial: '03' };

const negative = (/** @type {string | undefined} */ amount) => money(-Math.abs(cents(amount)));

/** What another confirmation leaves of an invoice: only one at a time may be under way. */
const isOpen = (/** @type {RedConfirm} */ { Qrdzt, Fphm }) =>
  Fphm === '' && (Qrdzt === 'waiting' || Qrdzt === 'confirmed');

/** Invoices that may be reversed: of this company, positive, not yet reversed. @param {import('./state.mjs').State} state */
export function reversible(state) {
  const { taxId } = state.companies[state.options.company];
  return state.invoices.filter(
    ({ Xsfnsrsbh, Jshj, FpztDm }) => Xsfnsrsbh === taxId && cents(Jshj) > 0 && FpztDm !== REVERSED.full,
  );
}

/**
 * @param {import('./state.mjs').State} state
 * @param {{ Lzfphm: string, Hcfw: 'full' | 'partial', MxzbList: Record<string, string>[] }} asked amounts of any sign
 * @returns {RedConfirm | string} the reason why not
 */
export function addConfirm(state, { Lzfphm, Hcfw, MxzbList }) {
  const original = reversible(state).find(({ Fphm }) => Fphm === Lzfphm);
  if (!original) return '原蓝字发票号码不正确，未找到可红冲的发票';
  if (state.redConfirms.some((other) => other.Lzfphm === Lzfphm && isOpen(other)))
    return '该发票存在未完成的红字发票确认信息，不能再次提交';
  const lines = MxzbList.map((line) => ({ ...line, Je: negative(line.Je), Se: negative(line.Se) }));
  const sum = (/** @type {'Je' | 'Se'} */ name) => lines.reduce((all, line) => all + cents(line[name]), 0);
  const whole = Hcfw === 'full';
  const [net, tax] = whole ? [-cents(original.Hjje), -cents(original.Hjse)] : [sum('Je'), sum('Se')];
  if (net < -cents(original.Hjje)) return '红字金额超出原蓝字发票剩余可红冲金额';
  state.redSequence += 1;
  /** @type {RedConfirm} */
  const confirm = {
    Qrdbh: `11010826${String(state.redSequence).padStart(8, '0')}`,
    Lzfphm,
    Hcfw,
    Qrdzt: state.options.redNeedsConfirm ? 'waiting' : 'confirmed',
    Sqsj: beijingText(Date.now()),
    Xsfnsrsbh: original.Xsfnsrsbh,
    Gmfmc: original.Gmfmc,
    Gmfnsrsbh: original.Gmfnsrsbh ?? '',
    Hjje: money(net),
    Hjse: money(tax),
    Jshj: money(net + tax),
    Fphm: '',
    MxzbList: lines,
  };
  state.redConfirms.push(confirm);
  return confirm;
}

/**
 * What the other side, the clerk or the clock does with a confirmation.
 * @param {import('./state.mjs').State} state @param {string} id @param {ConfirmState} becomes
 */
export function setConfirm(state, id, becomes) {
  const confirm = state.redConfirms.find(({ Qrdbh }) => Qrdbh === id);
  if (!confirm) throw new Error(`unknown red confirmation: ${id}`);
  if (!STATES.includes(becomes)) throw new Error(`unknown state of a red confirmation: ${becomes}`);
  confirm.Qrdzt = becomes;
}

/** @param {import('./state.mjs').State} state @param {string} id @returns {boolean} whether it may be issued now */
export const isIssuable = (state, id) =>
  state.redConfirms.some(({ Qrdbh, Qrdzt, Fphm }) => Qrdbh === id && Qrdzt === 'confirmed' && Fphm === '');

/**
 * Registers the red invoice, and tells its original that it is reversed.
 * @param {import('./state.mjs').State} state @param {string} id @param {{ listed?: boolean }} [how]
 */
export function issueRed(state, id, how) {
  const confirm = /** @type {RedConfirm} */ (state.redConfirms.find(({ Qrdbh }) => Qrdbh === id));
  const original = /** @type {any} */ (state.invoices.find(({ Fphm }) => Fphm === confirm.Lzfphm));
  const { Fphm: _number, Kprq: _date, listed: _listed, ...same } = original;
  const { Hjje, Hjse, Jshj, MxzbList } = confirm;
  const invoice = issueInvoice(state, { ...same, Hjje, Hjse, Jshj, MxzbList }, how);
  Object.assign(invoice, { Sflzfp: 'N', Lzfphm: confirm.Lzfphm });
  confirm.Fphm = invoice.Fphm;
  original.FpztDm = REVERSED[confirm.Hcfw];
  return invoice;
}
