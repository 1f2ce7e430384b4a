/** What the portal shows after a click, and what the clerk does about it. */

import { clickHandle } from '../portal/driver/elements.mjs';
import { cancelFaceScan, refreshFaceScan } from '../portal/driver.mjs';
import { FAULTS } from '../portal/faults.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/** A portal that has not shown anything by then shows nothing (a call that hangs). */
const PATIENCE_MS = 5000;
const ROUNDS = 8;

/** @param {Page} page */
const look = (page) =>
  page.evaluate(() => {
    const shown = (css) => [...document.querySelectorAll(css)].filter((el) => el.getClientRects().length > 0);
    if (location.host.startsWith('tpass')) return { what: 'login' };
    if (shown('.issue-success').length > 0) return { what: 'success' };
    if (shown('.face-scan__expired').length > 0) return { what: 'scanExpired' };
    if (shown('.face-scan').length > 0) return { what: 'scan' };
    const buttons = shown('.t-dialog__footer button').length;
    if (buttons > 0) return { what: buttons > 1 ? 'question' : 'message' };
    if (shown('.t-message').length > 0) return { what: 'toast' };
    if (shown('.blue-invoice .t-is-error').length > 0) return { what: 'inline' };
    return { what: document.querySelector('.button-group_wrap .t-is-loading') ? 'busy' : 'nothing' };
  });

/** @param {Page} page @param {boolean} yes */
async function answerDialog(page, yes) {
  const footers = await page.$$('.t-dialog__footer');
  for (const footer of footers) {
    if (!(await footer.evaluate((el) => el.getClientRects().length > 0))) continue;
    const buttons = await footer.$$('button');
    const confirm = await footer.$('.t-dialog__confirm');
    const other = await footer.$('.t-dialog__cancel');
    await clickHandle((yes ? confirm : other) ?? buttons[buttons.length - 1]);
    await page
      .waitForFunction(
        (el) => !el.isConnected || el.getClientRects().length === 0,
        { timeout: 20_000 },
        footer,
      )
      .catch(ifGone);
    return;
  }
}

/** A message 请重新登录 leaves the page when it is closed. @param {Error} error */
function ifGone(error) {
  if (!/context|detached|navigat|frame|waiting failed/i.test(String(error))) throw error;
}

/**
 * Follows a submission until the portal has said its last word, answering what it asks.
 * @param {Page} page
 * @param {import('../portal/portal.mjs').Portal} portal
 * @param {boolean} yes
 * @returns {Promise<string[]>} what was seen, in order
 */
export async function followAnswer(page, portal, yes) {
  const seen = [];
  let end = Date.now() + PATIENCE_MS;
  // The first code of most faults becomes something by itself; a renewed one never does.
  let renewed = false;
  let scanDecided = false;
  while (seen.length < ROUNDS && Date.now() < end) {
    const { what } = await look(page).catch(() => ({ what: 'nothing' }));
    if (what === 'nothing' || what === 'busy') {
      await new Promise((resolve) => setTimeout(resolve, 40));
      continue;
    }
    if (what !== 'scan' || seen.at(-1) !== 'scan') seen.push(what);
    end = Date.now() + PATIENCE_MS;
    if (what === 'question' || what === 'message') {
      await answerDialog(page, yes);
      if (what === 'message' && seen.at(-2) !== 'scan') return seen;
    } else if (what === 'scan') {
      const byItself = !renewed && lastFault(portal).becomes !== undefined;
      if (!scanDecided) scanDecided = byItself || (await decideScan(page, portal, yes));
      await new Promise((resolve) => setTimeout(resolve, 40));
    } else if (what === 'scanExpired') {
      if (!yes) {
        await cancelFaceScan(page);
        return seen;
      }
      await refreshFaceScan(page);
      scanDecided = false;
      renewed = true;
    } else return seen;
  }
  return seen.length > 0 ? seen : ['silence'];
}

/** @param {import('../portal/portal.mjs').Portal} portal @returns {Partial<import('../portal/faults.mjs').Fault>} */
function lastFault(portal) {
  const id = portal.state.calls.findLast(({ fault }) => fault)?.fault;
  return FAULTS.find((fault) => fault.id === id) ?? {};
}

/**
 * A code that becomes nothing by itself is passed by the clerk, or she closes the dialog.
 * @param {Page} page
 * @param {import('../portal/portal.mjs').Portal} portal
 * @param {boolean} yes
 * @returns {Promise<boolean>} false while the page has not asked for the code yet
 */
async function decideScan(page, portal, yes) {
  if (portal.state.faceScan?.status !== 'waiting') return false;
  if (yes) portal.setFaceScan('passed');
  else await cancelFaceScan(page);
  return true;
}
