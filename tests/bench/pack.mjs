/**
 * The evidence pack of a month from the ledger page, beside a bare zip of the same events and pictures written by the same
 * library in the same page: nothing hashed, checked, folded or told.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launchChromium } from '../e2e/support/browser/chromium.mjs';
import { openExtensionPage } from '../e2e/support/browser/extension.mjs';
import { createTempProfile } from '../e2e/support/browser/temp-profile.mjs';
import { waitFor } from '../e2e/support/browser/wait-for.mjs';
import { partsOf } from '../e2e/support/cases/pack-file.mjs';
import { bundle } from './support/bundle.mjs';
import { median, ratio, short } from './support/figures.mjs';
import { fillProfile } from './support/filled-profile.mjs';
import { watchMemory } from './support/memory.mjs';
import { seedEvidence } from './support/seed-evidence.mjs';

const RECORDS = 1_000;
const PICTURES = 200;
const PICTURE_BYTES = 200_000;
const ROUNDS = 3;
const TIMEOUT = 600_000;

/** @param {import('./bench.mjs').Stage} stage */
export async function measure(stage) {
  const profile = createTempProfile('bench');
  const downloads = mkdtempSync(join(tmpdir(), 'piaoying-bench-'));
  const zip = await bundle({
    ZipWriter: 'node_modules/@zip.js/zip.js/lib/zip-core-native.js',
    BlobReader: 'node_modules/@zip.js/zip.js/lib/zip-core-native.js',
    TextReader: 'node_modules/@zip.js/zip.js/lib/zip-core-native.js',
    BlobWriter: 'node_modules/@zip.js/zip.js/lib/zip-core-native.js',
  });
  const append = await bundle({
    append: 'utils/store/write/append.ts',
    openLedger: 'utils/store/ledger/db.ts',
    knowledgeWith: 'utils/portal/registry.ts',
  });
  /** @type {Record<'ours' | 'bare' | 'verify', { ms: number, page: number, bytes: number }[]>} */
  const runs = { ours: [], bare: [], verify: [] };
  try {
    await fillProfile(stage, profile, 3);
    await inBrowser(stage, profile, downloads, (page) =>
      seedEvidence(page, append, { records: RECORDS, pictures: PICTURES, bytes: PICTURE_BYTES }),
    );
    for (let round = 0; round < ROUNDS; round++) {
      runs.ours.push(await inBrowser(stage, profile, downloads, (page) => packOurs(page, downloads)));
      runs.bare.push(await inBrowser(stage, profile, downloads, (page) => packBare(page, zip)));
    }
    for (let round = 0; round < ROUNDS; round++)
      runs.verify.push(await inBrowser(stage, profile, downloads, (page) => verify(page, downloads)));
  } finally {
    for (const folder of [profile, downloads])
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  }
  const of = (name, field) => median(runs[name].map((run) => run[field]));
  const row = (name, label) => [
    label,
    short(of(name, 'ms') / 1000),
    ratio(of(name, 'ms'), of('bare', 'ms')),
    short(of(name, 'page')),
    short(of(name, 'bytes') / 2 ** 20),
  ];
  return [
    {
      title: `pack: ${RECORDS} submissions, ${PICTURES} pictures of ${PICTURE_BYTES / 1000} kB, each in a browser just started`,
      head: ['by', 's', '', 'page MiB', 'file MiB'],
      rows: [row('ours', 'evidence pack'), row('bare', 'bare zip'), row('verify', '验证.html reads it')],
      notes: [
        'bare zip = the same events as JSON and the same pictures, read from the same stores, nothing else',
        'MiB of the page = growth of its resident memory to its peak; × beside the bare zip',
        'a pack also holds the report, a table and the verifier page (about 0.25 MiB)',
      ],
    },
  ];
}

async function inBrowser({ portal, extensionDir }, profile, downloads, run) {
  const browser = await launchChromium({
    args: portal.chromiumArgs(),
    extensionDir,
    userDataDir: profile,
    downloadsDir: downloads,
  });
  try {
    const page = await openExtensionPage(browser, 'ledger.html#/faults');
    await page.bringToFront();
    await page.waitForSelector('[data-action="export-pack-month"]');
    const peak = watchMemory(browser);
    const told = await run(page);
    return { ...told, page: peak().page };
  } finally {
    await browser.close();
  }
}

/** From the click until the page says that the pack is made. */
async function packOurs(page, downloads) {
  const names = () => readdirSync(downloads).filter((file) => file.endsWith('.zip'));
  for (const name of names()) rmSync(join(downloads, name));
  const ms = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const began = performance.now();
        new MutationObserver(() => {
          if (document.querySelector('[data-part="export-message"]')) resolve(performance.now() - began);
        }).observe(document, { childList: true, subtree: true });
        /** @type {HTMLElement} */ (document.querySelector('[data-action="export-pack-month"]')).click();
      }),
  );
  const name = await waitFor(() => names().find((file) => statSync(join(downloads, file)).size > 0), {
    timeout: TIMEOUT,
    message: 'the file',
  });
  return { ms, bytes: statSync(join(downloads, name)).size };
}

const packBare = (page, zip) => page.evaluate(`(${writeBare})(${zip})`);

/** Runs in the page. */
async function writeBare({ ZipWriter, BlobReader, TextReader, BlobWriter }) {
  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const start = performance.now();
  const db = await done(indexedDB.open('piaoying'));
  const writer = new ZipWriter(new BlobWriter('application/zip'), { useWebWorkers: false });
  const events = await done(db.transaction('events').objectStore('events').getAll());
  await writer.add('events.jsonl', new TextReader(events.map((event) => JSON.stringify(event)).join('\n')));
  const rows = await done(db.transaction('evidence').objectStore('evidence').getAll());
  for (const { id, blob } of rows) await writer.add(id, new BlobReader(blob), { level: 0 });
  const file = await writer.close();
  db.close();
  return { ms: performance.now() - start, bytes: file.size };
}

/** The last pack, by the page that lies in it. */
async function verify(page, downloads) {
  const [name = ''] = readdirSync(downloads).filter((file) => file.endsWith('.zip'));
  const path = join(downloads, name);
  const html = join(downloads, 'verify.html');
  writeFileSync(html, (await partsOf(readFileSync(path))).get('验证.html') ?? '');
  await page.goto(pathToFileURL(html).href);
  await page.evaluate(() => {
    new MutationObserver(() => {
      const state = document.getElementById('result')?.dataset.state;
      if (state === 'reading') globalThis.benchBegan ??= performance.now();
      else if (state) globalThis.benchEnded ??= { ms: performance.now() - globalThis.benchBegan, state };
    }).observe(document, { attributes: true, childList: true, subtree: true });
  });
  const input = await page.waitForSelector('input[type="file"]');
  await input.uploadFile(path);
  const { ms, state } = await waitFor(() => page.evaluate(() => globalThis.benchEnded), {
    timeout: TIMEOUT,
    message: 'a verdict',
  });
  if (state !== 'good') throw new Error(`the verifier says ${state}`);
  return { ms, bytes: statSync(path).size };
}
