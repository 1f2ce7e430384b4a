// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { watchHealth } from '../../../../utils/capture/health/watch-health';
import type { Fact } from '../../../../utils/domain/fact/fact';
import { dppt } from '../../../../utils/portal/dppt';
import { FAULT_WORDS, LOADING_MARKS } from '../../../../utils/portal/fault-words';
import { SECRET_VIEWS } from '../../../../utils/portal/secret-views';
import { goTo } from '../../support/page/capture';

let facts: Fact[];
let stop: () => void;
const told = () =>
  facts.map((fact) => (fact.type === 'fault' ? [fact.kind, fact.detail, fact.ms ?? 0] : [fact.type]));
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
  // Nothing is laid out here.
  vi.spyOn(Element.prototype, 'getClientRects').mockReturnValue([{}] as never);
  goTo('/blue-invoice-makeout/home');
  facts = [];
});
afterEach(() => {
  stop();
  vi.restoreAllMocks();
  vi.useRealTimers();
  document.body.innerHTML = '';
});
function start(html: string) {
  document.body.innerHTML = html;
  let ids = 0;
  stop = watchHealth(
    window,
    dppt,
    { faults: FAULT_WORDS, loading: LOADING_MARKS, secret: SECRET_VIEWS },
    {
      now: Date.now,
      clock: () => performance.now(),
      newId: () => `ID${++ids}`,
      keep: (fact) => facts.push(fact),
    },
  );
}
const toast = (text: string) =>
  document.body.insertAdjacentHTML(
    'beforeend',
    `<div class="t-message"><div class="t-message__content">${text}</div></div>`,
  );
const PAGE = `<main>${'发票业务 蓝字发票开具 '.repeat(80)}</main>`;

test('a quiet page tells nothing, though it speaks of much', async () => {
  start(`${PAGE}<p>系统维护公告</p>`);
  await wait(60_000);
  expect(told()).toEqual([]);
});

test.each([
  ['系统繁忙，请稍后再试', 'portalBusy'],
  ['您没有该功能的权限', 'noPermission'],
  ['登录已失效，请重新登录', 'sessionLost'],
])('a toast after a press: %s', async (text, kind) => {
  start(PAGE);
  await wait(60_000);
  document.querySelector('main')?.click();
  await wait(300);
  toast(text);
  await wait(1_000);
  expect(told()).toEqual([[kind, text, 0]]);
  await wait(60_000);
  expect(told()).toHaveLength(1);
});

test('a page that is a notice, with its dates as they stand there', async () => {
  start('<h1>系统维护公告</h1><p>2026年11月30日22:00至12月1日06:00暂停服务</p>');
  await wait(2_000);
  expect(told()).toEqual([['maintenance', expect.stringContaining('2026年11月30日22:00至12月1日06:00'), 0]]);
});

test('every toast that the profile knows is read: it is a notice, too', () => {
  const { areas } = dppt.entry.verdicts;
  const classOf = (selector: string) => /\.[\w-]+/.exec(selector)?.[0].split('--')[0];
  const notices = areas
    .filter(({ area }) => area === 'notice')
    .flatMap(({ selectors }) => selectors.map(classOf));
  const toasts = areas
    .filter(({ area }) => area === 'errorToast')
    .flatMap(({ selectors }) => selectors.map(classOf));
  expect(toasts.length).toBeGreaterThan(8);
  expect(toasts.filter((toast) => !notices.includes(toast))).toEqual([]);
});

describe('nothing secret is kept', () => {
  test.each([
    ['a code', '<h1>登录已失效，请重新登录</h1><p>短信验证码已发送</p><input name="smsCode">'],
    ['a face scan', '<h1>登录已失效</h1><p>请打开个税APP扫一扫，13800001111</p>'],
    ['a password', '<h1>请重新登录</h1><input type="password"><p>王芳 110101199001011234</p>'],
  ])('of a page of %s it tells that the log-in was lost, and no word of it', async (_, html) => {
    start(html);
    await wait(2_000);
    expect(told()).toEqual([['sessionLost', '', 0]]);
  });

  test('of a notice the address stays without what stands behind it, and a code without its value', async () => {
    start('<h1>系统维护公告</h1><p>详见 https://a.chinatax.gov.cn/x?token=SECRET1 口令：A1B2C3</p>');
    await wait(2_000);
    const [[, words]] = told() as [[string, string]];
    expect(words).toContain('https://a.chinatax.gov.cn/x');
    expect(words).not.toMatch(/SECRET1|A1B2C3/);
  });
});

describe('white', () => {
  test('a page without a word for 30 seconds', async () => {
    start('<div id="app"></div>');
    await wait(29_000);
    expect(told()).toEqual([]);
    await wait(3_000);
    expect(told()).toEqual([['blankPage', '', expect.any(Number)]]);
    expect((facts[0] as { ms: number }).ms).toBeGreaterThanOrEqual(30_000);
  });

  test('a page of one picture is not white', async () => {
    start('<div id="app"><img src="data:," alt=""></div>');
    await wait(60_000);
    expect(told()).toEqual([]);
  });
});

describe('turning', () => {
  test('for more than 30 seconds, once', async () => {
    start(`${PAGE}<div class="t-loading"></div>`);
    await wait(28_000);
    expect(told()).toEqual([]);
    await wait(30_000);
    expect(told()).toEqual([['endlessWait', '', expect.any(Number)]]);
  });

  test('one that comes to rest, and another later, are no long one', async () => {
    start(`${PAGE}<div class="t-loading"></div>`);
    await wait(12_000);
    document.querySelector('.t-loading')?.remove();
    await wait(8_000);
    document.body.insertAdjacentHTML('beforeend', '<div class="t-loading"></div>');
    await wait(25_000);
    expect(told()).toEqual([]);
  });
});

describe('a closed laptop: its timers stood still, and nobody waited', () => {
  const THREE_HOURS = 3 * 3_600_000;
  test.each([
    ['a page that turned', `${PAGE}<div class="t-loading"></div>`],
    ['a page that was white', '<div id="app"></div>'],
  ])('%s', async (_, html) => {
    let slept = 0;
    const clock = performance.now.bind(performance);
    vi.spyOn(performance, 'now').mockImplementation(() => clock() + slept);
    start(html);
    await wait(10_000);
    slept = THREE_HOURS;
    await wait(10_000);
    document.body.innerHTML = PAGE;
    await wait(120_000);
    expect(told()).toEqual([]);
  });

  test('what still turns half a minute after it was opened is told, by these seconds', async () => {
    let slept = 0;
    const clock = performance.now.bind(performance);
    vi.spyOn(performance, 'now').mockImplementation(() => clock() + slept);
    start(`${PAGE}<div class="t-loading"></div>`);
    await wait(10_000);
    slept = THREE_HOURS;
    await wait(60_000);
    expect(told()).toEqual([['endlessWait', '', expect.any(Number)]]);
    expect((facts[0] as { ms: number }).ms).toBeLessThan(60_000);
  });
});

test('nothing after it was stopped', async () => {
  start(PAGE);
  stop();
  toast('系统繁忙，请稍后再试');
  document.querySelector('main')?.click();
  await wait(60_000);
  expect(told()).toEqual([]);
});
