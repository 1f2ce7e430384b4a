/**
 * The ledger page over a small and over a large ledger: first rows, filters, searches, counters, each beside the
 * least that IndexedDB takes for the same records in the same page.
 */
import { rmSync } from 'node:fs';
import { launchChromium } from '../e2e/support/browser/chromium.mjs';
import { extensionOrigin, openExtensionPage } from '../e2e/support/browser/extension.mjs';
import { createTempProfile } from '../e2e/support/browser/temp-profile.mjs';
import { waitFor } from '../e2e/support/browser/wait-for.mjs';
import { median, ratio, short, thousands } from './support/figures.mjs';
import { ABOUT_RECORDS, fillProfile } from './support/filled-profile.mjs';

const SIZES = [1_000, 200_000];
const ROUNDS = 5;
const PAGE = 100;
/** Rounds of what reads a large ledger from end to end. */
const ROUNDS_OF_WHOLE = 1;
const LARGE = 10_000;
const TIMEOUT = 900_000;
const NEWEST_FIRST = { index: 'time', low: 0, high: Number.MAX_SAFE_INTEGER };
const WHOLE = { most: null };

/** @typedef {{ id: string, buyer: string, number: string, taxId: string }} Known a record to be found */

/** Where the page is sent, what must then be there, and the bare read of the same. */
const ACTIONS = [
  {
    name: 'filter: one outcome of all companies',
    hash: () => '#/ledger?outcome=unknown',
    there: '[data-outcome="unknown"]',
    gone: '[data-outcome="issued"]',
    bare: () => ({ index: 'outcomeTime', low: ['unknown', 0], high: ['unknown', 9e15], most: PAGE }),
  },
  {
    name: 'filter: company and month',
    hash: ({ taxId, month }) => `#/ledger?company=${taxId}&month=${month}`,
    there: '[data-submission]',
    gone: ({ otherId }) => `[data-submission="${otherId}"]`,
    bare: ({ taxId }) => ({ index: 'sellerTime', low: [taxId, 0], high: [taxId, 9e15], most: PAGE }),
  },
  {
    name: 'filter: amount that none has',
    hash: () => '#/ledger?from=987654321.00',
    there: '[data-part="empty"]',
    bare: () => WHOLE,
  },
  {
    name: 'search: whole number of the oldest',
    hash: ({ oldest }) => `#/ledger?q=${oldest.number}`,
    there: ({ oldest }) => `[data-submission="${oldest.id}"]`,
    bare: ({ oldest }) => ({ index: 'invoiceNumber', low: oldest.number, high: oldest.number, most: PAGE }),
  },
  {
    name: 'search: part of the oldest’s buyer',
    hash: ({ oldest }) => `#/ledger?q=${encodeURIComponent(oldest.buyer.slice(1))}`,
    there: ({ oldest }) => `[data-submission="${oldest.id}"]`,
    bare: () => WHOLE,
  },
  {
    name: 'search: word that none has',
    hash: () => `#/ledger?q=${encodeURIComponent('没有这样的字')}`,
    there: '[data-part="empty"]',
    bare: () => WHOLE,
  },
];

/** @param {import('./bench.mjs').Stage} stage */
export async function measure(stage) {
  const ledgers = SIZES.map((records) => ({ records, profile: createTempProfile('bench') }));
  const rows = [];
  try {
    for (const { records, profile } of ledgers) {
      await fillProfile(stage, profile, records);
      rows.push(...(await measureLedger(stage, profile, records)));
    }
  } finally {
    for (const { profile } of ledgers) rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
  }
  const order = [...new Set(rows.map(({ name }) => name))];
  rows.sort((left, right) => order.indexOf(left.name) - order.indexOf(right.name));
  return [
    {
      title: `ledger page: until what was asked for is in the page, ms, medians of ${ROUNDS}`,
      head: ['', 'records', 'ours', 'first', 'bare read', ''],
      rows: rows.map(({ name, records, ours, bare }) => [
        name,
        thousands(records),
        short(median(ours)),
        short(ours[0]),
        bare.length > 0 ? short(median(bare)) : '',
        bare.length > 0 ? ratio(median(ours), median(bare)) : '',
      ]),
      notes: [
        `what reads a large ledger from end to end is taken ${ROUNDS_OF_WHOLE === 1 ? 'once' : `${ROUNDS_OF_WHOLE} times`}`,
        'first = the first time in a browser just started',
        'bare read = cursor (100 rows) or getAll in steps of 500 (all rows) over the index, in the same page, nothing done with it',
        ABOUT_RECORDS,
      ],
    },
  ];
}

