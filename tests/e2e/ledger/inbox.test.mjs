/** 待处理, of several at once: entered again one after the other, dealt with, set aside, and taken back. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pressIssue, waitForSuccess } from '../../portal/driver.mjs';
import { COMPANIES } from '../../portal/server/parties.mjs';
import { openExtensionPage } from '../support/browser/extension.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { keepCases, line } from '../support/cases/kept-cases.mjs';
import { barState } from '../support/stage/refill.mjs';
import { setStage } from '../support/stage/stage.mjs';

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
/** @type {import('puppeteer-core').Page} */
let page;

const refused = (buyer, net, tax, gross, { name, taxId } = COMPANIES[0]) => ({
  form: {
    seller: { name, taxId },
    buyer: { name: buyer },
    lines: [line(1, '*餐饮服务*餐费', { net, rate: '1%', tax })],
    gross: `¥${gross}`,
    kind: '普通发票',
  },
  said: { refusal: '税率不合法，请使用 0.03、0.01' },
});
const OTHER = { name: '天津海棠有限公司', taxId: '91120116MA05Q7X4HN' };

beforeAll(async () => {
  stage = await setStage();
  await keepCases(stage.inside, [
    refused('甲学校', '100.00', '1.00', '101.00'),
    refused('别家的客户', '300.00', '3.00', '303.00', OTHER),
    refused('乙学校', '200.00', '2.00', '202.00'),
    refused('丙学校', '400.00', '4.00', '404.00'),
  ]);
  page = await openExtensionPage(stage.browser, 'ledger.html#/inbox');
  await page.setViewport({ width: 1366, height: 768 });
  await page.bringToFront();
  await page.waitForSelector('[data-class="taxRate"] [data-submission]');
});
afterAll(() => stage?.close());

const textOf = (selector) => page.$eval(selector, (element) => element.innerText).catch(() => '');
const says = (selector, text) =>
  waitFor(async () => (await textOf(selector)).includes(text), { message: `${selector} says ${text}` }).catch(
    async (error) => {
      throw new Error(`${error.message}; it says: ${await textOf(selector)}`);
    },
  );
const press = async (action) => {
  await page.waitForSelector(`[data-action="${action}"]:not(:disabled)`, { visible: true });
  await page.click(`[data-action="${action}"]`);
};
const byBuyer = async (name) =>
  (await stage.submissions()).filter(({ invoice }) => invoice.buyer.name === name);
const open = async () => (await stage.submissions()).filter((record) => record.open === 1).length;
/** The number on the rail; none of them is an empty text. */
const dueIs = (count) =>
  waitFor(
    () =>
      page.$eval(
        '.rail',
        (rail, wanted) => (rail.querySelector('.badge')?.textContent ?? '') === wanted,
        count,
      ),
    { message: `${count || 'none'} of them is due` },
  );
const portalTabs = async () =>
  (await stage.browser.pages()).filter(
    (tab) => tab !== stage.page && tab.url().startsWith(stage.portal.origin),
  );
const portalTab = () =>
  waitFor(async () => (await portalTabs())[0], { timeout: 20_000, message: 'the portal opens' });
/** 下一张, as it can be pressed. */
const nextIs = (offered) =>
  waitFor(() => page.$eval('[data-action="next"]', (button, wanted) => button.disabled !== wanted, offered), {
    timeout: 20_000,
    message: `下一张 ${offered ? 'is' : 'is not'} offered`,
  });

/** These kept forms lack what the portal fills in by itself: the bar may say that something differs. */
const isFilled = async (tab) => expect(['filled', 'differs']).toContain(await barState(tab));

test('all of a class are ticked by one box, and the sum bar says how many', async () => {
  expect((await portalTabs()).length).toBe(0);
  await page.click('[data-class="taxRate"] [data-action="tick-group"]');
  await says('[data-part="ticked"]', '已选 4 张');
  await says('[data-part="ticked"]', '再次开具（4 张，一张一张来）');
});

test('a row is two lines high at 150 % of a laptop, too, and names of companies stand once where they are the heads', async () => {
  const heights = () =>
    page.$$eval('.inbox .item', (rows) => rows.map((row) => row.getBoundingClientRect().height));
  await page.setViewport({ width: 911, height: 512 });
  expect((await heights()).filter((height) => height > 48)).toEqual([]);
  await page.setViewport({ width: 1366, height: 768 });
  expect((await heights()).filter((height) => height > 48)).toEqual([]);
  await press('by-company');
  await page.waitForSelector('[data-company]');
  expect(await page.$$eval('.item .seller', (all) => all.filter((one) => one.checkVisibility()))).toEqual([]);
  await press('by-company');
  await page.waitForSelector('[data-class="taxRate"]');
  await says('[data-part="ticked"]', '已选 4 张');
});

