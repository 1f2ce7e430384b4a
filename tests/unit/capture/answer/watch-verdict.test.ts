// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { watchVerdict } from '../../../../utils/capture/answer/watch-verdict';
import { dppt } from '../../../../utils/portal/dppt';
import { find, page } from '../../support/page/page';

const NUMBER = '26112000000123456789';
const toast = (text: string) => `<div class="t-message t-is-error">${text}</div>`;
const dialog = (text: string) => `<div class="t-dialog"><div class="t-dialog__body">${text}</div></div>`;

const told: string[] = [];
const watch = watchVerdict(document, dppt.entry.verdicts, {
  verdict: ({ area, text, invoiceNumbers }) => told.push([area, text, ...invoiceNumbers].join(' ')),
  dialogClosed: () => told.push('dialogClosed'),
  error: (error) => told.push(`error ${error}`),
});

/** Lets the observer see what changed, then its pause pass. */
const look = () => vi.advanceTimersByTimeAsync(200);
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

describe('after a gesture', () => {
  test('a text that appears is told once', async () => {
    watch.restart(new Set());
    add(toast('税率不合法'));
    await look();
    add('<p>another change of the page</p>');
    await look();
    expect(told).toEqual(['errorToast 税率不合法']);
  });

  test('what stood before does not count', async () => {
    add(toast('上一次的提示') + dialog('旧的'));
    watch.restart(new Set());
    add('<p>change</p>');
    await look();
    expect(told).toEqual([]);
  });

  test('unless the page itself is newer than the gesture', async () => {
    add(toast('页面换了才出现'));
    watch.restart(new Set(), true);
    expect(told).toEqual(['errorToast 页面换了才出现']);
  });

  test('the same words in a new element are a new text', async () => {
    add(toast('税率不合法'));
    watch.restart(new Set());
    add(toast('税率不合法'));
    await look();
    expect(told).toEqual(['errorToast 税率不合法']);
  });

  test('other words in the same element are a new text', async () => {
    add(dialog('正在开具'));
    watch.restart(new Set());
    find('.t-dialog__body').textContent = '税率不合法';
    await look();
    expect(told).toEqual(['dialog 税率不合法']);
  });

  test('a dialog that was only hidden and is shown now', async () => {
    add(`<div style="display: none">${dialog('请确认')}</div>`);
    watch.restart(new Set());
    find('.t-dialog').parentElement?.removeAttribute('style');
    await look();
    expect(told).toEqual(['dialog 请确认']);
  });

  test('a text that came and went between two looks of the page is told if it stood at one', async () => {
    watch.restart(new Set());
    add(toast('三秒'));
    await look();
    find('.t-message').remove();
    await look();
    expect(told).toEqual(['errorToast 三秒']);
  });

  test('an element that a class makes an error, its own or one around it', async () => {
    add('<div class="t-message">一</div>');
    add(
      '<div class="t-form__item"><div class="t-form__controls"><p class="t-input__extra">二</p></div></div>',
    );
    watch.restart(new Set());
    find('.t-message').classList.add('t-is-error');
    find('.t-form__controls').classList.add('t-is-error');
    await look();
    expect(told).toEqual(['errorToast 一', 'inline 二']);
  });

  test('one inside of a block that came whole, and one that was moved', async () => {
    add(`<div id="closed"></div>${toast('旧的')}`);
    watch.restart(new Set());
    add(`<main><section>${toast('一')}</section></main>`);
    find('#closed').append(find('.t-message'));
    await look();
    expect(told).toEqual(['errorToast 一']);
  });

  test('one among more changes than are followed', async () => {
    watch.restart(new Set());
    find('#app').innerHTML = '<i>a</i>'.repeat(5_000);
    for (const part of document.querySelectorAll('#app i')) part.className = 'b';
    add(toast('一'));
    await look();
    expect(told).toEqual(['errorToast 一']);
  });

  test('two errors at once are both told', async () => {
    watch.restart(new Set());
    add(toast('一') + toast('二'));
    await look();
    expect(told).toEqual(['errorToast 一', 'errorToast 二']);
  });
});

describe('dialogs', () => {
  test('closing one that was told is told', async () => {
    watch.restart(new Set());
    add(dialog('是否继续开具'));
    await look();
    find('.t-dialog').remove();
    await look();
    expect(told).toEqual(['dialog 是否继续开具', 'dialogClosed']);
  });

  test('hiding one is closing it', async () => {
    watch.restart(new Set());
    add(dialog('是否继续开具'));
    await look();
    find('.t-dialog').style.display = 'none';
    await look();
    expect(told.at(-1)).toBe('dialogClosed');
  });

  test('closing one that stood before is not', async () => {
    add(dialog('预览'));
    watch.restart(new Set());
    find('.t-dialog').remove();
    await look();
    expect(told).toEqual([]);
  });

  test('a toast that goes is not a dialog', async () => {
    watch.restart(new Set());
    add(toast('一'));
    await look();
    find('.t-message').remove();
    await look();
    expect(told).toEqual(['errorToast 一']);
  });
});

describe('success view', () => {
  const view = `<div class="result"><p></p><a class="qrcode-btn">二维码</a></div>`;

  test('its number may come later than the view', async () => {
    watch.restart(new Set());
    add(view);
    await look();
    find('.result p').textContent = `发票号码 ${NUMBER}`;
    await look();
    expect(told).toEqual(['success 二维码', `success 发票号码 ${NUMBER} 二维码 ${NUMBER}`]);
  });

  test('L2 a mark that stood before the gesture never tells of success, whatever changes around it', async () => {
    add(view);
    watch.restart(new Set());
    add(toast('税率不合法'));
    find('.result p').textContent = '请重新填写';
    await look();
    expect(told).toEqual(['errorToast 税率不合法']);
  });

  test('L2 nor does a number that appears beside it', async () => {
    add(view);
    watch.restart(new Set());
    add(`<p>蓝字发票 ${NUMBER}</p>`);
    await look();
    expect(told).toEqual([]);
  });

  test('what the clerk typed is no number', async () => {
    watch.restart(new Set([NUMBER]));
    add(`<div><p>${NUMBER}</p>${view}</div>`);
    await look();
    expect(told).toHaveLength(1);
    expect(told[0]).not.toMatch(new RegExp(`${NUMBER}$`));
  });
});

describe('stop', () => {
  test('nothing is told after it, not even what was already waiting', async () => {
    watch.restart(new Set());
    add(toast('一'));
    watch.stop();
    watch.stop();
    add(toast('二'));
    await look();
    expect(told).toEqual([]);
  });
});
