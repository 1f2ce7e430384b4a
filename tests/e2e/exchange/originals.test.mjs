import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { waitForSuccess } from '../../portal/driver.mjs';
import { eInvoice, ofdXml, officialPdf, zipOf } from '../../unit/support/files/original-files';
import { invoicePage, textPdf } from '../../unit/support/files/page-files';
import { findings, SCHEMES } from '../support/browser/axe.mjs';
import { chooseOption } from '../support/browser/choose-option.mjs';
import { launchChromium } from '../support/browser/chromium.mjs';
import { evidence } from '../support/browser/evidence.mjs';
import { openExtensionPage } from '../support/browser/extension.mjs';
import { readStore } from '../support/browser/storage.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { BUILT, setStage, THREE_LINES } from '../support/stage/stage.mjs';

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
/** @type {import('puppeteer-core').Page} */
let page;
/** @type {any} */
let issued;
/** @type {import('../../unit/support/files/original-files').OriginalSample} */
let sample;
const downloads = mkdtempSync(join(tmpdir(), 'piaoying-originals-'));
const files = mkdtempSync(join(tmpdir(), 'piaoying-files-'));
/** What the extension's pages wrote to the console as errors; a refusal of the CSP is one. @type {string[]} */
const complaints = [];
/** Addresses of the workers that they started. @type {string[]} */
const workers = [];

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** @param {string} name @param {string | Uint8Array} content */
function fileOf(name, content) {
  const path = join(files, name);
  writeFileSync(path, content);
  return path;
}

/** Chooses files and waits for what became of them. @param {string[]} paths */
async function choose(paths, on = page) {
  const input = await on.waitForSelector(
    ':is([data-action="keep-originals"], main [data-action="choose-file"]):not(:disabled)',
  );
  await input.uploadFile(...paths);
  const yes = '[data-action="keep-files"]';
  if (await input.evaluate((element) => element.dataset.action === 'choose-file'))
    await on.waitForSelector(yes).then((button) => button.click());
  await on.waitForSelector('[data-part="keep-summary"]');
  return waitFor(
    async () => {
      const lines = await on.$$eval('[data-list="keep-results"] li', (found) =>
        found.map((line) => [line.dataset.result, line.innerText]),
      );
      if (lines.length !== paths.length) throw new Error(JSON.stringify(lines));
      return lines;
    },
    { timeout: 30_000, message: `${paths.length} results` },
  );
}

async function openLedger(hash) {
  const opened = await openExtensionPage(stage.browser, `ledger.html${hash}`);
  opened.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  opened.on('workercreated', (worker) => workers.push(worker.url()));
  opened.on('pageerror', (error) => complaints.push(String(error)));
  return opened;
}

beforeAll(async () => {
  stage = await setStage({ downloadsDir: downloads });
  await stage.submit(THREE_LINES);
  await waitForSuccess(stage.page);
  issued = await stage.newest('issued', 1);
  const { invoice } = issued;
  sample = {
    invoiceNumber: issued.invoiceNumbers[0],
    issueTime: '2026-11-24 14:00:00',
    sellerTaxId: invoice.seller.taxId,
    buyerTaxId: invoice.buyer.taxId,
    totalNet: '1620.50',
    totalTax: '112.85',
    totalGross: '1733.35',
    lines: invoice.lines.map((line) => ({
      itemName: line.itemName,
      net: line.netAmount,
      tax: line.taxAmount,
    })),
  };
  page = await openLedger('#/ledger?original=missing');
  await page.setViewport({ width: 1440, height: 860 });
});
afterAll(async () => {
  await stage?.close();
  rmSync(downloads, { recursive: true, force: true });
  rmSync(files, { recursive: true, force: true });
});

test('已开具未存原件 lists it', async () => {
  const row = await page.waitForSelector(`tr[data-submission="${issued.id}"]`);
  expect(await row.evaluate((element) => element.innerText)).toContain('已开具');
});

