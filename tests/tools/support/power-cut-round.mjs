/** One pull of the plug, right after the page said 「已留底」. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium } from '../../e2e/support/browser/chromium.mjs';
import { openExtensionPage } from '../../e2e/support/browser/extension.mjs';
import { freezeBrowser, killBrowser } from '../../e2e/support/browser/processes.mjs';
import { readStore } from '../../e2e/support/browser/storage.mjs';
import { waitFor } from '../../e2e/support/browser/wait-for.mjs';
import { enterInvoice, pressIssue } from '../../portal/driver.mjs';
import { createDisk } from './loop-disk.mjs';

/** Long enough for the extension's own sweep at its start, which may still bring an invoice back. */
const SWEEP_MS = 3000;

/** @typedef {import('../../portal/portal.mjs').Portal} Portal */

/**
 * @param {{ extensionDir: string, portal: Portal, note: string }} options `note` marks this round's invoice
 * @returns {Promise<boolean>} whether the invoice was there after the power cut
 */
export async function cutPower({ extensionDir, portal, note }) {
  const disk = createDisk();
  try {
    const userDataDir = join(disk.folder, 'profile');
    const browser = await launchChromium({ extensionDir, userDataDir, args: portal.chromiumArgs() });
    let after;
    try {
      await submitUntilKept(await browser.newPage(), portal, note);
      freezeBrowser(browser);
      after = disk.afterPowerCut();
    } finally {
      await killBrowser(browser);
    }
    try {
      return await findAgain(join(after.folder, 'profile'), { extensionDir, portal, note });
    } finally {
      await after.remove();
    }
  } finally {
    await disk.remove();
  }
}

/**
 * The issue call hangs, so that nothing but the submit itself is written.
 * @param {import('puppeteer-core').Page} page
 * @param {Portal} portal
 * @param {string} note
 */
async function submitUntilKept(page, portal, note) {
  await portal.reset();
  portal.setFault('hang');
  await enterInvoice(page, portal, {
    buyer: { name: '朝阳区示例学校', taxId: '91110105MA01A2B3C4' },
    lines: [{ itemName: '复印纸', quantity: '20', unitPrice: '120', taxRate: '13%' }],
    note,
  });
  const kept = page.waitForSelector('#piaoying-chip[data-state="kept"]');
  await pressIssue(page);
  await kept;
}

/**
 * @param {string} userDataDir
 * @param {{ extensionDir: string, portal: Portal, note: string }} options
 */
async function findAgain(userDataDir, { extensionDir, portal, note }) {
  // The locks of the browser that was cut off.
  for (const name of readdirSync(userDataDir)) {
    if (name.startsWith('Singleton')) rmSync(join(userDataDir, name), { force: true });
  }
  const browser = await launchChromium({ extensionDir, userDataDir, args: portal.chromiumArgs() });
  try {
    const page = await openExtensionPage(browser, 'popup.html');
    const isThere = async () => JSON.stringify(await readStore(page, 'submissions')).includes(note);
    return await waitFor(isThere, { timeout: SWEEP_MS }).catch(() => false);
  } finally {
    await browser.close();
  }
}
