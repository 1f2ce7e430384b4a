/**
 * The outage drill: twelve submissions of two companies while the portal is slow, answers 502, is down, hangs and comes back.
 * One outage with what it did, by the page and by the workbook; its evidence pack, in which nothing secret is and all that is
 * hostile stays text; and 验证.html of it from the file system in both browsers, which names each byte that was changed.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openExtensionPage } from '../support/browser/extension.mjs';
import { launchFirefox } from '../support/browser/firefox.mjs';
import { dropFile, sayNote } from '../support/browser/follow-up.mjs';
import { newDownload } from '../support/browser/new-download.mjs';
import { picturesOf } from '../support/browser/picture.mjs';
import { printedPages } from '../support/browser/printed.mjs';
import { readAllStorage } from '../support/browser/storage.mjs';
import { openVerifier, toldEach, unpack, verdictOn, verdictOnParts } from '../support/browser/verifier.mjs';
import { ALL, HIT, HOSTILE, REPORT_SAYS, SECRETS, sumsOf, yuan } from '../support/cases/drill-cases.mjs';
import { formulasOf } from '../support/cases/expected-book.mjs';
import { readFaultBook } from '../support/cases/fault-book.mjs';
import { partsOf } from '../support/cases/pack-file.mjs';
import { secretsIn, textsOf, withOneByteChanged } from '../support/cases/pack-search.mjs';
import { playDrill } from '../support/stage/outage-drill.mjs';
import { BUILT, setStage } from '../support/stage/stage.mjs';

const folder = mkdtempSync(join(tmpdir(), 'piaoying-drill-'));
const downloads = join(folder, 'downloads');
/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
/** @type {import('puppeteer-core').Page} */
let ledger;
/** @type {Awaited<ReturnType<typeof playDrill>>} */
let played;
const picture = picturesOf('drill', () => ledger);

/** @type {{ outage: string, month: string }} */
const paths = { outage: '', month: '' };
/** @type {Record<keyof typeof paths, Map<string, Uint8Array>>} */
const packs = { outage: new Map(), month: new Map() };
const WORDS = { issued: '已开具', refused: '开具失败', unknown: '结果不明' };

const textOf = (/** @type {string} */ selector) =>
  ledger.$eval(selector, (node) => /** @type {HTMLElement} */ (node).innerText);
const press = (/** @type {string} */ selector, ending = '.zip') =>
  newDownload(downloads, ending, async () => (await ledger.waitForSelector(selector))?.click());

