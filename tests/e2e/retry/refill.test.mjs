import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  enterInvoice,
  enterLine,
  openForm,
  pressDialogButton,
  pressIssue,
  switchCompany,
  waitForSuccess,
} from '../../portal/driver.mjs';
import { openRealPopup } from '../support/browser/extension.mjs';
import { pressInShadow } from '../support/browser/shadow.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { barLines, barState, framedPlaces, refuse, retry } from '../support/stage/refill.mjs';
import { ONE_LINE, setStage, THREE_LINES } from '../support/stage/stage.mjs';

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
let count = 0;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.close());
beforeEach(async () => {
  await stage.portal.reset();
  await stage.page.bringToFront();
  count = (await stage.submissions()).length;
});

/** A submission that the portal refused, as the newest of the ledger. */
const fail = (invoice) => refuse(stage, invoice, count);

describe('L2: a refused invoice is filled in again', () => {
  test.each(['dialog', 'drawer'])(
    'picker as a %s: nothing differs, she issues it, the chain is resolved',
    async (picker) => {
      stage.portal.configure({ picker });
      const failed = await fail(THREE_LINES);
      const tab = await retry(stage, failed.id);
      expect(await barState(tab)).toBe('filled');
      // Nothing was issued by the refill itself.
      expect(stage.portal.state.invoices).toEqual([]);

      await tab.bringToFront();
      await pressIssue(tab);
      const { invoiceNumber } = await waitForSuccess(tab);
      const again = await stage.newest('issued', count + 2);
      expect(again.retryOf).toBe(failed.id);
      expect(again.invoice.lines).toEqual(failed.invoice.lines);
      expect(again.invoice.buyer).toEqual(failed.invoice.buyer);
      expect(again.outcome.invoiceNumbers).toEqual([invoiceNumber]);
      const first = await waitFor(
        async () =>
          (await stage.submissions()).find(({ id, newerAttempt }) => id === failed.id && newerAttempt),
        { message: 'the failure knows its newer attempt' },
      );
      expect(first).toMatchObject({ newerAttempt: again.id, open: 0 });
      expect(first.refill).toBeUndefined();
      expect(stage.portal.state.invoices).toHaveLength(1);
      await tab.close();
    },
  );

  test('the wrong company is on the form: nothing is filled, and the bar says so', async () => {
    const failed = await fail(ONE_LINE);
    stage.portal.configure({ company: 1 });
    const tab = await retry(stage, failed.id);
    expect(await barState(tab)).toBe('wrongCompany');
    const typed = await tab.$$eval('.t-form-item__gmfmc input, table input:not([type=checkbox])', (inputs) =>
      inputs.map((input) => input.value).filter(Boolean),
    );
    expect(typed.filter((value) => value.includes(ONE_LINE.buyer.name))).toEqual([]);
    await tab.close();
    await waitFor(
      async () => (await stage.submissions()).find(({ id, refill }) => id === failed.id && !refill),
      {
        message: 'the refill is closed',
      },
    );
  });

  test('switched in a second tab while the first one waits: nothing is filled, in the words of ux.md', async () => {
    const failed = await fail(ONE_LINE);
    // Tab 1 waits with an empty form of the first company; in tab 2 she goes on with another.
    await openForm(stage.page, stage.portal);
    const second = await stage.browser.newPage();
    await second.goto(stage.portal.makeoutHomeUrl);
    await second.bringToFront();
    await switchCompany(second, '望舒');
    await stage.page.bringToFront();
    const tab = await retry(stage, failed.id);
    expect(await barState(tab)).toBe('wrongCompany');
    expect(await barLines(tab)).toEqual([
      '当前是〈北京望舒商贸有限公司〉，这张票属于〈北京云杉科技有限公司〉，请先切换企业',
      '换好了，再填',
    ]);
    for (const page of [tab, stage.page]) {
      const typed = await page.$$eval('.t-form-item__gmfmc input, .t-table td input', (inputs) =>
        inputs.map(({ value }) => value).filter((value) => value !== '' && value !== 'on'),
      );
      expect(typed).toEqual([]);
    }
    await tab.close();
    await second.close();
  });

  test('「换好了，再填」 fills nothing for the wrong company, and the right one once she has switched', async () => {
    const failed = await fail(ONE_LINE);
    stage.portal.configure({ company: 1 });
    const tab = await retry(stage, failed.id);
    expect(await barState(tab)).toBe('wrongCompany');
    // The bar of the page before goes with it.
    const again = async (state) => {
      const gone = tab.waitForNavigation();
      await pressInShadow(tab, 'piaoying-refill', '换好了，再填');
      await gone;
      expect(await barState(tab)).toBe(state);
    };
    await again('wrongCompany');
    expect(await tab.$eval('.t-form-item__gmfmc input', ({ value }) => value)).toBe('');
    stage.portal.configure({ company: 0 });
    await again('filled');
    expect((await barLines(tab)).slice(1)).toEqual([
      '上次税局说：「税率不合法，请使用 0.03、0.01」',
      '看这一项',
    ]);
    const rate = await tab.$eval('.t-table tbody td .t-select input', (input) => {
      const { left, top } = input.getBoundingClientRect();
      return { left: Math.round(left), top: Math.round(top) };
    });
    expect(await framedPlaces(tab)).toEqual([rate]);
    expect(stage.portal.state.invoices).toEqual([]);
    await tab.close();
  });

  test('while its retry waits for an answer, and once that one is unclear, neither is offered', async () => {
    const failed = await fail({ ...ONE_LINE, note: '先等等' });
    const tab = await retry(stage, failed.id);
    expect(await barState(tab)).toBe('filled');
    stage.portal.setFault('hang');
    await pressIssue(tab);
    const offered = async (newest) => {
      const popup = await openRealPopup(stage.browser, stage.page);
      await popup.waitForSelector(`[data-submission="${newest.id}"]`);
      return popup.$$eval(
        '[data-submission]:has([data-action="retry"])',
        (rows, ids) => rows.map((row) => row.dataset.submission).filter((id) => ids.includes(id)),
        [failed.id, newest.id],
      );
    };
    expect(await offered(await stage.newest('pending', count + 2))).toEqual([]);
    await tab.close();
    expect(await offered(await stage.newest('unknown', count + 2))).toEqual([]);
  });

  test('while it is being filled in elsewhere, and once it is issued by hand, it is not offered', async () => {
    // Equal to none before: an unclear one of the same content bars every other (rule R3).
    const once = { ...ONE_LINE, lines: [{ ...ONE_LINE.lines[0], netAmount: '135.00' }] };
    const failed = await fail(once);
    const tab = await retry(stage, failed.id);
    await barState(tab);
    const popup = await openRealPopup(stage.browser, stage.page);
    await popup.waitForSelector(`[data-submission="${failed.id}"]`);
    expect(await popup.$(`[data-submission="${failed.id}"] [data-action="retry"]`)).toBeNull();
    await tab.close();

    await stage.page.bringToFront();
    await enterInvoice(stage.page, stage.portal, once);
    await pressIssue(stage.page);
    await waitForSuccess(stage.page);
    await stage.newest('issued', count + 2);
    const later = await openRealPopup(stage.browser, stage.page);
    await later.waitForSelector(`[data-submission="${failed.id}"]`);
    expect(await later.$(`[data-submission="${failed.id}"] [data-action="retry"]`)).toBeNull();
  });
});

test('corrected on the page and issued: one chain, and the failure is offered nowhere', async () => {
  const failed = await fail(ONE_LINE);
  await pressDialogButton(stage.page, '我知道了');
  await enterLine(stage.page, 0, { netAmount: '120.00' });
  await pressIssue(stage.page);
  await waitForSuccess(stage.page);
  const again = await stage.newest('issued', count + 2);
  expect(again.retryOf).toBe(failed.id);
  const first = (await stage.submissions()).find(({ id }) => id === failed.id);
  expect(first).toMatchObject({ newerAttempt: again.id, open: 0 });
  const popup = await openRealPopup(stage.browser, stage.page);
  await popup.waitForSelector(`[data-submission="${again.id}"]`);
  expect(await popup.$(`[data-submission="${failed.id}"] [data-action="retry"]`)).toBeNull();
});
