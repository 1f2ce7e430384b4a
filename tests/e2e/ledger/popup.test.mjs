/** The popup: a filter keeps the repair and has a way back, and a detail is a view of its own. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  enterLine,
  pressDialogButton,
  pressIssue,
  waitForDialogText,
  waitForSuccess,
} from '../../portal/driver.mjs';
import { openRealPopup } from '../support/browser/extension.mjs';
import { ONE_LINE, setStage } from '../support/stage/stage.mjs';

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
let popup;
beforeAll(async () => {
  stage = await setStage();
  stage.portal.setFault({
    id: 'x',
    call: 'issue',
    kind: 'error',
    code: 'GT1',
    message: '税率不合法',
    show: 'dialog',
  });
  await stage.submit(ONE_LINE);
  await waitForDialogText(stage.page);
  await stage.newest('refused', 1);
  popup = await openRealPopup(stage.browser, stage.page);
  await popup.waitForSelector('[data-list="attention"] li');
});
afterAll(() => stage?.close());

const box = (selector) =>
  popup.$eval(selector, (element) => {
    const { top, right, bottom, left, width, height } = element.getBoundingClientRect();
    return { top, right, bottom, left, width, height };
  });

test('pressing 「开具失败 1」 keeps 修改后再次开具, and 看全部 leads back', async () => {
  await popup.$eval('[data-count="refused"]', (button) => button.click());
  await popup.waitForSelector('[data-list="recent"] [data-outcome="refused"] [data-action="retry"]');
  await popup.$eval('[data-action="all"]', (button) => button.click());
  await popup.waitForSelector('[data-list="attention"] [data-action="retry"]');
});

test('the action stands in the row, beside the sentence', async () => {
  const action = await box('[data-action="retry"]');
  const sentence = await box('.says .sentence');
  expect(action.left).toBeGreaterThanOrEqual(sentence.right);
  expect(action.top).toBeLessThan(sentence.bottom);
});

test('a detail is as high as a popup can be, and begins with the way back', async () => {
  await popup.$eval('[data-list="attention"] .line', (button) => button.click());
  await popup.waitForSelector('dialog[open] .detail');
  // The browser gives a popup the height that its content asks for, and at most 600 px.
  expect((await box('main')).height).toBe(580);
  const dialog = await box('dialog');
  expect([dialog.top, dialog.height]).toEqual([0, await popup.evaluate(() => window.innerHeight)]);
  expect((await box('dialog [data-action="close"]')).top).toBeLessThan(40);
  await popup.$eval('dialog [data-action="close"]', (button) => button.click());
  await popup.waitForSelector('dialog[open]', { hidden: true });
});

test('corrected and issued: the failure says so, and is no alarm', async () => {
  await stage.page.bringToFront();
  await pressDialogButton(stage.page, '我知道了');
  await enterLine(stage.page, 0, { netAmount: '120.00' });
  await pressIssue(stage.page);
  await waitForSuccess(stage.page);
  await stage.newest('issued', 2);
  popup = await openRealPopup(stage.browser, stage.page);
  await popup.waitForSelector('[data-outcome="refused"] [data-part="resolved"]');
  const said = await popup.$eval('[data-outcome="refused"]', (row) => row.textContent);
  expect(said).toMatch(/已再次开具，发票号码 …\d{8}/);
  expect(await popup.$$('[data-outcome="refused"] .red, [data-count="refused"] .red')).toEqual([]);
});
