/**
 * Our fillers on every widget that the portal's pages are made of: the value counts that the page's own model holds,
 * not what the page shows.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPortal } from '../../portal/portal.mjs';
import { launchChromium } from '../support/browser/chromium.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { injectFillers } from '../support/stage/fillers.mjs';

let portal;
let browser;
let page;
let run;
const rows = [];

beforeAll(async () => {
  portal = await startPortal();
  browser = await launchChromium({ args: portal.chromiumArgs() });
  page = await browser.newPage();
  await page.goto(portal.widgetsUrl);
  await page.bringToFront();
  await page.waitForSelector('.t-date-picker input');
  run = await injectFillers(page);
});
afterAll(async () => {
  console.table(rows);
  await browser?.close();
  await portal?.close();
});

const fill = (selector, value) =>
  run(
    `await fillers.fillControl(document.querySelector(${JSON.stringify(selector)}), ${JSON.stringify(value)})`,
  );
const radio = (words) =>
  run(
    `const radio = fillers.findRadio(document, { name: 'radio', value: ${JSON.stringify(words)} }, { itemClassPrefix: 't-form-item__' });
     await fillers.fillControl(radio, ${JSON.stringify(words)});`,
  );
const item = (name, control = 'input') => `.t-form-item__${name} ${control}`;
const cell = (row, column) => `.widgets-table tbody tr:nth-child(${row}) td:nth-child(${column}) input`;

/** Widget · what is done · where the model holds it · what it holds then. */
const WIDGETS = [
  ['输入框 input', () => fill(item('text'), '甲 & "乙"'), (model) => model.text, '甲 & "乙"'],
  ['数字输入框 number', () => fill(item('number'), '12.5'), (model) => model.number, 12.5],
  ['下拉选择 select', () => fill(item('select'), '乙类'), (model) => model.select, 'v1'],
  ['可搜索下拉 searchable select', () => fill(item('search'), '石家庄'), (model) => model.search, 'v5'],
  ['日期 date', () => fill(item('date'), '2026-11-02'), (model) => model.date, '2026-11-02'],
  ['单选 radio', () => radio('按比例'), (model) => model.radio, 'percent'],
  ['勾选 checkbox', () => fill(item('agree'), 'true'), (model) => model.agree, true],
  [
    '多选 checkbox group',
    () => fill(item('several', 'label:nth-child(2) input'), 'true'),
    (model) => model.several,
    ['b'],
  ],
  ['多行文本 textarea', () => fill(item('area', 'textarea'), '一\n二'), (model) => model.area, '一\n二'],
  ['自动补全 auto-complete', () => fill(item('suggest'), '上海'), (model) => model.suggest, '上海'],
  [
    '抽屉 drawer',
    async () => {
      await run(`document.querySelector('.open-drawer').click()`);
      await waitFor(() => page.$(item('drawer')), { message: 'the drawer is open' });
      await fill(item('drawer'), '抽屉里');
    },
    (model) => model.drawer,
    '抽屉里',
  ],
  ['表格行 table row: input', () => fill(cell(2, 1), '第二行'), (model) => model.rows[1].name, '第二行'],
  ['表格行 table row: select', () => fill(cell(2, 2), '免税'), (model) => model.rows[1].rate, '免税'],
  ['换一个值 select again', () => fill(item('select'), '丙类'), (model) => model.select, 'v2'],
  ['换一个值 date again', () => fill(item('date'), '2026-12-31'), (model) => model.date, '2026-12-31'],
  ['清空 input emptied', () => fill(item('text'), ''), (model) => model.text, ''],
];

test.each(WIDGETS)('%s', async (widget, act, read, wanted) => {
  await act();
  const held = await waitFor(
    async () => {
      const value = read(await page.evaluate(() => window.practiceModel));
      if (JSON.stringify(value) !== JSON.stringify(wanted)) throw new Error(JSON.stringify(value));
      return { value };
    },
    { timeout: 5_000, message: `the model holds ${JSON.stringify(wanted)}` },
  );
  rows.push({ widget, model: JSON.stringify(held.value) });
  expect(held.value).toEqual(wanted);
});
