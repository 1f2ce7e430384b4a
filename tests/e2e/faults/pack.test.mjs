/** Evidence packs by the clerk's own buttons: of an outage, a submission, a month. 验证.html: `drill.test.mjs`. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enterInvoice, pressIssue, waitForDialogText, waitForSuccess } from '../../portal/driver.mjs';
import { openExtensionPage } from '../support/browser/extension.mjs';
import { newDownload } from '../support/browser/new-download.mjs';
import { picturesOf } from '../support/browser/picture.mjs';
import { printedPages } from '../support/browser/printed.mjs';
import { unpack } from '../support/browser/verifier.mjs';
import { partsOf } from '../support/cases/pack-file.mjs';
import { ONE_LINE, setStage, THREE_LINES } from '../support/stage/stage.mjs';

const folder = mkdtempSync(join(tmpdir(), 'piaoying-pack-'));
const downloads = join(folder, 'downloads');
/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
/** @type {import('puppeteer-core').Page} */
let ledger;
const picture = picturesOf('pack', () => ledger);

/** @type {Map<string, Uint8Array>} */
let parts;
const text = (name) => new TextDecoder().decode(parts.get(name));

async function pressDuring(fault, invoice, outcome) {
  const count = (await stage.submissions()).length;
  stage.portal.setSiteFault('');
  await enterInvoice(stage.page, stage.portal, invoice);
  stage.portal.setSiteFault(fault);
  await pressIssue(stage.page);
  return stage.newest(outcome, count + 1);
}
const buyer = (name) => ({ ...ONE_LINE, buyer: { name, taxId: '' } });

const download = (click) => newDownload(downloads, '.zip', click);

beforeAll(async () => {
  mkdirSync(downloads);
  stage = await setStage({ downloadsDir: downloads });
  await stage.submit(THREE_LINES);
  await waitForSuccess(stage.page);
  await stage.newest('issued', 1);
  stage.portal.setFault('refuse-rate');
  await stage.submit({ ...ONE_LINE, buyer: { name: '</title><script>x</script>=1', taxId: '' } });
  await waitForDialogText(stage.page);
  await stage.newest('refused', 2);
  await pressDuring('bad-gateway', buyer('故障一中'), 'unknown');
  stage.portal.setSiteFault('');
  stage.portal.configure({ company: 1 });
  await pressDuring('down', buyer('故障二中'), 'unknown');
  stage.portal.setSiteFault('');
  await stage.page.goto(stage.portal.makeoutHomeUrl);
  ledger = await openExtensionPage(stage.browser, 'ledger.html#/faults');
  await ledger.setViewport({ width: 1366, height: 768 });
  await ledger.bringToFront();
  await ledger.waitForSelector('[data-outage]');
}, 180_000);
afterAll(async () => {
  await stage?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the pack of the outage', () => {
  beforeAll(async () => {
    const packPath = await download(() => ledger.click('[data-action="export-outage"]'));
    parts = await partsOf(readFileSync(packPath));
    unpack(parts, join(folder, 'unpacked'));
  });

  test('holds the two submissions that it hit, of two companies, and says where it lies', async () => {
    const said = await ledger.waitForSelector('[data-card="pack"] [data-part="export-message"]');
    expect(await said?.evaluate((element) => element.textContent)).toMatch(
      /证据包做好了，\d+ 条留底记录。 2 张，在下载文件夹：证据包_故障时段.*\.zip。清单指纹 [0-9a-f]{64}/,
    );
    await picture('card');
    const report = text('报告.html');
    expect(report).toContain('故障一中');
    expect(report).toContain('故障二中');
    expect(report).toContain('¥202.00');
    expect(report).toContain('HTTP 502');
    expect(report).toMatch(
      /税局提示原文<\/dt><dd><bdi>「请求异常」<\/bdi><\/dd><dt>原因<\/dt><dd><bdi>HTTP 502</,
    );
    expect(JSON.parse(text('manifest.json')).submissions.length).toBe(2);
  });

  test('the report is read from the file system: nothing of it runs or is loaded', async () => {
    const page = await stage.browser.newPage();
    /** @type {string[]} */
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.setViewport({ width: 1000, height: 1400 });
    await page.goto(pathToFileURL(join(folder, 'unpacked', '报告.html')).href);
    expect(await page.evaluate(() => document.scripts.length)).toBe(0);
    expect(await page.evaluate(() => getComputedStyle(document.body).margin)).toBe('0px');
    expect(asked.length).toBe(1);
    await picture('report', page);
    const [printed] = await printedPages(page, 'pack-report');
    expect(printed).toContain('本材料证明录入与提示的过程，不证明发票已开具');
    await page.close();
  });
});

test('the pack of one submission, from its detail', async () => {
  const [, refused] = await stage.submissions();
  await ledger.bringToFront();
  await ledger.evaluate((id) => {
    location.hash = `#/submission/${id}`;
  }, refused.id);
  await ledger.waitForSelector('[data-part="detail"] [data-action="export-pack"]');
  const pictures = await ledger.waitForSelector('[data-part="pictures"]');
  expect(await pictures?.evaluate((part) => /** @type {HTMLElement} */ (part).innerText)).toContain(
    '没有截图：截图没有打开。',
  );
  const path = await download(() => ledger.click('[data-part="detail"] [data-action="export-pack"]'));
  const own = await partsOf(readFileSync(path));
  const report = new TextDecoder().decode(own.get('报告.html'));
  expect(report).toContain('&lt;/title&gt;&lt;script&gt;x&lt;/script&gt;=1');
  expect(report).toContain('开具失败');
  await picture('detail');
});

test('the pack of the month', async () => {
  await ledger.evaluate(() => {
    location.hash = '#/faults';
  });
  await ledger.waitForSelector('[data-action="export-pack-month"]');
  const path = await download(() => ledger.click('[data-action="export-pack-month"]'));
  const own = await partsOf(readFileSync(path));
  expect(JSON.parse(new TextDecoder().decode(own.get('manifest.json'))).submissions.length).toBe(4);
});

test('an address that is none of a time stamp service is not kept, and she is told', async () => {
  await ledger.evaluate(() => {
    location.hash = '#/settings';
  });
  const field = await ledger.waitForSelector('[data-card="stamp"] input');
  await field?.evaluate((input) => input.scrollIntoView({ block: 'center' }));
  await field?.type('tsa.example');
  await ledger.click('[data-action="save-stamp"]');
  await ledger.waitForFunction(() =>
    document.querySelector('[data-part="stamp-said"]')?.textContent?.includes('这不是可用的地址'),
  );
  await picture('stamp');
  const { settings } = await stage.inside.evaluate(() => globalThis.chrome.storage.local.get('settings'));
  expect(settings?.stampAddress ?? '').toBe('');
});
