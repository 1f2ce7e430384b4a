import { afterAll, beforeAll, expect, test } from 'vitest';
import { openExtensionPage } from './support/extension.mjs';
import { ONE_LINE, setStage } from './support/stage.mjs';
import { readStore } from './support/storage.mjs';
import { waitFor } from './support/wait-for.mjs';

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

test('a fall by exactly the net amount is shown as a hint that an unclear one was issued', async () => {
  const look = async () => {
    const before = (await readStore(stage.inside, 'events')).filter(
      ({ type }) => type === 'quotaSeen',
    ).length;
    await stage.page.goto(`${stage.portal.origin}/invoice-business`);
    await waitFor(
      async () =>
        (await readStore(stage.inside, 'events')).filter(({ type }) => type === 'quotaSeen').length > before,
      { timeout: 20_000, message: 'the quota was seen' },
    );
  };
  await look();
  stage.portal.setFault('drop-after');
  await stage.submit({ ...ONE_LINE, buyer: { name: '房山区某学校', taxId: '' } });
  const { id } = await stage.newest('unknown', 2);
  await stage.portal.clearFault();
  await look();
  const ledger = await openExtensionPage(stage.browser, `ledger.html#/submission/${id}`);
  const hint = await ledger.waitForSelector('[data-part="quota-hint"]', { timeout: 20_000 });
  expect(await hint?.evaluate(({ textContent }) => textContent)).toContain('正好少了这张的不含税金额 100.00');
});
