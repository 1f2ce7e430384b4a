// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CHIP_ID } from '../../../../components/portal/chip';
import { createPortalView } from '../../../../components/portal/portal-view';
import { finding } from '../../../../utils/domain/check/finding';
import type { SubmissionState } from '../../../../utils/messages';
import { page } from '../../support/page/page';

const CLASH = { here: { name: '甲公司', taxId: '1' }, other: { name: '乙公司', taxId: '2' } };
const WARNING = '另一页打开的是〈乙公司〉，这页是〈甲公司〉；开具前请先刷新核对';
const of = (outcome: SubmissionState['outcome']): SubmissionState => ({
  submissionId: 'S1',
  outcome,
  waitsForClerk: false,
});

let view: ReturnType<typeof createPortalView>;
let root: ShadowRoot | undefined;

beforeEach(() => {
  vi.useFakeTimers();
  page('<button>发票开具</button>');
  // The chip's inside is closed to everyone else.
  const attach = Element.prototype.attachShadow;
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, init) {
    const made = attach.call(this, init);
    if (this.id === CHIP_ID) root = made;
    return made;
  });
  view = createPortalView(document, () => undefined);
});
afterEach(() => {
  view.stop();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const state = () => document.getElementById(CHIP_ID)?.getAttribute('data-state');
const words = () => root?.querySelector('span:nth-of-type(2)')?.textContent;

describe('another company was opened in another page', () => {
  test('before a submit the warning wins over the green dot, and stays', () => {
    view.watch('on');
    expect(state()).toBe('watching');
    view.company(CLASH);
    expect([state(), words()]).toEqual(['otherCompany', WARNING]);
    view.watch('on');
    view.watch('drift');
    vi.advanceTimersByTime(60_000);
    expect([state(), words()]).toEqual(['otherCompany', WARNING]);
  });

  test('it goes when the pages agree again', () => {
    view.watch('drift');
    view.company(CLASH);
    view.company(undefined);
    expect(state()).toBe('drift');
  });

  test('it comes with the form when it was known before, and not on a page without one', () => {
    view.company(CLASH);
    view.watch('off');
    expect(state()).toBeUndefined();
    view.watch('on');
    expect(state()).toBe('otherCompany');
    view.watch('off');
    expect(state()).toBe('off');
  });

  test('a company without a name goes by its tax id', () => {
    view.watch('on');
    view.company({ ...CLASH, other: { name: '', taxId: '91110105MA02K3R8TK' } });
    expect(words()).toContain('〈91110105MA02K3R8TK〉');
  });

  test.each(['pending', 'issued'] as const)(
    'after a submit %s is said alone; the next form warns',
    (outcome) => {
      view.watch('on');
      view.company(CLASH);
      view.keep('keeping');
      expect(state()).toBe('keeping');
      view.state(of(outcome));
      const said = outcome === 'issued' ? 'issued' : 'kept';
      expect(state()).toBe(said);
      view.company({ ...CLASH, other: { name: '丙公司', taxId: '3' } });
      expect(state()).toBe(said);
      expect(words()).not.toContain('丙公司');
      view.watch('off');
      expect(state()).toBe(said);
      view.watch('on');
      expect(words()).toContain('丙公司');
    },
  );

  test.each([
    ['refused', '开具失败 · 已记下提示'],
    ['notSent', '未提交成功 · 已记下提示'],
    ['unknown', '结果不明 · 先核对'],
  ] as const)('after %s, which may be pressed again, both are said', (outcome, own) => {
    view.watch('on');
    view.company(CLASH);
    view.keep('keeping');
    view.state(of(outcome));
    expect([state(), words()]).toEqual([outcome, `${own}；${WARNING}`]);
    view.company(undefined);
    expect([state(), words()]).toEqual([outcome, own]);
  });

  test('an equal invoice before the click is said beside it, and the warning stays when that one goes', () => {
    const found = { submissionId: 'S0', submittedAt: Date.now(), outcome: 'pending' } as const;
    view.watch('on');
    view.company(CLASH);
    view.twin.warn(found, () => undefined);
    expect(state()).toBe('twin');
    expect(words()).toMatch(new RegExp(`.+；${WARNING}$`));
    view.company(undefined);
    expect(state()).toBe('twin');
    expect(words()).not.toContain(WARNING);
    view.company(CLASH);
    expect(words()).toContain(WARNING);
    view.twin.hide();
    expect([state(), words()]).toEqual(['otherCompany', WARNING]);
  });

  test('L4 what was not kept is never hidden by it', () => {
    view.watch('on');
    view.keep('keeping');
    view.keep('lost');
    view.company(CLASH);
    expect(state()).toBe('lost');
  });
});

describe('a long wait', () => {
  test('it is counted, and the answer ends the count', () => {
    view.watch('on');
    view.state(of('pending'));
    vi.advanceTimersByTime(195_000);
    expect(words()).toBe('已等 3 分 15 秒，别关这一页，也别再点');
    view.state(of('issued'));
    const said = words();
    vi.advanceTimersByTime(60_000);
    expect([state(), words()]).toEqual(['issued', said]);
  });

  test('a face scan is named, and it is she who is waited for', () => {
    view.state({ ...of('pending'), waitsForClerk: true, faceScan: true });
    vi.advanceTimersByTime(195_000);
    expect(words()).toBe('已留底 · 等刷脸');
  });
});

describe('where something is to do the chip has one button', () => {
  test.each([
    ['unknown', '去核对'],
    ['refused', '看提示'],
    ['notSent', '看提示'],
  ] as const)('%s: %s', (outcome, word) => {
    const opened: string[] = [];
    view.stop();
    view = createPortalView(
      document,
      () => undefined,
      undefined,
      (id) => opened.push(id),
    );
    view.state(of(outcome));
    const button = root?.querySelector('button');
    expect(button?.textContent).toBe(word);
    const click = new MouseEvent('click');
    Object.defineProperty(click, 'isTrusted', { value: true });
    button?.dispatchEvent(click);
    expect(opened).toEqual(['S1']);
  });
});

describe('what does not fit, before the press', () => {
  const FOUND = [finding('sellerIsBuyer')];
  const SAID = '开具前请看一眼：购买方和销售方是同一个税号，税局不收（K10）';
  const TWIN = { submissionId: 'S0', submittedAt: Date.now(), outcome: 'pending' } as const;

  test('is said and stays, and goes when she types on', () => {
    view.watch('on');
    view.check.show(FOUND);
    vi.advanceTimersByTime(60_000);
    expect([state(), words()]).toEqual(['check', SAID]);
    view.check.hide();
    expect(state()).toBe('watching');
  });

  test('beside an equal one, each by itself', () => {
    view.watch('on');
    view.check.show(FOUND);
    view.twin.warn(TWIN, () => undefined);
    expect(state()).toBe('twin');
    expect(words()).toContain('同样的');
    expect(words()).toContain(SAID);
    view.twin.hide();
    expect([state(), words()]).toEqual(['check', SAID]);
    view.twin.warn(TWIN, () => undefined);
    view.check.hide();
    expect(state()).toBe('twin');
    expect(words()).not.toContain(SAID);
  });

  test('beside the warning about another company', () => {
    view.watch('on');
    view.company(CLASH);
    view.check.show(FOUND);
    expect(words()).toBe(`${SAID}；${WARNING}`);
    view.check.hide();
    expect(state()).toBe('otherCompany');
  });

  test('nothing takes the place of an answer that is awaited; after a refusal it is said again', () => {
    view.watch('on');
    view.keep('keeping');
    view.check.show(FOUND);
    expect(state()).toBe('keeping');
    view.state(of('pending'));
    view.check.show(FOUND);
    expect(state()).toBe('kept');
    view.state(of('refused'));
    view.check.show(FOUND);
    expect(state()).toBe('check');
  });

  test('not where the chip is switched off', () => {
    view.apply({ language: 'zh_CN', chip: false });
    view.watch('on');
    view.check.show(FOUND);
    expect(state()).not.toBe('check');
  });
});
