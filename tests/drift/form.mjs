/** The driver's hands where names and words have changed: through `window.practiceForm`, see the portal's README. */
import { TIMEOUT } from '../portal/driver/elements.mjs';

/** @typedef {import('puppeteer-core').Page} Page @typedef {import('puppeteer-core').Frame} Frame */

const BUYER = {
  name: 'gmfmc',
  taxId: 'gmfnsrsbh',
  address: 'dz',
  phone: 'lxdh',
  bankName: 'yhyywdmc',
  bankAccount: 'yhzh',
};
const LINE = {
  itemName: 'xmmc',
  specification: 'ggxh',
  unit: 'dw',
  quantity: 'spsl',
  unitPrice: 'dj',
  netAmount: 'je',
  taxRate: 'slv',
};

/** @param {Record<string, string>} values @param {Record<string, string>} names */
const renamed = (values, names) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [names[name], value]));

/**
 * Opens the form, wherever the options put it, and enters the whole invoice: all of it through the form's model, the
 * note last and by hand, so that the page has seen a clerk.
 * @param {Page} page
 * @param {import('../portal/portal.mjs').Portal} portal
 * @param {import('./invoices.mjs').Entry} entry
 * @returns {Promise<Frame>} the frame that the form stands in
 */
export async function openAndFill(page, portal, { ticket, buyer, note, typed, discounts }) {
  await page.goto(`${portal.entryUrl}?fppzDm=${ticket}`);
  const frame = await formFrame(page);
  await frame.waitForFunction('window.practiceForm', { timeout: TIMEOUT });
  if (portal.state.options.translate)
    await frame.waitForSelector('html.translated-ltr font', { timeout: TIMEOUT });
  const values = { buyer: renamed(buyer, BUYER), lines: typed.map((line) => renamed(line, LINE)), discounts };
  await frame.evaluate((invoice) => /** @type {any} */ (window).practiceForm.fill(invoice), values);
  const box = await handOf(frame, 'noteBox');
  await box.click();
  await box.type(note);
  return frame;
}

/** @param {Page} page @returns {Promise<Frame>} */
async function formFrame(page) {
  const holder = await page.$('iframe[src]');
  return (await holder?.contentFrame()) ?? page.mainFrame();
}

/** @param {Frame} frame @param {'noteBox' | 'issueButton'} what */
async function handOf(frame, what) {
  const handle = await frame.evaluateHandle((name) => /** @type {any} */ (window).practiceForm[name](), what);
  return /** @type {import('puppeteer-core').ElementHandle<HTMLElement>} */ (handle);
}

/** 发票开具, whatever its words are. @param {Frame} frame */
export const issueButton = (frame) => handOf(frame, 'issueButton');

/** Yes to the question that is asked: its last button, whatever its words and names are. @param {Frame} frame */
export async function sayYes(frame) {
  const shown = () =>
    [...document.querySelectorAll('body > :not(#app) button')]
      .filter((button) => button.getClientRects().length > 0)
      .at(-1) ?? null;
  const button = await frame.waitForFunction(shown, { timeout: TIMEOUT });
  // A dialog slides in.
  await frame.evaluate((el) => /** @type {HTMLElement} */ (el).click(), button);
}
