/** 设置: who works here, areas, short names, numbers of people shown in part; each from the switch to where it shows. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitForSuccess } from '../../portal/driver.mjs';
import { findings, SCHEMES } from '../support/browser/axe.mjs';
import { chooseOption } from '../support/browser/choose-option.mjs';
import { openExtensionPage } from '../support/browser/extension.mjs';
import { newDownload } from '../support/browser/new-download.mjs';
import { readStore } from '../support/browser/storage.mjs';
import { openVerifier, unpack, verdictOn } from '../support/browser/verifier.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { line } from '../support/cases/kept-cases.mjs';
import { partsOf } from '../support/cases/pack-file.mjs';
import { restoreCases } from '../support/stage/restored-ledger.mjs';
import { ONE_LINE, setStage } from '../support/stage/stage.mjs';

const ID = '11010519491231002X';
const SELLER = { name: '北京云杉科技有限公司', taxId: '91110105MA01C4JX88' };
const BUYER = {
  name: '赵某',
  taxId: ID,
  phone: '13800138000',
  bankName: '工商银行',
  bankAccount: '6222020200012345678',
};

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
/** @type {import('puppeteer-core').Page} */
let page;
/** @type {any} */
let record;
const downloads = mkdtempSync(join(tmpdir(), 'piaoying-settings-'));
const pictures = process.env.PIAOYING_PICTURES;

const go = async (/** @type {string} */ hash, /** @type {string} */ there) => {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  return page.waitForSelector(there);
};
const settings = async () =>
  /** @type {any} */ (await page.evaluate(() => chrome.storage.local.get('settings'))).settings ?? {};
const press = async (/** @type {string} */ name) => {
  await (await page.waitForSelector(`[data-setting="${name}"]`))?.click();
  await waitFor(async () => (await settings())[name] !== undefined, { message: name });
};

beforeAll(async () => {
  stage = await setStage({ downloadsDir: downloads });
  const form = {
    seller: SELLER,
    buyer: BUYER,
    lines: [
      line(1, '*餐饮服务*餐费', { quantity: '1', price: '100', net: '100.00', rate: '13%', tax: '13.00' }),
    ],
    gross: '¥113.00',
    kind: '普通发票',
  };
  [record] = await restoreCases(stage, [{ form, said: { number: '26112000000000008011' } }]);
  page = await openExtensionPage(stage.browser, 'ledger.html#/settings');
  await page.setViewport({ width: 1366, height: 900 });
});
afterAll(async () => {
  await stage?.close();
  rmSync(downloads, { recursive: true, force: true });
});

test('who works here is remembered', async () => {
  const field = await page.waitForSelector('[data-setting="operator-name"]');
  await field?.type('王会计');
  await page.keyboard.press('Tab');
  await waitFor(async () => (await settings()).reporter?.name === '王会计', { message: 'the name' });
});

test('a short name stands for the whole one, which is its title', async () => {
  const field = await page.waitForSelector(`[data-short-name="${SELLER.taxId}"]`);
  await field?.type('云杉');
  await page.keyboard.press('Tab');
  await waitFor(async () => (await settings()).shortNames?.[SELLER.taxId] === '云杉', { message: 'saved' });
  const link = await go('#/companies', `[data-company="${SELLER.taxId}"] a`);
  expect(await link?.evaluate((element) => element.textContent?.trim())).toBe('云杉');
  expect(await link?.evaluate((element) => element.getAttribute('title'))).toContain(SELLER.name);
  const popup = await openExtensionPage(stage.browser, 'popup.html');
  await popup.waitForFunction(() =>
    document.querySelector('[data-part="company"]')?.textContent?.includes('云杉'),
  );
  expect(await popup.$eval('[data-part="company"]', (element) => element.getAttribute('title'))).toContain(
    SELLER.name,
  );
  await popup.close();
});

