// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Verdict } from '../../../../utils/capture/answer/read-verdict';
import { watchVerdict } from '../../../../utils/capture/answer/watch-verdict';
import { dppt } from '../../../../utils/portal/dppt';
import { find, page } from '../../support/page/page';

const NUMBER = '26112000000123456789';
const OTHER = '26112000000987654321';
const told: Verdict[] = [];
const watch = watchVerdict(document, dppt.entry.verdicts, {
  verdict: (verdict) => told.push(verdict),
  dialogClosed: () => undefined,
  error: (error) => {
    throw error;
  },
});
const successes = () => told.filter(({ area }) => area === 'success');
const look = () => vi.advanceTimersByTimeAsync(200);
const view = (words: string, more = '') =>
  `<div class="x"><p class="words">${words}</p><div>数电发票号码：<span class="number">${NUMBER}</span></div>${more}</div>`;
const FORM = '<div class="blue-invoice"><input></div>';
const show = (html: string) => {
  find('#app').innerHTML = html;
};

beforeEach(() => {
  vi.useFakeTimers();
  told.length = 0;
  page(`<div id="app">${FORM}</div>`);
});
afterEach(() => {
  watch.stop();
  vi.useRealTimers();
});

describe('a success view without a known mark', () => {
  test.each(['开票成功', '发票已开具成功'])('is told by %s and its number', async (words) => {
    watch.restart(new Set());
    show(view(words));
    await look();
    expect(successes()).toEqual([
      expect.objectContaining({ by: 'words', invoiceNumbers: [NUMBER], element: find('.words') }),
    ]);
    expect(successes()[0]?.text).toContain(`${words} 数电发票号码： ${NUMBER}`);
  });

  test('its number may come later', async () => {
    watch.restart(new Set());
    show(view('开票成功').replace(NUMBER, ''));
    await look();
    expect(successes()).toEqual([]);
    find('.number').textContent = NUMBER;
    await look();
    expect(successes()).toHaveLength(1);
  });

  test('it may lie over the form', async () => {
    watch.restart(new Set());
    document.body.insertAdjacentHTML('beforeend', view('开票成功'));
    await look();
    expect(successes()).toHaveLength(1);
  });

  test('buttons of delivery tell it where the form is gone', async () => {
    watch.restart(new Set());
    show(view('已完成', '<button>邮箱交付</button>'));
    await look();
    expect(successes()).toMatchObject([{ by: 'words', invoiceNumbers: [NUMBER] }]);
  });

  test('but not over the form', async () => {
    watch.restart(new Set());
    document.body.insertAdjacentHTML('beforeend', view('已完成', '<button>邮箱交付</button>'));
    await look();
    expect(successes()).toEqual([]);
  });

  test('on a page that is newer than the press it is found as it stands', () => {
    show(view('开票成功'));
    watch.restart(new Set(), true);
    expect(successes()).toMatchObject([{ by: 'words', invoiceNumbers: [NUMBER] }]);
  });

  test('where a mark is there the mark tells', async () => {
    watch.restart(new Set());
    show(view('开票成功', '<a class="qrcode-btn">二维码</a>'));
    await look();
    expect(successes()).toMatchObject([{ by: 'mark', invoiceNumbers: [NUMBER] }]);
  });
});

describe('L2 words prove nothing', () => {
  test.each([
    '请确认是否开具成功',
    '未查询到开具成功的发票',
    '系统检测到发票可能已开具成功',
    '该发票已开具成功，请勿重复开具',
    '上一张发票开具成功',
    '提交成功',
    '保存成功',
    '导入成功',
    '开票成功后可在此下载',
    '开具成功 1 份，开具失败 1 份',
    '红字发票开具成功',
  ])('in %s', async (words) => {
    watch.restart(new Set());
    show(view(words));
    await look();
    expect(successes()).toEqual([]);
  });

  test('without a number', async () => {
    watch.restart(new Set());
    show('<div>开票成功</div>');
    await look();
    expect(successes()).toEqual([]);
  });

  test('beside a number that was typed', async () => {
    watch.restart(new Set([`合同${NUMBER}`]));
    show(view('开票成功'));
    await look();
    expect(successes()).toEqual([]);
  });

  test('beside one that stood on the page before the press', async () => {
    page(`<aside>上次开具 ${NUMBER}</aside><div id="app">${FORM}</div>`);
    watch.restart(new Set());
    show(view('开票成功'));
    await look();
    expect(successes()).toEqual([]);
  });

  test('beside two numbers, for nobody knows which is its own', async () => {
    watch.restart(new Set());
    show(view('开票成功', `<p>${OTHER}</p>`));
    await look();
    expect(successes()).toEqual([]);
  });

  test('in a table of what was issued before', async () => {
    watch.restart(new Set());
    show(`<table><tr><td>开具成功</td><td>${NUMBER}</td></tr></table>`);
    await look();
    expect(successes()).toEqual([]);
  });

  test('that stood before the press, whatever number comes beside them; another watch is told', async () => {
    show(view('开票成功'));
    watch.restart(new Set());
    find('.number').textContent = OTHER;
    await look();
    expect(successes()).toEqual([]);
    expect(watch.hasOldSuccess()).toBe(true);
  });

  test('whose number stands outside of what came new', async () => {
    page(`<div id="app"><div class="old"><b></b></div></div>`);
    watch.restart(new Set());
    find('.old').insertAdjacentHTML('beforeend', '<p>开票成功</p>');
    find('.old b').textContent = NUMBER;
    await look();
    expect(successes()).toEqual([]);
  });
});
