/** Browser profiles with a ledger of some size in them. */
import { launchChromium } from '../../e2e/support/browser/chromium.mjs';
import { openExtensionPage } from '../../e2e/support/browser/extension.mjs';
import { readStore } from '../../e2e/support/browser/storage.mjs';
import { waitFor } from '../../e2e/support/browser/wait-for.mjs';
import { pressIssue } from '../../portal/driver.mjs';
import { openFilledForm } from './form.mjs';
import { seedLedger } from './seed-ledger.mjs';

const LINES = 3;
const COMPANIES = 20;
const DAYS = 730;

/** What the rows of such a ledger are, to be said under a table. */
export const ABOUT_RECORDS = `copies of three real records of ${LINES} lines; a large ledger has ${COMPANIES} companies and ${DAYS} days`;

/**
 * Three real records of three outcomes, entered at the portal, then copies of them.
 * @param {import('../bench.mjs').Stage} stage
 * @param {string} profile folder, not in use
 * @param {number} records
 */
export async function fillProfile({ portal, extensionDir }, profile, records) {
  portal.configure({ issueDelayMs: 0 });
  const browser = await launchChromium({
    args: portal.chromiumArgs(),
    extensionDir,
    userDataDir: profile,
  });
  try {
    const inside = await openExtensionPage(browser, 'popup.html');
    const page = await browser.newPage();
    const outcomes = { issued: null, refused: 'refuse-toast', unknown: '503' };
    for (const [place, [outcome, fault]] of Object.entries(outcomes).entries()) {
      if (fault) portal.setFault(fault);
      await openFilledForm(page, portal, LINES);
      await pressIssue(page);
      await waitFor(
        async () => {
          const told = (await readStore(inside, 'submissions')).map((record) => record.outcomeType);
          return told.length === place + 1 && told.at(-1) === outcome;
        },
        { timeout: 60_000, message: `a record that is ${outcome}` },
      );
    }
    await seedLedger(inside, {
      records,
      companies: records > COMPANIES ? COMPANIES : 1,
      days: DAYS,
      now: Date.now(),
    });
  } finally {
    await browser.close();
  }
}
