import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { choose, find } from '../../portal/driver/elements.mjs';
import {
  enterRed,
  openRed,
  pressRedIssue,
  pressRedSubmit,
  redRows,
  refreshRed,
} from '../../portal/driver.mjs';
import { issueInvoice } from '../../portal/server/state.mjs';
import { openExtensionPage } from '../support/browser/extension.mjs';
import { picturesOf } from '../support/browser/picture.mjs';
import { pressInShadow, shadowText } from '../support/browser/shadow.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { ONE_LINE, setStage } from '../support/stage/stage.mjs';

const BAR = 'piaoying-red';
const LOOK = '请先到税局〈红字信息确认单〉列表里看清楚，再决定要不要再开。';

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
/** No two originals of this file have one number, though the portal starts anew with each test. */
let tests = 0;

beforeAll(async () => {
  stage = await setStage();
  await stage.page.setViewport({ width: 1400, height: 800 });
});
afterAll(() => stage?.close());
beforeEach(async () => {
  await stage.portal.reset();
  stage.portal.configure({ redWords: 'real' });
  tests += 1;
  Object.assign(stage.portal.state, { sequence: tests * 10, redSequence: tests * 10 });
  await stage.page.bringToFront();
});

const picture = picturesOf('red-again', () => stage.page);

/** An invoice that was issued elsewhere. @param {string} [Jshj] */
function blue(Jshj = '1130.00') {
  const { name, taxId } = stage.portal.state.companies[0];
  return issueInvoice(stage.portal.state, {
    FppzDm: '02',
    Xsfmc: name,
    Xsfnsrsbh: taxId,
    Gmfmc: '北京青禾商贸有限公司',
    Gmfnsrsbh: '91110105MA01C7PH2D',
    Hjje: '1000.00',
    Hjse: '130.00',
    Jshj,
    MxzbList: [
      { Xmmc: '*纸制品*打印纸', Dw: '箱', Spsl: '10', Dj: '100', Je: '1000.00', Slv: '0.13', Se: '130.00' },
    ],
  }).Fphm;
}

/** The record that names the blue invoice, once it is so. @param {string} original @param {(record: any) => boolean} isSo */
const record = (original, isSo) =>
  waitFor(
    async () => (await stage.submissions()).find((row) => row.red?.originalNumber === original && isSo(row)),
    { timeout: 30_000, message: `a red record of ${original}` },
  );
