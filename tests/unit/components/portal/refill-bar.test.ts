// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRefillBar, REFILL_BAR_ID } from '../../../../components/portal/refill-bar';
import { createPortalTexts } from '../../../../utils/domain/texts/portal-texts';
import type { RefillView } from '../../../../utils/services/page/page-refill';
import type { RefillOutcome } from '../../../../utils/services/page/run-refill';
import { page } from '../../support/page/page';

const attach = Element.prototype.attachShadow;
let shadow: ShadowRoot;
let bar: RefillView;

beforeEach(() => {
  page('<input id="field"><button id="issue">发票开具</button>');
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, init) {
    shadow = attach.call(this, { ...init, mode: 'open' });
    return shadow;
  });
  bar = createRefillBar(document, () => createPortalTexts('zh_CN'));
});
afterEach(() => {
  bar.remove();
  vi.restoreAllMocks();
});

const show = (outcome: RefillOutcome) => {
  bar.show(outcome, '某公司', () => undefined);
  const box = shadow.lastElementChild as HTMLElement;
  return {
    lines: [...box.children].map(({ textContent }) => textContent),
    state: document.getElementById(REFILL_BAR_ID)?.getAttribute('data-state'),
    border: box.style.borderColor,
  };
};
const warnings = [{ code: 'sellerIsBuyer' }, { code: 'noteLong', max: 200 }] as const;
const WORDS = [
  '购买方和销售方是同一个税号，税局不收',
  '备注超过税局能收的 200 个字',
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
