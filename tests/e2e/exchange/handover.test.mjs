/** 客户移交, end to end: one of two companies is saved as a file, erased, and restored in another browser. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findings, SCHEMES } from '../support/browser/axe.mjs';
import { openExtensionPage } from '../support/browser/extension.mjs';
import { misfits } from '../support/browser/misfits.mjs';
import { readAllStorage, readStore } from '../support/browser/storage.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { line } from '../support/cases/kept-cases.mjs';
import { restoreCases } from '../support/stage/restored-ledger.mjs';
import { setStage } from '../support/stage/stage.mjs';

const LEAVING = { name: '北京山毛榉贸易有限公司', taxId: '91110108MA01A4XL8N' };
const STAYING = { name: '北京云杉科技有限公司', taxId: '91110105MA01C4JX88' };
const CLIENT = { name: '天津银杏食品有限公司', taxId: '91120116MA05TWXK2A' };
const OTHER = { name: '上海梧桐商贸有限公司', taxId: '91310115MA1K3BNTXB' };
const ITEM = '*餐饮服务*单独的宴席';
const NUMBERS = ['26112000000000008011', '26112000000000008012'];

const one = (seller, buyer, item, said) => ({
  form: {
    seller,
    buyer,
    lines: [line(1, item, { quantity: '1', price: '100', net: '100.00', rate: '13%', tax: '13.00' })],
    gross: '¥113.00',
    kind: '普通发票',
  },
  said,
});
const CASES = [
  one(LEAVING, CLIENT, ITEM, { number: NUMBERS[0] }),
  one(STAYING, OTHER, '*信息技术服务*开发', { number: '26112000000000009001' }),
  one(LEAVING, CLIENT, ITEM, { refusal: `税率不合法，${CLIENT.name}` }),
  one(STAYING, OTHER, '*信息技术服务*维护', { refusal: '税率不合法' }),
  one(LEAVING, CLIENT, ITEM, { number: NUMBERS[1] }),
  one(LEAVING, { name: '河北白桦商店', taxId: '' }, ITEM, { timedOut: true }),
];
const SECRETS = [CLIENT.name, CLIENT.taxId, ITEM, '河北白桦商店', ...NUMBERS, NUMBERS[0].slice(-8)];

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
/** @type {import('puppeteer-core').Page} */
let page;
const downloads = mkdtempSync(join(tmpdir(), 'piaoying-handover-'));
const pictures = process.env.PIAOYING_PICTURES;

