// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  findGestureButton,
  type GestureKind,
  gestureButtonOf,
  watchGesture,
} from '../../../../utils/capture/entry/watch-gesture';
import { dppt } from '../../../../utils/portal/dppt';
import { click, find, page } from '../../support/page/page';

const { gesture } = dppt.entry;

describe('findGestureButton: by place, else by its words alone', () => {
  test.each<[string, string, string | undefined]>([
    [
      '2025 footer',
      '<div class="hide-side-layout__container-footer"><button>预览发票</button><button id="x">发票开具</button></div>',
      'x',
    ],
    [
      '2024 footer',
      '<div class="button-group_wrap"><button id="x"><span> 发票开具 </span></button></div>',
      'x',
    ],
    ['a place that we do not know', '<footer><button id="x">发票开具</button></footer>', 'x'],
    [
      'the known place first',
      '<button>发票开具</button><div class="button-group_wrap"><button id="x">发票开具</button></div>',
      'x',
    ],
    ['a role', '<div role="button" id="x">发票 开具</div>', 'x'],
    ['an input', '<input type="button" id="x" value="发票开具">', 'x'],
    ['other words', '<button>蓝字发票开具</button><button>立即开票</button>', undefined],
    ['no button', '<a>发票开具</a>', undefined],
  ])('%s', (_, html, id) => {
    page(html);
    expect(findGestureButton(document, gesture)?.id).toBe(id);
  });
});

describe('gestureButtonOf: what an event points at', () => {
  test.each<[string, string, boolean]>([
    ['the button', '<button data-x>发票开具</button>', true],
    ['what is in the button', '<button><span><i data-x></i>发票开具</span></button>', true],
    ['another button', '<button data-x>保存草稿</button>', false],
    ['a disabled button', '<button disabled><span data-x>发票开具</span></button>', false],
    ['text beside', '<p data-x>发票开具</p>', false],
  ])('%s', (_, html, found) => {
    page(html);
    let button: Element | undefined;
    window.addEventListener(
      'click',
      (event) => {
        button = gestureButtonOf(event, gesture);
      },
      { once: true },
    );
    click(find('[data-x]'));
    expect(button !== undefined).toBe(found);
  });
});

describe('watchGesture', () => {
  const onGesture = vi.fn<(kind: GestureKind, button: Element) => void>();
  let stop = () => {};

  beforeEach(() => {
    onGesture.mockReset();
    page(
      '<form><button id="issue"><span>发票开具</span></button><button id="draft">保存草稿</button><input></form>',
    );
    stop = watchGesture(window, gesture, onGesture);
  });
  afterEach(() => stop());

  test('a trusted click', () => {
    click(find('#issue span'));
    expect(onGesture.mock.calls).toEqual([['click', expect.any(HTMLButtonElement)]]);
  });

  test('the keyboard activates as a click without a pointer', () => {
    click(find('#issue'), { detail: 0 });
    expect(onGesture.mock.calls.map(([kind]) => kind)).toEqual(['keyboard']);
  });

  test('X9 a click that a script made is a gesture, and is known for one', () => {
    click(find('#issue'), { trusted: false });
    find('#issue').click();
    find('#issue span').dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    expect(onGesture.mock.calls.map(([kind]) => kind)).toEqual(['script', 'script', 'script']);
  });

  test.each([
    ['开具发票', true],
    ['發票開具', true],
    ['发票开具 Issue (F8)', true],
    ['发票开具查询', false],
    ['确定', false],
  ])('X8 renamed to %s: %s', (words, isGesture) => {
    find('#issue').textContent = words;
    click(find('#issue'));
    expect(onGesture).toHaveBeenCalledTimes(isGesture ? 1 : 0);
  });

  test('X8 another of its words counts only where the first is gone', () => {
    find('#draft').textContent = '开具发票';
    click(find('#draft'));
    expect(onGesture).not.toHaveBeenCalled();
  });

  test('another button, Enter in a field, a submit event', () => {
    click(find('#draft'));
    find('input').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    find('form').dispatchEvent(new Event('submit', { bubbles: true }));
    expect(onGesture).not.toHaveBeenCalled();
  });

  test('L3 before the page sees it, and the page sees it all the same', () => {
    const order: string[] = [];
    onGesture.mockImplementation(() => void order.push('ours'));
    document.addEventListener(
      'click',
      (event) => {
        order.push(event.defaultPrevented ? 'stopped' : 'page');
      },
      { capture: true, once: true },
    );
    click(find('#issue'));
    expect(order).toEqual(['ours', 'page']);
  });

  test('stop ends it and may be called twice', () => {
    stop();
    stop();
    click(find('#issue'));
    expect(onGesture).not.toHaveBeenCalled();
  });
});