beforeAll(async () => {
  mkdirSync(downloads);
  stage = await setStage({ downloadsDir: downloads });
  played = await playDrill(stage);
  ledger = await openExtensionPage(stage.browser, 'ledger.html#/faults');
  await ledger.setViewport({ width: 1366, height: 768 });
  await ledger.bringToFront();
  await ledger.waitForSelector('[data-outage]');
}, 240_000);
afterAll(async () => {
  await stage?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('one outage', () => {
  const sums = sumsOf(HIT);

  test('how often each was seen, which submissions and companies, their sum, what is still open', async () => {
    const [row, ...others] = await ledger.$$eval('[data-outage]', (rows) =>
      rows.map((one) => /** @type {HTMLElement} */ (one).innerText),
    );
    await picture('outage');
    expect(others).toEqual([]);
    // Three invoices and the two pages that she loaded meanwhile; the hang and the doubtful answer; the slow page.
    expect(row).toContain('打不开 5 次、系统繁忙 2 次、访问缓慢 1 次');
    expect(row).toContain(`${HIT.length} 张 · 2 家`);
    expect(row).toContain(yuan(sums.gross));
  });

  test('what it did: by company, net and gross, and what was issued all the same', async () => {
    await ledger.click('[data-action="open-outage"]');
    const says = await ledger.waitForSelector('[data-card="effect"]');
    const text = await says?.evaluate((node) => /** @type {HTMLElement} */ (node).innerText);
    expect(text).toContain(
      `影响 ${HIT.length} 张，不含税 ${yuan(sums.net)}，价税合计 ${yuan(sums.gross)}；这段时间里另有 2 张开成了`,
    );
    for (const [nth, { taxId, name }] of stage.portal.state.companies.slice(0, 2).entries()) {
      const own = sumsOf(HIT.filter(({ company }) => company === nth));
      const line = await textOf(`[data-company="${taxId}"]`);
      for (const part of [`${name}：${own.count} 张`, yuan(own.net), yuan(own.gross)])
        expect(line).toContain(part);
    }
    await picture('effect');
    await ledger.click('[data-action="open-outage"]');
  });

  test('the workbook: begin and end to the second, the same counts and sums', async () => {
    const path = await press('[data-action="export-faults"]', '.xlsx');
    const { outages, hits, faults, formulas } = await readFaultBook(path);
    const [cell, ...others] = outages;
    expect(others).toEqual([]);
    expect(cell.开始).toBeGreaterThanOrEqual(played.began - 1_000);
    expect(cell.开始).toBeLessThan(played.began + 3_000);
    expect(cell.最后一次看到).toBeGreaterThanOrEqual(played.lastAt - 1_000);
    expect(cell.最后一次看到).toBeLessThanOrEqual(played.back);
    expect(cell.恢复).toBeGreaterThanOrEqual(played.back - 1_000);
    expect(cell.恢复).toBeLessThanOrEqual(played.cameBack);
    expect(cell).toMatchObject({ 家数: 2, 份数: sums.count, 还没办: sums.count });
    expect([cell.合计金额, cell.价税合计]).toEqual([Number(sums.net), Number(sums.gross)]);
    expect(hits.map((cells) => cells[4])).toEqual(HIT.map(({ buyer }) => buyer));
    expect(faults.filter(([, what]) => what === '开具失败')).toHaveLength(2);
    expect(formulas).toEqual([]);
  });
});

async function openUnpacked(/** @type {string} */ name) {
  const page = await stage.browser.newPage();
  await page.setViewport({ width: 1000, height: 1400 });
  await page.goto(pathToFileURL(join(folder, 'unpacked', name)).href);
  return page;
}
const partOf = (/** @type {string} */ name) => new TextDecoder().decode(packs.outage.get(name));

/** @param {import('puppeteer-core').Page} page @param {string} name @param {string} [words] */
const verdictOnChanged = (page, name, words) =>
  verdictOnParts(page, withOneByteChanged(packs.outage, name, words), folder);
const blob = () => [...packs.outage.keys()].find((name) => name.startsWith('blobs/')) ?? '';
/** What a foreign text would be, taken for markup. */
const RUNS = 'img, svg, script, [onload], [onerror], [onmouseover]';
const SEAL = '「manifest.json」和「manifest.sha256」不一致：其中一个改过';

/** @param {() => import('puppeteer-core').Browser} browserOf @param {string} name */
const reads = (browserOf, name) => {
  /** @type {import('puppeteer-core').Page} */
  let page;
  beforeAll(async () => {
    page = await openVerifier(browserOf(), join(folder, 'unpacked'));
  });

  test.each(/** @type {const} */ (['outage', 'month']))(
    'finds that of the %s whole, and tells each',
    async (which) => {
      const { state, text } = await verdictOn(page, paths[which]);
      await picture(`verifier-${name}-${which}`, page);
      expect([state, text.slice(0, 100)]).toEqual(['good', expect.stringContaining('完好')]);
      expect(text).toContain('没有时间戳：仅能证明导出后未改动');
      const told = await toldEach(page);
      const played = which === 'outage' ? HIT : ALL;
      expect(told).toHaveLength(played.length);
      for (const [nth, one] of played.entries())
        for (const part of [one.buyer, yuan(sumsOf([one]).gross), WORDS[one.outcome], '点了发票开具，已留底'])
          expect(told[nth].includes(part), `${one.buyer}: ${part}`).toBe(true);
      expect(await page.title()).toBe('验证证据包');
    },
  );

  test('names the event, the list and the file in which one byte was changed', async () => {
    const named = /** @type {[string, string | undefined, (string | RegExp)[]][]} */ ([
      [
        'events.jsonl',
        '晨光五',
        ['「events.jsonl」改过', /第 \d+ 条留底记录（2\d{3}-.*，submitted，.*）的内容改过/],
      ],
      ['manifest.json', JSON.parse(partOf('manifest.json')).madeAtText, [SEAL]],
      [blob(), undefined, [`「${blob()}」改过`]],
    ]);
    for (const [of, words, says] of named) {
      const { state, text } = await verdictOnChanged(page, of, words);
      expect(state, of).toBe('bad');
      for (const part of says) expect(text).toMatch(part);
      if (of === 'events.jsonl') await picture(`verifier-${name}-bad`, page);
    }
  });

  test('says what is no pack', async () => {
    writeFileSync(join(folder, 'no.zip'), 'no zip');
    const { state, text } = await verdictOn(page, join(folder, 'no.zip'));
    expect([state, text]).toEqual(['refused', '这不是完整的压缩包，读不了。请重新拷贝一份再试。']);
  });
};

describe('followed up, and packed', () => {
  beforeAll(async () => {
    await ledger.click('[data-outage] [data-action="keep-case"]');
    await ledger.waitForSelector('[data-card="said"]');
    await dropFile(ledger, HOSTILE.fileName, '报错全文');
    await sayNote(ledger, HOSTILE.note);
    await ledger.evaluate(() => {
      location.hash = '#/faults';
    });
    paths.outage = await press('[data-action="export-outage"]');
    paths.month = await press('[data-action="export-pack-month"]');
    for (const [name, path] of Object.entries(paths)) packs[name] = await partsOf(readFileSync(path));
    unpack(packs.outage, join(folder, 'unpacked'));
  }, 120_000);

  const submissionsOf = (/** @type {keyof typeof packs} */ pack) =>
    JSON.parse(new TextDecoder().decode(packs[pack].get('manifest.json'))).submissions;

  test('the pack of the outage holds what it hit, that of the month all', () => {
    expect([submissionsOf('outage').length, submissionsOf('month').length]).toEqual([HIT.length, ALL.length]);
  });

  test('the report: the sums of what was hit; that there is no photograph, and why', async () => {
    const { net, gross } = sumsOf(HIT);
    const report = partOf('报告.html');
    for (const part of [yuan(net), yuan(gross), ...REPORT_SAYS])
      expect(report.includes(part), part).toBe(true);
  });

  test('报障单: a sheet of A4 for each company, of its own alone, with room for the seal', async () => {
    const page = await openUnpacked('报障单.html');
    const sheets = await page.$$eval('article', (all) => all.map((one) => one.innerText));
    const printed = await printedPages(page, 'drill-sheet');
    await picture('sheet', page);
    expect(await page.$$(RUNS)).toEqual([]);
    await page.close();
    expect([sheets.length, printed.length]).toEqual([2, 2]);
    for (const [nth, { name, taxId }] of stage.portal.state.companies.slice(0, 2).entries()) {
      const own = sumsOf(HIT.filter(({ company }) => company === nth));
      const at = sheets.findIndex((sheet) => sheet.includes(taxId));
      const effect = `${own.count} 份，不含税 ${own.net} 元，价税合计 ${own.gross} 元`;
      for (const part of [name, 'HTTP 502', effect])
        expect(sheets[at].includes(part), `${name}: ${part}`).toBe(true);
      for (const part of [taxId, '加盖公章', '不证明发票已开具'])
        expect(printed[at].includes(part), `${name}: ${part}`).toBe(true);
      for (const other of HIT.filter(({ company }) => company !== nth))
        expect(sheets[at].includes(other.buyer), other.buyer).toBe(false);
    }
  });

  test('nothing secret is in any file of a pack, nor in anything that is kept', async () => {
    const secrets = [...Object.values(SECRETS), played.scan, 'practice.invalid', 'dzfp-session'];
    const kept = new Map([['storage', await readAllStorage(stage.inside)]]);
    expect(kept.get('storage')).toContain('短信验证码：…');
    const [outage, month] = [await textsOf(packs.outage), await textsOf(packs.month)];
    // What may be there is found in the report, a sheet of the table and the events.
    expect([...outage].filter(([, text]) => text.includes('晨光五中')).map(([name]) => name)).toEqual([
      '报告.html',
      '明细.xlsx/xl/worksheets/sheet1.xml',
      'events.jsonl',
    ]);
    for (const texts of [kept, outage, month])
      for (const [name, text] of texts) expect(secretsIn(text, secrets), name).toEqual([]);
  });

  test('what is hostile is text, in the report, the table and the names of files', async () => {
    const page = await openUnpacked('报告.html');
    await picture('report', page);
    expect(await page.$$(RUNS)).toEqual([]);
    expect(await page.title()).toBe('开票过程证据报告');
    const text = await page.evaluate(() => document.body.innerText);
    for (const words of [HOSTILE.buyer, HOSTILE.doubt, HOSTILE.fileName, HOSTILE.note])
      expect(text.includes(words), words).toBe(true);
    // What turns text round ends with the words that hold it.
    expect(text.includes(`「\u2068${HOSTILE.doubt}\u2069」`)).toBe(true);
    await page.close();
    const book = await readXlsx(packs.month.get('明细.xlsx'));
    expect(formulasOf(book)).toEqual([]);
    const cells = book.sheets.flatMap(({ rows }) => rows.flat());
    for (const words of [HOSTILE.buyer, HOSTILE.doubt, HOSTILE.refusal]) expect(cells).toContain(words);
    for (const name of [...packs.outage.keys(), ...packs.month.keys(), ...readdirSync(downloads)])
      expect(name).toMatch(/^(?:blobs\/[0-9a-f]{64}\.[a-z]{3,4}|[\p{L}\p{N}_-][\p{L}\p{N}._ -]*)$/u);
  });

  describe('验证.html in Chromium', () => {
    reads(() => stage.browser, 'chromium');

    test('names each file in which one byte was changed, taken out or put in', async () => {
      const page = await openVerifier(stage.browser, join(folder, 'unpacked'));
      const named = [...packs.outage.keys()].filter((name) => !name.startsWith('manifest.'));
      expect(named.length).toBeGreaterThanOrEqual(5);
      for (const name of named) {
        const { text } = await verdictOnChanged(page, name);
        expect(text, name).toContain(`「${name}」改过：和清单里的 SHA-256 不同`);
      }
      const { text: seal } = await verdictOnChanged(page, 'manifest.sha256');
      expect(seal).toContain(SEAL);
      const other = new Map(packs.outage).set('别的.html', new Uint8Array([1]));
      other.delete(blob());
      const { text } = await verdictOnParts(page, other, folder);
      expect(text).toContain(`「${blob()}」不在包里`);
      expect(text).toContain('「别的.html」清单里没有，是后来放进来的');
      await page.close();
    });
  });

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
