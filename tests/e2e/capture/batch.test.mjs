import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  closeBatchResult,
  importBatch,
  openBatch,
  pressBatchIssue,
  waitForBatchResult,
} from '../../portal/driver.mjs';
import { openExtensionPage } from '../support/browser/extension.mjs';
import { picturesOf } from '../support/browser/picture.mjs';
import { pressInShadow, shadowText } from '../support/browser/shadow.mjs';
import { readStore } from '../support/browser/storage.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { makeBatchFile } from '../support/cases/batch-template.mjs';
import { setStage } from '../support/stage/stage.mjs';

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
/** @type {import('puppeteer-core').Page} */
let page;
/** What was there before the test. @type {Set<string>} */
let before;

const THREE = [
  {
    serial: 'LS001',
    kind: '增值税专用发票',
    buyer: '北京青禾商贸有限公司',
    taxId: '91110105MA01C7PH2D',
    net: '1000',
    rate: '0.13',
  },
  { serial: 'LS002', buyer: '朝阳区某学校', net: '200' },
  { serial: 'LS003', buyer: '丰台区某学校', net: '300' },
];

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.close());
beforeEach(async () => {
  stage.portal.planBatch();
  before = new Set((await stage.submissions()).map(({ id }) => id));
  page = await stage.browser.newPage();
  await page.bringToFront();
});

/** By 流水号, once each row of the batch has such an outcome. */
const outcomes = (/** @type {Record<string, string>} */ wanted) =>
  waitFor(
    async () => {
      const rows = (await stage.submissions()).filter(({ id }) => !before.has(id));
      const found = Object.fromEntries(rows.map((row) => [row.batch?.serialNumber, row]));
      const types = Object.fromEntries(
        Object.entries(found).map(([serial, row]) => [serial, row.outcome.type]),
      );
      expect(rows.length).toBe(Object.keys(wanted).length);
      expect(types).toEqual(wanted);
      return found;
    },
    { timeout: 40_000, message: JSON.stringify(wanted) },
  );

async function issue(invoices = THREE) {
  await openBatch(page, stage.portal);
  expect(await importBatch(page, await makeBatchFile(invoices))).toContain(`处理成功${invoices.length}条`);
  await pressBatchIssue(page);
}

/** The chip counts, and its button shows these rows and no others. */
async function chipLeadsTo(/** @type {string} */ words, /** @type {number} */ rows) {
  await waitFor(async () => (await shadowText(page, 'piaoying-chip'))?.includes(words), { message: words });
  const tabs = new Set(await stage.browser.pages());
  await pressInShadow(page, 'piaoying-chip', '看');
  const opened = await waitFor(async () =>
    (await stage.browser.pages()).find((one) => !tabs.has(one) && one.url().includes('batch=')),
  );
  await opened.bringToFront();
  await waitFor(async () => (await opened.$$('[data-submission]')).length === rows, {
    message: `${rows} rows of the ledger`,
  });
  await opened.close();
  await page.bringToFront();
}

const picture = picturesOf('batch', () => stage.page);

test('each row is a submission of its own with its own answer', async () => {
  stage.portal.planBatch({ refused: { LS002: '第1行税率不合法，请使用 0.03、0.01' } });
  await issue();
  expect(await waitForBatchResult(page)).toBe('开具成功发票2份 开具失败发票1份');
  const { LS001, LS002, LS003 } = await outcomes({ LS001: 'issued', LS002: 'refused', LS003: 'issued' });
  await picture('result', page);
  await chipLeadsTo('批量：2 张已开具，1 张失败', 3);

  const issued = stage.portal.state.invoices.map(({ Fphm }) => Fphm);
  expect([...LS001.invoiceNumbers, ...LS003.invoiceNumbers]).toEqual(issued.slice(-2));
  expect(LS002.outcome.message).toBe('第1行税率不合法，请使用 0.03、0.01');
  expect(LS002.invoiceNumbers).toEqual([]);

  expect(LS001).toMatchObject({
    source: 'batch',
    sellerTaxId: stage.portal.state.companies[0].taxId,
    invoice: {
      kind: 'special',
      buyer: { name: '北京青禾商贸有限公司', taxId: '91110105MA01C7PH2D' },
      totalNet: '1000.00',
      totalTax: '130.00',
      totalGross: '1130.00',
    },
  });
  expect(LS001.invoice.issues).toEqual([{ code: 'noLines' }]);
  expect(new Set([LS001, LS002, LS003].map(({ batch }) => batch.importId)).size).toBe(1);
  // Kept before the answer.
  for (const { history } of [LS001, LS002, LS003])
    expect(history.map(({ type }) => type)).toEqual(['submitted.batch', 'answered']);

  const ledger = await openExtensionPage(stage.browser, `ledger.html#/submission/${LS002.id}`);
  await ledger.setViewport({ width: 1440, height: 1000 });
  await ledger.bringToFront();
  await waitFor(() => ledger.evaluate(() => document.body.innerText.includes('LS002')), {
    message: 'the detail names the 流水号',
  });
  expect(await ledger.$('[data-action="retry"]')).toBeNull();
  expect(await ledger.$eval('[data-part="bar"]', ({ textContent }) => textContent)).toBe(
    '批量开具的不能在这里填回，请在批量文件里改好再导入',
  );
  await picture('ledger', ledger);
  await ledger.close();
});

