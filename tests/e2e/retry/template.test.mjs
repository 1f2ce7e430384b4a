/** Batch ways out: a refused entry into the clerk's own template, and back; the failure workbook of its import. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importBatch, openBatch, pressBatchIssue, waitForBatchResult } from '../../portal/driver.mjs';
import { findings, SCHEMES } from '../support/browser/axe.mjs';
import { openExtensionPage } from '../support/browser/extension.mjs';
import { picturesOf } from '../support/browser/picture.mjs';
import { readDatabase } from '../support/browser/storage.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { templateFile } from '../support/cases/template-file.mjs';
import { ONE_LINE, setStage, THREE_LINES } from '../support/stage/stage.mjs';

const CODE = '3070401000000000000';
const REASON = '第4行税率不合法!请使用如下税率:0.03、0.01、0';
const downloads = mkdtempSync(join(tmpdir(), 'piaoying-downloads-'));

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
/** @type {import('puppeteer-core').Page} */
let page;
/** @type {any} */
let issued;
/** @type {any} */
let refused;

const go = (hash) =>
  page.evaluate((to) => {
    location.hash = to;
  }, hash);
const record = async () => (await stage.submissions()).find(({ id }) => id === refused.id);
const textOf = (part) => page.$eval(`[data-part="${part}"]`, (element) => element.innerText);
const says = (part, text) =>
  waitFor(async () => (await textOf(part)).includes(text), { message: `${part} says ${text}` });
/** Once it stands still: a dialog slides in. */
const press = (action) => page.locator(`[data-action="${action}"]:not(:disabled)`).click();
const choose = async (action, path) => {
  const input = await page.waitForSelector(`[data-action="${action}"]`);
  await input?.uploadFile(path);
};
const picture = picturesOf('template', () => page);
/** Selects both rows of the list and asks for a template. */
async function ask() {
  await go('#/ledger');
  await page.waitForFunction(() => document.querySelectorAll('tr[data-submission]').length >= 2);
  await page.$$eval('tr[data-submission] input[type="checkbox"]', (boxes) => {
    for (const box of boxes) if (!box.checked) box.click();
  });
  await press('template');
}
const close = async () => {
  await press('template-close');
  // What covers the page while it fades takes the next click.
  await page.waitForSelector('[data-part="template"]', { hidden: true });
};
/** @returns {Promise<string>} path of the copy, once it is whole */
async function copyOf(count) {
  await says('template-done', `已写入 ${count} 张；导入批量开票以前请先看一遍`);
  const name = await waitFor(() => readdirSync(downloads).find((file) => file.endsWith('.xlsx')), {
    message: 'the copy in the downloads folder',
  });
  return join(downloads, name);
}

beforeAll(async () => {
  stage = await setStage({ downloadsDir: downloads });
  await stage.submit(THREE_LINES);
  issued = await stage.newest('issued', 1);
  stage.portal.setFault('refuse-rate');
  await stage.submit(ONE_LINE);
  refused = await stage.newest('refused', 2);
  await stage.portal.clearFault();
  page = await openExtensionPage(stage.browser, 'ledger.html#/ledger');
  await page.setViewport({ width: 1440, height: 900 });
  await page.bringToFront();
});
afterAll(async () => {
  await stage?.close();
  rmSync(downloads, { recursive: true, force: true });
});

describe('a file that is not filled', () => {
  beforeAll(ask);
  afterAll(() => close());

  test.each([
    ['another workbook', '这不是税局的批量开票导入模板'],
    ['no workbook', '这个文件打不开'],
  ])('%s', async (name, text) => {
    const path = join(mkdtempSync(join(tmpdir(), 'piaoying-other-')), 'a.xlsx');
    const bytes = await writeXlsx({ sheets: [{ name: '发票', rows: [['发票号码']] }] });
    writeFileSync(path, name === 'no workbook' ? 'a' : bytes);
    await choose('template-file', path);
    await says('template-message', text);
  });

  test('an old version, with both versions', async () => {
    await choose('template-file', await templateFile({ version: 'pt:20250101' }));
    await says('template-message', '模板版本是 pt:20250101，票影认得的是 pt:20260401');
  });
});

