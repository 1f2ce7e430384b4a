/** The 核对 page, and what it exports, as a test reads them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { expect } from 'vitest';
import { waitFor } from './wait-for.mjs';

/**
 * @param {string} folder into which it was saved
 * @returns the rows of a sheet of it, without the header
 */
export async function exportedCheck(folder) {
  const name = await waitFor(() => readdirSync(folder).find((file) => /^核对结果_.*\.xlsx$/.test(file)), {
    timeout: 20_000,
  });
  const { sheets } = await readXlsx(new Uint8Array(readFileSync(join(folder, name))));
  return (/** @type {string} */ sheet) => (sheets.find((one) => one.name === sheet)?.rows ?? []).slice(1);
}

/** @param {() => import('puppeteer-core').Page} pageOf the ledger page, once it is open */
export function readCheckPage(pageOf) {
  /** The counts of the summary, by list. @returns {Promise<Record<string, number>>} */
  const counts = () =>
    pageOf().$$eval('[data-part="summary"] tr[data-list]', (rows) =>
      Object.fromEntries(
        rows.map((row) => [row.getAttribute('data-list'), Number(row.getAttribute('data-count'))]),
      ),
    );
  /** Waits until the counts are these. */
  const settled = (/** @type {Record<string, number>} */ wanted) =>
    waitFor(
      async () => {
        expect(await counts()).toEqual(wanted);
        return true;
      },
      { timeout: 20_000, message: 'the counts' },
    );
  const idsIn = (/** @type {string} */ name) =>
    pageOf().$$eval(`section[data-list="${name}"] [data-submission]`, (rows) =>
      rows.map((row) => row.getAttribute('data-submission')),
    );
  const rowsIn = (/** @type {string} */ name) =>
    pageOf().$$eval(`section[data-list="${name}"] [data-row]`, (rows) =>
      rows.map((row) => row.getAttribute('data-row')),
    );
  const textOf = (/** @type {string} */ css) => pageOf().$eval(css, (element) => element.innerText);
  const dayCover = (/** @type {string} */ day) =>
    pageOf().$eval(`[data-day="${day}"]`, (cell) => cell.getAttribute('data-cover'));

  return { counts, settled, idsIn, rowsIn, textOf, dayCover };
}

/** 份数, 金额 and 税额 of invoices of the portal, as the month's table shows them. @param {any[]} invoices */
export function sumsShown(invoices) {
  const shown = (/** @type {string} */ key) => {
    const cents = invoices.reduce((sum, invoice) => sum + Math.round(Number(invoice[key]) * 100), 0);
    return (cents / 100).toLocaleString('en', { minimumFractionDigits: 2 });
  };
  return [String(invoices.length), shown('Hjje'), shown('Hjse')];
}
