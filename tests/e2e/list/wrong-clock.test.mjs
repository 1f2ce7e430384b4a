/** The clerk's clock and the portal's differ (rule C11): what was issued is found all the same, and settled for nothing else. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { waitForSuccess } from '../../portal/driver.mjs';
import { openExtensionPage } from '../support/browser/extension.mjs';
import { picturesOf } from '../support/browser/picture.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { beijingDay } from '../support/cases/beijing-day.mjs';
import { lookAtList } from '../support/stage/look-at-list.mjs';
import { ONE_LINE, setStage } from '../support/stage/stage.mjs';

const HOUR = 3_600_000;
/** Law L2's waits, shorter. */
const WAIT_MS = 1_000;

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
/** @type {import('puppeteer-core').Page} */
let ledger;
/** @type {import('puppeteer-core').Page} */
let list;
let count = 0;

/** A ledger of its own for each clock: what another had shown would be counted in. */
async function begin(/** @type {object} */ options) {
  stage = await setStage();
  stage.portal.configure(options);
  count = 0;
  ledger = await openExtensionPage(stage.browser, 'ledger.html#/ledger');
  await ledger.setViewport({ width: 1440, height: 1100 });
  list = await stage.browser.newPage();
  await stage.inside.evaluate(
    (ms) => globalThis.chrome.storage.local.set({ settings: { settleWaitMs: ms, settleSecondMs: ms } }),
    WAIT_MS,
  );
}

const picture = picturesOf('wrong-clock', () => ledger);
const buyer = (/** @type {string} */ name) => ({ ...ONE_LINE, buyer: { name, taxId: '' } });
const recordOf = async (/** @type {string} */ id) => (await stage.submissions()).find((one) => one.id === id);

async function submitted(/** @type {string} */ fault, /** @type {string} */ name) {
  await stage.page.bringToFront();
  stage.portal.setFault(fault);
  await stage.submit(buyer(name));
  count += 1;
  const record = await stage.newest('unknown', count);
  await stage.portal.clearFault();
  return record;
}
const look = () => lookAtList(stage, list, { dates: [beijingDay(-3), beijingDay(2)] });

async function open(/** @type {string} */ id) {
  await ledger.bringToFront();
  await ledger.evaluate((to) => {
    location.hash = to;
  }, `#/submission/${id}`);
  await ledger.waitForSelector('[data-part="settle"]');
}
const says = (/** @type {string} */ text) =>
  waitFor(async () => (await ledger.$eval('[data-part="settle"]', (part) => part.innerText)).includes(text), {
    message: `the panel says ${text}`,
  });

describe.each([
  ['hers is 8 h fast', -8 * HOUR, 0, '快 480 分钟'],
  ['hers is 8 h slow', 8 * HOUR, 0, '慢 480 分钟'],
  ['hers is 8 h fast, and the Date of the answers does not say so', -8 * HOUR, 8 * HOUR, '快 480 分钟'],
])('%s', (name, clockAheadMs, dateHeaderMs, words) => {
  beforeAll(async () => {
    await begin({ clockAheadMs, dateHeaderMs });
    await stage.page.bringToFront();
    // One that carries its number: its row tells of the clock where the Date does not.
    await stage.submit(buyer(`有号 ${name}`.slice(0, 12)));
    await waitForSuccess(stage.page);
    count += 1;
    await stage.newest('issued', count);
  });
  afterAll(() => stage?.close());

  test('an unclear one that was issued is found by its row', async () => {
    const record = await submitted('drop-after', `已开 ${clockAheadMs} ${dateHeaderMs}`);
    const number = stage.portal.state.invoices.at(-1)?.Fphm;
    await look();
    await waitFor(async () => (await recordOf(record.id)).outcome.type === 'issued', {
      message: 'the list shows it',
    });
    expect((await recordOf(record.id)).invoiceNumbers).toEqual([number]);
  });

  test('one that was not: the panel says how the clock goes', async () => {
    const never = await submitted('http-500-json', `未开 ${clockAheadMs} ${dateHeaderMs}`);
    await open(never.id);
    await says(words);
    await picture(`clock ${clockAheadMs} ${dateHeaderMs}`);
  });
});

describe('hers is a day fast', () => {
  beforeAll(() => begin({ clockAheadMs: -24 * HOUR, seedInvoices: 3 }));
  afterAll(() => stage?.close());

  test('a query of her own day alone does not count', async () => {
    const record = await submitted('http-500-json', '早一天');
    const counting = async (/** @type {string[]} */ dates) => {
      await lookAtList(stage, list, { dates });
      await open(record.id);
      return (await ledger.$$('[data-counts="true"]')).length;
    };
    expect(await counting([beijingDay(0), beijingDay(0)])).toBe(0);
    await says('开票日期只包到一部分');
    await waitFor(async () => (await counting([beijingDay(-2), beijingDay(0)])) > 0, { timeout: 30_000 });
  });
});