describe('the template', () => {
  let path;

  test('shows what goes in and what does not before anything is written', async () => {
    const before = (await readDatabase(stage.inside, ['events'])).events.length;
    await ask();
    await choose('template-file', await templateFile());
    await says('template-plan', '缺「餐费」的商品和服务税收编码');
    await says('template-plan', '这张已经开具，不能再开');
    await says('template-plan', `这个文件只能在「${refused.invoice.seller.name}」名下导入`);
    await page.type('[data-part="template-codes"] input', CODE);
    await says('template-plan', '写入 1 张');
    await says('template-plan', '不写 1 张');
    await picture('plan');
    expect((await readDatabase(stage.inside, ['events'])).events).toHaveLength(before);
  });

  test.each(SCHEMES)('axe finds nothing serious in its dialog, %s', async (scheme) => {
    expect(await findings(page, scheme)).toEqual([]);
  });

  test('is saved as a copy that holds the entry, its hidden sheets, lists and version', async () => {
    await press('template-write');
    path = await copyOf(1);
    expect(path).toMatch(/批量开票导入模板_已填1张\.xlsx$/);
    const { sheets, namedRanges } = await readXlsx(new Uint8Array(readFileSync(path)));
    const { serialNumbers } = (await record()).template;
    expect(serialNumbers).toEqual([expect.stringMatching(/^PY\d{6}[0-9A-Z]{6}$/)]);
    const [basics, lines] = sheets;
    expect(basics.rows[3].slice(0, 6)).toEqual([
      serialNumbers[0],
      '普通发票',
      ...[null, '否', '否', '朝阳区某学校'].map((cell) =>
        cell === null ? expect.toBeOneOf([null, '']) : cell,
      ),
    ]);
    expect(lines.rows[3].slice(0, 3)).toEqual([serialNumbers[0], '餐费', CODE]);
    expect(lines.rows[3].slice(7, 9)).toEqual(['100.00', '0.01']);
    expect(sheets.filter(({ hidden, veryHidden }) => hidden || veryHidden)).toHaveLength(7);
    expect(sheets.at(-1).rows[3][0]).toBe('pt:20260401');
    expect(basics.dataValidations.length).toBeGreaterThan(8);
    expect(namedRanges.map(({ name }) => name)).toEqual(['北京市', '国籍']);
    await picture('done');
    await close();
  });

  test('bars its entry everywhere', async () => {
    expect((await record()).inTemplate).toBe(true);
    await go('#/ledger');
    await waitFor(
      async () =>
        (await page.$eval(`tr[data-submission="${refused.id}"]`, (row) => row.innerText)).includes(
          '已写入批量模板',
        ),
      { message: 'the list says 已写入批量模板' },
    );
    const reply = await stage.inside.evaluate(
      (submissionId) => chrome.runtime.sendMessage({ kind: 'refill', submissionId }),
      refused.id,
    );
    expect(reply).toEqual({ ok: false, bar: 'inTemplate' });
    await ask();
    await choose('template-file', await templateFile());
    await says('template-plan', '这张已写入批量模板，请先取回');
    await says('template-plan', '没有可以写入的');
    await close();
  });

  test('is read by the portal', async () => {
    const portal = await stage.browser.newPage();
    await openBatch(portal, stage.portal);
    expect(await importBatch(portal, path)).toContain('处理成功1条');
    await portal.close();
    await page.bringToFront();
  });
});

describe('the failure workbook', () => {
  const chooseFailures = async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'piaoying-failed-')), '失败明细.xlsx');
    const serial = (await record()).template.serialNumbers[0];
    const headers = ['发票流水号', '发票类型', '购买方名称', '购买方纳税人识别号', '导入失败原因'];
    const rows = [
      headers,
      [serial, '普通发票', '朝阳区某学校', '', REASON],
      ['LS404', '普通发票', '丰台区某学校', '', REASON],
    ];
    writeFileSync(path, await writeXlsx({ sheets: [{ name: '失败明细', rows }] }));
    await go('#/exchange');
    await choose('choose-file', path);
    await page.waitForSelector('[data-part="failures-plan"]');
  };

  test('is shown first, with the rows that belong nowhere', async () => {
    await chooseFailures();
    await says('failures-plan', '要记下 1 条');
    await says('failures-plan', '第 3 行');
    await says('failures-plan', '台账里没有这个流水号');
    await picture('failures');
    for (const scheme of SCHEMES) expect(await findings(page, scheme)).toEqual([]);
    expect((await record()).template.failure).toBeUndefined();
  });

  test('puts its reason beside 取回; outcome and template stand', async () => {
    await press('failures-apply');
    await says('failures-done', '已记下 1 条');
    await go(`#/submission/${refused.id}`);
    await says('template-failure', REASON);
    await says('detail', `批量导入失败原因：「${REASON}」`);
    expect(await record()).toMatchObject({ inTemplate: true, outcome: { type: 'refused' } });
    await picture('detail');
  });

  test('again: nothing new', async () => {
    await chooseFailures();
    await says('failures-plan', '没有要记下的');
    await says('failures-plan', '已经记过 1 条');
    await press('failures-drop');
  });
});

describe('taken back', () => {
  const takeBack = async () => {
    await go(`#/submission/${refused.id}`);
    await press('take-back');
    await says('take-back', '可以填回开票页');
    await press('take-back-yes');
    await waitFor(async () => !(await record()).inTemplate, { message: 'it is in no template' });
  };

  test('after her word it is offered again', async () => {
    await go(`#/submission/${refused.id}`);
    await press('take-back');
    await page.waitForSelector('[data-part="take-back"]', { visible: true });
    expect(await page.evaluate(() => document.body.innerText)).toContain('确定没有用这个模板开过票吗？');
    await press('take-back-no');
    await page.waitForSelector('[data-part="take-back"]', { hidden: true });
    expect((await record()).inTemplate).toBe(true);
    await takeBack();
    await page.waitForSelector('[data-action="retry"]', { visible: true });
  });

  test('but not when its row was issued meanwhile, whatever she says', async () => {
    for (const file of readdirSync(downloads)) rmSync(join(downloads, file), { recursive: true });
    await go('#/inbox');
    await page.waitForSelector('.inbox .item input');
    await page.click('.inbox .item input');
    await press('template');
    await choose('template-file', await templateFile());
    // The code was remembered.
    await says('template-plan', '写入 1 张');
    await press('template-write');
    const path = await copyOf(1);
    await close();
    const portal = await stage.browser.newPage();
    await portal.bringToFront();
    await openBatch(portal, stage.portal);
    await importBatch(portal, path);
    await pressBatchIssue(portal);
    expect(await waitForBatchResult(portal)).toBe('开具成功发票1份 开具失败发票0份');
    await waitFor(
      async () =>
        (await stage.submissions()).some(
          ({ batch, outcomeType }) => batch?.serialNumber?.startsWith('PY') && outcomeType === 'issued',
        ),
      { message: 'the row of the batch page is issued' },
    );
    await page.bringToFront();
    await takeBack();
    await says('bar', '另一张同样的已经开具');
    expect(await page.$('[data-action="retry"]')).toBeNull();
    expect(issued.invoiceNumbers).toHaveLength(1);
  });
});
