import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { enterInvoice, pressIssue } from '../../portal/driver.mjs';
import { crashTab, stopWorker, workerIsRunning } from '../support/browser/extension.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { ONE_LINE, setStage } from '../support/stage/stage.mjs';

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
let count = 0;
/** @type {import('puppeteer-core').Page} */
let page;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.close());
beforeEach(async () => {
  await stage.portal.clearFault();
  count = (await stage.submissions()).length;
  page = await stage.browser.newPage();
});

/** A page of ours that opens moves what waits in the outbox, as it does for the clerk who opens the popup. */
const lookInside = async () => {
  await stage.inside.reload();
  return waitFor(async () => (await stage.submissions()).length > count && stage.submissions(), {
    timeout: 20_000,
    message: 'the submission is in the ledger',
  });
};

/** Presses 发票开具 with nobody waiting for anything afterwards. */
const press = () =>
  page.evaluate(() => {
    const rect = [...document.querySelectorAll('button')]
      .find((button) => button.textContent?.trim() === '发票开具')
      ?.getBoundingClientRect();
    return { x: (rect?.left ?? 0) + 10, y: (rect?.top ?? 0) + 10 };
  });

const ENDS = [
  ['closed', (tab) => tab.close()],
  ['crashed', (tab) => crashTab(tab)],
  ['navigated', (tab) => tab.goto('about:blank')],
];

describe('L1: the worker is stopped before the click', () => {
  test.each(ENDS)('(e) and the tab is %s right after it: the submission is there', async (_, end) => {
    stage.portal.setFault('hang');
    await enterInvoice(page, stage.portal, ONE_LINE);
    const spot = await press();
    await page.mouse.move(spot.x, spot.y);
    await page.mouse.down();
    // The alarm of the minute may have woken it in the same moment.
    await waitFor(async () => {
      await stopWorker(stage.browser);
      return !(await workerIsRunning(stage.browser));
    });
    await page.mouse.up();
    await end(page);
    const all = await lookInside();
    expect(all).toHaveLength(count + 1);
    expect(all.at(-1).invoice.buyer.name).toBe(ONE_LINE.buyer.name);
    expect(['pending', 'unknown']).toContain(all.at(-1).outcome.type);
  });
});

test('a worker that is stopped while the portal answers misses nothing', async () => {
  stage.portal.setFault('slow-5s');
  await enterInvoice(page, stage.portal, ONE_LINE);
  await pressIssue(page);
  await stage.newest('pending', count + 1);
  await stopWorker(stage.browser);
  await stage.newest('issued', count + 1);
  await waitFor(
    async () => (await stage.submissions()).at(-1).history.some(({ type }) => type === 'responded.issue'),
    { message: 'the status of the call is in the history' },
  );
  await page.close();
});

test('a closed tab leaves the submission unknown, and says so', async () => {
  stage.portal.setFault('hang');
  await enterInvoice(page, stage.portal, ONE_LINE);
  await pressIssue(page);
  await stage.newest('pending', count + 1);
  await page.close();
  expect((await stage.newest('unknown', count + 1)).outcome.reason).toBe('leftPage');
});