describe('attached to its record', () => {
  test('XML: kept byte for byte, compared, and told', async () => {
    await page.click(`tr[data-submission="${issued.id}"] .open`);
    const xml = eInvoice(sample);
    const [[result, text]] = await choose([fileOf('a.xml', xml)]);
    expect([result, text]).toEqual(['kept', expect.stringContaining('价税合计、明细金额')]);
    const hex = sha256(xml);
    const size = Buffer.byteLength(xml);
    expect(await evidence(page)).toEqual([{ id: hex, sha256: hex, mime: 'text/xml', hex, size }]);
    const [record] = await stage.submissions();
    expect(record.originals).toMatchObject([{ format: 'xml', sha256: sha256(xml), fileName: 'a.xml' }]);
    await waitFor(async () =>
      (await page.$eval('[data-part="originals"]', (part) => part.innerText)).includes(
        sha256(xml).slice(0, 12),
      ),
    );
  });

  test('PDF under the CSP of extensions, a zip in a zip, and an OFD that bears no number: her word', async () => {
    const pdf = officialPdf(sample);
    // Most PDFs have no keys: only their page tells, here in a font that names its encoding.
    const { invoiceNumber } = sample;
    const plainPdf = textPdf(
      [invoicePage({ invoiceNumber, totals: ['1620.50', '112.85', '1733.35'] })],
      {},
      'gbk',
    );
    const zip = await zipOf({ 'invoice.zip': await zipOf({ 'xml/x.xml': eInvoice(sample) }) });
    const ofd = await zipOf({ 'OFD.xml': ofdXml(), 'Doc_0/Document.xml': '<a/>' });
    const chosen = Object.entries({ 'a.pdf': pdf, 'b.pdf': plainPdf, 'a.zip': zip, 'a.ofd': ofd });
    const results = await choose(chosen.map(([name, bytes]) => fileOf(name, bytes)));
    expect(results.map(([result]) => result)).toEqual(['kept', 'kept', 'kept', 'askWord']);
    for (const [, words] of results.slice(0, 2)) expect(words).toContain('已核对：发票号码');
    expect((await evidence(page)).map(({ hex }) => hex)).not.toContain(sha256(ofd));
    await page.click('[data-action="give-word"]');
    await page.waitForSelector('[data-original="ofd"] [data-part="unproven"]');
    const kept = await evidence(page);
    expect(kept.every(({ id, hex }) => id === hex)).toBe(true);
    for (const bytes of [pdf, plainPdf, zip, ofd])
      expect(kept.map(({ hex }) => hex)).toContain(sha256(bytes));
    // In a worker of ours, and ended: a file that hangs must not hang the page.
    const ours = /^chrome-extension:\/\/\w+\/assets\/pdf\.worker\.min-[\w-]+\.mjs$/;
    expect(workers).toEqual([expect.stringMatching(ours), expect.stringMatching(ours)]);
    expect(page.workers()).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('another invoice, an altered one and the same one: told apart, and nothing changes', async () => {
    const before = [await evidence(page), (await readStore(page, 'events')).length];
    const altered = fileOf('altered.xml', eInvoice({ ...sample, totalGross: '1743.35' }));
    const alteredPdf = fileOf('altered.pdf', officialPdf({ ...sample, totalTax: '1.00' }));
    const other = fileOf('other.xml', eInvoice({ ...sample, invoiceNumber: '26112000000999999999' }));
    const results = await choose([altered, alteredPdf, other, join(files, 'a.xml')]);
    expect(results.map(([result]) => result)).toEqual(['differs', 'differs', 'otherRecord', 'known']);
    expect(results[0][1]).toContain('价税合计不同：原件 1,743.35，这里 1,733.35');
    expect(results[1][1]).toContain('合计税额不同：原件 1.00，这里 112.85');
    expect([await evidence(page), (await readStore(page, 'events')).length]).toEqual(before);
  });

  test.each(SCHEMES)('axe finds nothing serious, %s', async (scheme) => {
    expect(await findings(page, scheme)).toEqual([]);
  });

  test('saved again: the same bytes', async () => {
    const button = await page.waitForSelector('[data-original="pdf"] [data-action="save-original"]');
    await button.click();
    const name = await waitFor(() => readdirSync(downloads).find((file) => file.endsWith('.pdf')));
    expect(sha256(readFileSync(join(downloads, name)))).toBe(sha256(officialPdf(sample)));
  });

  test('the list of those without one is empty, and the column says 有', async () => {
    await page.waitForSelector('[data-part="empty"]');
    await page.evaluate(() => {
      location.hash = '#/ledger';
    });
    await waitFor(async () =>
      (await page.$eval(`tr[data-submission="${issued.id}"]`, (row) => row.innerText)).includes('有'),
    );
  });
});

describe('on the page 导入导出', () => {
  beforeAll(async () => {
    await page.evaluate(() => {
      location.hash = '#/exchange';
    });
    await page.waitForSelector('[data-action="choose-file"]');
  });

  test('many at once: each is told, hostile ones by their reason', async () => {
    const bomb = await zipOf({ 'a.xml': new Uint8Array(8 << 20).fill(0x20) });
    const cases = [
      ['known.xml', eInvoice(sample), 'known', '已经存过'],
      [
        'nobody.xml',
        eInvoice({ ...sample, invoiceNumber: '26112000000999999999' }),
        'noRecord',
        '台账里没有发票号码 26112000000999999999',
      ],
      ['doctype.xml', '<!DOCTYPE a [<!ENTITY b "c">]><EInvoice>&b;</EInvoice>', 'refused', 'DOCTYPE'],
      ['cut.xml', eInvoice(sample).slice(0, 200), 'refused', '不完整'],
      ['bomb.zip', bomb, 'refused', '大得不正常'],
      ['cut.zip', (await zipOf({ 'a.xml': eInvoice(sample) })).slice(0, 50), 'refused', '压缩包不完整'],
      ['cut.pdf', '%PDF-1.7', 'refused', 'PDF 不完整'],
      ['empty.pdf', '', 'refused', '空的'],
      ['picture.pdf', new Uint8Array([0x89, 0x50, 0x4e, 0x47]), 'refused', '不是 XML'],
      ['nameless.ofd', await zipOf({ 'OFD.xml': ofdXml() }), 'noNumber', '没读到'],
      [
        `dzfp_${sample.invoiceNumber}_某.ofd`,
        await zipOf({ 'OFD.xml': ofdXml(), b: 'c' }),
        'kept',
        '只核对了文件名里的号码',
      ],
    ];
    const before = (await evidence(page)).length;
    const results = await choose(cases.map(([name, content]) => fileOf(name, content)));
    for (const [index, [name, , result, words]] of cases.entries()) {
      expect([name, ...results[index]]).toEqual([name, result, expect.stringContaining(words)]);
    }
    expect((await evidence(page)).length).toBe(before + 1);
  });

  test.each(SCHEMES)('axe finds nothing serious, %s', async (scheme) => {
    expect(await findings(page, scheme)).toEqual([]);
  });

  test('a month as a folder with its index', async () => {
    await chooseOption(page, '[data-field="format"]', '发票原件（压缩包）');
    await (await page.waitForSelector('[data-action="export-originals"]')).click();
    const name = await waitFor(() => readdirSync(downloads).find((file) => file.endsWith('.zip')));
    expect(name).toMatch(/^发票原件_全部公司_\d{4}-\d\d\.zip$/);
    const reader = new ZipReader(new Uint8ArrayReader(readFileSync(join(downloads, name))), {
      useWebWorkers: false,
    });
    const found = {};
    for (const entry of await reader.getEntries())
      found[entry.filename] = await entry.getData(new Uint8ArrayWriter());
    const { sheets } = await readXlsx(found['原件目录.xlsx']);
    const [header, ...rows] = sheets.find((sheet) => sheet.name === '原件目录').rows;
    const place = header.indexOf('文件');
    const digest = header.indexOf('SHA-256');
    expect(rows).toHaveLength(6);
    for (const row of rows) {
      expect(row[place]).toMatch(
        new RegExp(`^北京云杉科技有限公司/\\d{4}-\\d\\d/${sample.invoiceNumber}(_2)?\\.(xml|pdf|zip|ofd)$`),
      );
      expect(sha256(found[row[place]])).toBe(row[digest]);
    }
    expect(Object.keys(found)).toHaveLength(7);
  });

  test('a backup restores them bit for bit in another browser', async () => {
    await page.waitForSelector('[data-action="export-json"]:not(:disabled)');
    await page.$eval('[data-action="export-json"]', (button) => button.click());
    const name = await waitFor(() => readdirSync(downloads).find((file) => file.endsWith('.json')));
    const kept = await evidence(page);
    const other = await launchChromium({ extensionDir: BUILT.chromium });
    try {
      const there = await openExtensionPage(other, 'ledger.html#/exchange');
      const input = await there.waitForSelector('[data-action="choose-file"]');
      await input.uploadFile(join(downloads, name));
      await there.waitForSelector('[data-action="restore-apply"]');
      expect(await there.$eval('[data-part="restore-plan"]', (plan) => plan.innerText)).toContain(
        '新的原件和截图 6 个',
      );
      await there.$eval('[data-action="restore-apply"]', (button) => button.click());
      await there.waitForSelector('[data-part="restore-done"]');
      expect(await evidence(there)).toEqual(kept);
      expect(await readStore(there, 'submissions')).toEqual(await stage.submissions());
    } finally {
      await other.close();
    }
  });

  test('no page complained', () => expect(complaints).toEqual([]));
});
