/** Every page of ours at every width that clerks have: nothing is cut, broken or pressed to nothing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PAGES } from '../../../components/common/route';
import { openExtensionPage } from '../support/browser/extension.mjs';
import { misfits } from '../support/browser/misfits.mjs';
import { forgetTeam, keepTeam } from '../support/stage/keep-team.mjs';
import { speak } from '../support/stage/speak.mjs';
import { LONG, setWideLedger, WIDE_CASE, WIDE_TAG } from '../support/stage/wide-ledger.mjs';

/** The last is a window of 1366 px at 200 %, the first but one at 150 %. */
const WIDTHS = [1920, 1366, 1280, 1024, 911, 683];

/** @type {Awaited<ReturnType<typeof setWideLedger>>} */
let wide;
/** @type {import('puppeteer-core').Page} */
let page;
let address = '';

beforeAll(async () => {
  wide = await setWideLedger();
  page = wide.page;
  address = page.url().split('#')[0] ?? '';
});
afterAll(() => wide?.stage.close());

const of = (/** @type {string} */ outcome) =>
  wide.records.find(({ outcomeType }) => outcomeType === outcome).id;
const row = 'tr[data-submission]';
const pane = '[data-part="detail"]';

/** Name, address, what stands there once it is read. @type {[string, () => string, string][]} */
const LEDGER = [
  ['今天', () => '#/today', '[data-card="month"] svg'],
  ['今天 of a company', () => `#/today?company=${LONG.taxId}`, '[data-card="month"] svg'],
  ['台账', () => '#/ledger', row],
  ['台账 of a company, narrowed', () => `#/ledger?company=${LONG.taxId}&outcome=issued&from=1`, row],
  ['台账 with an issued one', () => `#/ledger?show=${of('issued')}`, pane],
  ['台账 with a refused one', () => `#/ledger?show=${of('refused')}`, pane],
  ['台账 with an unclear one', () => `#/ledger?show=${of('unknown')}`, pane],
  ['台账 of a tag', () => `#/ledger?tag=${WIDE_TAG}`, row],
  ['待处理', () => '#/inbox', '.item'],
  ['待处理 by company', () => '#/inbox?by=company', '.item'],
  ['核对', () => '#/reconcile', '[data-part="pick"]'],
  ['核对 of a company', () => `#/reconcile?company=${LONG.taxId}`, '[data-part="month-table"]'],
  ['待开登记', () => '#/entries', '[data-action="new-entry"]'],
  ['写一张待开登记', () => '#/entries?tab=new', '[data-part="entry-lines"]'],
  ['公司一览', () => '#/companies', '[data-company]'],
  ['客户移交', () => `#/companies?company=${LONG.taxId}&tab=handover`, '[data-part="handover-holds"]'],
  ['故障', () => '#/faults', '[data-fault]'],
  ['跟进', () => '#/faults?tab=cases', '[data-case]'],
  ['税局打不开时', () => '#/faults?tab=guide', '.guide'],
  ['a case', () => `#/faults?case=${WIDE_CASE}`, '[data-card="about"]'],
  ['its report sheet', () => `#/faults?case=${WIDE_CASE}&tab=sheet`, '[data-part="report-sheet"]'],
  ['its letters', () => `#/faults?case=${WIDE_CASE}&tab=letters`, '.letter'],
  ['统计', () => '#/faults?tab=statistics', '[data-part="companies"]'],
  ['导入导出', () => '#/exchange', '[data-action="choose-file"]'],
  ['发票登记表 on paper', () => '#/entries?tab=paper', '[data-part="paper-sheet"]'],
  ['备份', () => '#/backup', '[data-action="start-backup"]'],
  ['从备份恢复', () => '#/backup?tab=restore', '[data-field="recovery-key"]'],
  ['设置', () => '#/settings', '.setting'],
];

/** @param {string} address @param {string} there */
async function show(address, there) {
  await page.setViewport({ width: 1366, height: 768 });
  await page.evaluate((hash) => {
    location.hash = hash;
  }, address);
  await page.waitForSelector(`main[data-page="${address.split(/[/?]/)[1]}"] h1`);
  await page.waitForSelector(there);
  await page.waitForNetworkIdle({ idleTime: 200 });
}

/** @param {import('puppeteer-core').Page} on @param {readonly number[]} widths */
async function atWidths(on, widths) {
  const all = [];
  for (const width of widths) {
    await on.setViewport({ width, height: Math.round(width * 0.56) });
    all.push(...(await misfits(on)).map((one) => `${width} px: ${one}`));
  }
  return all;
}

