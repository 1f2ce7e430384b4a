/**
 * 500 invoices of two companies as the ledger has them, and as the portal's list does: what the check of the two must
 * find is known, each kind by its count.
 */
import { issueInvoice } from '../../../portal/server/state.mjs';
import { line } from './kept-cases.mjs';

/** How many of each kind, by company. */
const MIX = [
  {
    plain: 232,
    neverListed: 4,
    changed: 2,
    elsewhere: 3,
    twins: 2,
    doubled: 2,
    unknownListed: 2,
    unknownLacking: 1,
    reversed: 1,
  },
  {
    plain: 236,
    neverListed: 3,
    changed: 1,
    elsewhere: 2,
    twins: 2,
    doubled: 1,
    unknownListed: 2,
    unknownLacking: 1,
    reversed: 1,
  },
];
export const sumOf = (/** @type {string} */ kind) => MIX.reduce((sum, mix) => sum + mix[kind], 0);

const yuan = (/** @type {number} */ cents) => (cents / 100).toFixed(2);

/**
 * @typedef {object} Entry one invoice, in the ledger or at the portal or in both
 * @property {string} kind
 * @property {number} company
 * @property {string} buyer
 * @property {number} cents net; the tax is 6 %
 * @property {string[]} numbers at the portal
 */

/** In the order of their time: those that a whole reading must lack come first, hours before. @param {number} until @returns {Entry[]} */
function entriesOf(until) {
  const year = new Date(until + 8 * 3_600_000).getUTCFullYear() % 100;
  let sequence = 0;
  const number = () => `${year}117${String(++sequence).padStart(15, '0')}`;
  let made = 0;
  const make = (kind, company, count) =>
    Array.from({ length: count }, () => {
      made += 1;
      return {
        kind,
        company,
        buyer: `核对客户${made % 17}有限公司`,
        cents: 10_000 + made * 37,
        numbers: [number()],
      };
    });
  return MIX.flatMap((mix, company) => [
    ...make('neverListed', company, mix.neverListed),
    ...make('unknownLacking', company, mix.unknownLacking),
    ...make('changed', company, mix.changed),
    ...make('elsewhere', company, mix.elsewhere),
    ...make('unknownListed', company, mix.unknownListed),
    ...make('reversed', company, mix.reversed),
    ...make('doubled', company, mix.doubled).map((one) => ({ ...one, numbers: [...one.numbers, number()] })),
    // Each twin equals the one before it.
    ...make('twin', company, mix.twins).flatMap((one) => [one, { ...one, numbers: [number()] }]),
    ...make('plain', company, mix.plain),
  ]);
}

/** @param {Entry} entry @param {{ name: string, taxId: string }} seller @returns {import('./kept-cases.mjs').Case} */
function caseOf({ kind, buyer, cents, numbers }, { name, taxId }) {
  const tax = Math.round(cents * 0.06);
  const lines = [line(1, '*信息技术服务*软件维护', { net: yuan(cents), rate: '6%', tax: yuan(tax) })];
  const isUnknown = kind.startsWith('unknown');
  return {
    form: {
      seller: { name, taxId },
      buyer: { name: buyer },
      lines,
      gross: `¥${yuan(cents + tax)}`,
      kind: '普通发票',
    },
    said: isUnknown ? { left: true } : { number: numbers[0] },
  };
}

/** @param {import('../../../portal/portal.mjs').Portal} portal @param {number} until when the last of them was entered, epoch ms */
export function reconcileCase({ state }, until) {
  const entries = entriesOf(until);
  const entered = entries.filter(({ kind }) => kind !== 'elsewhere');
  return {
    entries,
    /** For the ledger, oldest first. */
    cases: entered.map((entry) => caseOf(entry, state.companies[entry.company])),
    /**
     * Gives the portal what the ledger was not told, two seconds after each submit.
     * @param {any[]} records of the cases, oldest first
     */
    issueAll(records) {
      const submittedAt = new Map(entered.map((entry, at) => [entry, records[at].submittedAt]));
      let before = records[0].submittedAt;
      for (const entry of entries) {
        const { kind, company, buyer, cents, numbers } = entry;
        const at = (submittedAt.get(entry) ?? before) + 2_000;
        before = at;
        if (kind === 'unknownLacking') continue;
        const { name, taxId } = state.companies[company];
        const net = kind === 'changed' ? cents + 900 : cents;
        const tax = Math.round(net * 0.06);
        for (const [nth, Fphm] of numbers.entries()) {
          const fields = { FppzDm: '02', Xsfmc: name, Xsfnsrsbh: taxId, Gmfmc: buyer, Gmfnsrsbh: '', Bz: '' };
          const amounts = { Hjje: yuan(net), Hjse: yuan(tax), Jshj: yuan(net + tax), MxzbList: [] };
          const how = { listed: kind !== 'neverListed', at: at + nth * 3_000 };
          const invoice = issueInvoice(state, { ...fields, ...amounts }, how);
          invoice.Fphm = Fphm;
          if (kind === 'reversed') invoice.FpztDm = '02';
        }
      }
    },
    /** Numbers of one kind, sorted. */
    numbersOf: (/** @type {string} */ kind) =>
      entries
        .filter((entry) => entry.kind === kind)
        .flatMap(({ numbers }) => numbers)
        .sort(),
  };
}
