import { afterAll, beforeAll, expect, test } from 'vitest';
import { openExtensionPage } from '../support/browser/extension.mjs';
import { readStore } from '../support/browser/storage.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { ONE_LINE, setStage } from '../support/stage/stage.mjs';

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.close());

const grouped = (/** @type {string} */ shown) =>
  Number(shown.replace(/[^\d.]/g, '')).toLocaleString('en-US', { minimumFractionDigits: 2 });

/**
 * What 公司一览 says after the tiles were shown so, once it holds these words.
 * @param {Partial<import('../../portal/server/options.mjs').Options>} options
 * @param {(shown: string[]) => string[]} words from the amounts that the tiles show
 */
async function overview(options, words) {
  stage.portal.configure(options);
  await stage.page.goto(`${stage.portal.origin}/invoice-business`);
  await stage.page.bringToFront();
  await stage.page.waitForSelector('.quota-card b, .g-data-display-content');
  const shown = await stage.page.$$eval(
    '.quota-card b, .g-data-display-panel:not(:nth-child(2)) .g-data-display-content',
    (found) => found.map(({ textContent }) => textContent ?? ''),
  );
  const ledger = await openExtensionPage(stage.browser, 'ledger.html#/companies');
  await stage.page.bringToFront();
  await ledger.waitForFunction(
    (wanted) => {
      const text = document.querySelector('[data-part="quota"]')?.textContent.replace(/\s/g, '') ?? '';
      return wanted.every((word) => text.includes(word));
    },
    { timeout: 30_000, polling: 200 },
    words(shown),
  );
  const text = await ledger.$eval('[data-part="quota"]', ({ textContent }) => textContent ?? '');
  await ledger.close();
  return text;
}

test('可用发票额度 of the tiles stands in 公司一览, with when it was seen', async () => {
  await stage.submit(ONE_LINE);
  await stage.newest('issued');
  await overview({ quota: 'plain' }, (shown) => shown.map(grouped));
  await stage.submit({ ...ONE_LINE, buyer: { name: '房山区某小学', taxId: '' } });
  await stage.newest('issued', 2);
  await overview({ quota: 'card' }, (shown) => shown.map(grouped));
});

test('the amounts before and after declaring stand beside each other; no limit is said', async () => {
  const both = (/** @type {string[]} */ [before, after]) => [
    `申报前${grouped(before)}`,
    `申报后${grouped(after)}`,
  ];
  await overview({ quota: 'both' }, both);
  const text = await overview({ quota: 'plain', quotaUnlimited: true }, () => ['不限额度']);
  expect(text).not.toContain('申报');
  stage.portal.configure({ quotaUnlimited: false });
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
  const { id } = await stage.newest('unknown', 3);
  await stage.portal.clearFault();
  await look();
  const ledger = await openExtensionPage(stage.browser, `ledger.html#/submission/${id}`);
  const hint = await ledger.waitForSelector('[data-part="quota-hint"]', { timeout: 20_000 });
  expect(await hint?.evaluate(({ textContent }) => textContent)).toContain('正好少了这张的不含税金额 100.00');
});
