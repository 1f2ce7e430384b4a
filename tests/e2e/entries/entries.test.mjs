/** 待开登记: the portal is down, three invoices are written by hand; it is back, and they are filled in, issued, kept and found. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pressIssue, waitForSuccess } from '../../portal/driver.mjs';
import { chooseOption } from '../support/browser/choose-option.mjs';
import { openExtensionPage } from '../support/browser/extension.mjs';
import { picturesOf } from '../support/browser/picture.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { fillEntry, goTo, paste, press, waitForTotals, write, writeLine } from '../support/stage/entries.mjs';
import { barState } from '../support/stage/refill.mjs';
import { setStage, THREE_LINES } from '../support/stage/stage.mjs';

const SELLER = '91110108MA01Q7X4HN';
const part = (name) => `[data-entry-part="${name}"]`;

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
/** @type {import('puppeteer-core').Page} */
let page;
const picture = picturesOf('entries', () => page);

const entries = async () => (await stage.submissions()).filter(({ source }) => source === 'manual');
const entryOf = (buyer) =>
  waitFor(async () => (await entries()).find(({ invoice }) => invoice.buyer.name === buyer), {
    message: `the entry of ${buyer}`,
  });
const textOf = (name) => page.$eval(`[data-part="${name}"]`, (element) => element.innerText);
const rowText = (id) => page.$eval(`[data-entry="${id}"]`, (row) => row.innerText);
const issuedOf = (id) =>
  waitFor(
    async () =>
      (await stage.submissions()).find(({ retryOf, outcome }) => retryOf === id && outcome.type === 'issued'),
    { timeout: 30_000, message: 'the entry is issued' },
  );

beforeAll(async () => {
  stage = await setStage();
  await stage.submit(THREE_LINES);
  await waitForSuccess(stage.page);
  await stage.newest('issued', 1);
  page = await openExtensionPage(stage.browser, 'ledger.html#/entries');
  await page.setViewport({ width: 1366, height: 900 });
  await page.bringToFront();
});
afterAll(() => stage?.close());

describe('while the portal is down', () => {
  test('one is written line by line, with sums and words as the form would compute them', async () => {
    await press(page, 'new-entry');
    await chooseOption(page, part('seller'), '北京云杉');
    await page.click(`${part('kind')} label:nth-child(2)`);
    await write(page, part('buyer.name'), '北京青禾商贸有限公司');
    // A buyer that this company entered before brings the rest along.
    await waitFor(() => page.$eval(part('buyer.taxId'), (input) => input.value === '91110105MA01C7PH2D'), {
      message: 'the tax id of the known buyer',
    });
    await writeLine(page, 1, {
      itemName: '*纸制品*打印纸',
      quantity: '3',
      unitPrice: '99.5',
      discount: '8.5',
    });
    await waitFor(
      () => page.$eval('tr:nth-child(1) [data-line-part="taxRate"]', (input) => input.value === '13%'),
      { message: 'the rate of the known item' },
    );
    await press(page, 'add-line');
    await writeLine(page, 2, { itemName: '*农产品*苹果', amount: '88', taxRate: '免税' });
    await waitForTotals(page, {
      net: '378.00',
      tax: '37.70',
      gross: '415.70',
      capital: '大写 肆佰壹拾伍圆柒角整',
    });
    await picture('written');
    await press(page, 'keep');
    const entry = await entryOf('北京青禾商贸有限公司');
    expect(entry).toMatchObject({
      outcome: { type: 'draft' },
      sellerTaxId: SELLER,
      entry: { way: 'typed' },
      invoice: { kind: 'general', totalGross: '415.70', issues: [] },
    });
    await waitFor(async () => (await rowText(entry.id)).includes('415.70'), {
      message: 'the entry in the list',
    });
  });

  test('200 rows are pasted out of a sheet; what was typed survives a closed tab', async () => {
    await press(page, 'new-entry');
    await chooseOption(page, part('seller'), '北京云杉');
    await write(page, part('buyer.name'), '北京望舒商贸有限公司');
    const rows = Array.from({ length: 200 }, (_, at) => `*文具*练习本\t${at + 1}\t1.25\t13%`);
    await paste(
      page,
      '[data-line-part="itemName"]',
      ['项目名称\t数量\t单价\t税率', ...rows, '*文具*笔\t两\t1\t13%'].join('\n'),
    );
    await waitFor(async () => (await textOf('pasted')) === '粘贴了 200 行', { message: '200 rows' });
    expect(await textOf('paste-problems')).toContain('第 202 行：「数量」写的「两」不是数');
    await waitForTotals(page, { net: '25,125.00', gross: '28,391.50' });
    await waitFor(
      () =>
        page.evaluate(async () =>
          JSON.stringify(await chrome.storage.local.get(null)).includes('北京望舒商贸有限公司'),
        ),
      { message: 'the typing is written ahead' },
    );
    await page.reload();
    await page.waitForSelector('[data-part="restored"]');
    await waitForTotals(page, { gross: '28,391.50' });
    await press(page, 'keep');
    const entry = await entryOf('北京望舒商贸有限公司');
    expect(entry.invoice.lines).toHaveLength(200);
    expect(entry.invoice).toMatchObject({ totalGross: '28391.50', issues: [] });
  });

  test('an issued one is copied, with a warning while it is the same', async () => {
    const [issued] = (await stage.submissions()).filter(({ outcome }) => outcome.type === 'issued');
    await goTo(page, `#/ledger?show=${issued.id}`);
    await press(page, 'copy-entry');
    await waitForTotals(page, { gross: '1,733.35' });
    // A key, for the warning is looked for as she writes.
    await write(page, part('note'), '合同 2026-119');
    await page.waitForSelector('[data-part="twin"]');
    expect(await textOf('twin')).toMatch(/刚开过一张同样的（…\d{8}）/);
    await write(page, part('buyer.name'), '朝阳区某学校');
    await write(page, part('buyer.taxId'), '');
    await page.click(`${part('kind')} label:nth-child(2)`);
    await page.waitForSelector('[data-part="twin"]', { hidden: true });
    await press(page, 'keep');
    const entry = await entryOf('朝阳区某学校');
    expect(entry.entry).toMatchObject({ way: 'copied', copyOf: issued.id });
    expect(entry.invoice.lines).toEqual(issued.invoice.lines);
    await goTo(page, '#/entries');
    await page.waitForSelector(`[data-entry="${entry.id}"]`);
    await picture('list');
  });

  test('what is to be issued is no submission: ledger, sums and month do not count it', async () => {
    await goTo(page, '#/ledger');
    await page.waitForFunction(() => document.querySelectorAll('tr[data-submission]').length === 1);
    await waitFor(async () => (await textOf('sums')).includes('1 张'), { message: 'sums of one' });
  });
});

