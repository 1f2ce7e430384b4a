// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type FormState, missingParts, watchForm } from '../../../../utils/capture/entry/watch-form';
import { dppt } from '../../../../utils/portal/dppt';
import { formPage } from '../../support/page/form';
import { page } from '../../support/page/page';

const { entry } = dppt;
const states: FormState[] = [];
let stop = () => {};

const start = () => {
  stop = watchForm(
    window,
    entry,
    Date.now,
    (state) => states.push(state),
    (error) => {
      throw error;
    },
  );
};
const goTo = (path: string) => window.history.replaceState(null, '', path);

beforeEach(() => {
  vi.useFakeTimers();
  states.length = 0;
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(
    `https://dppt.beijing.chinatax.gov.cn:8443${entry.path}`,
  );
  page('');
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

describe('missingParts', () => {
  test('none on the form that the profile knows', () => {
    page(formPage());
    expect(missingParts(document, entry.parts)).toEqual([]);
  });

  test('each part by name when it is gone', () => {
    page('');
    expect(missingParts(document, entry.parts)).toEqual(entry.parts.map(({ name }) => name));
  });
});

describe('watchForm', () => {
  test('off, on when the form is rendered, off when it goes', async () => {
    start();
    page(formPage());
    await vi.advanceTimersByTimeAsync(1_000);
    page('<p>home</p>');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(states).toEqual([{ state: 'off' }, { state: 'on' }, { state: 'off' }]);
  });

  test.each([
    ['one that is never shown', '<input type="password" style="display:none" name="nofill">'],
    ['a log-in over the form', '<div class="t-dialog"><input type="password"></div>'],
  ])('a password field beside the form decides nothing: %s', async (_, field) => {
    start();
    page(formPage() + field);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(states.at(-1)).toEqual({ state: 'on' });
  });

  test('a route change of the page is seen', async () => {
    page(formPage());
    start();
    goTo('/invoice-query/invoice-query');
    page('<p>list</p>');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(states).toEqual([{ state: 'on' }, { state: 'off' }]);
  });

  test('X8 while the fields of an invoice form are visible it is never off: its address is one witness of several', async () => {
    page(formPage());
    start();
    goTo('/blue-invoice/somewhere-else');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(states).toEqual([{ state: 'on' }, { state: 'drift', missing: ['页面地址'], translated: false }]);
  });

  test.each([
    '开具发票',
    '發票開具',
    '发票开具 Issue',
    'Issue invoice',
    '<font><font>Invoicing</font></font>',
    '确认',
  ])('X8 with the button called %s the form is there, and what is missing is named', async (words) => {
    page(formPage({ change: ['<span>发票开具</span>', `<span>${words}</span>`] }));
    start();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(states).toMatchObject([{ state: 'drift', missing: ['「发票开具」按钮'] }]);
  });

  test('a button that stands elsewhere, and a form on another site, are told', async () => {
    page(formPage({ change: ['hide-side-layout__container-footer', 'page-head'] }));
    (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(
      `https://etax.beijing.chinatax.gov.cn:8443${entry.path}`,
    );
    start();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(states.at(-1)).toMatchObject({
      state: 'drift',
      missing: expect.arrayContaining(['网站', '「发票开具」按钮的位置']),
    });
  });

  test('words that the page no longer has are named', async () => {
    page(formPage({ change: ['购买方', '受票方'] }));
    start();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(states.at(-1)).toEqual({ state: 'drift', missing: ['「购买方」'], translated: false });
  });

  test('a page that the browser translated says so', async () => {
    page(formPage());
    document.documentElement.classList.add('translated-ltr');
    start();
    await vi.advanceTimersByTimeAsync(10_000);
    document.documentElement.className = '';
    expect(states.at(-1)).toMatchObject({ state: 'drift', translated: true });
  });

  test('a form that is still being rendered is not a changed form', async () => {
    page(formPage({ change: ['data-colkey="je"', ''] }));
    start();
    await vi.advanceTimersByTimeAsync(2_000);
    page(formPage());
    await vi.advanceTimersByTimeAsync(5_000);
    expect(states).toEqual([{ state: 'on' }]);
  });

  test('L4 a renamed class is drift, told once with its name', async () => {
    page(formPage({ change: ['t-form-item__gmfmc', 't-form-item__renamed'] }));
    start();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(states).toEqual([{ state: 'drift', missing: ['购买方名称'], translated: false }]);
  });

  test('an error of ours is told, not thrown at the page (law L3)', async () => {
    page(formPage());
    const errors: unknown[] = [];
    const told = vi.fn();
    stop = watchForm(
      window,
      { ...entry, parts: [{ name: 'x', selectors: ['[['] }] },
      Date.now,
      told,
      (error) => errors.push(error),
    );
    await vi.advanceTimersByTimeAsync(2_000);
    expect(errors.length).toBeGreaterThan(0);
    expect(told).not.toHaveBeenCalled();
  });

  test('stop', async () => {
    start();
    stop();
    page(formPage());
    await vi.advanceTimersByTimeAsync(5_000);
    expect(states).toEqual([{ state: 'off' }]);
  });
});