test('one by one: the first is filled in, and the next waits for its end and for her press', async () => {
  await press('retry-all');
  const tab = await portalTab();
  await isFilled(tab);
  // The company of the first comes to its end before the next.
  await says(
    '[data-part="queue"]',
    '这张已填回开票页，请到那一页继续： 北京云杉科技有限公司 · 丙学校 · ¥404.00',
  );
  await says('[data-part="queue"]', '下一张（还有 3 张）');
  await nextIs(false);
  expect(stage.portal.state.invoices).toEqual([]);

  await tab.bringToFront();
  await pressIssue(tab);
  await waitForSuccess(tab);
  await waitFor(async () => (await byBuyer('丙学校')).length === 2, { message: 'it was entered again' });
  await page.bringToFront();
  await says('[data-part="queue"]', '又提交了一次，已开具： 北京云杉科技有限公司 · 丙学校');
  await nextIs(true);
  // Nothing goes on by itself: no other form was opened, nothing else was issued.
  expect((await portalTabs()).length).toBe(1);
  expect(stage.portal.state.invoices).toHaveLength(1);
  expect((await stage.submissions()).some(({ refill }) => refill)).toBe(false);
  await tab.close();
});

test('her press opens the next; a form that is left says so, and it waits on', async () => {
  await press('next');
  const tab = await portalTab();
  await isFilled(tab);
  await says('[data-part="queue"]', '乙学校 · ¥202.00');
  await tab.close();
  await page.bringToFront();
  await says('[data-part="queue"]', '开票页已离开，这张没有提交：');
  expect(await byBuyer('乙学校')).toMatchObject([{ open: 1, outcome: { type: 'refused' } }]);
  await nextIs(true);
});

test('of another company nothing is filled, in the queue as ever', async () => {
  await press('next');
  await (await portalTab()).close();
  await page.bringToFront();
  await nextIs(true);
  await press('next');
  const tab = await portalTab();
  expect(await barState(tab)).toBe('wrongCompany');
  await says('[data-part="queue"]', '天津海棠有限公司 · 别家的客户');
  expect(await page.$('[data-action="next"]')).toBeNull();
  await tab.close();
  await page.bringToFront();
  await says('[data-part="queue"]', '开票页已离开');
  await press('stop-queue');
  await page.waitForSelector('[data-part="queue"]', { hidden: true });
  expect(stage.portal.state.invoices).toHaveLength(1);
});

test('several are set aside by one press, and one 撤销 takes all of them back', async () => {
  await dueIs('3');
  await page.click('[data-class="taxRate"] [data-action="tick-group"]');
  await press('snooze-all');
  await says('[data-part="toast"]', '3 张先放一放');
  await dueIs('');
  expect(await open()).toBe(3);
  const popup = await openExtensionPage(stage.browser, 'popup.html');
  await popup.waitForSelector('[data-part="aside"]');
  const shown = await popup.$eval('h2:has([data-part="aside"])', (head) => head.innerText);
  expect(shown.replace(/\s+/g, ' ')).toBe('待处理（0） 另有 2 张先放一放');
  expect(await popup.$$('[data-list="attention"] [data-submission]')).toEqual([]);
  await popup.close();
  await page.bringToFront();
  await press('undo');
  await dueIs('3');
  expect((await stage.submissions()).some(({ snoozedUntil }) => snoozedUntil)).toBe(false);
});

test('several are dealt with by one sentence, each of them named, and taken back by one 撤销', async () => {
  await page.waitForSelector('[data-class="taxRate"] [data-action="tick-group"]');
  await page.click('[data-class="taxRate"] [data-action="tick-group"]');
  await press('handle-all');
  await page.waitForSelector('[data-part="handle"] input', { visible: true });
  const named = await page.$$eval('[data-part="handle"] [data-part="which"]', (all) =>
    all.map(({ textContent }) => textContent),
  );
  expect(named).toEqual([
    '北京云杉科技有限公司 · 乙学校 · ¥202.00',
    '天津海棠有限公司 · 别家的客户 · ¥303.00',
    '北京云杉科技有限公司 · 甲学校 · ¥101.00',
  ]);
  await page.type('[data-part="handle"] input', '改成下月开');
  await page.keyboard.press('Enter');
  await says('[data-part="toast"]', '3 张记为已处理');
  await dueIs('');
  expect(await open()).toBe(0);
  await press('undo');
  await dueIs('3');
  expect((await stage.submissions()).some(({ handled }) => handled)).toBe(false);
});
