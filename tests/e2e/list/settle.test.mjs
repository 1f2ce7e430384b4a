import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listedNumbers, pressIssue, waitForSuccess } from '../../portal/driver.mjs';
import { openExtensionPage, openRealPopup } from '../support/browser/extension.mjs';
import { picturesOf } from '../support/browser/picture.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { beijingDay } from '../support/cases/beijing-day.mjs';
import { lookAtList } from '../support/stage/look-at-list.mjs';
import { ONE_LINE, setStage } from '../support/stage/stage.mjs';

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
/** The clerk's ledger tab, and the tab in which she looks at the portal's list. @type {import('puppeteer-core').Page} */
let ledger;
/** @type {import('puppeteer-core').Page} */
let list;
let count = 0;

/** Law L2's 30 minutes, shorter. */
const WAIT_MS = 1_000;
const OTHER_BUYER = { ...ONE_LINE, buyer: { name: '丰台区某学校', taxId: '' } };

beforeAll(async () => {
  stage = await setStage();
  ledger = await openExtensionPage(stage.browser, 'ledger.html#/ledger');
  await ledger.setViewport({ width: 1440, height: 1100 });
  list = await stage.browser.newPage();
  await stage.page.bringToFront();
});
afterAll(() => stage?.close());

const setWait = (/** @type {number | undefined} */ settleWaitMs) =>
  stage.inside.evaluate((ms) => {
    const { storage } = globalThis.chrome;
    return storage.local.set({ settings: ms === undefined ? {} : { settleWaitMs: ms, settleSecondMs: ms } });
  }, settleWaitMs);

const picture = picturesOf('settle', () => ledger);

async function unknown(fault, invoice) {
  await stage.page.bringToFront();
  count = (await stage.submissions()).length;
  stage.portal.setFault(fault);
  await stage.submit(invoice);
  const record = await stage.newest('unknown', count + 1);
  await stage.portal.clearFault();
  return record;
}

const show = async (/** @type {string} */ hash) => {
  await ledger.bringToFront();
  await ledger.evaluate((to) => {
    location.hash = to;
  }, hash);
};
const panel = (/** @type {string} */ part) => `[data-part="settle"] ${part}`;
const panelText = () => ledger.$eval('[data-part="settle"]', (element) => element.innerText);
const panelSays = (/** @type {string} */ text) =>
  waitFor(async () => (await panelText()).includes(text), {
    timeout: 20_000,
    message: `the panel says ${text}`,
  });
const mayNot = () => ledger.$eval(panel('[data-action="settle-not-issued"]'), (button) => button.disabled);
const recordOf = async (/** @type {string} */ id) => (await stage.submissions()).find((one) => one.id === id);

async function noRetryAnywhere(id) {
  await stage.page.bringToFront();
  const popup = await openRealPopup(stage.browser, stage.page);
  await popup.waitForSelector(`[data-submission="${id}"] [data-action="check"]`);
  expect(await popup.$(`[data-submission="${id}"] [data-action="retry"]`)).toBeNull();
  await picture('popup', popup);
  await popup.close();
  await show(`#/inbox?show=${id}`);
  await ledger.waitForSelector(`li[data-submission="${id}"] [data-action="check"]`);
  await picture('inbox');
  await ledger.waitForSelector('[data-part="settle"]');
  expect(await ledger.$$('[data-action="retry"]')).toEqual([]);
  await show(`#/submission/${id}`);
  await ledger.waitForSelector(`tr[data-submission="${id}"]`);
  await ledger.waitForSelector('[data-part="settle"]');
  expect(await ledger.$$('[data-action="retry"]')).toEqual([]);
}

