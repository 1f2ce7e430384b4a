/** What no single fact about the page may decide (laws L1, L2): how a submission is noticed, and what proves that it exists. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { differences } from '../../drift/compare.mjs';
import { CLASS_DRIFTS } from '../../drift/drifts-classes.mjs';
import { issueButton, openAndFill } from '../../drift/form.mjs';
import { entryOf } from '../../drift/invoices.mjs';
import { PRESSES } from '../../drift/press.mjs';
import { OTHER_PAGES } from '../../fixtures/other-pages.ts';
import {
  click,
  clickHandle,
  enterBuyer,
  enterLines,
  find,
  issueAnother,
  pickTicket,
  pressDialogButton,
  pressIssue,
  waitForDialogText,
  waitForSuccess,
} from '../../portal/driver.mjs';
import { COMPANIES } from '../../portal/server/parties.mjs';
import { openExtensionPage } from '../support/browser/extension.mjs';
import {
  countedAs,
  fromHere,
  keptInAll,
  replaceView,
  servePages,
  setDeadlines,
  toldStates,
} from '../support/browser/fresh.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { ONE_LINE, setStage } from '../support/stage/stage.mjs';

const ISSUE = '.hide-side-layout__container-footer button';
const QUOTA = {
  id: 'refuse-quota',
  call: /** @type {const} */ ('issue'),
  kind: 'error',
  code: 'GT4000188',
  message: '可用发票额度不足，请调整金额后再开',
  show: /** @type {const} */ ('dialog'),
};
const SUCCESS_CLASSES = CLASS_DRIFTS.find(({ id }) => id === 'class-success')?.options.rename;
const JOIN_MS = 10_000;

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
/** @type {Awaited<ReturnType<typeof fromHere>>} */
let since;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.close());
beforeEach(async () => {
  since = await fromHere(stage);
});

const chipState = (page = stage.page) =>
  page.$eval('#piaoying-chip', (chip) => chip.getAttribute('data-state'));
const buyer = (name) => ({ ...ONE_LINE, buyer: { name, taxId: '' } });

/** Enters an invoice into the form that stands there. */
async function enterAgain({ buyer, lines }) {
  await enterBuyer(stage.page, buyer);
  await enterLines(stage.page, lines);
}

/** The invoice of a record is what was entered, in every field and line. */
const expectWhole = ({ invoice }, entry) => expect(differences(entry, COMPANIES[0], invoice)).toEqual([]);

describe('one press is one submission, whoever saw it', () => {
  test('X9 pressed by element.click(): whole content, issued, and 经过 says that a script pressed it', async () => {
    const entry = entryOf(1, 'issued');
    const frame = await openAndFill(stage.page, stage.portal, entry);
    await PRESSES.scriptClick({ page: stage.page, button: await issueButton(frame) });
    const [record] = await since.outcomes('issued');
    expect(record.history[0].type).toBe('submitted.script');
    expect(record.invoiceNumbers).toEqual(since.numbers());
    expectWhole(record, entry);
  });

  test('X8 the button has a name that no profile knows: seen by its call, content whole, told at the chip', async () => {
    stage.portal.configure({ words: { '=发票开具': '递交办理' } });
    const entry = entryOf(2, 'issued');
    const frame = await openAndFill(stage.page, stage.portal, entry);
    await waitFor(async () => (await chipState()) === 'drift', { message: 'the chip tells the change' });
    await PRESSES.mouse({ page: stage.page, button: await issueButton(frame) });
    const [record] = await since.outcomes('issued');
    expect(record.witness).toBe('call');
    expect(record.history[0].type).toBe('submitted.call');
    expectWhole(record, entry);
  });

  test('gesture, call and proof of one press, and a double click: one submission each', async () => {
    await stage.submit(buyer('一次学校'));
    await waitForSuccess(stage.page);
    const [record] = await since.outcomes('issued');
    expect(record.history.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['submitted', 'called.issue', 'answered']),
    );
    await issueAnother(stage.page);
    await enterAgain(buyer('双击学校'));
    await clickHandle(await find(stage.page, ISSUE, '发票开具'), { count: 2, delay: 20 });
    await waitForSuccess(stage.page);
    const [, doubled] = await since.outcomes('issued', 'issued');
    expect(doubled.history.filter(({ type }) => type.startsWith('submitted'))).toHaveLength(1);
    expect(since.numbers()).toHaveLength(2);
  });
});

describe('X10 two equal invoices are two', () => {
  test('the second entered anew after 继续开票, 11 s later', async () => {
    await stage.submit(buyer('两张学校'));
    await waitForSuccess(stage.page);
    const [{ submittedAt }] = await since.outcomes('issued');
    await issueAnother(stage.page);
    await enterAgain(buyer('两张学校'));
    await waitFor(() => Date.now() > submittedAt + JOIN_MS + 1_000, { timeout: JOIN_MS * 2 });
    await pressIssue(stage.page);
    await waitForSuccess(stage.page);
    const both = await since.outcomes('issued', 'issued');
    expect(both.flatMap(({ invoiceNumbers }) => invoiceNumbers)).toEqual(since.numbers());
  });

  test('the second entered while the first hangs, back inside the same page', async () => {
    stage.portal.setFault('hang-issued');
    await stage.submit(buyer('回头学校'));
    await since.outcomes('pending');
    await waitFor(() => since.numbers().length === 1);
    await stage.page.evaluate(() => history.back());
    await click(stage.page, '.makeout-card', '立即开票');
    await pickTicket(stage.page, ONE_LINE.ticket);
    await enterAgain(buyer('回头学校'));
    await pressIssue(stage.page);
    await waitForSuccess(stage.page);
    const [first, second] = await since.outcomes('pending', 'issued');
    expect(since.numbers()).toHaveLength(2);
    expect([first.invoiceNumbers, second.invoiceNumbers]).toEqual([[], [since.numbers()[1]]]);
  });
});

