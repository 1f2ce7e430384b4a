/** Her own note, tags and files on a record, and 常用筛选: written, found, exported, taken back. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findings, SCHEMES } from '../support/browser/axe.mjs';
import { chooseOption } from '../support/browser/choose-option.mjs';
import { evidence } from '../support/browser/evidence.mjs';
import { openExtensionPage } from '../support/browser/extension.mjs';
import { tabTo } from '../support/browser/keyboard.mjs';
import { newDownload } from '../support/browser/new-download.mjs';
import { picturesOf } from '../support/browser/picture.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { goTo } from '../support/stage/entries.mjs';
import { ONE_LINE, setStage, THREE_LINES } from '../support/stage/stage.mjs';

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
/** @type {import('puppeteer-core').Page} */
let page;
let issued;
let refused;
const downloads = mkdtempSync(join(tmpdir(), 'piaoying-notes-'));
const files = mkdtempSync(join(tmpdir(), 'piaoying-own-'));
const NOTE = '合同 YS-118 在老王那里\n月底要对账';
const PNG = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(5_000, 7)]);
const sha256 = (/** @type {Uint8Array} */ bytes) => createHash('sha256').update(bytes).digest('hex');
const picture = picturesOf('notes', () => page);
const go = (/** @type {string} */ hash) => goTo(page, hash);
const rows = () => page.$$eval('tr[data-submission]', (all) => all.map((row) => row.dataset.submission));
const listed = (/** @type {string[]} */ ...ids) =>
  waitFor(async () => (await rows()).sort().join() === ids.sort().join(), { message: `listed: ${ids}` });
const recordOf = async (/** @type {string} */ id) => (await stage.submissions()).find((one) => one.id === id);
const keeps = (/** @type {string} */ id, /** @type {(record: any) => unknown} */ test, message = 'kept') =>
  waitFor(async () => test(await recordOf(id)), { message });
const shows = (/** @type {string} */ selector, /** @type {string} */ text) =>
  waitFor(
    async () => (await page.$$eval(selector, (all) => all.map((one) => one.innerText).join())).includes(text),
    { message: `${selector} shows ${text}` },
  );
const undo = async () => {
  const button = await page.waitForSelector('[data-part="toast"] [data-action="undo"]');
  await button.click();
  await page.waitForSelector('[data-part="toast"]', { hidden: true });
};
const press = (/** @type {string} */ selector) =>
  page.waitForSelector(selector, { visible: true }).then((button) => button.click());

beforeAll(async () => {
  stage = await setStage({ downloadsDir: downloads });
  await stage.submit(THREE_LINES);
  issued = await stage.newest('issued', 1);
  stage.portal.setFault('refuse-rate');
  await stage.submit(ONE_LINE);
  refused = await stage.newest('refused', 2);
  await stage.portal.clearFault();
  page = await openExtensionPage(stage.browser, `ledger.html#/ledger?show=${issued.id}`);
  await page.bringToFront();
  await page.setViewport({ width: 1366, height: 768 });
  await page.waitForSelector('[data-part="notes"]');
});
afterAll(async () => {
  await stage?.close();
  rmSync(downloads, { recursive: true, force: true });
  rmSync(files, { recursive: true, force: true });
});

