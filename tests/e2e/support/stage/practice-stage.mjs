/** 练习 as a test drives it: the page of ours, without any portal. */
import { openExtensionPage } from '../browser/extension.mjs';
import { readDatabase } from '../browser/storage.mjs';
import { waitFor } from '../browser/wait-for.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

export const PRACTICE = 'piaoying-practice';
/** Under load a strict commit takes its time. */
const PATIENT = { timeout: 40_000 };
export const newestRow = '[data-list="practice"] > li:first-child';
export const rateCell = '.invoice-info tbody tr:first-child td:nth-child(8) input';

/** @param {Page} page @returns {Promise<any[]>} oldest first */
export async function practised(page) {
  return (await readDatabase(page, ['submissions'], PRACTICE)).submissions ?? [];
}

/** @param {import('puppeteer-core').Browser} browser @param {string} [mode] `free`, `first` or `drill` */
export async function openPractice(browser, mode = 'free') {
  const page = await openExtensionPage(browser, `practice.html#/${mode}`);
  await page.bringToFront();
  await page.waitForSelector('.practice[data-ready] .practice-portal[data-view="form"]', PATIENT);
  return page;
}

/**
 * Does what brings a fresh form, and waits for it.
 * @param {Page} page @param {() => Promise<unknown>} act
 */
export async function toFreshForm(page, act) {
  const visit = await page.$eval('.practice-portal', ({ dataset }) => dataset.visit);
  await act();
  await page.waitForFunction(
    (before) => {
      const { visit: now, view } = document.querySelector('.practice-portal').dataset;
      return now !== before && view === 'form';
    },
    PATIENT,
    visit,
  );
}

/** @param {Page} page @param {string} fault @returns the record that the press made */
export async function pressWith(page, fault) {
  const known = (await practised(page)).length;
  await toFreshForm(page, () => page.click('[data-action="sample"]'));
  await page.select('[data-field="fault"]', fault);
  await page.click('[data-action="issue"]');
  const record = await waitFor(async () => (await practised(page))[known], { ...PATIENT, message: 'kept' });
  // The list on the page follows the store, and the one before may have come to the same.
  await page.waitForSelector(`${newestRow}[data-submission="${record.id}"]`, PATIENT);
  return record;
}

/** @param {Page} page @param {string} outcome of the newest row, as the list shows it */
export const shows = (page, outcome) =>
  page.waitForSelector(`${newestRow}[data-outcome="${outcome}"]`, PATIENT);

/** @param {Page} page the words of the newest row */
export const rowText = (page) => page.$eval(newestRow, ({ innerText }) => innerText.replace(/\s+/g, ' '));

/** 去核对 of the newest row, and 查询 in the practised list. @param {Page} page */
export async function lookUp(page) {
  await page.waitForSelector(`${newestRow} [data-action="check"]`, PATIENT);
  await page.click(`${newestRow} [data-action="check"]`);
  await page.waitForSelector('.practice-portal[data-view="list"] [data-action="query"]');
  await page.click('[data-action="query"]');
}

/** @param {Page} page what the refill engine filled in stands there */
export const filledIn = (page) =>
  page.waitForFunction(
    (cell) => document.querySelector(cell)?.value && document.querySelector('#piaoying-refill'),
    PATIENT,
    rateCell,
  );

/** @param {Page} page @param {string} rate */
export async function typeRate(page, rate) {
  await page.click(rateCell, { count: 3 });
  await page.keyboard.type(rate);
}
