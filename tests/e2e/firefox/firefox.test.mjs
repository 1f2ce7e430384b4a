import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enterInvoice, pressIssue, waitForDialogText, waitForSuccess } from '../../portal/driver.mjs';
import { startPortal } from '../../portal/portal.mjs';
import { openExtensionPage } from '../support/browser/extension.mjs';
import { launchFirefox } from '../support/browser/firefox.mjs';
import { readStore } from '../support/browser/storage.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { BUILT, ONE_LINE, THREE_LINES } from '../support/stage/stage.mjs';

const profile = mkdtempSync(join(tmpdir(), 'piaoying-firefox-'));
let portal;
let proxy;
let browser;
let inside;
let page;

const start = async () => {
  browser = await launchFirefox({ extensionDir: BUILT.firefox, proxyPort: proxy.port, userDataDir: profile });
  inside = await openExtensionPage(browser, 'popup.html');
  page = await browser.newPage();
};
const newest = (outcome, count) =>
  waitFor(
    async () => {
      const all = await readStore(inside, 'submissions');
      const last = all.at(-1);
      if (all.length !== count || last.outcome.type !== outcome)
        throw new Error(JSON.stringify(all.map((one) => one.outcome)));
      return last;
    },
    { timeout: 30_000, message: `submission ${count} ${outcome}` },
  );

beforeAll(async () => {
  portal = await startPortal();
  proxy = await portal.startProxy();
  await start();
});
afterAll(async () => {
  await browser?.close();
  await proxy?.close();
  await portal?.close();
  rmSync(profile, { recursive: true, force: true });
});

test('(i) Firefox: three lines issued, every line as typed', async () => {
  await enterInvoice(page, portal, THREE_LINES);
  await pressIssue(page);
  const { invoiceNumber } = await waitForSuccess(page);
  const record = await newest('issued', 1);
  expect(record.outcome.invoiceNumbers).toEqual([invoiceNumber]);
  expect(record.invoice.lines.map(({ itemName, netAmount }) => [itemName, netAmount])).toEqual(
    THREE_LINES.lines.map(({ itemName, netAmount }) => [itemName, netAmount]),
  );
  expect(record.history.map(({ type }) => type)).toContain('responded.issue');
});

test('(i) Firefox: error dialog, refused, with the exact text', async () => {
  portal.setFault('refuse-rate');
  await enterInvoice(page, portal, ONE_LINE);
  await pressIssue(page);
  const text = await waitForDialogText(page);
  expect((await newest('refused', 2)).outcome.message).toBe(text);
});

test('(i) Firefox: both are there after a restart', async () => {
  await browser.close();
  await start();
  const all = await readStore(inside, 'submissions');
  expect(all.map(({ outcome }) => outcome.type)).toEqual(['issued', 'refused']);
});
