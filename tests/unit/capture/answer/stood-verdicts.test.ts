// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { watchVerdict } from '../../../../utils/capture/answer/watch-verdict';
import { dppt } from '../../../../utils/portal/dppt';
import { find, page } from '../../support/page/page';

const field = (name: string, error: string) =>
  `<div class="t-form__item t-form-item__${name}"><div class="t-form__controls t-is-error"><input><div class="t-input__extra">${error}</div></div></div>`;
const toast = (text: string) => `<div class="t-message t-is-error">${text}</div>`;
const alert = (text: string) =>
  `<div class="t-alert t-alert--warning"><div class="t-alert__content">${text}</div></div>`;

const told: string[] = [];
const watch = watchVerdict(document, dppt.entry.verdicts, {
  verdict: ({ area, text, stood }) => told.push(`${stood ? 'stood ' : ''}${area} ${text}`),
  dialogClosed: () => told.push('dialogClosed'),
  error: (error) => told.push(`error ${error}`),
});
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const add = (html: string) => document.body.insertAdjacentHTML('beforeend', html);

beforeEach(() => {
  vi.useFakeTimers();
  told.length = 0;
  page('<div id="app"></div>');
});
afterEach(() => {
  watch.stop();
  vi.useRealTimers();
});

describe('X14 what still stands after a press', () => {
  test('two errors, one mended, pressed again: the other is told as standing, once', async () => {
    watch.restart(new Set());
    add(field('gmfmc', '名称不能为空') + field('gmfnsrsbh', '税号不正确'));
    await pass(200);
    find('.t-form-item__gmfmc .t-input__extra').remove();
    told.length = 0;
    watch.restart(new Set());
    add('<div class="t-message t-is-error">请完善后再开</div>');
    await pass(200);
    expect(told).toEqual(['errorToast 请完善后再开']);
    await pass(20_000);
    expect(told).toEqual(['errorToast 请完善后再开', 'stood inline 税号不正确']);
  });

  test('an error of a field that came before the first press of all stands, too', async () => {
    add(field('gmfnsrsbh', '税号不正确'));
    watch.restart(new Set());
    await pass(20_000);
    expect(told).toEqual(['stood inline 税号不正确']);
  });

  test('one that went in time does not', async () => {
    add(field('gmfnsrsbh', '税号不正确'));
    watch.restart(new Set());
    await pass(500);
    find('.t-input__extra').remove();
    await pass(20_000);
    expect(told).toEqual([]);
  });

  test('an equal one in its place is new, and not told twice', async () => {
    add(field('gmfnsrsbh', '税号不正确'));
    watch.restart(new Set());
    find('.t-form__item').outerHTML = field('gmfnsrsbh', '税号不正确');
    await pass(20_000);
    expect(told).toEqual(['inline 税号不正确']);
  });

  test('a banner of the page that answered no press is none', async () => {
    add(alert('温馨提示：税率不正确的发票将被退回'));
    watch.restart(new Set());
    await pass(20_000);
    watch.restart(new Set());
    await pass(20_000);
    expect(told).toEqual([]);
  });

  test('one that answered the press before does, but a toast that lives out its time does not', async () => {
    watch.restart(new Set());
    add(alert('税号不正确') + toast('税率不合法'));
    await pass(200);
    told.length = 0;
    watch.restart(new Set());
    await pass(4_000);
    find('.t-message').remove();
    await pass(20_000);
    expect(told).toEqual(['stood errorToast 税号不正确']);
  });

  test('nothing is told after stop', async () => {
    add(field('gmfnsrsbh', '税号不正确'));
    watch.restart(new Set());
    watch.stop();
    await pass(20_000);
    expect(told).toEqual([]);
  });
});

describe('X16 countdowns', () => {
  const dialog = (text: string) => `<div class="t-dialog"><div class="t-dialog__body">${text}</div></div>`;
  const count = async (texts: string[]) => {
    for (const text of texts) {
      find('.t-dialog__body').textContent = text;
      await pass(1_000);
    }
  };

  test('a dialog that counts for five minutes is told once, and its closing', async () => {
    watch.restart(new Set());
    add(dialog('请扫脸，300秒后失效'));
    await pass(200);
    await count(Array.from({ length: 299 }, (_, nth) => `请扫脸，${299 - nth}秒后失效`));
    find('.t-dialog').remove();
    await pass(200);
    expect(told).toEqual(['dialog 请扫脸，300秒后失效', 'dialogClosed']);
  });

  test('other words are told, whatever counted before them', async () => {
    watch.restart(new Set());
    add(dialog('请扫脸，2秒后失效'));
    await pass(200);
    await count(['请扫脸，1秒后失效', '二维码已失效']);
    expect(told).toEqual(['dialog 请扫脸，2秒后失效', 'dialog 二维码已失效']);
  });

  test('a bare short number is told once more, not for ever', async () => {
    watch.restart(new Set());
    add(dialog('自动关闭（9）'));
    await pass(200);
    await count(['自动关闭（8）', '自动关闭（7）', '自动关闭（6）', '自动关闭（5）']);
    expect(told).toEqual(['dialog 自动关闭（9）', 'dialog 自动关闭（8）']);
  });

  test('another line is another answer', async () => {
    watch.restart(new Set());
    add(dialog('第1行税率不合法'));
    await pass(200);
    await count(['第2行税率不合法', '第3行税率不合法']);
    expect(told).toHaveLength(3);
  });
});

