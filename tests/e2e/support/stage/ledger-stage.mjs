/** A stage for tests of the ledger page: an invoice that was issued, one that was refused, and the page beside them. */
import { openExtensionPage } from '../browser/extension.mjs';
import { ONE_LINE, setStage, THREE_LINES } from './stage.mjs';

export async function setLedgerStage() {
  const stage = await setStage();
  await stage.submit(THREE_LINES);
  const issued = await stage.newest('issued', 1);
  stage.portal.setFault('refuse-rate');
  await stage.submit(ONE_LINE);
  const refused = await stage.newest('refused', 2);
  await stage.portal.clearFault();
  const page = await openExtensionPage(stage.browser, 'ledger.html#/ledger');
  await page.setViewport({ width: 1440, height: 860 });
  /** @param {string} hash */
  const go = (hash) =>
    page.evaluate((to) => {
      location.hash = to;
    }, hash);
  return { stage, page, issued, refused, go };
}

/** @typedef {Awaited<ReturnType<typeof setLedgerStage>>} LedgerStage */
