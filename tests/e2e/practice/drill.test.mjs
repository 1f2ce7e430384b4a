/** 应急演练: five steps to the score sheet on one page A4; each judged by the records. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findings } from '../support/browser/axe.mjs';
import { launchChromium } from '../support/browser/chromium.mjs';
import { printedPages } from '../support/browser/printed.mjs';
import {
  filledIn,
  lookUp,
  newestRow,
  openPractice,
  shows,
  toFreshForm,
  typeRate,
} from '../support/stage/practice-stage.mjs';
import { BUILT } from '../support/stage/stage.mjs';

/** @type {import('puppeteer-core').Browser} */
let browser;
/** @type {import('puppeteer-core').Page} */
let page;
beforeAll(async () => {
  browser = await launchChromium({ extensionDir: BUILT.chromium, viewport: { width: 1366, height: 768 } });
  page = await openPractice(browser, 'drill');
});
afterAll(() => browser?.close());

const press = () => page.click('[data-action="issue"]');
const verdict = async () => {
  const told = await page.waitForSelector('[data-part="verdict"]', { timeout: 40_000 });
  return told.evaluate(({ dataset, innerText }) => `${dataset.verdict} ${innerText}`);
};
const next = () => toFreshForm(page, () => page.click('[data-action="drill-next"]'));
const inLine = (/** @type {number} */ column) =>
  `.invoice-info tbody tr:first-child td:nth-child(${column}) input`;

test('1 enter one by hand, find it and tick it', async () => {
  await toFreshForm(page, () => page.click('[data-action="drill-start"]'));
  await page.waitForSelector('[data-part="card"]');
  const [buyer, taxId, item, quantity, price, rate] = await page.$$eval('[data-part="card"] dd', (all) =>
    all.map(({ innerText }) => innerText),
  );
  await page.type('#practice-gmfmc', buyer);
  await page.type('#practice-gmfnsrsbh', taxId);
  for (const [column, text] of [
    [2, item],
    [5, quantity],
    [6, price],
    [8, rate],
  ])
    await page.type(inLine(column), text);
  await press();
  await shows(page, 'issued');
  expect(await page.$('[data-part="verdict"]')).toBeNull();
  await page.type('[data-field="search"]', buyer.slice(2, 6));
  await page.click(`${newestRow} button.line`);
  await page.waitForSelector('dialog[open] [data-field="reviewed"]');
  await page.click('dialog [data-field="reviewed"]');
  expect(await verdict()).toMatch(/^right/);
  await page.click('dialog [data-action="close"]');
  await page.click('[data-field="search"]', { count: 3 });
  await page.keyboard.press('Backspace');
});

test('2 refused: corrected, filled in again, issued', async () => {
  await next();
  await press();
  await shows(page, 'refused');
  await page.click('[data-action="understood"]');
  await toFreshForm(page, () => page.click(`${newestRow} [data-action="retry"]`));
  await filledIn(page);
  await typeRate(page, '1%');
  await press();
  await shows(page, 'issued');
  expect(await verdict()).toMatch(/^right/);
});

test('3 no answer: pressed again, which is wrong', async () => {
  await next();
  await press();
  await shows(page, 'pending');
  await press();
  expect(await verdict()).toMatch(/^wrong .*又点了一次「发票开具」/);
});

test('4 the connection breaks: filled in again and issued', async () => {
  await next();
  await press();
  await shows(page, 'notSent');
  await page.waitForSelector(`${newestRow} [data-action="retry"]`);
  await toFreshForm(page, () => page.click(`${newestRow} [data-action="retry"]`));
  await filledIn(page);
  await press();
  expect(await verdict()).toMatch(/^right/);
});

test('5 the answer is lost: found in the list', async () => {
  await next();
  await press();
  await shows(page, 'unknown');
  await lookUp(page);
  expect(await verdict()).toMatch(/^right/);
});

test('the score sheet is one page A4 with who, when, what, seconds, right or wrong and room to sign', async () => {
  await page.click('[data-action="drill-next"]');
  await page.waitForSelector('[data-part="score-sheet"]');
  expect(
    await page.$$eval('[data-part="score-sheet"] tr[data-step]', (all) =>
      all.map(({ dataset }) => dataset.step),
    ),
  ).toEqual(['kept', 'refused', 'hang', 'offline', 'lost']);
  await page.type('[data-field="who"]', '王练习');
  for (const scheme of ['light', 'dark']) expect(await findings(page, scheme)).toEqual([]);
  const sheets = await printedPages(page, 'drill');
  expect(sheets).toHaveLength(1);
  const [sheet = ''] = sheets;
  for (const words of [
    '应急演练记录',
    '王练习',
    '录入一张，找到它',
    '税局一直没有回应',
    '✗不对',
    '4/5',
    '演练人签字',
    '负责人签字',
  ])
    expect(sheet).toContain(words);
  // What stands beside it on the screen is not printed.
  for (const words of ['随便练', '不会发到税局', '打印', '找到了，']) expect(sheet).not.toContain(words);
});
