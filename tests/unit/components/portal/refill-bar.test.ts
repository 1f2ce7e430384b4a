// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createRefillBar, REFILL_BAR_ID } from '../../../../components/portal/refill-bar';
import { finding } from '../../../../utils/domain/check/finding';
import { createPortalTexts } from '../../../../utils/domain/texts/portal-texts';
import type { RefillSubject, RefillView } from '../../../../utils/services/page/page-refill';
import type { RefillOutcome } from '../../../../utils/services/page/run-refill';
import { click, page } from '../../support/page/page';

const attach = Element.prototype.attachShadow;
let shadow: ShadowRoot;
let bar: RefillView;

beforeEach(() => {
  page('<input id="field"><button id="issue">发票开具</button>');
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, init) {
    shadow = attach.call(this, { ...init, mode: 'open' });
    return shadow;
  });
  bar = createRefillBar(
    document,
    () => createPortalTexts('zh_CN'),
    () => undefined,
  );
});
afterEach(() => {
  bar.remove();
  vi.restoreAllMocks();
});

const show = (outcome: RefillOutcome, subject: Partial<RefillSubject> = {}) => {
  const none = { company: '某公司', named: () => [], locate: () => undefined, again: () => undefined };
  bar.show(outcome, { ...none, ...subject });
  const box = shadow.lastElementChild as HTMLElement;
  return {
    lines: [...box.children].map(({ textContent }) => textContent),
    state: document.getElementById(REFILL_BAR_ID)?.getAttribute('data-state'),
    border: box.style.borderColor,
  };
};
const warnings = [
  finding('textLong', { max: 200, length: 210 }, { field: 'note' }),
  finding('sellerIsBuyer'),
];
const WORDS = [
  '备注有 210 个字，超过税局能收的 200 个字（K6）',
  '购买方和销售方是同一个税号，税局不收（K10）',
  '这几处税局可能不收。照上次的样子填，不替您改；点发票开具以前请先改好。',
];

test('before anything is filled it says what the portal may not take', () =>
  expect(show({ type: 'filling', warnings })).toMatchObject({
    state: 'filling',
    lines: ['正在照上次的样子填…', ...WORDS],
  }));

test('and still does while it stands in the form; what is filled is filled', () => {
  const shown = show({ type: 'filled', filled: 9, differences: [], warnings });
  expect(shown).toMatchObject({ state: 'filled', lines: [expect.stringContaining('已填 9 项'), ...WORDS] });
  const corrected = show({ type: 'filled', filled: 9, differences: [], warnings: [] });
  expect(corrected.lines).toHaveLength(1);
  expect(corrected.border).not.toBe(shown.border);
});

test('where nothing was filled nothing of it is said', () =>
  expect(show({ type: 'notEmpty' }).lines).toEqual(['这一页已经有填写的内容，没有填回']));

describe('why it was not issued', () => {
  const filled = { type: 'filled', filled: 9, differences: [], warnings: [] } as const;
  const said = '第1行税率不合法，请使用 <b>0.03</b>';
  const field = () => document.querySelector('#field') as HTMLElement;

  test('is quoted as text, with a lead to the place that it names, which is framed', () => {
    const seen = vi.fn();
    field().scrollIntoView = seen;
    const { lines } = show(filled, { said, named: () => [field()] });
    expect(lines.slice(1)).toEqual([`上次税局说：「${said}」`, '看这一项']);
    expect(shadow.querySelector('b')).toBeNull();
    expect(shadow.querySelectorAll('[data-part="pointer"]')).toHaveLength(1);
    click(shadow.lastElementChild?.children[2] as HTMLElement);
    expect(seen).toHaveBeenCalledOnce();
  });

  test('leads nowhere when it names no place', () =>
    expect(show(filled, { said }).lines.slice(1)).toEqual([`上次税局说：「${said}」`]));
});

test('on the wrong company one button tries again, for her hand alone', () => {
  const again = vi.fn();
  const { lines } = show({ type: 'wrongCompany', shownName: '甲' }, { said: '税率不合法', again });
  expect(lines.slice(1)).toEqual(['换好了，再填']);
  const button = shadow.querySelector('button') as HTMLElement;
  click(button, { trusted: false });
  expect(again).not.toHaveBeenCalled();
  click(button);
  expect(again).toHaveBeenCalledOnce();
  bar.refuse();
  expect(shadow.lastElementChild?.textContent).toBe('现在不能填回，请打开票影查看原因');
});