describe('the portal is back', () => {
  test('nothing is filled while the page shows another company', async () => {
    const entry = await entryOf('朝阳区某学校');
    stage.portal.configure({ company: 1 });
    await goTo(page, '#/entries');
    const tab = await fillEntry(stage, page, entry.id);
    expect(await barState(tab)).toBe('wrongCompany');
    await tab.close();
    stage.portal.configure({ company: 0 });
    await waitFor(async () => !(await entryOf('朝阳区某学校')).refill, { message: 'the refill is closed' });
  });

  test.each(['北京青禾商贸有限公司', '朝阳区某学校'])(
    '%s: filled, issued by her, kept and found',
    async (buyer) => {
      const entry = await entryOf(buyer);
      await goTo(page, '#/entries');
      const tab = await fillEntry(stage, page, entry.id);
      expect(await barState(tab)).toBe('filled');
      const before = stage.portal.state.invoices.length;
      await pressIssue(tab);
      await waitForSuccess(tab);
      expect(stage.portal.state.invoices).toHaveLength(before + 1);
      const issued = await issuedOf(entry.id);
      expect(issued.invoice.totalGross).toBe(entry.invoice.totalGross);
      expect(issued.invoice.lines).toEqual(entry.invoice.lines);
      await tab.close();
      await page.bringToFront();
      await page.waitForSelector(`[data-entry="${entry.id}"]`, { hidden: true });
      await goTo(page, `#/ledger?q=${issued.outcome.invoiceNumbers[0].slice(-8)}`);
      await page.waitForSelector(`tr[data-submission="${issued.id}"]`);
    },
  );

  test('what was issued is changed and filled in no more; 200 lines wait', async () => {
    const entry = await entryOf('北京青禾商贸有限公司');
    await goTo(page, `#/entries?edit=${entry.id}`);
    await page.waitForSelector('[data-part="entry-bar"]');
    expect(await textOf('entry-bar')).toContain('已经提交过，不能再改');
    const reply = await page.evaluate(
      (submissionId) => chrome.runtime.sendMessage({ kind: 'refill', submissionId }),
      entry.id,
    );
    expect(reply).toEqual({ ok: false, bar: 'chainIssued' });
    await goTo(page, '#/entries');
    const waiting = await entryOf('北京望舒商贸有限公司');
    await waitFor(async () => (await rowText(waiting.id)).includes('28,391.50'), { message: 'the long one' });
  });

  test('不开了, and back', async () => {
    const { id } = await entryOf('北京望舒商贸有限公司');
    await page.click(`[data-entry="${id}"] [data-action="drop"]`);
    await page.waitForSelector(`[data-entry="${id}"]`, { hidden: true });
    await press(page, 'undo');
    await page.waitForSelector(`[data-entry="${id}"] [data-action="retry"]`);
  });
});
