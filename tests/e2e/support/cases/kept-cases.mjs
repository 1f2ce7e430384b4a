/**
 * Submissions put into the ledger by the product's own way, without a portal: facts in the outbox, then a sweep. For
 * tests that need many or odd ones.
 */
import { readStore } from '../browser/storage.mjs';
import { waitFor } from '../browser/wait-for.mjs';

const SITE = {
  origin: 'https://dppt.beijing.chinatax.gov.cn:8443',
  path: '/blue-invoice-makeout/invoice-makeout',
};
const SELLER = { name: '北京云杉科技有限公司', taxId: '91110105MA01C4JX88' };
const HALF = ['name', 'taxId', 'address', 'phone', 'bankName', 'bankAccount'];
const LABELS = ['名称', '统一社会信用代码/纳税人识别号', '地址', '电话', '开户银行', '银行账号'];
const COLUMNS = {
  xmmc: '项目名称',
  ggxh: '规格型号',
  dw: '单位',
  spsl: '数量',
  dj: '单价',
  je: '金额',
  slv: '税率/征收率',
  se: '税额',
};

/**
 * @typedef {object} Case
 * @property {{ seller?: object, buyer?: object, lines: string[][], gross?: string, kind?: string, note?: string }} form
 *   lines as `line` makes them, the totals as the page shows them
 * @property {{ number?: string, refusal?: string, left?: true, timedOut?: true }} said what came of it
 * @property {object} [mark] members of its submit: a row of a batch, a red letter
 */

/** A row of the form's table. */
export const line = (
  no,
  itemName,
  { specification = '', unit = '项', quantity = '', price = '', net, rate, tax },
) => [String(no), itemName, specification, unit, quantity, price, net, rate, tax];

const half = (group, values) =>
  HALF.map((id, nth) => ({
    label: LABELS[nth],
    labelFrom: 'item',
    kind: 'text',
    value: values[id] ?? '',
    group,
    nth,
  }));

/** The form as a snapshot holds it. @param {Case['form']} form @param {number} takenAt */
function snapshotOf({ seller = SELLER, buyer = {}, lines, gross, kind, note }, takenAt) {
  const noteField = { label: '备注', labelFrom: 'item', kind: 'textarea', value: note };
  return {
    takenAt,
    title: '蓝字发票开具',
    fields: [...half('buyer', buyer), ...half('seller', seller), ...(note === undefined ? [] : [noteField])],
    tables: [
      {
        columns: [{ label: '序号' }, ...Object.entries(COLUMNS).map(([key, label]) => ({ label, key }))],
        rows: lines,
      },
    ],
    texts: { ...(gross && { totalGross: gross }), ...(kind && { kind }) },
  };
}

/** @param {string} submissionId @param {Case} one @param {number} at */
function factsOf(submissionId, { form, said, mark }, at) {
  const make = (step, type, more) => ({
    id: `${submissionId}${step}`,
    at: at + step * 700,
    type,
    submissionId,
    ...more,
  });
  const submitted = make(0, 'submitted', {
    profileId: 'dppt',
    site: SITE,
    gesture: 'click',
    onLine: true,
    snapshot: snapshotOf(form, at),
    ...mark,
  });
  // By the token call the two clocks are known.
  const token = { call: 'token', requestId: `T${submissionId}`, status: 200, portalAt: at };
  const begun = [submitted, { ...make(0, 'responded', token), id: `${submissionId}T` }];
  const call = { call: 'issue', requestId: submissionId };
  const answered = (area, text, invoiceNumbers) => [
    ...begun,
    make(1, 'called', { ...call, method: 'POST', site: SITE }),
    make(2, 'responded', { ...call, status: 200 }),
    make(3, 'answered', { area, text, buttons: [], invoiceNumbers }),
  ];
  if (said.number) return answered('success', '', [said.number]);
  if (said.refusal) return answered('dialog', said.refusal, []);
  if (said.timedOut) return [...begun, make(1, 'timedOut', {})];
  return [...begun, make(1, 'leftPage', { how: 'pageHidden' })];
}

/** A minute; less where the month began so shortly before that some would lie in the last one, and in no export of this. */
function minutesApart(/** @type {number} */ count, /** @type {number} */ now) {
  const [year, month] = new Date(now + 8 * 3_600_000).toISOString().split('-').map(Number);
  const begun = Date.UTC(year, month - 1, 1) - 8 * 3_600_000;
  return Math.min(1, (now - begun) / 60_000 / (count + 1));
}

/**
 * @param {readonly Case[]} cases oldest first, a minute apart, the last a minute ago
 * @param {{ minutes?: number, name?: string, now?: number }} [options] minutes between two; `name` is part of the ids
 */
export function factsOfCases(cases, { minutes, name = 'KEPT', now: given } = {}) {
  const now = given ?? Date.now();
  // A time that was given is meant as it is.
  const apart = minutes ?? (given === undefined ? minutesApart(cases.length, now) : 1);
  return cases.flatMap((one, index) =>
    factsOf(
      `01${name}${String(index).padStart(4, '0')}`,
      one,
      Math.round(now - 60_000 * (apart * (cases.length - index))),
    ),
  );
}

/**
 * @param {import('puppeteer-core').Page} inside a page of the extension
 * @param {readonly Case[]} cases oldest first, a minute apart, the last a minute ago
 * @param {{ minutes?: number, name?: string, now?: number }} [options] minutes between two; `name` is part of the ids
 * @returns {Promise<any[]>} all records, oldest first
 */
export async function keepCases(inside, cases, { minutes, name = 'KEPT', now } = {}) {
  const facts = factsOfCases(cases, { minutes, name, now });
  await inside.evaluate(async (all) => {
    const { runtime, storage } = globalThis.browser ?? globalThis.chrome;
    await storage.local.set(Object.fromEntries(all.map((fact) => [`outbox:${fact.id}`, fact])));
    await runtime.sendMessage({ kind: 'sweep' });
  }, facts);
  return waitFor(
    async () => {
      const records = await readStore(inside, 'submissions');
      const kept = records.filter(
        ({ id, outcomeType }) => id.startsWith(`01${name}`) && outcomeType !== 'pending',
      );
      return kept.length === cases.length && records.sort((a, b) => a.submittedAt - b.submittedAt);
    },
    { timeout: 60_000, message: `${cases.length} records with an outcome` },
  );
}
