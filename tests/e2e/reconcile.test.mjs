/** The check of the ledger against the portal's own list: 500 invoices of two companies, read page by page. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lookAtList, lookAtWholeList, readings } from './support/look-at-list.mjs';
import { reconcileCase } from './support/reconcile-case.mjs';
import { allChecked, reconciledTests, withStanding } from './support/reconciled.mjs';
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
    globalThis.chrome.storage.local.set({ settings: { settleWaitMs: 1_000, settleSecondMs: 1_000 } }),
  );
  known = reconcileCase(stage.portal);
  known.issueAll(await restoreCases(stage, known.cases));
}, 240_000);
afterAll(() => stage?.close());

const records = () => readStore(stage.inside, 'submissions');

describe('what no list shows whole says nothing of what it lacks', () => {
  test('half-paged', async () => {
    const reading = await lookAtList(stage, list, {}, [2]);
    expect(reading).toMatchObject({ complete: false, pagesSeen: 2 });
    await waitFor(async () => (await withStanding(stage.inside, 'confirmed')).length >= 10);
    expect(await withStanding(stage.inside, 'missing')).toEqual([]);
  });

  test.each([
    ['narrowed to a buyer', { buyer: '核对客户3有限' }],
    ['取得发票', { type: '取得发票' }],
  ])('%s', async (_, conditions) => {
    await lookAtList(stage, list, conditions);
    expect((await readings(stage)).at(-1)?.complete).toBe(false);
    expect(await withStanding(stage.inside, 'missing')).toEqual([]);
  });
});

describe('what both lists show whole is told, and nothing else', () => {
  beforeAll(async () => {
    await lookAtWholeList(stage, list, 0);
    await lookAtWholeList(stage, list, 1);
    await allChecked(stage.inside);
  }, 240_000);

  reconciledTests(() => ({ inside: stage.inside, known }));

  test.each([
    ['once more', {}],
    ['with two labels of the dates', { listDates: 'labels' }],
    ['with labels in brackets, and the company in the header', { listDates: 'brackets', listHeader: true }],
    ['with columns of both sides', { listPage: 'plain' }],
  ])('read %s, nothing changes', async (_, options) => {
    const told = async () =>
      (await records()).map(({ id, standing, check, history }) => [id, standing, check, history]);
    const before = await told();
    stage.portal.configure({ listPage: 'described', listHeader: false, ...options });
    await lookAtWholeList(stage, list, 1);
    await lookAtList(stage, list, { buyer: '核对客户3有限' });
    expect(await told()).toEqual(before);
  });
});
