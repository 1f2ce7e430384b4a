// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Verdict } from '../../../../utils/capture/answer/read-verdict';
import { watchVerdict } from '../../../../utils/capture/answer/watch-verdict';
import { dppt } from '../../../../utils/portal/dppt';
import { find, page } from '../../support/page/page';

const told: Array<Omit<Verdict, 'element'>> = [];
const watch = watchVerdict(document, dppt.entry.verdicts, {
  verdict: ({ element: _, ...verdict }) => told.push(verdict),
  dialogClosed: () => undefined,
  error: (error) => {
    throw error;
  },
});
const look = () => vi.advanceTimersByTimeAsync(200);
const add = (html: string, to: Element = document.body) => to.insertAdjacentHTML('beforeend', html);
const FIELD =
  '<div class="t-form__item t-form-item__gmfmc"><div class="t-form__controls"><input></div></div>';

beforeEach(() => {
  vi.useFakeTimers();
  told.length = 0;
  page(`<div id="app"><div class="blue-invoice">${FIELD}</div></div>`);
});
afterEach(() => {
  watch.stop();
  vi.useRealTimers();
});

/** A new view of the page, as the portal's router puts one into the body. */
const VIEW =
  '<div id="view"><p>蓝字发票开具</p><table><tr><td>1</td></tr></table><input><button>发票开具</button></div>';

describe('words in a class family that was renamed are kept, and decide nothing', () => {
  const unlisted = (text: string, area = 'notice') => [
    expect.objectContaining({ area, text, unlisted: true }),
  ];

  test('a toast at the end of the body', async () => {
    watch.restart(new Set());
    add('<div class="x-message__list"><div class="x-message x-is-error">税率不合法</div></div>');
    await look();
    expect(told).toEqual(unlisted('税率不合法'));
  });

  test('L6 a view that the page goes on to is no text of an answer', async () => {
    watch.restart(new Set());
    add(VIEW);
    await look();
    expect(told).toEqual([]);
  });

  test('a second toast in the container that stayed', async () => {
    add('<div class="x-message__list"></div>');
    watch.restart(new Set());
    add('<div class="x-message x-is-error">税率不合法</div>', find('.x-message__list'));
    await look();
    expect(told).toEqual(unlisted('税率不合法'));
  });

  test('a dialog that was hidden and is shown, with its buttons', async () => {
    add(
      '<div class="x-dialog__ctx" style="display: none"><div class="x-dialog"><p>税率不合法</p><button>知道了</button></div></div>',
    );
    watch.restart(new Set());
    find('.x-dialog__ctx').style.display = '';
    await look();
    expect(told).toEqual([expect.objectContaining({ area: 'notice', unlisted: true, buttons: ['知道了'] })]);
  });

  test('an error beside its field', async () => {
    watch.restart(new Set());
    add('<div class="x-input__extra">名称不能为空</div>', find('.t-form__controls'));
    await look();
    expect(told).toEqual(unlisted('名称不能为空'));
  });

  test.each([
    ['alert', 'errorToast'],
    ['dialog', 'dialog'],
    ['alertdialog', 'dialog'],
    ['status', 'notice'],
  ])('what says by its role %s that it speaks stands for %s, anywhere', async (role, area) => {
    watch.restart(new Set());
    add(`<section><div role="${role}">税率不合法</div></section>`, find('#app'));
    await look();
    expect(told).toEqual(unlisted('税率不合法', area));
  });

  test('a live region that stood there and speaks now', async () => {
    add('<p aria-live="polite"></p>', find('#app'));
    watch.restart(new Set());
    find('[aria-live]').textContent = '税率不合法';
    await look();
    expect(told).toEqual(unlisted('税率不合法'));
  });
});

describe('is no answer', () => {
  test('what stood before the press', async () => {
    add('<div class="x-message">旧的</div>');
    add('<div role="alert">旧的</div>', find('#app'));
    watch.restart(new Set());
    add('<i></i>');
    await look();
    expect(told).toEqual([]);
  });

  test.each([
    '<div class="t-popup t-select__dropdown"><ul><li>增值税专用发票</li></ul></div>',
    '<div class="t-popup"><div class="auto-complete__list"><p class="auto-complete__item">北京某公司</p></div></div>',
    '<div class="t-popup t-date-picker__panel">2026年4月</div>',
    '<div class="el-select-dropdown el-popper">普通发票</div>',
    '<div class="el-picker-panel">2026 年</div>',
    '<div style="position: absolute"><div class="t-popup t-select__dropdown"><div class="t-select__dropdown-inner">13%免税</div></div></div>',
    '<div id="el-popper-container-1"><div class="el-popper">一项</div> <div class="el-popper">二项</div></div>',
    '<div class="t-loading">加载中</div>',
    '<div id="piaoying-chip">已留底</div>',
    '<div class="skiptranslate">Google 翻译</div>',
    '<other-extension>密码已填</other-extension>',
    '<div><div class="t-dialog" style="display: none"><div class="t-dialog__body">旧的</div></div></div>',
    '<style>.a { color: red }</style>',
  ])('%s', async (html) => {
    watch.restart(new Set());
    add(html);
    await look();
    expect(told).toEqual([]);
  });

  test.each([
    ['<div class="x-limit">12/200</div>'],
    ['<div class="x-inner"><input></div>'],
    ['<div class="t-tag">第一项</div>'],
  ])('%s beside a field', async (html) => {
    watch.restart(new Set());
    add(html, find('.t-form__controls'));
    await look();
    expect(told).toEqual([]);
  });

  test('a view of the page', async () => {
    watch.restart(new Set());
    add(`<div>${'一张发票的明细。'.repeat(400)}</div>`);
    await look();
    expect(told).toEqual([]);
  });

  test('a grid that is rendered anew', async () => {
    add('<table><tbody></tbody></table>', find('.t-form__controls'));
    watch.restart(new Set());
    add('<tr><td><span>税率不合法</span></td></tr>', find('tbody'));
    await look();
    expect(told).toEqual([]);
  });
});

test('a page full of strange texts brings a bounded number', async () => {
  watch.restart(new Set());
  add(Array.from({ length: 300 }, (_, nth) => `<div class="x-message">词${nth}语</div>`).join(''));
  await look();
  expect(told.length).toBeLessThanOrEqual(20);
});

test('the words around 失败的原因 are the answer, in whatever block they stand', async () => {
  watch.restart(new Set());
  add('<div class="x"><div><b>失败的原因：</b></div><p>税率不合法</p></div>', find('#app'));
  await look();
  expect(told).toEqual([expect.objectContaining({ area: 'errorToast', text: '失败的原因：税率不合法' })]);
  expect(told[0]).not.toHaveProperty('unlisted');
});

test('the head of a column 失败原因 is none', async () => {
  watch.restart(new Set());
  add('<div><table><tr><th>失败原因</th></tr></table></div>', find('#app'));
  await look();
  expect(told).toEqual([]);
});
