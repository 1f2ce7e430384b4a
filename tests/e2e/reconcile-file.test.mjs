/** The same 500 invoices, with the portal's list as its own 导出 gives it: one file a company. */
import { mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { openQuery, pressExport } from '../portal/driver.mjs';
import { reconcileCase } from './support/reconcile-case.mjs';
import { allChecked, reconciledTests } from './support/reconciled.mjs';
import { restoreCases } from './support/restored-ledger.mjs';
import { setStage } from './support/stage.mjs';
import { takeInList } from './support/take-in-list.mjs';
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

beforeAll(async () => {
  stage = await setStage({ downloadsDir: downloads });
  await stage.inside.evaluate(() =>
    globalThis.chrome.storage.local.set({ settings: { settleWaitMs: 1_000, settleSecondMs: 1_000 } }),
  );
  known = reconcileCase(stage.portal);
  known.issueAll(await restoreCases(stage, known.cases));
  for (const company of [0, 1]) await takeInList(stage.browser, await exportList(company));
  await allChecked(stage.inside);
}, 240_000);
afterAll(async () => {
  await stage?.close();
  rmSync(downloads, { recursive: true, force: true });
});

describe('by the exported files, the same is told', () =>
  reconciledTests(() => ({ inside: stage.inside, known })));