/** @param {import('./bench.mjs').Stage} stage @param {string} profile @param {number} records */
async function measureLedger({ portal, extensionDir }, profile, records) {
  const browser = await launchChromium({ args: portal.chromiumArgs(), extensionDir, userDataDir: profile });
  try {
    const opens = [];
    for (let round = 0; round < ROUNDS; round++) opens.push(await openLedgerPage(browser));
    const page = await openExtensionPage(browser, 'ledger.html#/ledger');
    await page.bringToFront();
    const known = await knownOf(page);
    const roundsOf = (read) => (read === WHOLE && records > LARGE ? ROUNDS_OF_WHOLE : ROUNDS);
    const bareOf = async (read) => {
      const times = [];
      for (let round = 0; round < roundsOf(read); round++) {
        await page.evaluate(`globalThis.benchTook = undefined; void (${readBare})(${JSON.stringify(read)})`);
        times.push(await tookOf(page, 'the bare read'));
      }
      return times;
    };
    const measured = [
      {
        name: 'first rows, from opening ledger.html',
        records,
        ours: opens,
        bare: await bareOf({ ...NEWEST_FIRST, most: PAGE }),
      },
    ];
    for (const { name, hash, there, gone, bare } of ACTIONS) {
      const ours = [];
      const selectorOf = (given) => (typeof given === 'function' ? given(known) : given);
      for (let round = 0; round < roundsOf(bare(known)); round++) {
        await goTo(page, '#/ledger', '[data-outcome="issued"]');
        ours.push(await goTo(page, hash(known), selectorOf(there), selectorOf(gone)));
      }
      measured.push({ name, records, ours, bare: await bareOf(bare(known)) });
    }
    const counters = [];
    for (let round = 0; round < ROUNDS; round++) counters.push(await openCompanies(browser));
    measured.push({
      name: 'counters: companies, from opening the page',
      records,
      ours: counters,
      bare: await bareOf({ ...WHOLE, store: 'counters' }),
    });
    return measured;
  } finally {
    await browser.close();
  }
}

/** From the start of the page until the selector is in it. */
async function openUntil(browser, hash, selector) {
  const page = await browser.newPage();
  await page.bringToFront();
  await page.evaluateOnNewDocument((wanted) => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector(wanted)) return;
      globalThis.benchThere = performance.now();
      observer.disconnect();
    });
    observer.observe(document, { childList: true, subtree: true });
  }, selector);
  await page.goto(`${await extensionOrigin(browser)}/ledger.html${hash}`);
  const there = await waitFor(() => page.evaluate(() => globalThis.benchThere), {
    timeout: TIMEOUT,
    message: `${selector} in ${hash}`,
  });
  await page.close();
  return there;
}

const openLedgerPage = (browser) => openUntil(browser, '#/ledger', '[data-submission]');
const openCompanies = (browser) => openUntil(browser, '#/companies', '[data-company]');

/** What the page has measured itself; a call to the browser may take 3 min at most. @returns {Promise<number>} ms */
const tookOf = (page, message) =>
  waitFor(() => page.evaluate(() => globalThis.benchTook), { timeout: TIMEOUT, message });

/** From the new address until `there` is in the page, and `gone` is not. @returns {Promise<number>} ms */
async function goTo(page, hash, there, gone = '#none') {
  await page.evaluate(watchChange, hash, there, gone);
  return tookOf(page, `${there} in ${hash}`);
}

/** Runs in the page. */
function watchChange(to, wanted, unwanted) {
  globalThis.benchTook = undefined;
  const start = performance.now();
  const look = () => {
    if (!document.querySelector(wanted) || document.querySelector(unwanted)) return;
    observer.disconnect();
    globalThis.benchTook ??= performance.now() - start;
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true, attributes: true });
  // The same address again changes nothing: what is wanted stands there.
  if (location.hash === to) look();
  else location.hash = to;
}

/** The oldest copy, the company and month of the newest, and the newest of another company. @returns {Promise<any>} */
const knownOf = (page) =>
  page.evaluate(async () => {
    const done = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const ledger = await done(indexedDB.open('piaoying'));
    const time = () => ledger.transaction('submissions').objectStore('submissions').index('time');
    const issued = (records) => records.find(({ outcomeType }) => outcomeType === 'issued');
    const oldest = issued(await done(time().getAll(null, 20)));
    const newest = (await done(time().openCursor(null, 'prev'))).value;
    const others = await done(time().getAll(IDBKeyRange.lowerBound(newest.submittedAt - 15 * 86_400_000)));
    const other = others.findLast(({ sellerTaxId }) => sellerTaxId !== newest.sellerTaxId);
    ledger.close();
    return {
      taxId: newest.sellerTaxId,
      month: newest.day.slice(0, 7),
      otherId: other.id,
      oldest: { id: oldest.id, buyer: oldest.invoice.buyer.name, number: oldest.invoiceNumbers[0] },
    };
  });

/** Runs in the page. */
async function readBare({ store = 'submissions', index, low, high, most }) {
  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const ledger = await done(indexedDB.open('piaoying'));
  const start = performance.now();
  const objects = ledger.transaction(store).objectStore(store);
  const source = index === undefined ? objects : objects.index(index);
  const range = index === undefined ? null : IDBKeyRange.bound(low, high);
  if (most === null && store !== 'submissions') await done(objects.getAll());
  else if (most === null) {
    // By primary key: the keys of an index may repeat.
    let from;
    for (;;) {
      const range = from === undefined ? null : IDBKeyRange.lowerBound(from, true);
      const page = await done(objects.getAll(range, 500));
      if (page.length < 500) break;
      from = page.at(-1).id;
    }
  } else {
    let read = 0;
    await new Promise((resolve, reject) => {
      const request = source.openCursor(range, 'prev');
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        read += 1;
        if (!request.result || read > most) resolve(undefined);
        else request.result.continue();
      };
    });
  }
  globalThis.benchTook = performance.now() - start;
  ledger.close();
}