describe('a page that the browser translates', () => {
  const translate = (selector: string, text: string) => {
    find(selector).innerHTML = `<font style="vertical-align: inherit;"><font>${text}</font></font>`;
  };

  test('the translation of a toast is no second answer', async () => {
    watch.restart(new Set());
    add(toast('税率不合法'));
    await pass(200);
    translate('.t-message', 'The tax rate is repeated successfully');
    await pass(200);
    expect(told).toEqual(['errorToast 税率不合法']);
  });

  test('what is translated around it is no new text either', async () => {
    add('<div class="side"><div class="t-form__item"><p>帮助</p></div></div>');
    watch.restart(new Set());
    translate('.side p', 'Tax rate not valid');
    await pass(200);
    expect(told).toEqual([]);
  });

  test('one that comes translated is told as it came', async () => {
    watch.restart(new Set());
    add(toast('<font><font>Tax rate not valid</font></font>'));
    await pass(200);
    expect(told).toEqual(['errorToast Tax rate not valid']);
  });

  test('what the page says after it in the same place is told', async () => {
    watch.restart(new Set());
    add(toast('税率不合法'));
    await pass(200);
    translate('.t-message', 'Tax rate not valid');
    await pass(200);
    find('.t-message').textContent = '税号不正确';
    await pass(200);
    expect(told).toEqual(['errorToast 税率不合法', 'errorToast 税号不正确']);
  });
});

describe('X27 a page that shows hundreds of texts', () => {
  const loop = async (times: number, make: (nth: number) => string, ms = 100) => {
    for (let nth = 0; nth < times; nth += 1) {
      for (const old of document.querySelectorAll('.t-message')) old.remove();
      add(make(nth));
      await pass(ms);
    }
  };
  const words = (nth: number) => `词${String.fromCharCode(0x4e00 + nth)}`;

  test('few are kept, and it is told how many were not', async () => {
    watch.restart(new Set());
    await loop(400, (nth) => toast(words(nth)));
    await pass(20_000);
    expect(told.length).toBeLessThan(60 + 400 / 30 + 5);
    const [said] = told.filter((text) => text.includes('没有逐条留底'));
    const kept = told.filter((text) => text.startsWith('errorToast')).length;
    expect(Number(/另有 (\d+) 条/.exec(said ?? '')?.[1])).toBe(400 - kept);
  });

  test('the last words that decide come through, a success at once', async () => {
    watch.restart(new Set());
    await loop(100, () => '<div class="t-message">加载</div>');
    await loop(3, (nth) => toast(['甲', '乙', '税率不合法'][nth] ?? ''));
    add('<div>26112000000123456789<a class="qrcode-btn">二维码</a></div>');
    await pass(200);
    expect(told.at(-1)).toMatch(/^success/);
    await pass(4_000);
    expect(told).toContain('errorToast 税率不合法');
  });

  test('the next press begins anew', async () => {
    watch.restart(new Set());
    await loop(100, (nth) => toast(words(nth)));
    watch.restart(new Set());
    told.length = 0;
    await loop(3, (nth) => toast(words(200 + nth)));
    expect(told).toHaveLength(3);
  });

  test('stop tells how many were not kept', async () => {
    watch.restart(new Set());
    await loop(100, () => '<div class="t-message">加载</div>');
    watch.stop();
    expect(told.at(-1)).toContain('另有 40 条');
  });

  test('a dialog that was held back and is gone is told with its closing', async () => {
    watch.restart(new Set());
    await loop(61, (nth) => toast(words(nth)));
    add('<div class="t-dialog"><div class="t-dialog__body">是否继续开具</div></div>');
    await pass(200);
    find('.t-dialog').remove();
    await pass(10_000);
    const at = told.indexOf('dialog 是否继续开具');
    expect(at).toBeGreaterThan(0);
    expect(told[at + 1]).toBe('dialogClosed');
  });
});
