// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchRedForm } from '../../../../utils/capture/red/watch-red-form';
import { dppt } from '../../../../utils/portal/dppt';
import { find, page } from '../../support/page/page';
import { FORM, form, HOME, home, ORIGINAL, row } from '../../support/page/red-pages';

const SELLER = '91110108MA01Q7X4HF';
const chosen = vi.fn();
const keep = vi.fn();
let stop: () => void;

const at = (path: string) => {
  window.location.href = `https://dppt.beijing.chinatax.gov.cn:8443${path}`;
};
async function start(html: string, path = FORM) {
  at(path);
  page(html);
  const ports = { now: Date.now, clock: () => performance.now(), newId: () => 'N', keep };
  stop = watchRedForm(window, dppt, { ...ports, redChosen: chosen });
  await still();
}
const still = (ms = 400) => vi.advanceTimersByTimeAsync(ms);
async function type(number: string) {
  const input = find<HTMLInputElement>('input');
  input.value = number;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await still();
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

test('the blue number that stands on the form is told once, with whose it is', async () => {
  await start(form());
  find('#more').innerHTML = '<p>more</p>';
  await still(5_000);
  expect(chosen.mock.calls).toEqual([[{ originalNumber: ORIGINAL, sellerTaxId: SELLER }]]);
  expect(keep).not.toHaveBeenCalled();
});

test('another number is news; half a number is none', async () => {
  await start(form());
  await type(ORIGINAL.slice(0, 12));
  expect(chosen.mock.lastCall).toEqual([undefined]);
  await type('26112000000000000002');
  expect(chosen.mock.lastCall).toEqual([{ originalNumber: '26112000000000000002', sellerTaxId: SELLER }]);
  expect(chosen).toHaveBeenCalledTimes(3);
});

test('she leaves the form: nothing is chosen any more, and chosen again it is news', async () => {
  await start(form());
  at(HOME);
  await still(1_500);
  expect(chosen.mock.lastCall).toEqual([undefined]);
  at(FORM);
  await still(1_500);
  expect(chosen.mock.lastCall).toEqual([{ originalNumber: ORIGINAL, sellerTaxId: SELLER }]);
});

test('the list, and a page that only shows a confirmation, choose nothing', async () => {
  await start(home(row('Q1', '已确认')), HOME);
  stop();
  await start(form().replace('<button id="submit">提交</button>', ''));
  expect(chosen).not.toHaveBeenCalled();
});
