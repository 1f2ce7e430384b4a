/**
 * From the click to the strict commit of its event, and to the chip that says so, beside one bare strict put of the
 * same record in the same worker, taken after each submit.
 */
import { launchChromium } from '../e2e/support/browser/chromium.mjs';
import { extensionOrigin } from '../e2e/support/browser/extension.mjs';
import { waitFor } from '../e2e/support/browser/wait-for.mjs';
import { quantile, ratio, short } from './support/figures.mjs';
import { changeNote, clickedAt, noteClicks, openFilledForm, submit, waitForChip } from './support/form.mjs';

const SUBMITS = 60;
const LINES = 3;

/** @param {import('./bench.mjs').Stage} stage */
export async function measure({ portal, extensionDir }) {
  const browser = await launchChromium({ args: portal.chromiumArgs(), extensionDir });
  const toCommit = [];
  const toChip = [];
  const puts = [];
  try {
    const worker = await workerOf(browser);
    await worker.evaluate(watchCommits);
    const page = await browser.newPage();
    await openFilledForm(page, portal, LINES);
    await waitForChip(page, 'watching');
    await page.evaluate(noteClicks);
    await page.evaluate(watchChip);
    for (let round = 0; round < SUBMITS; round++) {
      await changeNote(page);
      await submit(page, portal);
      await waitForChip(page, 'refused');
      const clicked = await clickedAt(page);
      toCommit.push(onlyOne(await worker.evaluate(() => globalThis.benchCommits.splice(0))) - clicked);
      toChip.push(onlyOne(await page.evaluate(() => globalThis.benchKept.splice(0))) - clicked);
      puts.push(await worker.evaluate(putBare));
    }
  } finally {
    await browser.close();
  }
  return [
    {
      title: `durable: from the click to the strict commit, ${SUBMITS} submits of ${LINES} lines, ms`,
      head: ['', 'p50', 'p99', 'p50 / bare put', 'p99 / bare put'],
      rows: [
        [
          'bare strict put in the same worker',
          short(quantile(puts, 0.5)),
          short(quantile(puts, 0.99)),
          '',
          '',
        ],
        row('click → committed', toCommit, puts),
        row('click → chip tells the page', toChip, puts),
      ],
      notes: [
        'the click’s own time is the browser’s; the way holds snapshot, write-ahead, message, hash and fold',
        'bare put = transaction with durability strict over one store, until it is complete; taken after each submit',
        `p99 of ${SUBMITS} is the greatest`,
      ],
    },
  ];
}

/** @param {string} name @param {number[]} times @param {number[]} puts */
const row = (name, times, puts) => [
  name,
  ...[0.5, 0.99].map((part) => short(quantile(times, part))),
  ...[0.5, 0.99].map((part) => ratio(quantile(times, part), quantile(puts, part))),
];

/** @param {import('puppeteer-core').Browser} browser */
async function workerOf(browser) {
  const origin = await extensionOrigin(browser);
  const target = await browser.waitForTarget(
    (candidate) => candidate.type() === 'service_worker' && candidate.url().startsWith(origin),
  );
  const worker = await target.worker();
  if (!worker) throw new Error('the worker cannot be reached');
  return waitFor(async () => (await worker.evaluate('typeof indexedDB')) === 'object' && worker);
}

/** Runs in the worker. Notes when the transaction that adds a `submitted` event is complete; epoch ms. */
function watchCommits() {
  globalThis.benchCommits = [];
  const { add } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.add = function (value, ...rest) {
    if (value?.type === 'submitted') {
      this.transaction.addEventListener('complete', () => globalThis.benchCommits.push(Date.now()));
    }
    return add.call(this, value, ...rest);
  };
}

/** Runs in the page. Notes when the chip goes from 正在留底 to what comes after it; epoch ms. */
function watchChip() {
  const chip = document.getElementById('piaoying-chip');
  globalThis.benchKept = [];
  let before = '';
  new MutationObserver(() => {
    const { state } = chip.dataset;
    if (before === 'keeping' && state !== 'keeping') globalThis.benchKept.push(Date.now());
    before = state;
  }).observe(chip, { attributeFilter: ['data-state'] });
}

/** @param {number[]} instants of one submit */
function onlyOne(instants) {
  if (instants.length !== 1) throw new Error(`${instants.length} instants for one submit`);
  return instants[0];
}

/** Runs in the worker. The newest submission once more, in a database of its own. @returns ms */
async function putBare() {
  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const ledger = await done(indexedDB.open('piaoying'));
  const cursor = await done(
    ledger.transaction('submissions').objectStore('submissions').index('time').openCursor(null, 'prev'),
  );
  ledger.close();
  const opening = indexedDB.open('bench');
  opening.onupgradeneeded = () => opening.result.createObjectStore('records', { keyPath: 'id' });
  const own = await done(opening);
  const start = performance.now();
  const transaction = own.transaction('records', 'readwrite', { durability: 'strict' });
  transaction.objectStore('records').put(cursor.value);
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
  });
  const time = performance.now() - start;
  own.close();
  return time;
}
