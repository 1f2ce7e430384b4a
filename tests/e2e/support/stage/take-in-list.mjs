/** The clerk takes an exported list in, on 导入导出, and says of it what she asked for. */
import { writeFileSync } from 'node:fs';
import { toExported } from '../../../portal/server/calls/export-call.mjs';
import { findListed } from '../../../portal/server/calls/query-call.mjs';
import { beijingText } from '../../../portal/server/clock.mjs';
import { makeExportedList } from '../../../portal/server/files/make-exported-list.mjs';
import { openExtensionPage } from '../browser/extension.mjs';

/**
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} path
 * @param {{ dates?: [string, string], at?: number }} [word] which days, and when it was exported; else as proposed
 */
export async function takeInList(browser, path, { dates, at } = {}) {
  const page = await openExtensionPage(browser, 'ledger.html#/exchange');
  const input = await page.waitForSelector('[data-action="choose-file"]');
  await /** @type {any} */ (input).uploadFile(path);
  await page.waitForSelector('[data-part="list-plan"]', { timeout: 30_000 });
  await page.click('[data-field="list-all"]');
  await page.click('[data-field="list-export-all"]');
  const said = {
    ...(dates && { from: dates[0], to: dates[1] }),
    ...(at !== undefined && { at: beijingText(at).replace(' ', 'T') }),
  };
  for (const [name, value] of Object.entries(said))
    await page.$eval(
      `[data-field="list-${name}"]`,
      (field, text) => {
        /** @type {HTMLInputElement} */ (field).value = text;
        field.dispatchEvent(new Event('input'));
      },
      value,
    );
  await page.click('[data-action="list-apply"]');
  await page.waitForSelector('[data-part="list-done"]', { timeout: 30_000 });
  await page.close();
}

/** What the portal exports for the company that is signed in. @param {string} path @param {[string, string]} dates */
export async function writeExportedList({ state }, path, [Kprqq, Kprqz]) {
  writeFileSync(path, await makeExportedList(findListed(state, { Kprqq, Kprqz }).map(toExported)));
}
