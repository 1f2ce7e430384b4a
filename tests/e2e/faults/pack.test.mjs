/**
 * An outage at the practice portal, its evidence pack by the clerk's own button, and 验证.html of that pack opened from the file
 * system in both browsers: it finds the pack whole, and names what was changed in another.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enterInvoice, pressIssue, waitForDialogText, waitForSuccess } from '../../portal/driver.mjs';
import { openExtensionPage } from '../support/browser/extension.mjs';
import { launchFirefox } from '../support/browser/firefox.mjs';
import { picturesOf } from '../support/browser/picture.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { partsOf, zipOf } from '../support/cases/pack-file.mjs';
import { BUILT, ONE_LINE, setStage, THREE_LINES } from '../support/stage/stage.mjs';

const folder = mkdtempSync(join(tmpdir(), 'piaoying-pack-'));
const downloads = join(folder, 'downloads');
/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
/** @type {import('puppeteer-core').Page} */
let ledger;
const picture = picturesOf('pack', () => ledger);

/** @type {Map<string, Uint8Array>} */
let parts;
let packPath = '';
let changedPath = '';
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

async function download(click) {
  const before = new Set(readdirSync(downloads));
  await click();
  const isNew = (file) =>
    !before.has(file) && file.endsWith('.zip') && statSync(join(downloads, file)).size > 0;
  const name = await waitFor(() => readdirSync(downloads).find(isNew), {
    timeout: 30_000,
    message: 'the pack',
  });
  return join(downloads, name);
}

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

/** @param {import('puppeteer-core').Page} page @param {string} path */
async function choose(page, path) {
  const input = await page.waitForSelector('input[type="file"]');
  await /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (input).uploadFile(path);
  return waitFor(
    () =>
      page.evaluate(() => {
        const result = document.getElementById('result');
        const state = result?.dataset.state;
        return state && state !== 'reading' && { state, text: result.innerText };
      }),
    { timeout: 30_000, message: 'a verdict' },
  );
}

/** @param {() => import('puppeteer-core').Browser} browserOf @param {string} name */
const reads = (browserOf, name) => {
  /** @type {import('puppeteer-core').Page} */
  let page;
  beforeAll(async () => {
    page = await browserOf().newPage();
    await page.setViewport({ width: 1000, height: 1400 });
    await page.goto(pathToFileURL(join(folder, 'unpacked', '验证.html')).href);
  });

  test('finds it whole, and tells each step from the events', async () => {
    const { state, text: says } = await choose(page, packPath);
    await picture(`verifier-${name}-good`, page);
    expect(says).toContain('完好：包里的每一项都和制作时一样');
    expect(state).toBe('good');
    expect(says).toContain('没有时间戳：仅能证明导出后未改动');
    expect(says).toContain('故障一中');
    expect(says).toContain('点了发票开具，已留底');
    expect(says).toContain('结果不明');
  });

  test('names what was changed in another', async () => {
    const { state, text: says } = await choose(page, changedPath);
    await picture(`verifier-${name}-bad`, page);
    expect(state).toBe('bad');
    expect(says).toContain('「events.jsonl」改过');
    expect(says).toMatch(/第 \d+ 条留底记录（2\d{3}-.*，submitted，.*）的内容改过/);
  });

  test('says what is no pack', async () => {
    writeFileSync(join(folder, 'no.zip'), 'no zip');
    const { state, text: says } = await choose(page, join(folder, 'no.zip'));
    expect([state, says]).toEqual(['refused', '这不是完整的压缩包，读不了。请重新拷贝一份再试。']);
  });
};

describe('the pack of the outage', () => {
  beforeAll(async () => {
    packPath = await download(() => ledger.click('[data-action="export-outage"]'));
    parts = await partsOf(readFileSync(packPath));
    for (const [name, content] of parts) {
      mkdirSync(join(folder, 'unpacked', name, '..'), { recursive: true });
      writeFileSync(join(folder, 'unpacked', name), content);
    }
    const changed = new Map(parts);
    changed.set(
      'events.jsonl',
      new TextEncoder().encode(text('events.jsonl').replace('故障一中', '故障一钟')),
    );
    changedPath = join(folder, 'changed.zip');
    writeFileSync(changedPath, await zipOf(changed));
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
    await page.close();
  });

  describe('验证.html in Chromium', () => reads(() => stage.browser, 'chromium'));

  describe('验证.html in Firefox', () => {
    /** @type {import('puppeteer-core').Browser} */
    let firefox;
    let proxy;
    beforeAll(async () => {
      proxy = await stage.portal.startProxy();
      firefox = await launchFirefox({ extensionDir: BUILT.firefox, proxyPort: proxy.port });
    });
    afterAll(async () => {
      await firefox?.close();
      await proxy?.close();
    });
    reads(() => firefox, 'firefox');
  });
});

test('the pack of one submission, from its detail', async () => {
  const [, refused] = await stage.submissions();
  await ledger.bringToFront();
  await ledger.evaluate((id) => {
    location.hash = `#/submission/${id}`;
  }, refused.id);
  await ledger.waitForSelector('[data-part="detail"] [data-action="export-pack"]');
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
