/** The 核对 page as a test reads it. */

/** @param {() => import('puppeteer-core').Page} pageOf the ledger page, once it is open */
export function readCheckPage(pageOf) {
  /** The counts of the summary, by list. @returns {Promise<Record<string, number>>} */
  const counts = () =>
    pageOf().$$eval('[data-part="summary"] tr[data-list]', (rows) =>
      Object.fromEntries(
        rows.map((row) => [row.getAttribute('data-list'), Number(row.getAttribute('data-count'))]),
      ),
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

  return { counts, idsIn, rowsIn, textOf, dayCover };
}