test('no page of the ledger is left out', () => {
  const seen = LEDGER.map(([, address]) => address().split(/[/?]/)[1]);
  expect(PAGES.filter((name) => !seen.includes(name))).toEqual([]);
});

describe.each([
  ['zh_CN', WIDTHS],
  ['en', [1366, 1024, 911]],
])('in %s all fits', (language, widths) => {
  beforeAll(() => speak(wide.stage.inside, page, language));

  test.each(LEDGER)('%s', async (_, address, there) => {
    await show(address(), there);
    expect(await atWidths(page, widths)).toEqual([]);
  });

  test('台账 with all ticked and its filters open', async () => {
    await show(`#/ledger?company=${LONG.taxId}`, row);
    await page.click('thead input');
    await page.waitForSelector('[data-action="export-selected"]');
    expect(await atWidths(page, widths)).toEqual([]);
    await page.click('[data-action="fold"]');
    await page.waitForSelector('[data-filter="to"]');
    expect(await misfits(page)).toEqual([]);
  });

  test('常用筛选, open', async () => {
    await show('#/ledger', row);
    await page.click('[data-action="views"]');
    await page.waitForSelector('[data-field="view-name"]');
    expect(await atWidths(page, widths)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.waitForSelector('[data-field="view-name"]', { hidden: true });
  });

  test('the dialogs of 待处理', async () => {
    await show('#/inbox', '.item');
    await page.click('.item [data-action="handle"]');
    await page.waitForSelector('[data-part="handle"] input', { visible: true });
    expect(await atWidths(page, widths)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.waitForSelector('[data-part="handle"] input', { hidden: true });
  });

  test('同事 and 公司一览 among colleagues', async () => {
    await keepTeam(page);
    await page.goto('about:blank');
    await page.goto(`${address}#/backup?tab=team`);
    await show('#/backup?tab=team', '[data-computer="01TEAM2"]');
    const all = await atWidths(page, widths);
    await page.click('[data-action="start-change"]');
    await page.waitForSelector('[data-part="change-key"] [data-field="recovery-key"]');
    all.push(...(await atWidths(page, widths)));
    await show('#/companies', '[data-card="firm-computers"]');
    all.push(...(await atWidths(page, widths)));
    await page.click('[data-action="edit-serving"]');
    await page.waitForSelector('[data-field="other-clerks"]');
    all.push(...(await atWidths(page, widths)));
    await show('#/ledger?clerk=CHAIN0', '[data-filter="clerk"], [data-action="fold"]');
    all.push(...(await atWidths(page, widths)));
    await forgetTeam(page);
    await page.goto('about:blank');
    await page.goto(`${address}#/ledger`);
    await page.waitForSelector(row);
    expect(all).toEqual([]);
  });

  test('the row of an opened detail is whole in sight', async () => {
    const id = of('unknown');
    await page.goto('about:blank');
    await page.goto(`${address}#/ledger?show=${id}`);
    await page.waitForSelector(`${row}[data-submission="${id}"]`);
    await page.waitForSelector('[data-part="issued-sums"]');
    const sides = await page.evaluate(async (shown) => {
      for (let frame = 0; frame < 4; frame++) await new Promise((next) => requestAnimationFrame(next));
      const line = document.querySelector(`tr[data-submission="${shown}"]`)?.getBoundingClientRect();
      const head = document.querySelector('[data-part="table"] thead')?.getBoundingClientRect();
      const table = document.querySelector('[data-part="table"]')?.getBoundingClientRect();
      return { line: [line?.top, line?.bottom], room: [head?.bottom, table?.bottom] };
    }, id);
    expect(sides.line[0]).toBeGreaterThanOrEqual(sides.room[0] - 1);
    expect(sides.line[1]).toBeLessThanOrEqual(sides.room[1] + 1);
  });

  test('the help', async () => {
    await show('#/ledger', row);
    await page.click('.help-button');
    await page.waitForSelector('.help dl', { visible: true });
    expect(await atWidths(page, widths)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.waitForSelector('.help dl', { hidden: true });
  });

  test.each([
    ['welcome.html', 'h1', widths],
    ['practice.html', '.practice[data-ready] [data-view="form"]', widths],
    ['popup.html', '[data-list="recent"] li', [380]],
  ])('%s', async (path, there, at) => {
    const other = await openExtensionPage(wide.stage.browser, path);
    await other.bringToFront();
    await other.waitForSelector(there);
    await other.waitForNetworkIdle({ idleTime: 200 });
    const all = await atWidths(other, at);
    await other.close();
    await page.bringToFront();
    expect(all).toEqual([]);
  });
});
