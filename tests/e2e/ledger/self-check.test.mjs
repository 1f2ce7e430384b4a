/** What the popup says when capture cannot work here, and the file for the technician. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitForDialogText } from '../../portal/driver.mjs';
import { extensionId, extensionOrigin, openExtensionPage } from '../support/browser/extension.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { ONE_LINE, setStage, THREE_LINES } from '../support/stage/stage.mjs';

const downloads = mkdtempSync(join(tmpdir(), 'piaoying-downloads-'));
/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
/** @type {any} */
let issued;

beforeAll(async () => {
  stage = await setStage({ downloadsDir: downloads });
  await stage.submit(THREE_LINES);
  issued = await stage.newest('issued', 1);
  stage.portal.setFault('refuse-rate');
  await stage.submit(ONE_LINE);
  await waitForDialogText(stage.page);
  await stage.newest('refused', 2);
});
afterAll(async () => {
  await stage?.close();
  rmSync(downloads, { recursive: true, force: true });
});

/** Opens the popup anew. @param {string} kind @returns {Promise<string>} what it says of this finding */
async function saysOf(kind) {
  await stage.inside.reload();
  await stage.inside.bringToFront();
  const notice = await stage.inside.waitForSelector(`[data-finding="${kind}"]`, { timeout: 15_000 });
  return notice?.evaluate((element) => element.innerText) ?? '';
}
/** @param {string} kind */
async function saysNothingOf(kind) {
  await stage.inside.reload();
  await stage.inside.waitForSelector('[data-submission]');
  await waitFor(async () => (await stage.inside.$(`[data-finding="${kind}"]`)) === null);
}

test('all is well: nothing is said', async () => {
  await stage.inside.reload();
  await stage.inside.waitForSelector('[data-submission]');
  expect(await stage.inside.$$('[data-part="self-check"]')).toEqual([]);
});

test('little room: said, with what to do, and gone once there is room', async () => {
  const session = await stage.inside.createCDPSession();
  const origin = await extensionOrigin(stage.browser);
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  expect(await saysOf('nearlyFull')).toContain('请清出一些磁盘空间');
  await session.send('Storage.overrideQuotaForOrigin', { origin });
  await session.detach();
  await saysNothingOf('nearlyFull');
});

test('the browser no longer lets us see the portal: said, and gone once it does', async () => {
  const id = await extensionId(stage.browser);
  const settings = await stage.browser.newPage();
  await settings.goto(`chrome://extensions/?id=${id}`);
  const allow = (/** @type {string} */ hostAccess) =>
    settings.evaluate(
      (extension, access) =>
        globalThis.chrome.developerPrivate.updateExtensionConfiguration({
          extensionId: extension,
          hostAccess: access,
        }),
      id,
      hostAccess,
    );
  await allow('ON_CLICK');
  expect(await saysOf('noPermission')).toContain('现在不能留底');
  expect(await stage.inside.$('[data-action="allow"]')).not.toBeNull();
  await allow('ON_ALL_SITES');
  await settings.close();
  await saysNothingOf('noPermission');
});

test('L6 存自检文件: versions, counts and kinds, and nothing of any invoice', async () => {
  const ledger = await openExtensionPage(stage.browser, 'ledger.html#/settings');
  await ledger.bringToFront();
  const button = await ledger.waitForSelector('[data-action="diagnostics"]');
  await button?.click();
  const name = await waitFor(() => readdirSync(downloads).find((file) => file.endsWith('.json')), {
    message: 'the file is saved',
  });
  const text = readFileSync(join(downloads, name), 'utf8');
  const found = JSON.parse(text);
  expect(name).toBe('票影自检.json');
  expect(found).toMatchObject({
    format: 'piaoying-diagnostics',
    stores: { submissions: 2 },
    chain: { defects: [] },
  });
  const { seller, buyer, totalGross, lines } = issued.invoice;
  const secrets = [
    ...Object.values(seller),
    ...Object.values(buyer),
    ...lines.flatMap(({ itemName, netAmount }) => [itemName, netAmount]),
    totalGross,
    issued.invoice.note,
    issued.invoiceNumbers[0],
    ONE_LINE.buyer.name,
    '税率不合法',
  ].filter(Boolean);
  expect(secrets.length).toBeGreaterThan(15);
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
});
