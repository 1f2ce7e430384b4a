/** The other ways of 待开登记: into a batch template beside what failed, of a company that the ledger does not know, by keys alone. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitForDialogText } from '../../portal/driver.mjs';
import { issueInvoice } from '../../portal/server/state.mjs';
import { chooseOption } from '../support/browser/choose-option.mjs';
import { openExtensionPage } from '../support/browser/extension.mjs';
import { newDownload } from '../support/browser/new-download.mjs';
import { picturesOf } from '../support/browser/picture.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { templateFile } from '../support/cases/template-file.mjs';
import { goTo, press, waitForTotals, write, writeLine } from '../support/stage/entries.mjs';
import { lookAtList } from '../support/stage/look-at-list.mjs';
import { ONE_LINE, setStage } from '../support/stage/stage.mjs';

const SELLER = '91110108MA01Q7X4HN';
const CODE = '3070401000000000000';
const part = (name) => `[data-entry-part="${name}"]`;
const downloads = mkdtempSync(join(tmpdir(), 'piaoying-downloads-'));

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
/** @type {import('puppeteer-core').Page} */
let page;
/** @type {any} */
let refused;

const picture = picturesOf('entry-ways', () => page);

const entries = async () => (await stage.submissions()).filter(({ source }) => source === 'manual');
const entryOf = (buyer) =>
  waitFor(async () => (await entries()).find(({ invoice }) => invoice.buyer.name === buyer), {
    message: `the entry of ${buyer}`,
  });
const textOf = (name) => page.$eval(`[data-part="${name}"]`, (element) => element.innerText);
const choose = (id) => page.click(`[data-entry="${id}"] input[type="checkbox"]`);

async function writeOne(buyer, amount) {
  await goTo(page, `#/entries?tab=new&company=${SELLER}`);
  await page.waitForSelector(part('buyer.name'));
  await waitFor(() => page.$eval('[data-card="seller"]', (card) => card.innerText.includes('北京云杉')), {
    message: 'the company of the entry',
  });
  await page.click(`${part('kind')} label:nth-child(2)`);
  await write(page, part('buyer.name'), buyer);
  await writeLine(page, 1, { itemName: '*餐饮服务*餐费', amount, taxRate: '1%' });
  await press(page, 'keep');
  await page.waitForSelector('[data-part="entries"]');
  return entryOf(buyer);
}

beforeAll(async () => {
  stage = await setStage({ downloadsDir: downloads });
  stage.portal.setFault('refuse-rate');
  await stage.submit(ONE_LINE);
  await waitForDialogText(stage.page);
  refused = await stage.newest('refused', 1);
  page = await openExtensionPage(stage.browser, 'ledger.html#/entries');
  await page.setViewport({ width: 1366, height: 900 });
  await page.bringToFront();
});
afterAll(async () => {
  await stage?.close();
  rmSync(downloads, { recursive: true, force: true });
});

test('an entry goes into the batch template together with what failed, and is barred from then on', async () => {
  const entry = await writeOne('海淀区某医院', '200');
  await choose(entry.id);
  await press(page, 'with-failed');
  await press(page, 'template');
  const input = await page.waitForSelector('[data-action="template-file"]');
  await input?.uploadFile(await templateFile());
  await page.waitForSelector('[data-part="template-codes"] input');
  await page.type('[data-part="template-codes"] input', CODE);
  await waitFor(async () => (await textOf('template-plan')).includes('写入 2 张'), { message: 'both go in' });
  const path = await newDownload(downloads, '.xlsx', () => press(page, 'template-write'));
  const { sheets } = await readXlsx(new Uint8Array(readFileSync(path)));
  const [basics, lines] = sheets;
  expect(
    basics.rows
      .slice(3, 5)
      .map((row) => row[5])
      .sort(),
  ).toEqual(['朝阳区某学校', '海淀区某医院']);
  expect(
    lines.rows
      .slice(3, 5)
      .map((row) => row[7])
      .sort(),
  ).toEqual(['100.00', '200.00']);
  await press(page, 'template-close');
  const now = await stage.submissions();
  expect(
    now
      .filter(({ inTemplate }) => inTemplate)
      .map(({ id }) => id)
      .sort(),
  ).toEqual([entry.id, refused.id].sort());
  await waitFor(
    async () =>
      (await page.$eval(`[data-entry="${entry.id}"]`, (row) => row.innerText)).includes('已写入批量模板'),
    { message: 'the list says so' },
  );
  expect(await page.$(`[data-entry="${entry.id}"] [data-action="change"]`)).toBe(null);
});

