/** The company was switched in another tab: the form that still shows the old one warns, and stops nothing. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  enterInvoice,
  enterNote,
  issueAnother,
  openForm,
  pressDialogButton,
  pressIssue,
  switchCompany,
  waitForDialogText,
  waitForSuccess,
} from '../../portal/driver.mjs';
import { openExtensionPage } from '../support/browser/extension.mjs';
import { shadowText } from '../support/browser/shadow.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { ONE_LINE, setStage } from '../support/stage/stage.mjs';

const CHIP = 'piaoying-chip';
const WARNING = '另一页打开的是〈北京望舒商贸有限公司〉，这页是〈北京云杉科技有限公司〉；开具前请先刷新核对';

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
/** @type {import('puppeteer-core').Page} */
let page;
/** @type {import('puppeteer-core').Page} */
let second;
let count = 0;

beforeAll(async () => {
  stage = await setStage();
  page = stage.page;
});
afterAll(() => stage?.close());
beforeEach(async () => {
  await second?.close().catch(() => undefined);
  await page.goto('about:blank');
  await stage.portal.reset();
  count = (await stage.submissions()).length;
});

const chipIs = (state, on = page) =>
  waitFor(async () => (await on.$eval(`#${CHIP}`, (chip) => chip.getAttribute('data-state'))) === state, {
    timeout: 20_000,
    message: `the chip says ${state}`,
  });
const words = async () => (await shadowText(page, CHIP))?.replace(/^[▲●◆…✓○]/, '');

/** In a second tab she goes on with another company. */
async function switchTo(namePart, { opensForm = false } = {}) {
  second ??= await stage.browser.newPage();
  if (second.isClosed()) second = await stage.browser.newPage();
  await second.bringToFront();
  await second.goto(stage.portal.makeoutHomeUrl);
  await switchCompany(second, namePart);
  if (opensForm) await openForm(second, stage.portal, { ticket: ONE_LINE.ticket });
  await page.bringToFront();
}

describe('L2: the company is switched in another tab', () => {
  test('the old form says so for as long as they differ: until that tab goes back, or the form is reloaded', async () => {
    await openForm(page, stage.portal, { ticket: ONE_LINE.ticket });
    await chipIs('watching');
    await switchTo('望舒');
    await chipIs('otherCompany');
    // The header of a page shows the tax id alone; the name comes with the first form of that company.
    expect(await words()).toContain('另一页打开的是〈91110105MA02K3R8TK〉，这页是〈北京云杉科技有限公司〉');
    await switchTo('望舒', { opensForm: true });
    await waitFor(async () => (await words()) === WARNING, { message: 'the warning names both companies' });
    await enterNote(page, '又写了几个字');
    await second.close();
    expect(await words()).toBe(WARNING);

    await switchTo('云杉');
    await chipIs('watching');
    await switchTo('望舒');
    await chipIs('otherCompany');
    await page.reload();
    await chipIs('watching');
    expect(await page.$eval('.t-form-item__xsfmc input', ({ value }) => value)).toBe('北京望舒商贸有限公司');
  });

  test('the click goes through, its own answer is told, the record keeps the doubt, the next form warns', async () => {
    await enterInvoice(page, stage.portal, ONE_LINE);
    await switchTo('望舒', { opensForm: true });
    await waitFor(async () => (await words()) === WARNING, { message: 'the form warns' });
    stage.portal.setFault('refuse-rate');
    await pressIssue(page);
    await waitForDialogText(page);
    await stage.newest('refused', count + 1);
    await chipIs('refused');
    expect(await words()).toBe(`开具失败 · 已记下提示；${WARNING}看提示`);
    await pressDialogButton(page, '我知道了');

    stage.portal.clearFault();
    await enterNote(page, '再来一次');
    await pressIssue(page);
    await waitForSuccess(page);
    const record = await stage.newest('issued', count + 2);
    await chipIs('issued');
    // What the mark is for: the form was the one company's, the invoice is the other's.
    expect(record.invoice.seller.name).toBe('北京云杉科技有限公司');
    expect(stage.portal.state.invoices.at(-1)?.Xsfmc).toBe('北京望舒商贸有限公司');
    expect(record.otherCompany.name).toBe('北京望舒商贸有限公司');

    await issueAnother(page);
    await chipIs('otherCompany');
    const ledger = await openExtensionPage(stage.browser, `ledger.html#/submission/${record.id}`);
    const said = await ledger.waitForSelector('[data-part="other-company"]');
    expect(await said?.evaluate((element) => element.textContent?.trim())).toBe(
      '提交时另一页打开的是〈北京望舒商贸有限公司〉，请核对这张开在谁名下',
    );
    await ledger.close();
  });
});
