/** The check of the ledger against the portal's own list: 500 invoices of two companies, read page by page. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { choose, find } from '../portal/driver/elements.mjs';
import { listedNumbers, openQuery, searchList, turnTo } from '../portal/driver.mjs';
import { lookAtList, readings } from './support/look-at-list.mjs';
import { reconcileCase, sumOf } from './support/reconcile-case.mjs';
import { restoreCases } from './support/restored-ledger.mjs';
import { setStage } from './support/stage.mjs';
import { readStore } from './support/storage.mjs';
import { waitFor } from './support/wait-for.mjs';

/** @type {import('./support/stage.mjs').Stage} */
let stage;
/** @type {import('puppeteer-core').Page} */
let list;
/** @type {ReturnType<typeof reconcileCase>} */
let known;

beforeAll(async () => {
  stage = await setStage();
  list = await stage.browser.newPage();
  await stage.inside.evaluate(() =>
    globalThis.chrome.storage.local.set({ settings: { settleWaitMs: 1_000 } }),
  );
  known = reconcileCase(stage.portal);
  known.issueAll(await restoreCases(stage, known.cases));
}, 240_000);
afterAll(() => stage?.close());

const records = () => readStore(stage.inside, 'submissions');
const withStanding = async (/** @type {string} */ standing) =>
  (await records()).filter((record) => record.standing === standing);
const numbersOf = (/** @type {any[]} */ some) => some.flatMap(({ invoiceNumbers }) => invoiceNumbers).sort();
/** Of the record that lists and chips name by its buyer and gross: unclear ones had no number. */
const idOf = ({ invoice }) => `${invoice.buyer.name} ${invoice.totalNet ?? invoice.lines[0].netAmount}`;

describe('what no list shows whole says nothing of what it lacks', () => {
  test('half-paged', async () => {
    const reading = await lookAtList(stage, list, {}, [2]);
    expect(reading).toMatchObject({ complete: false, pagesSeen: 2 });
    await waitFor(async () => (await withStanding('confirmed')).length >= 10);
    expect(await withStanding('missing')).toEqual([]);
  });

  test.each([
    ['narrowed to a buyer', { buyer: '核对客户3有限' }],
    ['取得发票', { type: '取得发票' }],
  ])('%s', async (_, conditions) => {
    await lookAtList(stage, list, conditions);
    expect((await readings(stage)).at(-1)?.complete).toBe(false);
    expect(await withStanding('missing')).toEqual([]);
  });
});

/** All pages of the company that is signed in, 50 rows each. @param {number} company */
async function readWhole(company) {
  stage.portal.configure({ company });
  const total = stage.portal.state.invoices.filter(
    ({ listed, Xsfnsrsbh }) => listed && Xsfnsrsbh === stage.portal.state.companies[company].taxId,
  ).length;
  await list.bringToFront();
  await openQuery(list, stage.portal);
  const before = new Set((await readings(stage)).map(({ id }) => id));
  await searchList(list, {});
  await choose(list, await find(list, '.t-pagination__select input'), '50 条/页');
  await waitFor(async () => (await listedNumbers(list)).length === 50, { timeout: 20_000 });
  const reading = () => readings(stage).then((all) => all.find(({ id }) => !before.has(id)));
  for (let page = 1; page <= Math.ceil(total / 50); page += 1) {
    if (page > 1) await turnTo(list, page);
    await waitFor(async () => (await reading())?.pages.some((seen) => seen.page === page), {
      timeout: 20_000,
    });
  }
  await waitFor(async () => (await reading())?.complete, { timeout: 20_000 });
  expect((await reading()).total).toBe(total);
}

describe('what both lists show whole is told, and nothing else', () => {
  beforeAll(async () => {
    await readWhole(0);
    await readWhole(1);
    const lacking = sumOf('neverListed') + sumOf('unknownLacking');
    await waitFor(async () => (await withStanding('missing')).length === lacking, { timeout: 30_000 });
    await waitFor(async () => (await withStanding('unchecked')).length === 0, { timeout: 30_000 });
  }, 240_000);

  test('missing: the 7 that never reached the list, and the 2 unclear ones that it lacks', async () => {
    const missing = await withStanding('missing');
    const issued = missing.filter(({ outcome }) => outcome.type === 'issued');
    expect(numbersOf(issued)).toEqual(known.numbersOf('neverListed'));
    const unclear = missing.filter(({ outcome }) => outcome.type === 'unknown');
    expect(unclear.map(idOf).sort()).toEqual(
      known.entries
        .filter(({ kind }) => kind === 'unknownLacking')
        .map(({ buyer, cents }) => `${buyer} ${(cents / 100).toFixed(2)}`)
        .sort(),
    );
    expect(missing).toHaveLength(issued.length + unclear.length);
  });

  test('the 3 with other amounts, each with what differs', async () => {
    const found = await withStanding('mismatched');
    expect(numbersOf(found)).toEqual(known.numbersOf('changed'));
    for (const { check } of found) {
      expect(check.differences.map(({ field }) => field)).toEqual(['net', 'tax', 'gross']);
    }
  });

  test('the 3 that a resend doubled, each with both numbers; the twins that were meant are none', async () => {
    expect(numbersOf(await withStanding('duplicated'))).toEqual(known.numbersOf('doubled'));
    const twins = known.numbersOf('twin');
    expect(twins).toHaveLength(2 * sumOf('twins'));
    const confirmed = numbersOf(await withStanding('confirmed'));
    expect(twins.filter((number) => !confirmed.includes(number))).toEqual([]);
  });

  test('the 2 that were reversed', async () =>
    expect(numbersOf(await withStanding('reversed'))).toEqual(known.numbersOf('reversed')));

  test('4 of the 6 unclear ones are issued, each with its number', async () => {
    const numbers = known.numbersOf('unknownListed');
    const settled = (await records()).filter(({ invoiceNumbers }) => numbers.includes(invoiceNumbers[0]));
    expect(settled.map(({ outcome, standing }) => [outcome.type, standing])).toEqual(
      numbers.map(() => ['issued', 'confirmed']),
    );
    expect((await records()).filter(({ outcome }) => outcome.type === 'unknown')).toHaveLength(
      sumOf('unknownLacking'),
    );
  });

  test('all others are confirmed, and the 5 entered elsewhere stand in no record', async () => {
    const all = await records();
    expect(numbersOf(await withStanding('confirmed'))).toEqual(
      [...known.numbersOf('plain'), ...known.numbersOf('twin'), ...known.numbersOf('unknownListed')].sort(),
    );
    const carried = new Set(numbersOf(all));
    const rows = await readStore(stage.inside, 'portalRows');
    expect(
      rows
        .map(({ id }) => id)
        .filter((id) => !carried.has(id))
        .sort(),
    ).toEqual(known.numbersOf('elsewhere'));
  });

  test('read once more, nothing changes', async () => {
    const told = async () =>
      (await records()).map(({ id, standing, check, history }) => [id, standing, check, history]);
    const before = await told();
    await readWhole(1);
    await lookAtList(stage, list, { buyer: '核对客户3有限' });
    expect(await told()).toEqual(before);
  });
});