describe('note and tags', () => {
  test('written by keyboard alone', async () => {
    await page.focus('[data-part="detail"]');
    await tabTo(page, '[data-field="tag"]');
    await page.keyboard.type('急，老客户');
    await page.keyboard.press('Enter');
    await tabTo(page, '[data-field="own-note"]');
    for (const [nth, line] of NOTE.split('\n').entries()) {
      if (nth > 0) await page.keyboard.press('Enter');
      await page.keyboard.type(line);
    }
    await tabTo(page, '[data-action="save-note"]', { most: 2 });
    await keeps(issued.id, ({ note, tags }) => note === NOTE && tags?.join() === '急,老客户');
    await shows('[data-part="note-told"]', '已存');
    await shows('.history', '写了备注或标签');
  });

  test('Esc ends the writing first, and closes the detail then', async () => {
    await page.focus('[data-field="own-note"]');
    await page.keyboard.press('Escape');
    expect(await page.$('[data-part="detail"]')).not.toBeNull();
    await page.keyboard.press('Escape');
    await page.waitForSelector('[data-part="detail"]', { hidden: true });
  });

  test('they are there after a reload: in the table, which stays 36 px a row, and in the detail', async () => {
    await page.reload();
    await shows(`tr[data-submission="${issued.id}"] .row-marks`, '老客户');
    const heights = await page.$$eval('tr[data-submission]', (all) => all.map((row) => row.offsetHeight));
    expect(new Set(heights)).toEqual(new Set([36]));
    await picture('table');
    await press(`tr[data-submission="${issued.id}"] .open`);
    await page.waitForSelector('[data-tag="急"]');
    expect(await page.$eval('[data-field="own-note"]', (field) => field.value)).toBe(NOTE);
  });

  test('found by the tag, and by a search for either', async () => {
    await go('#/ledger');
    await listed(issued.id, refused.id);
    await chooseOption(page, '[data-filter="tag"]', '老客户');
    await listed(issued.id);
    expect(await page.evaluate(() => decodeURIComponent(location.hash))).toBe('#/ledger?tag=老客户');
    await shows('[data-part="sums"]', '合计 1 张');
    await press('[data-action="clear"]');
    await listed(issued.id, refused.id);
    for (const text of ['ys-118', '老客户']) {
      await go(`#/ledger?q=${text}`);
      await listed(issued.id);
    }
    await go('#/ledger?q=YS-119');
    await page.waitForSelector('[data-part="empty"]');
  });

  test('several rows get a tag at once, and lose it by an undo', async () => {
    await go('#/ledger');
    await listed(issued.id, refused.id);
    await press('thead input');
    await press('[data-action="tag-selected"]');
    const field = await page.waitForSelector('[data-part="tag-dialog"] [data-field="tag"]', {
      visible: true,
    });
    await field.type('急');
    await press('[data-action="tag-all"]');
    await keeps(refused.id, ({ tags }) => tags?.join() === '急');
    await shows('[data-part="toast"]', '已给 1 张加上「急」');
    await shows('[data-part="toast"]', '1 张早就有');
    await undo();
    await keeps(refused.id, ({ tags }) => tags?.length === 0);
    expect((await recordOf(issued.id)).tags).toEqual(['急', '老客户']);
    await press('[data-action="unselect"]');
  });

  test('the column is put away, and shown again', async () => {
    const has = () => page.$('[data-column="column.tags"]').then((found) => found !== null);
    await press('[data-action="columns"]');
    await press('[data-title="column.tags"]');
    await waitFor(async () => !(await has()), { message: 'away' });
    await press('[data-title="column.tags"]');
    await waitFor(has, { message: 'there' });
    await press('[data-action="columns"]');
  });

  test('in the exported sheet, beside the note of the invoice', async () => {
    await page.focus(`tr[data-submission="${issued.id}"] input`);
    await page.keyboard.press('Space'); // The table may still move under the mouse.
    const path = await newDownload(downloads, '.xlsx', () => press('[data-action="export-selected"]'));
    const { sheets } = await readXlsx(readFileSync(path));
    const [head, row] = sheets.find(({ name }) => name === '发票')?.rows ?? [];
    const cell = (/** @type {string} */ title) => row?.[head?.indexOf(title) ?? -1];
    expect([cell('备注'), cell('自己的备注'), cell('标签')]).toEqual([THREE_LINES.note, NOTE, '急；老客户']);
    await press('[data-action="unselect"]');
  });
});