test('all fail: a listed refusal is one, a word of doubt is not', async () => {
  stage.portal.planBatch({ refused: { LS001: '系统繁忙，请稍后再试', '*': '购买方名称不能为空' } });
  await issue();
  expect(await waitForBatchResult(page)).toBe('开具成功发票0份 开具失败发票3份');
  const { LS001 } = await outcomes({ LS001: 'unknown', LS002: 'refused', LS003: 'refused' });
  expect(LS001.outcome.message).toBe('系统繁忙，请稍后再试');
});

test('a batch that stands still and is left by a reload leaves its rows unknown', async () => {
  stage.portal.planBatch({ hangAt: 'LS002' });
  await issue();
  await outcomes({ LS001: 'pending', LS002: 'pending', LS003: 'pending' });
  await page.reload();
  const rows = await outcomes({ LS001: 'unknown', LS002: 'unknown', LS003: 'unknown' });
  for (const { outcome } of Object.values(rows)) expect(outcome.reason).toBe('leftPage');
});

test('the connection is lost after a row was issued, and the tab is closed', async () => {
  stage.portal.planBatch({ dropAt: 'LS002' });
  await issue();
  await outcomes({ LS001: 'pending', LS002: 'pending', LS003: 'pending' });
  await page.waitForFunction(() => document.querySelector('.t-message.t-is-error') !== null);
  await page.close();
  await outcomes({ LS001: 'unknown', LS002: 'unknown', LS003: 'unknown' });
});

describe('L2 results of an earlier import that come back', () => {
  const REASON = '第1行税率不合法，请使用 0.03、0.01';
  /** Of the newest import, by 流水号. */
  const newest = async (/** @type {string[]} */ known) => {
    const rows = (await stage.submissions()).filter(({ id }) => !known.includes(id));
    return Object.fromEntries(rows.map((row) => [row.batch?.serialNumber, row]));
  };
  const types = (/** @type {Record<string, any>} */ rows) =>
    Object.fromEntries(Object.entries(rows).map(([serial, { outcome }]) => [serial, outcome.type]));
  /** @type {string[]} */
  let known;
  beforeEach(async () => {
    stage.portal.planBatch({ refused: { LS002: REASON } });
    await issue();
    await waitForBatchResult(page);
    await outcomes({ LS001: 'issued', LS002: 'refused', LS003: 'issued' });
    await closeBatchResult(page);
    known = (await stage.submissions()).map(({ id }) => id);
  });

  test('refuse none of the next, whose answers are not there', async () => {
    stage.portal.planBatch({ keepsResults: true, hangAt: 'LS001' });
    await importBatch(page, await makeBatchFile(THREE));
    await pressBatchIssue(page);
    expect(await waitForBatchResult(page)).toBe('开具成功发票2份 开具失败发票1份');
    await picture('earlier', page);
    await page.reload();
    await waitFor(
      async () =>
        expect(types(await newest(known))).toEqual({ LS001: 'unknown', LS002: 'unknown', LS003: 'unknown' }),
      { timeout: 40_000, message: 'the next import' },
    );
    const { LS002 } = await newest(known);
    expect(LS002.outcome.message).toBe(REASON);
    expect(LS002.history.map((/** @type {any} */ { type }) => type)).toContain('answered.otherImport');
  });

  test('are no submissions of an import of other rows, whose answers are kept', async () => {
    const others = THREE.map((invoice, nth) => ({ ...invoice, serial: `LS10${nth + 1}` }));
    stage.portal.planBatch({ keepsResults: true, refused: { LS103: REASON } });
    await importBatch(page, await makeBatchFile(others));
    await pressBatchIssue(page);
    await page.waitForFunction(() => document.body.textContent?.includes('开具成功发票4份 开具失败发票2份'));
    await waitFor(
      async () =>
        expect(types(await newest(known))).toEqual({ LS101: 'issued', LS102: 'issued', LS103: 'refused' }),
      { timeout: 40_000, message: 'the next import' },
    );
  });
});

test('a refused import is kept with its words, and is no submission', async () => {
  await openBatch(page, stage.portal);
  const said = await importBatch(page, await makeBatchFile(THREE, { version: 'pt:20250101' }));
  expect(said).toBe('导入文件已更新！请重新下载导入模板');
  // Other batches of this file have left words of their own.
  const words = async () =>
    (await readStore(stage.inside, 'faults'))
      .filter(({ kind }) => kind === 'batchText')
      .map(({ detail }) => detail);
  await waitFor(async () => (await words()).includes(said), { message: 'the refused import' });
  await outcomes({});
});

test('rows without a button that we know: the page is reported as changed', async () => {
  await openBatch(page, stage.portal);
  await importBatch(page, await makeBatchFile(THREE));
  await page.evaluate(() => {
    const button = [...document.querySelectorAll('.batch-page button')].at(-1);
    if (button) button.textContent = '下一步';
  });
  await waitFor(
    async () =>
      (await readStore(stage.inside, 'faults')).some(
        ({ kind, detail }) => kind === 'profileDrift' && detail === '批量开票：开具按钮',
      ),
    { timeout: 20_000, message: 'the changed page' },
  );
});