describe('L2: an unclear one that the tax office has', () => {
  /** @type {any} */
  let record;
  /** @type {string} */
  let number;
  /** @type {string} */
  let ofAnother;
  /** Equal to it, and nowhere at the portal: which of the two the one row is, only the clerk can say. */
  let twin;

  beforeAll(async () => {
    await stage.submit(OTHER_BUYER);
    await waitForSuccess(stage.page);
    ofAnother = (await stage.newest('issued', 1)).invoiceNumbers[0];
    record = await unknown('drop-after', ONE_LINE);
    number = stage.portal.state.invoices.at(-1)?.Fphm ?? '';
    twin = await unknown('http-500-json', ONE_LINE);
  });

  test('no retry is offered in popup, inbox, list and detail; 去核对 is', () => noRetryAnywhere(record.id));

  test('去核对 in the popup: what to look for in front, the list in the next tab', async () => {
    await stage.page.bringToFront();
    const popup = await openRealPopup(stage.browser, stage.page);
    const before = new Set(await stage.browser.pages());
    const button = await popup.waitForSelector(`[data-submission="${record.id}"] [data-action="check"]`);
    await button?.click();
    const opened = await waitFor(async () => {
      const fresh = (await stage.browser.pages()).filter((page) => !before.has(page));
      const query = fresh.find((page) => page.url() === stage.portal.queryUrl);
      const panelTab = fresh.find((page) => page.url().endsWith(`ledger.html#/submission/${record.id}`));
      return query && panelTab && { query, panelTab };
    });
    await opened.panelTab.waitForSelector('[data-part="settle"]');
    const text = await opened.panelTab.$eval('.look-for', (element) => element.innerText);
    for (const shown of ['北京云杉科技有限公司', '朝阳区某学校', '101.00']) expect(text).toContain(shown);
    expect(await opened.panelTab.$$('.look-for [data-action="copy"]')).toHaveLength(4);
    expect(await opened.panelTab.$eval('[data-part="settle"]', (part) => part.innerText)).toContain(
      '查询类型选「开具发票」',
    );
    await opened.query.close();
    await opened.panelTab.close();
  });

  test('the row in the list is told with its number, and bars 税局里没有', async () => {
    await setWait(WAIT_MS);
    await lookAtList(stage, list, {});
    expect(await listedNumbers(list)).toContain(number);
    await show(`#/submission/${record.id}`);
    await panelSays(number);
    expect(await panelText()).not.toContain(ofAnother);
    await lookAtList(stage, list, {});
    await show(`#/submission/${record.id}`);
    await waitFor(async () => (await ledger.$$(panel('[data-counts="true"]'))).length === 2);
    expect(await mayNot()).toBe(true);
    await panelSays('很像这一张，看清楚以前');
    expect(await ledger.$(panel('[data-field="confirm"]'))).toBeNull();
    await picture('candidate');
  });

  test.each([
    ['123', '20 位数字'],
    [() => `19${number.slice(2)}`, '不像这张发票'],
    [() => ofAnother, '已经是另一张的'],
  ])('a number that cannot be its own is refused in words: %s', async (given, words) => {
    await ledger.bringToFront();
    const field = panel('[data-field="number"]');
    await ledger.$eval(field, (input) => input.select());
    await ledger.type(field, typeof given === 'function' ? given() : given);
    await ledger.click(panel('[data-action="settle-issued"]'));
    await panelSays(words);
    expect((await recordOf(record.id)).outcome.type).toBe('unknown');
  });

  test('税局里有: its number makes it 已开具, and it is never offered again', async () => {
    await ledger.bringToFront();
    await ledger.click(panel('[data-action="pick"]'));
    await ledger.click(panel('[data-action="settle-issued"]'));
    await waitFor(async () => (await recordOf(record.id)).outcome.type === 'issued');
    expect((await recordOf(record.id)).invoiceNumbers).toEqual([number]);
    expect((await recordOf(twin.id)).outcome.type).toBe('unknown');
    await waitFor(async () => (await ledger.$('[data-part="settle"]')) === null);
    expect(await ledger.$eval('[data-part="detail"]', (part) => part.innerText)).toContain('已开具');
    expect(await ledger.$$('[data-action="retry"]')).toEqual([]);
    await picture('issued');
  });
});

