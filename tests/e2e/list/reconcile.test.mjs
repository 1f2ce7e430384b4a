/**
 * The check of the ledger against the portal's own list: 500 invoices of two companies, across the end of a month. The list of
 * the first is read page by page, each month by itself, that of the second by its exported file; then each in the other ways.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readStore } from '../support/browser/storage.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { beijingDay } from '../support/cases/beijing-day.mjs';
import { reconcileCase } from '../support/cases/reconcile-case.mjs';
import { lookAtList, lookAtWholeList, readings } from '../support/stage/look-at-list.mjs';
import { allChecked, reconciledTests, withStanding } from '../support/stage/reconciled.mjs';
import { restoreCases } from '../support/stage/restored-ledger.mjs';
import { setStage } from '../support/stage/stage.mjs';
import { takeInList, writeExportedList } from '../support/stage/take-in-list.mjs';

const HOUR = 3_600_000;
const startOf = (/** @type {string} */ day) => Date.parse(`${day}T00:00:00+08:00`);
/** From the first to the last of them, the first company's before the second's: midnight comes amid the former. */
const AFTER_MIDNIGHT = 6 * HOUR;
/** The newest end of a month that lies back so far. */
const FIRST_DAY = [beijingDay(), beijingDay(-2)]
  .map((day) => `${day.slice(0, 7)}-01`)
  .find((day) => startOf(day) + AFTER_MIDNIGHT + HOUR < Date.now());
const LAST_ENTERED = startOf(FIRST_DAY) + AFTER_MIDNIGHT;
const dayBefore = new Date(startOf(FIRST_DAY) - HOUR + 8 * HOUR).toISOString().slice(0, 10);
const [YEAR, MONTH] = FIRST_DAY.split('-').map(Number);
const lastOfMonth = new Date(Date.UTC(YEAR, MONTH, 0)).toISOString().slice(0, 10);
/** In the first hours of a month the second of the two lies back, too, and the portal takes no query over both. */
const LAST_DAY = [lastOfMonth, beijingDay()].sort()[0];
/** @type {[string, string][]} */
const MONTHS = [
  [`${dayBefore.slice(0, 7)}-01`, dayBefore],
  [FIRST_DAY, LAST_DAY],
];
/** @type {[string, string]} */
const DATES = [MONTHS[0][0], LAST_DAY];

const folder = mkdtempSync(join(tmpdir(), 'piaoying-list-'));
/** @type {import('../support/stage/stage.mjs').Stage} */
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
  known = reconcileCase(stage.portal, LAST_ENTERED);
  known.issueAll(await restoreCases(stage, known.cases, LAST_ENTERED));
}, 240_000);
afterAll(async () => {
  await stage?.close();
  rmSync(folder, { recursive: true, force: true });
});

const records = () => readStore(stage.inside, 'submissions');
const lookAt = (/** @type {number} */ company, /** @type {object} */ options, spans = [DATES]) => {
  stage.portal.configure({
    listPage: 'described',
    listDates: 'placeholders',
    listHeader: false,
    listByMonth: spans.length > 1,
    ...options,
  });
  return lookAtWholeList(stage, list, company, spans);
};

async function takeInFile(company) {
  stage.portal.configure({ company });
  const path = join(folder, `${company}.xlsx`);
  await writeExportedList(stage.portal, path, DATES);
  const before = (await readings(stage)).length;
  await takeInList(stage.browser, path, { dates: DATES });
  const all = await readings(stage);
  expect(all).toHaveLength(before + 1);
  expect(all.find(({ pages }) => pages.some(({ parts }) => parts))).toMatchObject({ complete: true });
}

describe('what no list shows whole says nothing of what it lacks', () => {
  test('half-paged', async () => {
    const reading = await lookAtList(stage, list, { dates: DATES }, [2]);
    expect(reading).toMatchObject({ complete: false, pagesSeen: 2 });
    await waitFor(async () => (await withStanding(stage.inside, 'confirmed')).length >= 10);
    expect(await withStanding(stage.inside, 'missing')).toEqual([]);
  });

  test.each([
    ['narrowed to a buyer', { buyer: '核对客户3有限' }],
    ['取得发票', { type: '取得发票' }],
  ])('%s', async (_, conditions) => {
    await lookAtList(stage, list, { dates: DATES, ...conditions });
    expect((await readings(stage)).every(({ complete }) => !complete)).toBe(true);
    expect(await withStanding(stage.inside, 'missing')).toEqual([]);
  });
});

describe('what both lists show whole is told, and nothing else', () => {
  beforeAll(async () => {
    await lookAt(0, {}, MONTHS);
    await takeInFile(1);
    await allChecked(stage.inside);
  }, 240_000);

  reconciledTests(() => ({ inside: stage.inside, known }));

  test.each([
    ['by two labels of the dates', 1, { listDates: 'labels' }],
    ['by labels in brackets, and the company in the header', 1, { listDates: 'brackets', listHeader: true }],
    ['by columns of both sides', 0, { listPage: 'plain' }],
    ['by the file', 0, undefined],
    ['narrowed to a buyer', 0, { buyer: '核对客户3有限' }],
  ])('read %s, nothing changes', async (_, company, options) => {
    const told = async () =>
      (await records()).map(({ id, standing, check, history }) => [id, standing, check, history]);
    const before = await told();
    if (options?.buyer) await lookAtList(stage, list, { dates: DATES, ...options });
    else if (options) await lookAt(company, options);
    else await takeInFile(company);
    expect(await told()).toEqual(before);
  });
});
