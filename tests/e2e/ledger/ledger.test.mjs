import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chooseOption } from '../support/browser/choose-option.mjs';
import { extensionOrigin, openExtensionPage } from '../support/browser/extension.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { setLedgerStage } from '../support/stage/ledger-stage.mjs';
import { ONE_LINE } from '../support/stage/stage.mjs';

/** @type {import('../support/stage/ledger-stage.mjs').LedgerStage['stage']} */
let stage;
/** @type {import('puppeteer-core').Page} */
let page;
/** @type {any} */
let issued;
/** @type {any} */
let refused;
/** @type {import('../support/stage/ledger-stage.mjs').LedgerStage['go']} */
let go;

beforeAll(async () => {
  ({ stage, page, issued, refused, go } = await setLedgerStage());
});
afterAll(() => stage?.close());

const hash = () => page.evaluate(() => location.hash);
const rows = () =>
  page.$$eval('[data-part="table"] tr[data-submission]', (found) =>
    found.map((row) => row.dataset.submission),
  );
/** @param {string[]} ids */
const listed = (ids) =>
  waitFor(async () => JSON.stringify(await rows()) === JSON.stringify(ids), {
    message: `the list shows ${ids.join()}`,
  });
/** @param {string} selector */
const textOf = (selector) => page.$eval(selector, (element) => element.innerText);
/** @param {string} part @param {string} text */
const says = (part, text) =>
  waitFor(async () => (await textOf(`[data-part="${part}"]`)).includes(text), {
    message: `${part} says ${text}`,
  });

describe('the list', () => {
  test('both rows, newest first, with word, buyer and amounts', async () => {
    await listed([refused.id, issued.id]);
    const texts = await page.$$eval('tr[data-submission]', (found) => found.map((row) => row.innerText));
    expect(texts[0]).toContain('开具失败');
    expect(texts[0]).toContain('101.00');
    for (const text of ['已开具', '北京青禾商贸有限公司', '1,620.50', '112.85', '1,733.35']) {
      expect(texts[1]).toContain(text);
    }
    expect(texts[1]).toContain(issued.invoiceNumbers[0].slice(-8));
    await says('status', '共 2 张');
  });

  test('a deep link filters by company, month and outcome', async () => {
    const month = new Date(refused.submittedAt + 8 * 3_600_000).toISOString().slice(0, 7);
    await go(`#/ledger?company=${refused.sellerTaxId}&month=${month}&outcome=refused`);
    await listed([refused.id]);
    await go(`#/ledger?company=${refused.sellerTaxId}&month=2020-01`);
    await says('empty', '没有符合的');
    await go('#/ledger');
    await listed([refused.id, issued.id]);
  });

  test('the outcome is chosen by hand, and cleared', async () => {
    await chooseOption(page, '[data-filter="outcome"]', '已开具');
    await listed([issued.id]);
    expect(await hash()).toContain('outcome=issued');
    await page.click('[data-action="clear"]');
    await listed([refused.id, issued.id]);
  });

  test('an amount narrows when its field is left', async () => {
    await page.type('input[data-filter="from"], [data-filter="from"] input', '1000');
    await page.keyboard.press('Tab');
    await listed([issued.id]);
    await page.click('[data-action="clear"]');
    await listed([refused.id, issued.id]);
  });

  test.each([
    ['青禾', () => [issued.id]],
    ['91110105MA01C7PH2D', () => [issued.id]],
    ['打印纸', () => [issued.id]],
    ['合同 第一批', () => [issued.id]],
    ['餐费', () => [refused.id]],
  ])('search for %s', async (word, found) => {
    await page.type('input[data-filter="text"], [data-filter="text"] input', word);
    await listed(found());
    await go('#/ledger');
    await listed([refused.id, issued.id]);
  });

  test('search for the whole number', async () => {
    await go(`#/ledger?q=${issued.invoiceNumbers[0]}`);
    await listed([issued.id]);
    await go('#/ledger');
    await listed([refused.id, issued.id]);
  });

  test('selected rows are counted and summed exactly', async () => {
    await page.click('thead input[type="checkbox"]');
    await says('selection', '已选 2 张');
    await says('selection', '不含税 1,720.50');
    await says('selection', '税额 113.85');
    await says('selection', '价税合计 1,834.35');
    await page.click('[data-part="selection"] [data-action="unselect"]');
    await says('status', '共 2 张');
  });
});