describe('law L2: what proves an invoice belongs to it', () => {
  const success = `<div class="issue-success"><p>开票成功</p><p>数电发票号码：26112000000987654321</p><button class="qrcode-btn">二维码交付</button></div>`;

  test.each([
    ['another path of the bundle', '/blue-invoice-makeout/invoice-copy', `<h1>发票详情</h1>${success}`],
    [
      'a delivery dialog over a list',
      '/blue-invoice-makeout/invoice-detail',
      `<h1>发票列表</h1><div class="t-dialog__ctx"><div class="t-dialog">${success}</div></div>`,
    ],
  ])('X22 an older number on %s is a hint, no proof', async (_where, path, html) => {
    stage.portal.setFault('unlisted-vague');
    await stage.submit(buyer('不明学校'));
    await since.outcomes('unknown');
    await pressDialogButton(stage.page, '我知道了');
    await replaceView(stage.page, path, html);
    const [record] = await waitFor(async () => {
      const found = await since.records();
      return found[0].history.some(({ type }) => type.startsWith('answered.hint')) && found;
    });
    expect(record.outcome.type).toBe('unknown');
    expect(record.invoiceNumbers).toEqual([]);
  });

  test('X23 a success that was not recognised, then a plain refusal of the same: no retry is offered', async () => {
    await setDeadlines(stage, { quietMs: 2_000, openCallMs: 2_500 });
    stage.portal.configure({
      rename: SUCCESS_CLASSES,
      words: { 开票成功: '已完成', 数电发票号码: '票号', 发票下载PDF: '取件', 二维码交付: '交付' },
      successView: 'noNumber',
    });
    await stage.submit(buyer('看不出学校'));
    await click(stage.page, 'button', '继续开票');
    await find(stage.page, ISSUE, '发票开具');
    await enterAgain(buyer('看不出学校'));
    stage.portal.setFault(QUOTA);
    await pressIssue(stage.page);
    expect(await waitForDialogText(stage.page)).toBe(QUOTA.message);
    // A page of ours that opens has the deadlines looked at.
    const popup = await openExtensionPage(stage.browser, 'popup.html');
    const [first, ...others] = await waitFor(
      async () => {
        const found = await since.records();
        return found.every(({ outcome }) => outcome.type !== 'pending') && found;
      },
      { timeout: 75_000, message: 'both answered, or their deadlines looked at by the clock of each minute' },
    );
    expect(since.numbers()).toHaveLength(1);
    expect(first.outcome.type).toBe('unknown');
    for (const { id } of [first, ...others]) {
      const row = await popup.waitForSelector(`[data-submission="${id}"]:not([data-outcome="pending"])`);
      expect(await row.$$('[data-action="retry"]')).toEqual([]);
    }
    await popup.close();
  });
});

test('X6 X21 three refusals pressed again unchanged, then a success: four records, counted as such', async () => {
  const counts = async () => [await countedAs(stage, 'refused'), await countedAs(stage, 'issued')];
  const [refused, issued] = await counts();
  stage.portal.setFault('refuse-rate', { times: 3 });
  await stage.submit(buyer('三次学校'));
  for (const times of [1, 2, 3]) {
    await waitForDialogText(stage.page);
    await since.outcomes(...Array(times).fill('refused'));
    await pressDialogButton(stage.page, '我知道了');
    await pressIssue(stage.page);
  }
  await waitForSuccess(stage.page);
  const records = await since.outcomes('refused', 'refused', 'refused', 'issued');
  expect(records.map(({ newerAttempt }) => newerAttempt)).toEqual([
    ...records.slice(1).map(({ id }) => id),
    undefined,
  ]);
  expect(records[3].invoiceNumbers).toEqual(since.numbers());
  expect(await counts()).toEqual([refused + 3, issued + 1]);
});

test('30 pages that are no entry form, each with 发票开具: nothing of them is read, watched or kept', async () => {
  // Nothing of an earlier test may come late.
  await stage.page.goto(stage.portal.queryUrl);
  const before = await keptInAll(stage);
  const page = await stage.browser.newPage();
  const serve = await servePages(page);
  for (const { name, url, html: markup } of OTHER_PAGES) {
    serve(markup);
    const from = Date.now();
    await page.goto(url);
    await page.click('#issue');
    const state = await waitFor(async () => (await toldStates(stage, from)).at(-1), { message: name });
    expect([name, state, await chipState(page).catch(() => 'none')]).toEqual([
      name,
      'off',
      expect.stringMatching(/off|none/),
    ]);
  }
  await page.close();
  // What would have been kept of them lies before this one in the outbox.
  await stage.page.bringToFront();
  await stage.submit(buyer('末了学校'));
  const [{ id }] = await since.outcomes('issued');
  const after = await keptInAll(stage);
  const ofOthers = after.events.slice(before.events.length);
  expect(ofOthers.filter(({ submissionId }) => submissionId !== id)).toEqual([]);
  expect([after.drafts, after.waiting]).toEqual([before.drafts, before.waiting]);
});
