/**
 * The main job, played and photographed: one invoice is issued, one is refused, the popup shows both, the month is
 * exported. Plays on the shipped build and stops at the first thing that does not come true.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium } from '../../e2e/support/browser/chromium.mjs';
import { openExtensionPage, openRealPopup } from '../../e2e/support/browser/extension.mjs';
import { waitFor } from '../../e2e/support/browser/wait-for.mjs';
import { enterInvoice, pressIssue, waitForDialogText, waitForSuccess } from '../../portal/driver.mjs';
import { tableOfCsv } from './csv-table.mjs';

const GOOD = {
  ticket: '增值税专用发票',
  buyer: { name: '朝阳区示例学校', taxId: '91110105MA01A2B3C4' },
  lines: [
    {
      itemName: '复印纸',
      specification: 'A4 70g',
      unit: '箱',
      quantity: '20',
      unitPrice: '120',
      taxRate: '13%',
    },
    {
      itemName: '硒鼓',
      specification: 'HP-88A',
      unit: '支',
      quantity: '4',
      unitPrice: '150',
      taxRate: '13%',
    },
  ],
  note: '练习：本月办公用品',
};

const BAD = {
  ...GOOD,
  buyer: { name: '海淀示例商贸有限公司', taxId: '91110108MA02B3C4D5' },
  lines: [{ itemName: '咨询服务', quantity: '1', unitPrice: '960', taxRate: '6%' }],
  note: '练习：税率会被拒绝',
};

/**
 * @param {object} options
 * @param {import('../../portal/portal.mjs').Portal} options.portal
 * @param {string} options.extensionDir
 * @param {string} options.folder takes the pictures and the export
 * @param {(line: string) => void} options.say
 */
export async function runDemo({ portal, extensionDir, folder, say }) {
  const browser = await launchChromium({ extensionDir, args: portal.chromiumArgs(), downloadsDir: folder });
  /** @param {Uint8Array | undefined} picture @param {string} name @param {string} what */
  const save = (picture, name, what) => {
    if (picture === undefined) throw new Error(`no picture for ${name}`);
    writeFileSync(join(folder, name), picture);
    say(`${name}  ${what}`);
  };
  /** @param {import('puppeteer-core').Page} page @param {string} name @param {string} what */
  const takePicture = async (page, name, what) => {
    await page.bringToFront();
    await settled(page);
    save(await page.screenshot(), name, what);
  };
  try {
    const page = await browser.newPage();
    await enterInvoice(page, portal, GOOD);
    await takePicture(page, '1-form.png', '填好的开票页 / the form, filled in');

    await pressIssue(page);
    const { invoiceNumber } = await waitForSuccess(page);
    await waitForChip(page, 'issued');
    await takePicture(page, '2-issued.png', `已开具 / issued: ${invoiceNumber}`);

    portal.setFault('refuse-rate');
    await enterInvoice(page, portal, BAD);
    await pressIssue(page);
    const message = await waitForDialogText(page);
    await waitForChip(page, 'refused');
    await takePicture(page, '3-refused.png', `开具失败 / refused: ${message}`);

    // The real popup, for only that knows the portal's tab under it; the export from its page, for a download
    // takes the focus, and that closes a popup.
    const popup = await openRealPopup(browser, page);
    await popup.waitForFunction((text) => document.body.textContent?.includes(text), {}, message);
    await settled(popup);
    save(await popup.screenshot(), '4-popup.png', '弹窗 / the popup');

    const popupPage = await openExtensionPage(browser, 'popup.html');
    const excel = await downloadBy(popupPage, '[data-action="export-xlsx"]', folder, '.xlsx');
    say(`${excel}  导出的 Excel / the export`);
    await popupPage.click('[data-action="more"]');
    const csv = await downloadBy(popupPage, '[data-action="export-csv"]', folder, '.csv');
    say(`${csv}  同样内容的 CSV / the same as CSV`);
    const table = await browser.newPage();
    await table.setContent(tableOfCsv(readFileSync(join(folder, csv))));
    const whole = await table.waitForSelector('table');
    save(await whole?.screenshot(), '5-export.png', '导出的表，画成图 / the export as a picture');
  } finally {
    await browser.close();
  }
}

/** @param {import('puppeteer-core').Page} page @param {string} state `data-state` of the chip's host element */
async function waitForChip(page, state) {
  await waitFor(
    async () => (await page.$eval('#piaoying-chip', (host) => host.getAttribute('data-state'))) === state,
    { message: `chip says ${state}` },
  );
}

/** Until nothing on the page is fading or sliding in. @param {import('puppeteer-core').Page} page */
async function settled(page) {
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        ({ playState, effect }) => playState !== 'running' || effect?.getTiming().iterations === Infinity,
      ),
  );
}

/**
 * @param {import('puppeteer-core').Page} page
 * @param {string} button
 * @param {string} folder where the browser puts downloads
 * @param {string} ending
 * @returns {Promise<string>} the file's name, once it is whole
 */
async function downloadBy(page, button, folder, ending) {
  await page.bringToFront();
  // Nothing can be exported until the page knows of which company, and while another export runs.
  await page.waitForSelector(`${button}:enabled`);
  await page.click(button);
  // The browser gives the file its name when it is whole.
  return waitFor(() => readdirSync(folder).find((name) => name.endsWith(ending)), {
    message: `${ending} downloaded`,
  });
}
