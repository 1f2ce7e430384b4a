// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createDraftBar, DRAFT_BAR_ID } from '../../../../components/portal/draft-bar';
import { createPortalTexts } from '../../../../utils/domain/texts/portal-texts';
import type { DraftView } from '../../../../utils/services/page/page-drafts';
import { click, find, page } from '../../support/page/page';

const attach = Element.prototype.attachShadow;
let shadow: ShadowRoot;
let mode: string | undefined;
let bar: DraftView;
const on = { fill: vi.fn(), discard: vi.fn() };
const DRAFT = {
  id: 'D1',
  at: Date.parse('2026-11-24T06:03:00Z'),
  buyerName: '<b>某某商贸</b>',
  gross: '960.00',
};

beforeEach(() => {
  vi.clearAllMocks();
  page('<input id="field"><button id="issue">发票开具</button>');
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, init) {
    mode = init.mode;
    shadow = attach.call(this, { ...init, mode: 'open' });
    return shadow;
  });
  bar = createDraftBar(
    document,
    () => createPortalTexts('zh_CN'),
    () => find('#issue'),
  );
});
afterEach(() => {
  bar.hide();
  vi.restoreAllMocks();
});

const buttons = () => [...shadow.querySelectorAll('button')];
const host = () => document.getElementById(DRAFT_BAR_ID);
const rect = (box: Partial<DOMRect>) => () =>
  ({ left: 0, right: 0, top: 0, bottom: 0, width: 0, height: 0, ...box }) as DOMRect;

describe('the offer', () => {
  test('names buyer, gross and time as text, in a closed root', () => {
    bar.offer(DRAFT, 2, on);
    expect(mode).toBe('closed');
    expect(shadow.textContent).toContain('上次没提交，内容还在：<b>某某商贸</b>　960.00　11-24 14:03');
    expect(shadow.textContent).toContain('另有 2 份');
    expect(shadow.querySelector('b')).toBeNull();
  });

  test('without a buyer and an amount', () => {
    bar.offer({ id: 'D1', at: DRAFT.at }, 0, on);
    expect(shadow.textContent).toContain('购买方没填');
    expect(shadow.textContent).not.toContain('另有');
  });

  test('its buttons hear the clerk, and nobody else', () => {
    bar.offer(DRAFT, 0, on);
    const [fill, discard] = [...shadow.querySelectorAll<HTMLElement>('button')];
    if (!fill || !discard) throw new Error('the bar has two buttons');
    click(fill, { trusted: false });
    expect(on.fill).not.toHaveBeenCalled();
    click(fill);
    click(discard);
    expect(on.fill).toHaveBeenCalledOnce();
    expect(on.discard).toHaveBeenCalledOnce();
  });

  test('takes no focus: a press leaves the caret where it is', () => {
    find('#field').focus();
    bar.offer(DRAFT, 0, on);
    expect(document.activeElement).toBe(find('#field'));
    const press = new MouseEvent('mousedown', { bubbles: true, cancelable: true });
    buttons()[0]?.dispatchEvent(press);
    expect(press.defaultPrevented).toBe(true);
  });

  test('never over 发票开具', () => {
    Object.defineProperty(window, 'innerHeight', { value: 800, configurable: true });
    find('#issue').getBoundingClientRect = rect({ left: 100, right: 200, top: 690, bottom: 720 });
    vi.spyOn(HTMLDivElement.prototype, 'getBoundingClientRect').mockImplementation(
      rect({ width: 500, height: 40 }),
    );
    bar.offer(DRAFT, 0, on);
    // Below the button.
    expect(host()?.style.bottom).toBe('4px');
    vi.useFakeTimers();
    find('#issue').getBoundingClientRect = rect({ left: 100, right: 200, top: 760, bottom: 790 });
    window.dispatchEvent(new Event('scroll'));
    vi.advanceTimersByTime(200);
    expect(host()?.style.bottom).toBe('72px');
    vi.useRealTimers();
  });

  test('goes; may be told so twice', () => {
    bar.offer(DRAFT, 0, on);
    bar.hide();
    bar.hide();
    expect(host()).toBeNull();
    bar.refuse();
    expect(host()?.dataset.state).toBe('refused');
  });
});