test('numbers of people are shown in part until she asks; what is stored stays whole', async () => {
  await go('#/settings', '[data-setting="maskPages"]');
  await press('maskPages');
  await go(`#/submission/${record.id}`, '.sheet');
  await page.waitForFunction(() =>
    document.querySelector('.sheet')?.textContent?.includes('110***********002X'),
  );
  const hidden = await page.$eval('[data-part="detail"]', (element) => element.textContent ?? '');
  for (const secret of [ID, BUYER.phone, BUYER.bankAccount]) expect(hidden).not.toContain(secret);
  if (pictures) await page.screenshot({ path: join(pictures, 'masked.png') });
  const popup = await openExtensionPage(stage.browser, 'popup.html');
  await popup.waitForSelector('[data-submission] .row, .row');
  await popup.click('.row');
  await popup.waitForFunction(() =>
    document.querySelector('.sheet')?.textContent?.includes('110***********002X'),
  );
  await popup.close();
  await page.bringToFront();
  await page.click('[data-action="reveal"]');
  await page.waitForFunction((id) => document.querySelector('.sheet')?.textContent?.includes(id), {}, ID);
  const [stored] = await readStore(stage.inside, 'submissions');
  expect(stored.invoice.buyer.taxId).toBe(ID);
});

test('a pack hides them too, and is found whole by its own verifier', async () => {
  await go(`#/submission/${record.id}`, '[data-field="mask-pack"] .is-checked');
  if (pictures) await page.screenshot({ path: join(pictures, 'mask-pack.png') });
  const path = await newDownload(downloads, '.zip', () => page.click('[data-action="export-pack"]'));
  const parts = await partsOf(readFileSync(path));
  for (const [name, content] of parts)
    for (const secret of [ID, BUYER.phone, BUYER.bankAccount])
      expect([name, new TextDecoder().decode(content).includes(secret)]).toEqual([name, false]);
  const folder = join(downloads, 'unpacked');
  unpack(parts, folder);
  const verifier = await openVerifier(stage.browser, folder);
  const { state, text } = await verdictOn(verifier, path);
  expect([state, text]).toEqual(['good', expect.stringContaining('这个包遮住了个人信息：1 条留底记录')]);
  expect(text).toContain('110***********002X');
  if (pictures) await verifier.screenshot({ path: join(pictures, 'mask-verifier.png') });
  await verifier.close();
  await page.bringToFront();
  await go('#/faults', '[data-field="mask-packs"]');
  expect(await page.$eval('[data-field="mask-packs"] input', (box) => /** @type {any} */ (box).checked)).toBe(
    true,
  );
  await page.$eval('[data-card="pack"]', (card) => card.scrollIntoView({ block: 'center' }));
  if (pictures) await page.screenshot({ path: join(pictures, 'mask-card.png') });
});

test('exports hide them where she says so', async () => {
  /** Text of a new CSV. */
  const exported = async () => {
    const before = new Set(readdirSync(downloads));
    await go('#/exchange', '[data-field="format"]');
    await chooseOption(page, '[data-field="format"]', 'CSV');
    await (await page.waitForSelector('[data-action="export-csv"]:not(:disabled)'))?.click();
    const name = await waitFor(
      () => readdirSync(downloads).find((file) => !before.has(file) && file.endsWith('.csv')),
      { message: 'a CSV' },
    );
    return readFileSync(join(downloads, name), 'utf8');
  };
  expect(await exported()).toContain(ID);
  await go('#/settings', '[data-setting="maskExports"]');
  await press('maskExports');
  const text = await exported();
  expect(text).not.toContain(ID);
  expect(text).toContain('110***********002X');
});

test('of an area that is not watched nothing is kept; of all again it is', async () => {
  const areas = (/** @type {string[]} */ chosen) =>
    page.evaluate(async (wanted) => {
      const { settings: now } = await chrome.storage.local.get('settings');
      await chrome.storage.local.set({ settings: { .../** @type {any} */ (now), areas: wanted } });
    }, chosen);
  const count = async () => (await readStore(stage.inside, 'submissions')).length;
  await areas(['shanghai']);
  // What lies behind another tab is not painted.
  await stage.page.bringToFront();
  await stage.submit(ONE_LINE);
  await waitForSuccess(stage.page);
  expect(await count()).toBe(1);
  await areas([]);
  await stage.submit({ ...ONE_LINE, buyer: { name: '另一家', taxId: '' } });
  await waitFor(async () => (await count()) === 2, { message: 'kept again' });
  await page.bringToFront();
});

test('axe and what it says of areas', async () => {
  await go('#/settings', '[data-setting="areas"]');
  for (const scheme of SCHEMES) expect(await findings(page, scheme)).toEqual([]);
  if (pictures) await page.screenshot({ path: join(pictures, 'settings.png') });
});