test('B4 imported by a page that nobody watched: the list has it, and it is hers to say', async () => {
  const entry = await entryOf('海淀区某医院');
  const { state } = stage.portal;
  const { name, taxId } = state.companies[0];
  const sums = { Hjje: '200.00', Hjse: '2.00', Jshj: '202.00' };
  const buyer = { Gmfmc: '海淀区某医院', Gmfnsrsbh: '' };
  const seller = { Xsfmc: name, Xsfnsrsbh: taxId };
  const { Fphm: number } = issueInvoice(state, {
    FppzDm: '02',
    ...seller,
    ...buyer,
    ...sums,
    Bz: '',
    MxzbList: [],
  });
  const list = await stage.browser.newPage();
  await lookAtList(stage, list, {});
  await list.close();
  await page.bringToFront();
  await goTo(page, `#/reconcile?company=${SELLER}`);
  const group = await page.waitForSelector('[data-part="group"][data-why="written"]');
  expect(await group?.evaluate((element) => element.innerText)).toContain(number);
  await picture('written-group');
  await goTo(page, '#/entries');
  await (await page.waitForSelector(`[data-entry="${entry.id}"] [data-action="view"]`))?.click();
  await page.waitForSelector('[data-part="listed"]');
  await picture('listed');
  await press(page, 'pick');
  await press(page, 'settle-issued');
  await waitFor(
    async () => {
      const now = (await entries()).find(({ id }) => id === entry.id);
      return now?.outcome.type === 'issued' && now.invoiceNumbers.includes(number);
    },
    { message: 'issued by her word' },
  );
  await page.waitForSelector(`[data-entry="${entry.id}"]`, { hidden: true });
});

test('one is changed; what was written before stays in the log', async () => {
  const entry = await writeOne('西城区某书店', '50');
  await page.click(`[data-entry="${entry.id}"] [data-action="change"]`);
  await waitForTotals(page, { gross: '50.50' });
  await writeLine(page, 1, { amount: '80' });
  await press(page, 'keep');
  await waitFor(async () => (await entryOf('西城区某书店')).invoice.totalGross === '80.80', {
    message: 'the changed sum',
  });
  const changed = await entryOf('西城区某书店');
  expect(changed.id).toBe(entry.id);
  expect(changed.history.map(({ type }) => type)).toEqual(['entered.typed', 'entered.typed']);
  await waitFor(
    async () => (await page.$eval(`[data-entry="${entry.id}"]`, (row) => row.innerText)).includes('80.80'),
    { message: 'the list has it' },
  );
});

test('the chosen ones are exported as a table', async () => {
  const entry = await entryOf('西城区某书店');
  await choose(entry.id);
  const path = await newDownload(downloads, '.xlsx', () => press(page, 'export-selected'));
  const { sheets } = await readXlsx(new Uint8Array(readFileSync(path)));
  const cells = sheets.flatMap(({ rows }) => rows.flat().map(String));
  expect(cells).toEqual(expect.arrayContaining(['西城区某书店', '待开']));
});

test('a company that the ledger does not know; without it nothing is kept', async () => {
  await goTo(page, '#/entries?tab=new');
  await write(page, part('buyer.name'), '丰台区某超市');
  await writeLine(page, 1, { itemName: '纸', amount: '10', taxRate: '13%' });
  await press(page, 'keep');
  await waitFor(async () => (await textOf('entry-problem')).includes('请先选开票公司'), {
    message: 'it asks for the company',
  });
  await chooseOption(page, part('seller'), '不在台账里的公司');
  await write(page, part('seller.name'), '北京新来有限公司');
  await write(page, part('seller.taxId'), '9111 0108 ma01 q7x4 hn'.replace('q7x4 hn', 'n8x1 8q'));
  await press(page, 'keep');
  const entry = await entryOf('丰台区某超市');
  expect(entry).toMatchObject({ sellerTaxId: '91110108MA01N8X18Q', outcome: { type: 'draft' } });
  await goTo(page, '#/companies');
  await page.waitForSelector('[data-company="91110108MA01N8X18Q"]');
});

test('by keys alone, from the list to the entry that is kept', async () => {
  await goTo(page, '#/entries');
  await page.waitForSelector('[data-part="entries"]');
  await page.focus('[data-action="new-entry"]');
  await page.keyboard.press('Enter');
  await page.waitForSelector(part('buyer.name'));
  await goTo(page, `#/entries?tab=new&company=${SELLER}`);
  await page.waitForSelector(part('buyer.name'));
  await page.focus(part('buyer.name'));
  await page.keyboard.type('通州区某工厂');
  const focusIs = (selector) =>
    page.evaluate((css) => document.activeElement?.matches(css) ?? false, selector);
  const tabTo = (selector) =>
    waitFor(
      async () => {
        if (await focusIs(selector)) return true;
        await page.keyboard.press('Tab');
        return false;
      },
      { message: `the focus reaches ${selector}`, every: 0 },
    );
  for (const [name, text] of [
    ['itemName', '*餐饮服务*餐费'],
    ['amount', '12.3'],
    ['taxRate', '6%'],
  ]) {
    await tabTo(`[data-line-part="${name}"]`);
    await page.keyboard.type(text);
  }
  await tabTo('[data-action="keep"]');
  await page.keyboard.press('Enter');
  expect(await entryOf('通州区某工厂')).toMatchObject({ invoice: { totalGross: '13.04' } });
});
