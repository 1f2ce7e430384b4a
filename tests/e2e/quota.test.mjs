import { afterAll, beforeAll, test } from 'vitest';
import { openExtensionPage } from './support/extension.mjs';
import { ONE_LINE, setStage } from './support/stage.mjs';

/** @type {import('./support/stage.mjs').Stage} */
let stage;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.close());

test('可用发票额度 of the tiles stands in 公司一览, with when it was seen', async () => {
  await stage.submit(ONE_LINE);
  await stage.newest('issued');
  await stage.page.goto(`${stage.portal.origin}/invoice-business`);
  const shown = await (await stage.page.waitForSelector('.quota-card b')).evaluate(
    ({ textContent }) => textContent,
  );

  const ledger = await openExtensionPage(stage.browser, 'ledger.html#/companies');
  await stage.page.bringToFront();
  await ledger.waitForFunction(
    (amount) => document.querySelector('[data-part="quota"]')?.textContent.includes(amount),
    { timeout: 30_000, polling: 200 },
    Number(shown.replace(/[^\d.]/g, '')).toLocaleString('en-US', { minimumFractionDigits: 2 }),
  );
});