/** `MM-DD HH:mm` in Beijing. @param {number} at */
const shortTime = (at) => new Date(at + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ');

/** @param {string} original @param {Parameters<typeof enterRed>[2]['lines']} [lines] */
async function submit(original, lines) {
  await enterRed(stage.page, stage.portal, { original, ...(lines && { lines }) });
  await pressRedSubmit(stage.page);
  const [row] = await redRows(stage.page);
  return row;
}
/** What the page is told when a blue invoice is chosen. @param {string} original */
async function warned(original) {
  await enterRed(stage.page, stage.portal, { original });
  return waitFor(() => shadowText(stage.page, BAR), { message: 'the warning' });
}
/** It is asked about when it is chosen, and there is nothing to tell. @param {string} original @param {() => Promise<unknown>} [chooseIt] */
async function notWarned(original, chooseIt) {
  const asked = stage.inside.evaluate(
    (number) =>
      new Promise((done) => {
        globalThis.chrome.runtime.onMessage.addListener((message) => {
          if (message?.kind === 'redTwin' && message.originalNumber === number) done(message);
        });
      }),
    original,
  );
  await (chooseIt ?? (() => enterRed(stage.page, stage.portal, { original })))();
  const message = await asked;
  // The same question, put after that of the page: by its answer the page has its own.
  const answer = await stage.inside.evaluate(
    (request) => globalThis.chrome.runtime.sendMessage(request),
    message,
  );
  expect(answer).toEqual({});
  return (await shadowText(stage.page, BAR)) === undefined;
}

test('a confirmation was made: chosen again she is warned with the time, after 作废 she is not', async () => {
  const [original, other] = [blue(), blue()];
  expect(await notWarned(original)).toBe(true);
  const row = await submit(original);
  const { submittedAt } = await record(original, ({ red }) => red.confirmState === 'waiting');
  expect(await warned(original)).toBe(
    `这张蓝字发票在 ${shortTime(submittedAt)} 已经提交过一张红字确认单（税局已收下）。${LOOK}知道了`,
  );
  await picture('taken');
  // Warned, not stopped.
  await pressInShadow(stage.page, BAR, '知道了');
  await waitFor(async () => (await shadowText(stage.page, BAR)) === undefined, { message: 'it goes' });
  expect(await notWarned(other)).toBe(true);

  stage.portal.setRedConfirm(row.id, '07');
  await openRed(stage.page, stage.portal);
  await record(original, ({ outcome }) => outcome.type === 'refused');
  expect(await notWarned(original)).toBe(true);
});

test('nobody knows what became of it; and the number that she changes takes the warning back', async () => {
  const [original, other] = [blue(), blue()];
  stage.portal.planRed({ hang: 'after' });
  await enterRed(stage.page, stage.portal, { original });
  await pressRedSubmit(stage.page);
  await record(original, ({ outcome }) => outcome.type === 'pending');
  await stage.page.goto(stage.portal.queryUrl);
  await record(original, ({ outcome }) => outcome.type === 'unknown');
  expect(await warned(original)).toContain(`已经提交过一张红字确认单（结果不明）。${LOOK}`);
  await picture('unknown');
  const change = async () => {
    const input = await find(stage.page, '.red-form .t-form-item__lzfphm input');
    await choose(stage.page, input, other);
  };
  expect(await notWarned(other, change)).toBe(true);
});

test('a part was made: this may be a further part', async () => {
  const original = blue();
  await submit(original, [{ quantity: '2', netAmount: '200' }]);
  await record(original, ({ red }) => red.confirmState === 'waiting' && red.scope === 'partial');
  expect(await warned(original)).toContain('已有的只红冲了一部分，这次可能是另外的部分');
  await picture('part');
});

test('the blue invoice shows its red one, from the confirmation to the number, and both lead to each other', async () => {
  await stage.submit(ONE_LINE);
  const issued = await waitFor(
    async () =>
      (await stage.submissions()).find(
        ({ red, outcome }) => !red && outcome.type === 'issued' && outcome.invoiceNumbers[0],
      ),
    { timeout: 30_000, message: 'the blue one' },
  );
  const [original] = issued.invoiceNumbers;
  const row = await submit(original);
  const red = await record(original, ({ red: part }) => part.confirmState === 'waiting');
  const ledger = await openExtensionPage(stage.browser, `ledger.html#/submission/${issued.id}`);
  await ledger.setViewport({ width: 1440, height: 1000 });
  const words = async () =>
    (await ledger.$eval('[data-part="reds"]', (part) => part.textContent ?? '')).replace(/\s+/g, ' ');
  await ledger.waitForSelector('[data-part="reds"]', { timeout: 20_000 });
  expect(await words()).toContain('还没有号码（等结果）');
  expect(await words()).toContain('确认单：销方录入待购方确认');
  await ledger.$eval('[data-part="reds"]', (part) => part.scrollIntoView({ block: 'center' }));
  await picture('waiting-at-blue', ledger);

  await stage.page.bringToFront();
  stage.portal.setRedConfirm(row.id, 'confirmed');
  await refreshRed(stage.page);
  await record(original, ({ red: part }) => part.confirmState === 'confirmed');
  stage.portal.configure({ redWords: 'own' });
  await openRed(stage.page, stage.portal);
  await pressRedIssue(stage.page, stage.portal, row.id);
  const [number] = (await record(original, ({ outcome }) => outcome.type === 'issued')).invoiceNumbers;
  await ledger.bringToFront();
  await waitFor(async () => (await words()).includes(number), { message: 'its number' });
  expect(await words()).not.toContain('还没有号码');
  await picture('issued-at-blue', ledger);

  await ledger.click('[data-part="reds"] [data-action="view-red"]');
  await ledger.waitForSelector('[data-part="red"] [data-action="view-original"]', { timeout: 20_000 });
  expect(ledger.url()).toContain(red.id);
  await picture('red', ledger);
  await ledger.click('[data-part="red"] [data-action="view-original"]');
  await ledger.waitForSelector('[data-part="reds"]', { timeout: 20_000 });
  expect(ledger.url()).toContain(issued.id);
  await ledger.close();
});
