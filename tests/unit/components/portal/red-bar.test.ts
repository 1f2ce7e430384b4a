// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { createRedBar, RED_BAR_ID, redTwinText } from '../../../../components/portal/red-bar';
import { createPortalTexts } from '../../../../utils/domain/texts/portal-texts';
import type { RedTwin } from '../../../../utils/messages';

const t = createPortalTexts('zh_CN');
const AT = Date.parse('2026-11-24T06:00:00Z');
const twin = (given: Partial<RedTwin> = {}): RedTwin => ({
  state: 'unknown',
  at: AT,
  isPart: false,
  ...given,
});

test.each<[Partial<RedTwin>, string]>([
  [{}, '在 11-24 14:00 已经提交过一张红字确认单（结果不明）。请先到税局〈红字信息确认单〉列表里看清楚，'],
  [{ state: 'pending' }, '在 11-24 14:00 已经提交过一张红字确认单（还没有结果）。'],
  [{ state: 'taken' }, '（税局已收下）。'],
  [{ state: 'pressed' }, '已经点过开具（还不知道结果）。'],
  [{ state: 'issued' }, '已经开过一张红字发票（号码没读到）。'],
  [
    { state: 'issued', invoiceNumber: '26112000000000000009', dayOnly: true },
    '在 11-24 已经开过一张红字发票（…00000009）。',
  ],
  [{ isPart: true }, '已有的只红冲了一部分，这次可能是另外的部分：'],
])('%j: %s', (given, words) => {
  expect(redTwinText(twin(given), t)).toContain(words);
});

test('it stands on the page until it is hidden; switched off it never does', () => {
  let isWanted = true;
  const bar = createRedBar(
    document,
    () => t,
    () => undefined,
    () => isWanted,
  );
  const state = () => document.getElementById(RED_BAR_ID)?.getAttribute('data-state');
  bar.warn(twin());
  expect(state()).toBe('unknown');
  bar.hide();
  expect(state()).toBeUndefined();
  isWanted = false;
  bar.warn(twin());
  expect(state()).toBeUndefined();
});
