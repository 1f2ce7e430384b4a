/** The popup of a busy day: what waits is in sight, and nothing breaks its line. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openExtensionPage } from '../support/browser/extension.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { keepCases, line } from '../support/cases/kept-cases.mjs';
import { setStage } from '../support/stage/stage.mjs';

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
/** @type {import('puppeteer-core').Page} */
let popup;

const LONG = { name: '北京云杉科技信息技术服务有限责任公司海淀第一分公司', taxId: '91110105MA01C4JX88' };
const others = Array.from({ length: 27 }, (_, nth) => ({
  name: `天津海棠商贸有限公司第${nth + 1}分公司`,
  taxId: `91120116MA05Q7X${String(nth).padStart(3, '0')}`,
}));
const one = (seller, buyer, said) => ({
  form: {
    seller,
    buyer: { name: buyer },
    lines: [line(1, '*餐饮服务*餐费', { net: '100.00', rate: '1%', tax: '1.00' })],
    gross: '¥101.00',
    kind: '普通发票',
  },
  said,
});
const RULE = { refusal: '税率不合法，请使用 0.03、0.01' };
const number = (nth) => ({ number: `261120000000123456${String(nth).padStart(2, '0')}` });

beforeAll(async () => {
  stage = await setStage();
  await keepCases(stage.inside, [
    ...others.map((seller) => one(seller, '客户', RULE)),
    ...[1, 2, 3, 4, 5].map((nth) => one(LONG, `西城区第${nth}药房`, number(nth))),
    one(LONG, '石景山区某某大型连锁商业管理集团有限公司北京分公司', { left: true }),
    ...['甲', '乙', '丙', '丁', '戊', '己'].map((which) => one(LONG, `${which}学校`, RULE)),
  ]);
  popup = await openExtensionPage(stage.browser, 'popup.html');
  await popup.setViewport({ width: 380, height: 580 });
  await popup.bringToFront();
  await popup.waitForSelector('[data-list="attention"] li');
});
afterAll(() => stage?.close());

const boxes = (selector) =>
  popup.$$eval(selector, (found) =>
    found.map((element) => {
      const { top, bottom, left, width, height } = element.getBoundingClientRect();
      return { top, bottom, left, width, height };
    }),
  );

test('six rows and more are whole above the buttons of a popup of 580 px', async () => {
  const [footer] = await boxes('footer');
  const rows = await boxes('.row');
  expect(rows.filter(({ bottom }) => bottom <= footer.top).length).toBeGreaterThanOrEqual(6);
});

test('a long name and what other companies wait for take one line each', async () => {
  const [company] = await boxes('[data-part="company"]');
  expect(company.height).toBeLessThan(30);
  const [more] = await boxes('[data-part="others"]');
  expect(more.height).toBeLessThan(30);
  for (const { height } of await boxes('.row .line')) expect(height).toBeLessThan(24);
  expect(await popup.evaluate(() => document.scrollingElement.scrollWidth)).toBe(380);
});

test('numbers of the day that need a second line begin under the first, not under 今天', async () => {
  await popup.$eval('.counts .numbers', (numbers) => {
    // As on a day that has all five.
    for (const _ of [1, 2]) numbers.append(numbers.lastElementChild.cloneNode(true));
  });
  const counts = await boxes('.counts .numbers button');
  const [today] = await boxes('.counts > b');
  for (const { left, height } of counts) {
    expect(left).toBeGreaterThan(today.left + today.width);
    expect(height).toBeLessThan(30);
  }
});

test('what is due for longer stands above the list, one line each with the whole in its tooltip', async () => {
  await stage.inside.evaluate(() =>
    globalThis.chrome.storage.local.set({
      safetyCopy: { copies: [], failing: { day: '2026-11-24', detail: 'FILE_NO_SPACE' } },
    }),
  );
  const seen = await waitFor(
    async () => {
      await popup.reload();
      await popup.waitForSelector('[data-topic="safetyCopy"]');
      const [first] = await boxes('.row');
      const topics = await boxes('[data-topic]');
      // On a busy machine they may come later than the list waits, and stand below it then.
      return topics.every(({ bottom }) => bottom <= first.top) && topics;
    },
    { message: 'topics above the list' },
  );
  for (const { height } of seen) expect(height).toBeLessThan(30);
  expect(await popup.$$eval('[data-topic] button', (all) => all.every(({ title }) => title.length > 8))).toBe(
    true,
  );
});

test('nothing of the list moves once it stands: a press goes where it was meant', async () => {
  await popup.reload();
  await popup.waitForSelector('[data-topic="safetyCopy"]');
  const moved = await popup.evaluate(async () => {
    const shifts = [];
    new PerformanceObserver((seen) => shifts.push(...seen.getEntries())).observe({
      type: 'layout-shift',
      buffered: true,
    });
    for (let frame = 0; frame < 10; frame++) await new Promise((next) => requestAnimationFrame(next));
    return shifts.flatMap(({ sources }) =>
      sources.flatMap(({ node, previousRect, currentRect }) =>
        node instanceof Element && node.closest('section, [data-submission]')
          ? [`${node.tagName} ${previousRect.top} → ${currentRect.top}`]
          : [],
      ),
    );
  });
  expect(moved).toEqual([]);
});

test('a press meets every button of the list that rolls into sight: none lies under the buttons below', async () => {
  const covered = await popup.$$eval('.row button', (buttons) =>
    buttons.flatMap((button) => {
      button.scrollIntoView({ block: 'nearest' });
      const { left, top, width, height } = button.getBoundingClientRect();
      const met = document.elementFromPoint(left + width / 2, top + height / 2);
      return button.contains(met)
        ? []
        : [`${button.textContent.trim()}: ${met?.closest('[data-action], footer')?.outerHTML}`];
    }),
  );
  expect(covered).toEqual([]);
});

test('what the self check finds stands above the list, and if it comes late, where it moves nothing', async () => {
  await popup.evaluateOnNewDocument(() => {
    const full = { usage: 100e9 - 1, quota: 100e9 };
    navigator.storage.estimate = () =>
      globalThis.name === 'late'
        ? new Promise((resolve) => {
            globalThis.answer = () => resolve(full);
          })
        : Promise.resolve(full);
  });
  const finding = '[data-finding="nearlyFull"]';
  await waitFor(
    async () => {
      await popup.reload();
      await popup.waitForSelector(finding);
      await popup.waitForSelector('.row');
      const [[first], [notice]] = [await boxes('.row'), await boxes(finding)];
      return notice.bottom <= first.top;
    },
    { message: 'the finding above the list' },
  );
  await popup.evaluate(() => {
    globalThis.name = 'late';
  });
  await popup.reload();
  await popup.waitForSelector('.row');
  const before = await boxes('.row');
  await popup.evaluate(() => globalThis.answer());
  await popup.waitForSelector(finding);
  expect(await boxes('.row')).toEqual(before);
  const [[notice], [footer]] = [await boxes(finding), await boxes('footer')];
  expect(notice.bottom).toBeLessThanOrEqual(footer.top);
});

test('one of 28 companies is found by a part of its name', async () => {
  await popup.click('[data-action="companies"]');
  await popup.keyboard.type('第17分');
  const found = await popup.$$eval('.companies [data-company]', (all) => all.map(({ title }) => title));
  expect(found).toEqual([`${others[16].name} ${others[16].taxId}`]);
  await popup.keyboard.press('Enter');
  await popup.waitForFunction(
    (name) => document.querySelector('[data-part="company"]')?.textContent.includes(name),
    {},
    others[16].name,
  );
});
