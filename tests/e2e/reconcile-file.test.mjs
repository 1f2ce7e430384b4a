/** The same 500 invoices, with the portal's list as its own 导出 gives it: one file a company. */
import { mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { openQuery, pressExport } from '../portal/driver.mjs';
import { openExtensionPage } from './support/extension.mjs';
import { reconcileCase } from './support/reconcile-case.mjs';
import { allChecked, reconciledTests } from './support/reconciled.mjs';
import { restoreCases } from './support/restored-ledger.mjs';
import { setStage } from './support/stage.mjs';
import { waitFor } from './support/wait-for.mjs';

const downloads = mkdtempSync(join(tmpdir(), 'piaoying-list-'));
/** @type {import('./support/stage.mjs').Stage} */
let stage;
/** @type {ReturnType<typeof reconcileCase>} */
let known;

/** The clerk exports the list of the company that is signed in. @param {number} company @returns {Promise<string>} */
async function exportList(company) {
  // Here the file alone is to tell: this page gives it without a query.
  stage.portal.configure({ company, listPage: 'plain' });
  const list = await stage.browser.newPage();
  await openQuery(list, stage.portal);
  await pressExport(list);
  const name = await waitFor(() =>
    readdirSync(downloads).find(
      (file) => /^全量.*\.xlsx$/.test(file) && statSync(join(downloads, file)).size > 0,
    ),
  );
  const path = join(downloads, `${company}.xlsx`);
  renameSync(join(downloads, name), path);
  await list.close();
  return path;
}

/** She takes it in, and says that it is all of it. @param {string} path */
async function takeIn(path) {
  const page = await openExtensionPage(stage.browser, 'ledger.html#/exchange');
  const input = await page.waitForSelector('[data-action="list-file"]');
  await /** @type {any} */ (input).uploadFile(path);
  await page.waitForSelector('[data-part="list-plan"]', { timeout: 30_000 });
  await page.click('[data-field="list-all"]');
  await page.click('[data-field="list-export-all"]');
  await page.click('[data-action="list-apply"]');
  await page.waitForSelector('[data-part="list-done"]', { timeout: 30_000 });
  await page.close();
}

beforeAll(async () => {
  stage = await setStage({ downloadsDir: downloads });
  await stage.inside.evaluate(() =>
    globalThis.chrome.storage.local.set({ settings: { settleWaitMs: 1_000, settleSecondMs: 1_000 } }),
  );
  known = reconcileCase(stage.portal);
  known.issueAll(await restoreCases(stage, known.cases));
  for (const company of [0, 1]) await takeIn(await exportList(company));
  await allChecked(stage.inside);
}, 240_000);
afterAll(async () => {
  await stage?.close();
  rmSync(downloads, { recursive: true, force: true });
});

describe('by the exported files, the same is told', () =>
  reconciledTests(() => ({ inside: stage.inside, known })));
