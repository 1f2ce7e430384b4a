/** 出行人 are not kept, as she set it: nowhere on the disk; the record says so; a refill names what she has to enter. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enterSpecialFields, pressIssue, waitForSuccess } from '../../portal/driver.mjs';
import { openExtensionPage } from '../support/browser/extension.mjs';
import { readStore } from '../support/browser/storage.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { barLines, barState, refuse, retry } from '../support/stage/refill.mjs';
import { setStage } from '../support/stage/stage.mjs';

const TRAVELLER = { 出行人: '欧阳小云', 出行人证件类型: '外国护照', 出行人证件号码: 'E12345678' };
const INVOICE = {
  specificBusiness: '旅客运输服务',
  buyer: { name: '李四', taxId: '' },
  naturalPerson: true,
  lines: [{ itemName: '*运输服务*客运服务费', netAmount: '300.00', taxRate: '3%' }],
  special: {
    ...TRAVELLER,
    出行日期: '2026-11-02',
    出发地: '北京市西城区',
    到达地: '上海市浦东新区',
    交通工具类型: '火车',
    等级: '二等座',
  },
};
const STORES = /** @type {const} */ (['events', 'submissions', 'drafts', 'pictures', 'faults']);

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
const pictures = process.env.PIAOYING_PICTURES;

/** All that the extension has on the disk, as text. */
async function everything() {
  const stores = await Promise.all(STORES.map((name) => readStore(stage.inside, name)));
  return JSON.stringify([stores, await stage.inside.evaluate(() => chrome.storage.local.get(null))]);
}

beforeAll(async () => {
  stage = await setStage();
  const page = await openExtensionPage(stage.browser, 'ledger.html#/settings');
  await page.setViewport({ width: 1366, height: 900 });
  await (await page.waitForSelector('[data-setting="leavesOutTravellers"]'))?.click();
  await waitFor(
    () =>
      page.evaluate(
        async () =>
          /** @type {any} */ (await chrome.storage.local.get('settings')).settings?.leavesOutTravellers,
      ),
    { message: 'the setting' },
  );
  await page.$eval('[data-setting="leavesOutTravellers"]', (element) =>
    element.scrollIntoView({ block: 'center' }),
  );
  if (pictures) await page.screenshot({ path: join(pictures, 'travellers-setting.png') });
  await page.close();
  await stage.page.bringToFront();
});
afterAll(() => stage?.close());

test('they are nowhere; the record says so; she enters them again, and the rest is filled in', async () => {
  const failed = await refuse(stage, INVOICE, 0);
  await waitFor(async () => (await readStore(stage.inside, 'pictures')).length > 0, {
    message: 'its picture',
  });
  const kept = await everything();
  for (const word of Object.values(TRAVELLER)) expect(kept).not.toContain(word);
  for (const word of ['2026-11-02', '二等座', '李四']) expect(kept).toContain(word);

  const detail = await openExtensionPage(stage.browser, `ledger.html#/submission/${failed.id}`);
  await detail.setViewport({ width: 1366, height: 900 });
  const says = await detail.waitForSelector('[data-part="not-kept"]');
  expect(await says?.evaluate((element) => element.textContent)).toContain('出行人信息按设置没有留');
  if (pictures) await detail.screenshot({ path: join(pictures, 'travellers-detail.png') });
  await detail.close();
  await stage.page.bringToFront();

  const tab = await retry(stage, failed.id);
  expect(await barState(tab)).toBe('differs');
  expect((await barLines(tab)).filter((text) => text.includes('出行人'))).toEqual(
    Object.keys(TRAVELLER).map((label) => `${label}：按设置没有留，请自己填`),
  );
  if (pictures) await tab.screenshot({ path: join(pictures, 'travellers-bar.png') });
  await enterSpecialFields(tab, TRAVELLER);
  await waitFor(async () => (await barState(tab)) === 'filled', { message: 'nothing is missing' });
  await pressIssue(tab);
  await waitForSuccess(tab);
  const again = await stage.newest('issued', 2);
  expect(again.retryOf).toBe(failed.id);
  expect(again.fingerprint).toBe(failed.fingerprint);
  const after = await everything();
  for (const word of Object.values(TRAVELLER)) expect(after).not.toContain(word);
});
