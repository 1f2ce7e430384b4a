import { cents, money } from '../cents.mjs';
import { beijingText, nowAt } from '../clock.mjs';
import { issueInvoice } from '../state.mjs';

/**
 * @typedef {keyof typeof SHORT | '01' | '02' | '03' | '04' | '05' | '06' | '07' | '08' | '09' | '10' | '11' | '12' | '13'} ConfirmState
 *   one of the real states by its number, or by a short name
 *
 * @typedef {object} RedConfirm 红字发票确认信息; the names of its fields are this portal's own
 * @property {string} Qrdbh 确认单编号
 * @property {string} Lzfphm number of the invoice that it reverses
 * @property {'full' | 'partial'} Hcfw
 * @property {string} Qrdzt '01' to '13'
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

/** Short names of the states. */
const SHORT = { waiting: '02', confirmed: '04', withdrawn: '08', timedOut: '07' };
const LAST_STATE = 13;
/** It may be issued from. */
const READY = ['01', '04'];

const numberOf = (/** @type {string} */ state) => SHORT[state] ?? state;
const REVERSED = { full: '02', partial: '03' };

const negative = (/** @type {string | undefined} */ amount) => money(-Math.abs(cents(amount)));

/** What another confirmation leaves of an invoice: only one at a time may be under way. */
const isOpen = (/** @type {RedConfirm} */ { Qrdzt, Fphm }) => Fphm === '' && Number(Qrdzt) <= Number('04');

/** Invoices that may be reversed: of this company, positive, not yet reversed. @param {import('../state.mjs').State} state */
export function reversible(state) {
  const { taxId } = state.companies[state.options.company];
  return state.invoices.filter(
    ({ Xsfnsrsbh, Jshj, FpztDm }) => Xsfnsrsbh === taxId && cents(Jshj) > 0 && FpztDm !== REVERSED.full,
  );
}

/**
 * @param {import('../state.mjs').State} state
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
    Qrdbh: `110108260000${String(state.redSequence).padStart(8, '0')}`,
    Lzfphm,
    Hcfw,
    Qrdzt: state.options.redNeedsConfirm ? '02' : '01',
    Sqsj: beijingText(nowAt(state)),
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
  issueByItself(state, confirm);
  return confirm;
}

/**
 * What the other side, the clerk or the clock does with a confirmation.
 * @param {import('../state.mjs').State} state @param {string} id @param {ConfirmState} becomes
 */
export function setConfirm(state, id, becomes) {
  const confirm = state.redConfirms.find(({ Qrdbh }) => Qrdbh === id);
  if (!confirm) throw new Error(`unknown red confirmation: ${id}`);
  const number = numberOf(becomes);
  if (!/^\d\d$/.test(number) || Number(number) < 1 || Number(number) > LAST_STATE)
    throw new Error(`unknown state of a red confirmation: ${becomes}`);
  confirm.Qrdzt = number;
  issueByItself(state, confirm);
}

/** What nobody presses for. @param {import('../state.mjs').State} state @param {RedConfirm} confirm */
function issueByItself(state, { Qrdbh, Qrdzt }) {
  const { redPortalIssues } = state.options;
  const from = { none: [], noNeed: ['01'], ready: READY }[redPortalIssues];
  if (from.includes(Qrdzt) && isIssuable(state, Qrdbh)) issueRed(state, Qrdbh);
}

/** @param {import('../state.mjs').State} state @param {string} id @returns {boolean} whether it may be issued now */
export const isIssuable = (state, id) =>
  state.redConfirms.some(({ Qrdbh, Qrdzt, Fphm }) => Qrdbh === id && READY.includes(Qrdzt) && Fphm === '');

/**
 * Registers the red invoice, and tells its original that it is reversed.
 * @param {import('../state.mjs').State} state @param {string} id @param {{ listed?: boolean }} [how]
 */
export function issueRed(state, id, how) {
  const confirm = /** @type {RedConfirm} */ (state.redConfirms.find(({ Qrdbh }) => Qrdbh === id));
  const original = /** @type {any} */ (state.invoices.find(({ Fphm }) => Fphm === confirm.Lzfphm));
  const { Fphm: _number, Kprq: _date, listed: _listed, ...same } = original;
  const { Hjje, Hjse, Jshj, MxzbList } = confirm;
  const invoice = issueInvoice(state, { ...same, Hjje, Hjse, Jshj, MxzbList }, how);
  const Bz = `被红冲蓝字数电发票号码：${confirm.Lzfphm} 红字发票信息确认单编号：${confirm.Qrdbh}`;
  Object.assign(invoice, { Sflzfp: 'N', Lzfphm: confirm.Lzfphm, Bz });
  confirm.Fphm = invoice.Fphm;
  original.FpztDm = REVERSED[confirm.Hcfw];
  return invoice;
}