describe('files of her own', () => {
  const path = join(files, '聊天截图.png');
  const file = `[data-file="${sha256(PNG)}"]`;
  beforeAll(async () => {
    writeFileSync(path, PNG);
    await go(`#/ledger?show=${issued.id}`);
    await page.waitForSelector('[data-field="file-text"]');
  });

  test('kept byte for byte, with a line of text', async () => {
    await page.type('[data-field="file-text"]', '客户确认的金额');
    const input = await page.waitForSelector('[data-action="attach-file"]');
    await input.uploadFile(path);
    await shows('[data-list="own-files"]', '客户确认的金额');
    await keeps(issued.id, ({ files }) => files?.[0]?.sha256 === sha256(PNG));
    expect(await evidence(page)).toMatchObject([{ hex: sha256(PNG), mime: 'image/png', size: PNG.length }]);
    await picture('detail');
  });

  test('what is no such file is refused by its name, and the same one is not kept twice', async () => {
    const packed = join(files, '打包.zip');
    writeFileSync(packed, Buffer.from('PK\x03\x04\0\0', 'latin1'));
    const input = await page.waitForSelector('[data-action="attach-file"]');
    await input.uploadFile(packed, path);
    await shows('[data-part="file-told"]', '「打包.zip」是压缩包');
    await shows('[data-part="file-told"]', '「聊天截图.png」已经在这里了');
    expect((await recordOf(issued.id)).files).toHaveLength(1);
  });

  test('dropped on its place it is kept there, and does not go to 导入导出', async () => {
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['客户说：月底一起开'], '微信.txt'));
      const place = document.querySelector('[data-part="own-files"] [data-drop]');
      place?.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    });
    await shows('[data-list="own-files"]', '微信.txt');
    expect(await page.evaluate(() => location.hash)).toContain('#/ledger');
  });

  test('a screenshot is pasted into the field', async () => {
    await page.$eval('[data-field="file-text"]', (field) => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File(['\x89PNG'], 'image.txt'));
      field.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }));
    });
    await shows('[data-list="own-files"]', 'image.txt');
  });

  test('saved again: the same bytes, under its name', async () => {
    const saved = await newDownload(downloads, '.png', () => press(`${file} [data-action="save-file"]`));
    expect([basename(saved), sha256(readFileSync(saved))]).toEqual(['聊天截图.png', sha256(PNG)]);
  });

  test('taken off its bytes stay, and an undo lays it there again', async () => {
    await press(`${file} [data-action="detach-file"]`);
    await page.waitForSelector(file, { hidden: true });
    expect((await evidence(page)).map(({ hex }) => hex)).toContain(sha256(PNG));
    await undo();
    await page.waitForSelector(file);
    await shows('[data-list="own-files"]', '客户确认的金额');
  });

  test.each(SCHEMES)('axe finds nothing serious in the detail, %s', async (scheme) => {
    await page.$eval('[data-part="notes"]', (part) => part.scrollIntoView());
    expect(await findings(page, scheme)).toEqual([]);
    await picture(`detail-${scheme}`);
  });

  test('on paper note and files, but nothing to press', async () => {
    await page.emulateMediaType('print');
    const text = await page.$eval('.pane', (pane) => /** @type {HTMLElement} */ (pane).innerText);
    await page.emulateMediaType();
    for (const shown of ['合同 YS-118', '老客户', '聊天截图.png']) expect(text).toContain(shown);
    for (const button of ['存备注', '另存', '选自己的文件', '订单、合同']) expect(text).not.toContain(button);
  });
});

describe('常用筛选', () => {
  const NAME = '急的，按金额';
  const order = () =>
    page.$eval('[data-sort="gross"]', (button) => button.closest('th')?.getAttribute('aria-sort'));

  test('filter, order and columns get a name, by keyboard alone', async () => {
    await go('#/ledger?tag=%E6%80%A5');
    await listed(issued.id);
    await press('[data-sort="gross"]');
    await page.focus('.rail [data-page="ledger"]');
    await tabTo(page, '[data-action="views"]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-field="view-name"]:focus');
    await page.keyboard.type(NAME);
    await page.keyboard.press('Enter');
    await shows('[data-part="views-told"]', `已存为「${NAME}」`);
    await picture('views');
    await page.keyboard.press('Escape');
    await page.waitForSelector('[data-part="views"]', { hidden: true });
    await page.waitForSelector('[data-action="views"]:focus');
  });

  test('chosen elsewhere it is that filter and order again, and going back works', async () => {
    await go('#/ledger?outcome=refused');
    await page.reload();
    await listed(refused.id);
    expect(await order()).toBeNull();
    await press('[data-action="views"]');
    await press('[data-part="views"] a');
    await listed(issued.id);
    expect(await order()).toBe('descending');
    await shows('[data-action="views"]', NAME);
    await page.goBack();
    await listed(refused.id);
  });

  test.each(SCHEMES)('axe finds nothing serious in the menu, %s', async (scheme) => {
    await press('[data-action="views"]');
    await page.waitForSelector('[data-part="views"] a');
    expect(await findings(page, scheme)).toEqual([]);
    await picture(`views-${scheme}`);
    await page.keyboard.press('Escape');
    await page.waitForSelector('[data-part="views"]', { hidden: true });
  });

  test('renamed, removed, and brought back', async () => {
    await press('[data-action="views"]');
    await press('[data-action="rename"]');
    await page.waitForSelector('[data-field="rename"]:focus');
    await page.keyboard.type('急的');
    await page.keyboard.press('Enter');
    await shows('[data-part="views"] a', '急的');
    await press('[data-action="remove-view"]');
    await page.waitForSelector('[data-part="views"] a', { hidden: true });
    await undo();
    await press('[data-action="views"]');
    await shows('[data-part="views"] a', '急的');
  });
});
