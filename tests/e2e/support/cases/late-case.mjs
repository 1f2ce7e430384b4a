/**
 * Submissions around the last midnight of November whose answers were lost, of two companies: their rows come into the
 * portal's list six hours late, and one of each company was truly not issued. Beside them stands one of each month with its
 * number, by which the list shows whose it is.
 */
import { issueInvoice } from '../../../portal/server/state.mjs';
import { ONE_LINE } from '../stage/stage.mjs';
import { keepCases, line } from './kept-cases.mjs';

const LATE_MS = 6 * 3_600_000;
const at = (/** @type {string} */ text) => Date.parse(`${text.replace(' ', 'T')}+08:00`);
/** When the first are entered, and when all are. */
export const BEFORE_MIDNIGHT = '2026-11-30 23:57';
const AFTER_MIDNIGHT = '2026-12-01 00:03';

/** By what becomes of them: when submitted, and when issued. */
const KINDS = {
  november: ['2026-11-30 23:57', '2026-11-30 23:57'],
  before: ['2026-11-30 23:58', '2026-11-30 23:58'],
  across: ['2026-11-30 23:59', '2026-12-01 00:04'],
  never: ['2026-12-01 00:00', ''],
  after: ['2026-12-01 00:01', '2026-12-01 00:01'],
  december: ['2026-12-01 00:02', '2026-12-01 00:02'],
};
export const LOST = /** @type {const} */ (['before', 'across', 'after']);
const isListedAtOnce = (/** @type {string} */ kind) => kind === 'november' || kind === 'december';
export const buyerOf = (/** @type {number} */ company, /** @type {string} */ kind) =>
  `月末客户${company + 1}${Object.keys(KINDS).indexOf(kind)}有限公司`;

/** Keeps the given kinds in the ledger, and gives the portal what became of them. */
async function keep({ portal, inside }, company, kinds, minutes) {
  const { state } = portal;
  const { name, taxId } = state.companies[company];
  const numberOf = (kind) => `261121${company}${String(Object.keys(KINDS).indexOf(kind)).padStart(13, '0')}`;
  const cases = kinds.map((kind) => ({
    form: {
      seller: { name, taxId },
      buyer: { name: buyerOf(company, kind) },
      lines: [line(1, '*餐饮服务*餐费', { net: '100.00', rate: '1%', tax: '1.00' })],
      gross: '¥101.00',
      kind: '普通发票',
    },
    said: isListedAtOnce(kind) ? { number: numberOf(kind) } : { left: true },
  }));
  const records = await keepCases(inside, cases, {
    minutes,
    name: `MONTH${company}`,
    now: at(AFTER_MIDNIGHT),
  });
  for (const kind of kinds) {
    if (kind === 'never') continue;
    const fields = {
      FppzDm: '02',
      Xsfmc: name,
      Xsfnsrsbh: taxId,
      Gmfmc: buyerOf(company, kind),
      Gmfnsrsbh: '',
    };
    portal.configure({ listLateMs: isListedAtOnce(kind) ? 0 : LATE_MS });
    const amounts = { Hjje: '100.00', Hjse: '1.00', Jshj: '101.00', Bz: '', MxzbList: [] };
    const invoice = issueInvoice(state, { ...fields, ...amounts }, { at: at(KINDS[kind][1]) });
    invoice.Fphm = numberOf(kind);
  }
  const own = records.filter(({ id }) => id.startsWith(`01MONTH${company}`));
  return Object.fromEntries(kinds.map((kind, nth) => [kind, own[nth].id]));
}

/**
 * Of the first company she types two into the form; the others are put in as such.
 * @param {Awaited<ReturnType<typeof import('../stage/clocked-stage.mjs').setClockedStage>>} stage at `BEFORE_MIDNIGHT`
 * @returns {Promise<Record<string, string>[]>} ids of the submissions by kind, by company
 */
export async function enterAroundMidnight(stage) {
  const { portal } = stage;
  /** @type {Record<string, string>} */
  const typed = {};
  const type = async (kind, fault, options = {}) => {
    portal.configure({ issueDelayMs: 50, listByMonth: true, listLateMs: LATE_MS, issueLagMs: 0, ...options });
    portal.setFault(fault);
    await stage.page.bringToFront();
    await stage.submit({ ...ONE_LINE, buyer: { name: buyerOf(0, kind), taxId: '' } });
    typed[kind] = (await stage.newest('unknown', Object.keys(typed).length + 1)).id;
    await portal.clearFault();
  };
  await type('across', '500-issued', { issueLagMs: 6 * 60_000 });
  await type('never', 'http-500-json');
  await stage.moveTo(AFTER_MIDNIGHT);
  portal.configure({ issueLagMs: 0 });
  const others = await keep(stage, 0, ['november', 'before', 'after', 'december'], 1);
  const second = await keep(stage, 1, Object.keys(KINDS), 1);
  return [{ ...typed, ...others }, second];
}
