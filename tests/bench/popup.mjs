/**
 * Opening the popup over a small and over a large ledger. `popup.html` opens as a tab: the same page without the
 * frame of the toolbar.
 */
import { rmSync } from 'node:fs';
import { launchChromium } from '../e2e/support/browser/chromium.mjs';
import { extensionOrigin } from '../e2e/support/browser/extension.mjs';
import { createTempProfile } from '../e2e/support/browser/temp-profile.mjs';
import { waitFor } from '../e2e/support/browser/wait-for.mjs';
import { median, ratio, short, thousands } from './support/figures.mjs';
import { ABOUT_RECORDS, fillProfile } from './support/filled-profile.mjs';

const SIZES = [10, 100_000];
const OPENS = 7;

/** @param {import('./bench.mjs').Stage} stage */
export async function measure({ portal, extensionDir }) {
  const launch = (userDataDir) => launchChromium({ args: portal.chromiumArgs(), extensionDir, userDataDir });
  const ledgers = SIZES.map((records) => ({ records, profile: createTempProfile('bench'), opens: [] }));
  const browsers = [];
  try {
    for (const { records, profile } of ledgers) await fillProfile({ portal, extensionDir }, profile, records);
    for (const { profile } of ledgers) browsers.push(await launch(profile));
    // The first opening after the browser’s start stands apart.
    for (let open = 0; open <= OPENS; open++) {
      for (const [at, { opens }] of ledgers.entries()) opens.push(await openPopup(browsers[at]));
    }
  } finally {
    for (const browser of browsers) await browser.close();
    for (const { profile } of ledgers) rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
  }
  const [small] = ledgers;
  return [
    {
      title: `popup: from opening popup.html, ms, ${OPENS} openings each in turn`,
      head: ['records', 'rows shown', 'first paint', '', 'rows there', '', 'first after start'],
      rows: ledgers.map((ledger) => row(ledger, small)),
      notes: [
        'first paint = first-contentful-paint; rows there = the first row of the list is in the page',
        'first after start = rows there, once, when the browser has just been started',
        ABOUT_RECORDS,
      ],
    },
  ];
}

function row({ records, opens: [first, ...opens] }, { opens: [, ...base] }) {
  const [paint, rows] = [median(opens.map(({ paint }) => paint)), median(opens.map(({ rows }) => rows))];
  return [
    thousands(records),
    String(opens[0].shown),
    short(paint),
    ratio(paint, median(base.map(({ paint }) => paint))),
    short(rows),
    ratio(rows, median(base.map(({ rows }) => rows))),
    short(first.rows),
  ];
}

/** @param {import('puppeteer-core').Browser} browser @returns {Promise<{ paint: number, rows: number, shown: number }>} */
async function openPopup(browser) {
  const page = await browser.newPage();
  // A page behind another one is never painted.
  await page.bringToFront();
  await page.evaluateOnNewDocument(watchPopup);
  await page.goto(`${await extensionOrigin(browser)}/popup.html`);
  const seen = await waitFor(
    () =>
      page.evaluate(() => {
        const [paint] = performance.getEntriesByName('first-contentful-paint');
        const shown = document.querySelectorAll('[data-submission]').length;
        return paint && globalThis.benchRows && { paint: paint.startTime, rows: globalThis.benchRows, shown };
      }),
    { timeout: 60_000, message: 'rows in the popup' },
  );
  await page.close();
  return seen;
}

/** Runs in the popup before its own script. */
function watchPopup() {
  const observer = new MutationObserver(() => {
    if (!document.querySelector('[data-submission]')) return;
    globalThis.benchRows = performance.now();
    observer.disconnect();
  });
  observer.observe(document, { childList: true, subtree: true });
}
