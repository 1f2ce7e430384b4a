// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPlacing } from '../../../../components/portal/free-place';
import { find, page } from '../../support/page/page';

const SIZE = { width: 300, height: 40 };
let host: HTMLElement;
let place: ReturnType<typeof createPlacing>;

const rect = (left: number, top: number, width: number, height: number) => () =>
  ({ left, top, width, height, right: left + width, bottom: top + height }) as DOMRect;
const put = (selector: string, ...box: Parameters<typeof rect>) => {
  find(selector).getBoundingClientRect = rect(...box);
};
const spot = () => [host.style.left, host.style.right, host.style.bottom];

beforeEach(() => {
  vi.useFakeTimers();
  Object.defineProperty(window, 'innerWidth', { value: 1366, configurable: true });
  Object.defineProperty(window, 'innerHeight', { value: 657, configurable: true });
  page('<button id="issue">发票开具</button><button id="add">增行</button><input id="field"><p>words</p>');
  for (const id of ['#issue', '#add', '#field', 'p']) put(id, 0, 0, 0, 0);
  document.elementFromPoint = (x, y) =>
    [...document.body.children].find((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return left <= x && x < right && top <= y && y < bottom;
    }) ?? null;
  host = document.createElement('div');
  host.getBoundingClientRect = rect(0, 0, SIZE.width, SIZE.height);
  document.documentElement.append(host);
  place = createPlacing(host, { side: 'left', gaps: [72, 4], avoid: () => find('#issue') });
});
afterEach(() => {
  place.stop();
  host.remove();
  vi.useRealTimers();
});

test('the corner that she knows, over words but over no control', () => {
  put('p', 0, 500, 1366, 157);
  place.look();
  expect(spot()).toEqual(['16px', '', '72px']);
});

test('beside a button there; when the page scrolls one under it, it makes room', () => {
  put('#add', 20, 560, 80, 32);
  place.look();
  expect(spot()).toEqual(['16px', '', '4px']);
  put('#add', 20, 620, 80, 32);
  window.dispatchEvent(new Event('scroll'));
  vi.advanceTimersByTime(200);
  expect(spot()).toEqual(['16px', '', '72px']);
});

test('it stays where it is while that is free', () => {
  put('#add', 20, 560, 80, 32);
  place.look();
  put('#add', 900, 100, 80, 32);
  window.dispatchEvent(new Event('resize'));
  vi.advanceTimersByTime(5_000);
  expect(spot()).toEqual(['16px', '', '4px']);
});

test('a button that comes without a scroll is seen, too', () => {
  place.look();
  put('#add', 20, 560, 80, 32);
  vi.advanceTimersByTime(3_000);
  expect(spot()).toEqual(['16px', '', '4px']);
});

test('what lies under something else of the page is in nobody’s way', () => {
  put('#field', 0, 540, 1366, 117);
  document.elementFromPoint = () => find('p');
  place.look();
  expect(spot()).toEqual(['16px', '', '72px']);
  document.elementFromPoint = () => find('#field');
  vi.advanceTimersByTime(2_200);
  // The whole lower edge is a control: higher up.
  expect(Number.parseInt(host.style.bottom, 10)).toBeGreaterThan(117);
});

test('other words at a place that was free a moment ago need no look, but where they take clicks', () => {
  const queried = vi.spyOn(document, 'querySelectorAll');
  place.look();
  const looks = queried.mock.calls.length;
  place.look();
  expect(queried.mock.calls.length).toBe(looks);
  put('#add', 20, 560, 80, 32);
  place.look(true);
  expect(spot()).toEqual(['16px', '', '4px']);
  queried.mockRestore();
});

test('where all is full a field is covered rather than a button, and 发票开具 never', () => {
  put('#field', 0, 0, 1366, 657);
  put('#issue', 0, 0, 1366, 600);
  put('#add', 0, 600, 600, 57);
  document.elementFromPoint = (x, y) => (y < 600 ? find('#issue') : x < 600 ? find('#add') : find('#field'));
  place.look();
  const left = host.style.left ? Number.parseInt(host.style.left, 10) : 1366 - 16 - SIZE.width;
  expect([left > 600, host.style.bottom]).toEqual([true, '4px']);
});

test('on a page where looking is slow, a word is shown at once and its place is sought a moment later', () => {
  const clock = vi
    .spyOn(performance, 'now')
    .mockReturnValueOnce(0)
    .mockReturnValueOnce(20)
    .mockReturnValue(0);
  place.look();
  put('#add', 20, 560, 80, 32);
  put('#issue', 0, 640, 400, 17);
  place.look();
  expect(spot()).toEqual(['16px', '', '72px']);
  put('#issue', 16, 560, 80, 32);
  place.look();
  // Not for a moment over 发票开具.
  expect(spot()).not.toEqual(['16px', '', '72px']);
  put('#issue', 0, 0, 0, 0);
  put('#add', 0, 600, 1366, 57);
  vi.advanceTimersByTime(500);
  expect(Number.parseInt(host.style.bottom, 10)).toBe(4);
  vi.advanceTimersByTime(500);
  expect(Number.parseInt(host.style.bottom, 10)).toBe(72);
  clock.mockRestore();
});

test('stopped it looks no more', () => {
  place.look();
  place.stop();
  put('#add', 20, 560, 80, 32);
  window.dispatchEvent(new Event('scroll'));
  vi.advanceTimersByTime(5_000);
  expect(spot()).toEqual(['16px', '', '72px']);
});
