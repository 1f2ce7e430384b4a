// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { watchCompany } from '../../../../utils/capture/entry/watch-company';
import { dppt } from '../../../../utils/portal/dppt';
import { formPage } from '../../support/page/form';
import { find, page } from '../../support/page/page';
import { SELLER } from '../../support/page/snapshots';

const OTHER = '91110105MA02K3R8TK';
const header = (taxId: string) => `<header class="layout-header">纳税人识别号：${taxId}</header>`;
const LOADED = 900_000;

let shown: Array<[string, string, number]>;
let errors: unknown[];
let stop: () => void;

function start(html: string, path: string) {
  window.location.href = `https://dppt.beijing.chinatax.gov.cn:8443${path}`;
  page(html);
  shown = [];
  errors = [];
  stop = watchCompany(window, dppt, {
    now: Date.now,
    clock: () => performance.now(),
    loadedAt: () => LOADED,
    shown: ({ name, taxId }, since) => void shown.push([name, taxId, since]),
    error: (reason) => errors.push(reason),
  });
}
const hide = (hidden: boolean) => {
  Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
};

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  stop();
  hide(false);
  expect(errors).toEqual([]);
  vi.useRealTimers();
});

describe('the company of a page', () => {
  test('is the seller of the form, whatever the header says, since the page was loaded', () => {
    start(header(OTHER) + formPage(), dppt.entry.path);
    expect(shown).toEqual([[SELLER.name, SELLER.taxId, LOADED]]);
  });

  test('is elsewhere the tax id of the header', () => {
    start(header(OTHER), dppt.query.paths[0]);
    expect(shown).toEqual([['', OTHER, LOADED]]);
  });

  test('is told once, however long it stands', async () => {
    start(formPage(), dppt.entry.path);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(shown).toHaveLength(1);
  });

  test('is waited for, also in a tab that is not looked at', async () => {
    start('', dppt.entry.path);
    hide(true);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(shown).toEqual([]);
    page(header(SELLER.taxId));
    await vi.advanceTimersByTimeAsync(1_000);
    page(header(SELLER.taxId) + formPage());
    await vi.advanceTimersByTimeAsync(1_000);
    expect(shown).toEqual([
      ['', SELLER.taxId, LOADED],
      [SELLER.name, SELLER.taxId, LOADED],
    ]);
  });

  test('that changes without a new page is of that moment', async () => {
    start(header(OTHER), dppt.query.paths[0]);
    find('header').textContent = `纳税人识别号：${SELLER.taxId}`;
    await vi.advanceTimersByTimeAsync(6_000);
    expect(shown.at(-1)).toEqual(['', SELLER.taxId, 1_005_000]);
  });

  test('is told again when she comes back to the tab', () => {
    start(formPage(), dppt.entry.path);
    hide(true);
    hide(false);
    expect(shown).toEqual(Array.from({ length: 2 }, () => [SELLER.name, SELLER.taxId, LOADED]));
  });

  test('that cannot be read is none', async () => {
    start('<main>没有公司</main>', dppt.query.paths[0]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(shown).toEqual([]);
  });
});