describe('L2: an unclear one that the tax office does not have', () => {
  /** @type {any} */
  let record;

  beforeAll(async () => {
    await setWait(undefined);
    stage.portal.configure({ seedInvoices: 22 });
    record = await unknown('http-500-json', { ...ONE_LINE, buyer: { name: '门头沟某学校', taxId: '' } });
  });

  test('no retry is offered anywhere', () => noRetryAnywhere(record.id));

  test('half-paged: does not count', async () => {
    const reading = await lookAtList(stage, list, {});
    expect(reading).toMatchObject({ complete: false, pagesSeen: 1, pagesTold: 2 });
    await show(`#/submission/${record.id}`);
    await panelSays('没有翻完每一页');
    expect(await mayNot()).toBe(true);
  });

  test('whole, but too early: does not count; she is told when', async () => {
    const reading = await lookAtList(stage, list, {}, [2]);
    expect(reading).toMatchObject({ complete: true, companyTaxId: record.sellerTaxId, problems: [] });
    await show(`#/submission/${record.id}`);
    await panelSays('查得太早');
    const time = String.raw`(\d\d-\d\d )?\d\d:\d\d`;
    expect(await panelText()).toMatch(new RegExp(`第一遍在 ${time} 之后，第二遍在 ${time} 之后`));
    expect(await panelText()).toMatch(new RegExp(`税局里没有（${time} 起可以记）`));
    expect(await mayNot()).toBe(true);
    await picture('too-early');
  });

  test.each([
    ['取得发票', { type: '取得发票' }, '查询类型不是'],
    ['one kind', { kind: '数电发票（普通发票）' }, '票种没选'],
    ['too short a period', { dates: [beijingDay(-20), beijingDay(-1)] }, '开票日期只包到一部分'],
    ['narrowed to a buyer', { buyer: '北京' }, '还填了别的条件'],
  ])('%s: does not count', async (_, conditions, words) => {
    await setWait(WAIT_MS);
    await show('#/ledger');
    await lookAtList(stage, list, conditions);
    await show(`#/submission/${record.id}`);
    await panelSays(words);
    expect(await mayNot()).toBe(true);
  });

  test('one whole reading is not enough', async () => {
    const counting = await ledger.$$(panel('[data-counts="true"]'));
    expect(counting.length).toBeLessThan(2);
    await panelSays('已有一遍完整清单，现在可以再查一遍');
    expect(await mayNot()).toBe(true);
    await picture('one');
  });

  test('two whole readings open it; her confirmation is asked for', async () => {
    await lookAtList(stage, list, {}, [2]);
    await show(`#/submission/${record.id}`);
    await panelSays('两遍完整清单里都没有这一张');
    expect(await mayNot()).toBe(true);
    await ledger.click(panel('[data-field="confirm"]'));
    await waitFor(async () => !(await mayNot()));
    await picture('two');
    await ledger.click(panel('[data-action="settle-not-issued"]'));
    await waitFor(async () => (await recordOf(record.id)).settled?.as === 'notIssued');
    expect((await recordOf(record.id)).outcome.type).toBe('unknown');
  });

  test('then it is offered again, refilled, and issued once', async () => {
    await ledger.bringToFront();
    count = (await stage.submissions()).length;
    await ledger.waitForSelector('[data-part="detail"] [data-action="retry"]');
    expect(await ledger.$eval('[data-part="detail"]', (part) => part.innerText)).toContain('可以填回开票页');
    await picture('settled');
    const before = stage.portal.state.invoices.length;
    const tabs = new Set(await stage.browser.pages());
    await ledger.click('[data-part="detail"] [data-action="retry"]');
    const tab = await waitFor(
      async () =>
        (await stage.browser.pages()).find(
          (page) => !tabs.has(page) && page.url().startsWith(stage.portal.origin),
        ),
      { timeout: 20_000 },
    );
    const state = await waitFor(
      () => tab.$eval('#piaoying-refill', (bar) => bar.getAttribute('data-state')),
      {
        timeout: 60_000,
      },
    );
    expect(state).toBe('filled');
    await tab.bringToFront();
    await pressIssue(tab);
    await waitForSuccess(tab);
    const again = await stage.newest('issued', count + 1);
    expect(again.retryOf).toBe(record.id);
    expect(stage.portal.state.invoices).toHaveLength(before + 1);
    await waitFor(async () => (await recordOf(record.id)).open === 0);
  });
});