const see = async (/** @type {string} */ name) => {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`) });
};
const textOf = (/** @type {string} */ part) =>
  page.$eval(`[data-part="${part}"]`, (element) => element.textContent ?? '');
/** Types over what stands there. */
async function type(/** @type {string} */ text) {
  const field = await page.waitForSelector('[data-field="company-name"]');
  await field?.click({ clickCount: 3 });
  await page.keyboard.type(text);
}
const ofCompany = async (inside, taxId) =>
  (await readStore(inside, 'submissions')).filter(({ sellerTaxId }) => sellerTaxId === taxId);

beforeAll(async () => {
  stage = await setStage({ downloadsDir: downloads });
  await restoreCases(stage, CASES);
  page = await openExtensionPage(stage.browser, 'ledger.html#/companies');
  await page.setViewport({ width: 1366, height: 900 });
});
afterAll(async () => {
  await stage?.close();
  rmSync(downloads, { recursive: true, force: true });
});

test('公司一览 leads there; what is open is said, and nothing is erased before the file is saved', async () => {
  await (await page.waitForSelector(`[data-company="${LEAVING.taxId}"] [data-action="handover"]`))?.click();
  await page.waitForSelector('[data-part="handover-holds"]');
  const holds = await textOf('handover-holds');
  expect(holds).toContain('发票 4 张，其中已开具 2 张，价税合计 226.00');
  expect(holds).toContain('结果不明的 1 张');
  expect(await page.$('[data-part="erase"]')).toBeNull();
  await see('handover-1');
});

test('axe and the widths', async () => {
  for (const scheme of SCHEMES) expect(await findings(page, scheme)).toEqual([]);
  for (const width of [1366, 1024, 683]) {
    await page.setViewport({ width, height: 900 });
    expect(await misfits(page)).toEqual([]);
  }
  await page.setViewport({ width: 1366, height: 900 });
});

test('the file holds this company alone', async () => {
  await page.click('[data-action="save-handover"]');
  const name = await waitFor(() => readdirSync(downloads).find((file) => /^客户移交_.*\.json$/.test(file)), {
    message: 'the file',
  });
  const text = await waitFor(() => {
    const whole = readFileSync(join(downloads, name), 'utf8');
    return whole.endsWith(']}\n') ? whole : undefined;
  });
  for (const secret of SECRETS.slice(0, -1)) expect(text).toContain(secret);
  expect(text).not.toContain(OTHER.name);
  expect(JSON.parse(text)).toMatchObject({ version: 2, company: LEAVING });
  await page.waitForSelector('[data-part="erase"]');
});

test('a wrong name erases nothing', async () => {
  // What is open: she says that she knows.
  expect(await page.$eval('[data-action="erase"]', (/** @type {any} */ button) => button.disabled)).toBe(
    true,
  );
  await page.click('[data-part="erase"] .el-checkbox');
  await type('北京山毛榉');
  await page.click('[data-action="erase"]');
  await page.waitForSelector('[data-part="wrong-name"]');
  await see('handover-2');
  for (const scheme of SCHEMES) expect(await findings(page, scheme)).toEqual([]);
  expect(await ofCompany(stage.inside, LEAVING.taxId)).toHaveLength(4);
});

test('erased: nothing of its customers is left in any store, the others are as they were, the chain holds', async () => {
  const before = await ofCompany(stage.inside, STAYING.taxId);
  const whole = await readAllStorage(stage.inside);
  for (const secret of SECRETS) expect(whole).toContain(secret);
  await type(LEAVING.name);
  await page.click('[data-action="erase"]');
  await page.waitForSelector('[data-part="handover-done"]');
  expect(await textOf('handover-copies')).toContain('票影备份');
  await see('handover-3');
  for (const scheme of SCHEMES) expect(await findings(page, scheme)).toEqual([]);

  const left = await readAllStorage(stage.inside);
  for (const secret of SECRETS) expect(left).not.toContain(secret);
  expect(await ofCompany(stage.inside, STAYING.taxId)).toEqual(before);
  await page.evaluate(() => {
    location.hash = '#/companies';
  });
  await page.waitForSelector('[data-part="handed-over"]');
  expect(await textOf('handed-over')).toContain(LEAVING.name);
  expect(await page.$(`[data-company="${LEAVING.taxId}"]`)).toBeNull();
  await see('handover-4');

  await page.evaluate(() => {
    location.hash = '#/settings';
  });
  await (await page.waitForSelector('[data-action="verify"]'))?.click();
  await waitFor(async () => (await textOf('verified')).includes('条记录都对得上'), { message: 'verified' });
});

test('an older file says that it was erased here, and the file shows all in another browser', async () => {
  const name = readdirSync(downloads).find((file) => /^客户移交_.*\.json$/.test(file)) ?? '';
  await page.evaluate(() => {
    location.hash = '#/exchange';
  });
  const input = await page.waitForSelector('[data-action="choose-file"]');
  await /** @type {any} */ (input).uploadFile(join(downloads, name));
  await page.waitForSelector('[data-part="restore-doubts"]');
  expect(await textOf('restore-doubts')).toContain(`〈${LEAVING.name}〉已移交删除`);
  await see('handover-5');

  const fresh = await setStage();
  try {
    const there = await openExtensionPage(fresh.browser, 'ledger.html#/exchange');
    const door = await there.waitForSelector('[data-action="choose-file"]');
    await /** @type {any} */ (door).uploadFile(join(downloads, name));
    await (await there.waitForSelector('[data-action="restore-apply"]'))?.click();
    await there.waitForSelector('[data-part="restore-done"]');
    const records = await ofCompany(fresh.inside, LEAVING.taxId);
    expect(records.map(({ outcomeType }) => outcomeType).sort()).toEqual([
      'issued',
      'issued',
      'refused',
      'unknown',
    ]);
    await there.evaluate(() => {
      location.hash = '#/settings';
    });
    await (await there.waitForSelector('[data-action="verify"]'))?.click();
    await there.waitForFunction(() =>
      document.querySelector('[data-part="verified"]')?.textContent?.includes('都对得上'),
    );
  } finally {
    await fresh.close();
  }
});
