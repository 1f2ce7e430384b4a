/**
 * Leaves what a failed end-to-end test saw in a folder that it names: a picture and the text of every tab, and what the
 * extension had stored. A machine that is gone afterwards keeps no folder: the gist of it stands in the error as well.
 * Set up by vitest before each file of the project.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { openBrowsers } from './open-browsers.mjs';
import { readDatabase } from './storage.mjs';

/** A tab that hangs is what the test may be about. */
const WAIT_MS = 5_000;
const EVENTS = ['events', 'submissions', 'faults'];
/** Of a tab's text, and of the newest events, in the error. */
const GIST_CHARACTERS = 200;
const GIST_EVENTS = 8;

/** @template T @param {Promise<T>} promise @returns {Promise<T | undefined>} undefined where it fails or does not come */
const tried = (promise) =>
  Promise.race([
    promise.catch(() => undefined),
    new Promise((resolve) => setTimeout(resolve, WAIT_MS).unref()),
  ]);

const folderOf = (/** @type {string} */ name) =>
  join(
    process.env.PIAOYING_FAILED ?? join(tmpdir(), 'piaoying-failed'),
    name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 120),
  );

/**
 * @param {import('puppeteer-core').Page} page
 * @param {string} file without ending
 * @returns {Promise<string>} where it is and what it says, in short
 */
async function keepPage(page, file) {
  // A tab that is not in front is not drawn.
  await tried(page.bringToFront());
  const picture = await tried(page.screenshot({ type: 'png' }));
  if (picture) writeFileSync(`${file}.png`, picture);
  const text = await tried(page.evaluate(() => document.body.innerText));
  writeFileSync(`${file}.txt`, `${page.url()}\n\n${text ?? '(no answer)'}\n`);
  return `${page.url()} ${text?.replace(/\s+/g, ' ').slice(-GIST_CHARACTERS) ?? '(no answer)'}`;
}

/** @param {{ events?: readonly any[] } | undefined} stored @returns {string} the newest, a line each */
const eventsOf = (stored) =>
  (stored?.events ?? [])
    .slice(-GIST_EVENTS)
    .map((event) => JSON.stringify(event).slice(0, GIST_CHARACTERS))
    .join('\n');

/**
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} folder
 * @returns {Promise<string>} the gist of it
 */
async function keepBrowser(browser, folder) {
  const pages = (await tried(browser.pages())) ?? [];
  const isInFront = (/** @type {import('puppeteer-core').Page} */ page) =>
    tried(page.evaluate(() => document.visibilityState === 'visible'));
  const shown = await Promise.all(pages.map(isInFront));
  const tabs = [];
  for (const [at, page] of pages.entries()) tabs.push(await keepPage(page, join(folder, `tab-${at + 1}`)));
  // The tests after it find the tab in front that they left there.
  const front = pages[shown.lastIndexOf(true)];
  if (front) await tried(front.bringToFront());
  const own = pages.find((page) => /^(chrome|moz)-extension:/.test(page.url()));
  const stored = own && (await tried(readDatabase(own, EVENTS)));
  if (stored) writeFileSync(join(folder, 'events.json'), `${JSON.stringify(stored, null, 1)}\n`);
  return [...tabs, eventsOf(stored)].join('\n');
}

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  const folder = folderOf(`${task.file.name} ${task.name}`);
  for (const [at, browser] of [...openBrowsers].entries()) {
    const of = openBrowsers.size > 1 ? join(folder, `browser-${at + 1}`) : folder;
    mkdirSync(of, { recursive: true });
    const gist = await keepBrowser(browser, of);
    const [error] = task.result.errors ?? [];
    if (error) error.message += `\nwhat it saw:\n${gist}`;
  }
  console.error(`what it saw: ${folder}`);
});
