/** What the portal is known not to take: told with the refused record, before a template is written, and when it is filled again. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openExtensionPage } from '../support/browser/extension.mjs';
import { picturesOf } from '../support/browser/picture.mjs';
import { templateFile } from '../support/cases/template-file.mjs';
import { barLines, barState, refuse, retry } from '../support/stage/refill.mjs';
import { ONE_LINE, setStage } from '../support/stage/stage.mjs';

const SAME = '购买方和销售方是同一个税号，税局不收（K10）';
const LONG = '备注有 210 个字，超过税局能收的 200 个字（K6）';

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
/** @type {import('puppeteer-core').Page} */
let page;
/** @type {any} */
let refused;
const picture = picturesOf('limits', () => page);
/** Each with its number behind it, as in one line of text. */
const checks = (/** @type {string} */ within) =>
  page.$$eval(`${within} [data-part="checks"] li`, (items) =>
    items.map((item) => {
      const number = item.getAttribute('data-check');
      const text = item.lastElementChild?.textContent?.trim();
      return number === null ? text : `${text}（${number}）`;
    }),
  );

beforeAll(async () => {
  stage = await setStage();
  const { name, taxId } = stage.portal.state.companies[0];
  refused = await refuse(stage, { ...ONE_LINE, buyer: { name, taxId }, note: '备注'.repeat(105) }, 0);
  page = await openExtensionPage(stage.browser, `ledger.html#/submission/${refused.id}`);
  await page.setViewport({ width: 1440, height: 900 });
  await page.bringToFront();
});
afterAll(() => stage?.close());

test('with the refused record', async () => {
  await page.waitForSelector('[data-part="checks"]');
  expect(await checks('.detail')).toEqual([
    LONG,
    SAME,
    '这几处请看一眼，票影不替您改。内容都已留底；填回以后，开具以前请先改好。',
  ]);
  await picture('detail');
});

test('before it is written into a template, whose 备注 may be longer', async () => {
  await page.evaluate(() => {
    location.hash = '#/ledger';
  });
  const box = await page.waitForSelector('tr[data-submission] input[type="checkbox"]');
  await box?.evaluate((element) => /** @type {HTMLElement} */ (element).click());
  const button = await page.waitForSelector('[data-action="template"]:not(:disabled)', { visible: true });
  await button?.click();
  const input = await page.waitForSelector('[data-action="template-file"]');
  await input?.uploadFile(await templateFile());
  const code = await page.waitForSelector('[data-part="template-codes"] input');
  await code?.type('3070401000000000000');
  await page.waitForSelector('[data-list="goes-in"] [data-part="checks"]');
  expect(await checks('[data-list="goes-in"]')).toEqual([
    SAME,
    '这几处税局可能不收。照原样写入不受影响；导入批量开票以前，请在文件里先改好。',
  ]);
  // They warn and bar nothing.
  expect(await page.$('[data-action="template-write"]:not(:disabled)')).not.toBeNull();
  await picture('template');
});

test('when it is filled again', async () => {
  const tab = await retry(stage, refused.id);
  await tab.bringToFront();
  await picture('filling', tab);
  expect(await barState(tab)).toBe('filled');
  // Still, for it stands in the form.
  const words = await barLines(tab);
  expect(words[0]).toContain('已填');
  expect(words.slice(-3, -1)).toEqual([LONG, SAME]);
  expect(words.at(-1)).toContain('不替您改');
  await picture('bar', tab);
});
