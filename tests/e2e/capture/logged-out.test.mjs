/** What the clerk reads where the portal sends her to log in anew, and on a page without a form after an issue. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { enterInvoice, waitForSuccess } from '../../portal/driver.mjs';
import { picturesOf } from '../support/browser/picture.mjs';
import { shadowText } from '../support/browser/shadow.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { ONE_LINE, setStage } from '../support/stage/stage.mjs';

const CHIP = 'piaoying-chip';
/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
/** @type {import('puppeteer-core').Page} */
let page;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.close());
beforeEach(async () => {
  await stage.portal.reset();
  page = await stage.browser.newPage();
  await page.bringToFront();
});

const picture = picturesOf('logged-out', () => page);
const says = (/** @type {string} */ words) =>
  waitFor(async () => (await shadowText(page, CHIP))?.includes(words), {
    timeout: 20_000,
    message: `the chip says ${words}`,
  });
const sentToLogIn = () =>
  page.goto(`${stage.portal.loginUrl}?redirect_uri=${encodeURIComponent(stage.portal.queryUrl)}`);

test('the log-in is lost at the submit: what was submitted is kept, and is to be looked for first', async () => {
  stage.portal.setFault('login-302');
  await stage.submit(ONE_LINE, page);
  await page.waitForFunction((url) => location.href.startsWith(url), {}, stage.portal.loginUrl);
  await says('登录已失效；刚才提交的已留底，结果不明，登录后先核对');
  await says('去核对');
  await picture('submitted');
  expect((await stage.submissions()).at(-1).outcome.type).toBe('unknown');
});

test('it is lost while she types: what was typed can be filled in again', async () => {
  await enterInvoice(page, stage.portal, { ...ONE_LINE, buyer: { name: '海淀区某学校', taxId: '' } });
  await sentToLogIn();
  await says('登录已失效；刚才填的已留底，登录后可填回');
  await picture('typed');
});

test('a tab in which she logs in by herself is told nothing', async () => {
  const asked = stage.inside.evaluate(() => chrome.runtime.sendMessage({ kind: 'before' }));
  expect(await asked).toEqual({ draft: false, form: false });
  await sentToLogIn();
  await page.waitForSelector('.login-card');
  expect(await page.$(`#${CHIP}`)).toBeNull();
});

test('after an issue the list says that it is kept, and nothing of not watching', async () => {
  await stage.submit(ONE_LINE, page);
  const { invoiceNumber } = await waitForSuccess(page);
  await waitFor(async () => (await stage.submissions()).at(-1).outcome.type === 'issued');
  await page.goto(stage.portal.queryUrl);
  await says(`刚才那张已留底 · 已开具 …${invoiceNumber.slice(-8)}`);
  await picture('kept');
});