describe('the detail', () => {
  test('by click: number, amounts, lines and the watermark; the list stays in sight', async () => {
    await page.click(`tr[data-submission="${issued.id}"] .open`);
    await says('detail', issued.invoiceNumbers[0]);
    for (const text of ['录入留底 非发票', '*纸制品*打印纸', '¥1,733.35', '6%', '免税', '合同 2026-118']) {
      await says('detail', text);
    }
    await listed([refused.id, issued.id]);
    const [list, detail] = await page.$$eval('[data-part="table"], [data-part="detail"]', (found) =>
      found.map((element) => element.getBoundingClientRect().toJSON()),
    );
    expect(list.right).toBeLessThanOrEqual(detail.left + 1);
    await page.click('[data-action="close"]');
    await waitFor(async () => (await page.$('[data-part="detail"]')) === null, { message: 'detail closed' });
  });

  test('by deep link: the words of the portal, to copy; 修改后再次开具 is offered', async () => {
    await go(`#/submission/${refused.id}`);
    await says('portal-text', '税率不合法，请使用 0.03、0.01');
    await stage.browser
      .defaultBrowserContext()
      .overridePermissions(await extensionOrigin(stage.browser), ['clipboard-read', 'clipboard-write']);
    await page.bringToFront();
    await page.click('[data-part="portal-text"] [data-action="copy"]');
    await says('portal-text', '已复制');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('税率不合法，请使用 0.03、0.01');
    await says('detail', '修改后再次开具');
  });

  test('an id that is not there says so', async () => {
    await go('#/submission/01NOTHERE');
    await says('detail', '没有找到');
    await go('#/ledger');
  });
});

test('by keyboard: arrows, selection, detail, back to the list', async () => {
  await page.reload();
  await listed([refused.id, issued.id]);
  await page.focus(`tr[data-submission="${refused.id}"] .open`);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await says('selection', '已选 1 张');
  await page.keyboard.press('Enter');
  await says('detail', issued.invoiceNumbers[0]);
  await waitFor(() => page.$eval('[data-part="detail"]', (pane) => pane === document.activeElement), {
    message: 'the detail has the focus',
  });
  await page.keyboard.press('Escape');
  await waitFor(
    () =>
      page.evaluate(
        (id) => document.activeElement?.closest('tr')?.getAttribute('data-submission') === id,
        issued.id,
      ),
    { message: 'the focus is back in the list' },
  );
});

test('故障 lists what went wrong, newest first, and the rest of a detail opens', async () => {
  await stage.inside.evaluate(async () => {
    const { runtime, storage } = globalThis.browser ?? globalThis.chrome;
    const fault = (id, at, kind, detail) => ({
      [`outbox:${id}`]: { id, at, type: 'fault', kind, detail, site: { origin: 'https://x.cn', path: '/y' } },
    });
    await storage.local.set({
      ...fault('01FAULT1', Date.now() - 2_000, 'captureError', 'TypeError'),
      ...fault('01FAULT2', Date.now() - 1_000, 'profileDrift', `明细表${'，价税合计'.repeat(30)}`),
    });
    await runtime.sendMessage({ kind: 'sweep' });
  });
  await go('#/faults');
  await page.waitForSelector('[data-fault="profileDrift"]');
  const kinds = await page.$$eval('[data-fault]', (found) => found.map(({ dataset }) => dataset.fault));
  expect(kinds).toEqual(['profileDrift', 'captureError']);
  await page.click('[data-fault="profileDrift"] summary');
  expect(await textOf('[data-fault="profileDrift"] details')).toContain('https://x.cn/y');
});

const due = () =>
  page.evaluate(() => document.querySelector('.rail [data-page="inbox"] .badge')?.textContent ?? '');
