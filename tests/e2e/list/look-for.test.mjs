/** 去核对: the portal's list page says whom she looks for, how far it was read, and what came of it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { searchList, turnTo } from '../../portal/driver.mjs';
import { openExtensionPage } from '../support/browser/extension.mjs';
import { picturesOf } from '../support/browser/picture.mjs';
import { shadowText } from '../support/browser/shadow.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { ONE_LINE, setStage } from '../support/stage/stage.mjs';

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
/** @type {import('puppeteer-core').Page} */
let ledger;
/** @type {import('puppeteer-core').Page} */
let list;

beforeAll(async () => {
  stage = await setStage();
  stage.portal.configure({ seedInvoices: 22 });
  ledger = await openExtensionPage(stage.browser, 'ledger.html#/ledger');
  list = stage.page;
});
afterAll(() => stage?.close());

const picture = picturesOf('look-for', () => list);
const says = (/** @type {string} */ words) =>
  waitFor(async () => (await shadowText(list, 'piaoying-chip'))?.includes(words), {
    timeout: 20_000,
    message: `the chip says ${words}; it says ${list.url()}`,
  });

/** Enters one whose answer is lost, and opens the list for it from its detail. */
async function lookFor(/** @type {string} */ fault, /** @type {any} */ invoice, /** @type {number} */ count) {
  await stage.page.bringToFront();
  stage.portal.setFault(fault);
  await stage.submit(invoice, stage.page);
  const record = await stage.newest('unknown', count);
  await stage.portal.clearFault();
  await ledger.bringToFront();
  await ledger.evaluate((id) => {
    location.hash = `#/submission/${id}`;
  }, record.id);
  const tabs = new Set(await stage.browser.pages());
  await (await ledger.waitForSelector('[data-action="open-query"]'))?.click();
  list = await waitFor(async () =>
    (await stage.browser.pages()).find((page) => !tabs.has(page) && page.url() === stage.portal.queryUrl),
  );
  await list.bringToFront();
  return record;
}

test('found: its number, by the reading that settles it', async () => {
  const record = await lookFor('drop-after', { ...ONE_LINE, buyer: { name: '西城区某药房', taxId: '' } }, 1);
  const number = stage.portal.state.invoices.at(-1)?.Fphm ?? '';
  await says('要找：西城区某药房 101.00');
  await picture('looking');
  await searchList(list, {});
  await says(`找到了，…${number.slice(-8)}，已记为已开具`);
  await picture('found');
  const settled = (await stage.submissions()).find(({ id }) => id === record.id);
  expect([settled.outcome.type, settled.invoiceNumbers]).toEqual(['issued', [number]]);
});

test('not in it: pages as she turns them, then what is asked for next; nothing is settled by that', async () => {
  const buyer = { name: '门头沟某学校', taxId: '' };
  const record = await lookFor('http-500-json', { ...ONE_LINE, buyer }, 2);
  await says('要找：门头沟某学校 101.00');
  await searchList(list, {});
  await says('要找：门头沟某学校 101.00 · 已看 1/');
  const told = Number(/\/(\d+) 页/.exec((await shadowText(list, 'piaoying-chip')) ?? '')?.[1]);
  for (let page = 2; page <= told; page += 1) {
    await turnTo(list, page);
    if (page < told) await says(`已看 ${page}/${told} 页`);
  }
  await says('整份清单里没有这一张。查得太早，请在');
  await picture('absent');
  const open = (await stage.submissions()).find(({ id }) => id === record.id);
  expect([open.outcome.type, open.settled]).toEqual(['unknown', undefined]);
});