const dueIs = (count) =>
  waitFor(async () => (await due()) === count, { message: `${count || 'none'} is due` });

describe('the inbox', () => {
  test('the class says what to do and who acts', async () => {
    await go('#/inbox');
    await page.waitForSelector('[data-class="taxRate"] [data-submission]');
    const text = await textOf('[data-class="taxRate"]');
    for (const words of ['税率/征收率', '谁来办：我', '税率不合法，请使用 0.03、0.01', '修改后再次开具']) {
      expect(text).toContain(words);
    }
    expect(await due()).toBe('1');
  });

  test('set aside until tomorrow at nine', async () => {
    await page.click('[data-class="taxRate"] [data-action="snooze"]');
    await page.waitForSelector('[data-class="snoozed"]');
    const record = (await stage.submissions()).at(-1);
    const until = new Date(record.snoozedUntil + 8 * 3_600_000).toISOString();
    expect(until.slice(11, 16)).toBe('09:00');
    expect(record.snoozedUntil).toBeGreaterThan(Date.now());
    await dueIs('');
    await says('says', '0 张要办，1 张先放一放');
  });

  test('it is told, and 撤销 takes it back; set aside once more', async () => {
    await says('toast', '先放一放');
    await page.click('[data-action="undo"]');
    await dueIs('1');
    expect((await stage.submissions()).at(-1).snoozedUntil).toBeUndefined();
    await page.waitForSelector('[data-class="taxRate"] [data-action="snooze"]');
    await page.focus('[data-class="taxRate"] .open');
    await page.keyboard.press('Space');
    await says('ticked', '已选 1 张');
    await page.click('[data-action="snooze-all"]');
    await dueIs('');
  });

  test('handled needs a reason, is an event, and is gone from list and rail', async () => {
    await (await page.waitForSelector('[data-class="snoozed"] summary'))?.click();
    await page.click('[data-class="snoozed"] [data-action="handle"]');
    await page.waitForSelector('[data-part="handle"] input', { visible: true });
    expect(await page.$eval('[data-part="handle"] [type="submit"]', (button) => button.disabled)).toBe(true);
    await waitFor(
      () => page.evaluate(() => document.activeElement?.closest('[data-part="handle"]') !== null),
      { message: 'the field has the focus' },
    );
    await page.keyboard.type('客户不要了');
    await page.keyboard.press('Enter');
    await says('toast', '1 张记为已处理');
    await dueIs('');
    await says('empty', '没有待处理的');
    const record = (await stage.submissions()).at(-1);
    expect(record).toMatchObject({ open: 0, handled: { reason: '客户不要了' } });
    const badge = () =>
      stage.inside.evaluate(() => (globalThis.browser ?? globalThis.chrome).action.getBadgeText({}));
    await waitFor(async () => (await badge()) === '', { message: 'the badge is gone' });
  });
});

test('公司一览 counts what the ledger holds and leads to it', async () => {
  await go('#/companies');
  await page.waitForSelector(`[data-company="${issued.sellerTaxId}"]`);
  const text = await textOf(`[data-company="${issued.sellerTaxId}"]`);
  expect(text).toContain('1,733.35');
  await page.click(`[data-company="${issued.sellerTaxId}"] a`);
  await listed([refused.id, issued.id]);
  expect(await hash()).toContain(`company=${issued.sellerTaxId}`);
});

test('a new submission comes into the open list by itself', async () => {
  await go('#/ledger');
  await stage.page.bringToFront();
  await stage.submit(ONE_LINE);
  const newest = await stage.newest('issued', 3);
  await page.bringToFront();
  await listed([newest.id, refused.id, issued.id]);
});

test('the popup opens the ledger in a tab', async () => {
  const popup = await openExtensionPage(stage.browser, 'popup.html');
  await popup.waitForSelector('[data-action="open-ledger"]');
  const before = new Set(stage.browser.targets());
  const opened = stage.browser.waitForTarget(
    (target) => !before.has(target) && target.url().includes('/ledger.html'),
    { timeout: 10_000 },
  );
  await popup.click('[data-action="open-ledger"]');
  expect((await opened).type()).toBe('page');
});
