/**
 * One stage for a test file: the practice portal, a browser with the built extension and a page of the
 * extension that reads its database from inside. Nothing is shared between files.
 */
import { join } from 'node:path';
import { enterInvoice, pressIssue } from '../../../portal/driver.mjs';
import { startPortal } from '../../../portal/portal.mjs';
import { launchChromium } from '../browser/chromium.mjs';
import { openExtensionPage } from '../browser/extension.mjs';
import { readStore } from '../browser/storage.mjs';
import { waitFor } from '../browser/wait-for.mjs';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');
export const BUILT = {
  chromium: join(ROOT, '.output', 'chrome-mv3'),
  firefox: join(ROOT, '.output', 'firefox-mv3'),
};

/** An invoice of three lines in which every kind of column is filled; the amounts are what the form computes. */
export const THREE_LINES = {
  ticket: /** @type {const} */ ('增值税专用发票'),
  buyer: {
    name: '北京青禾商贸有限公司',
    taxId: '91110105MA01C7PH2D',
    address: '北京市朝阳区练习路1号',
    phone: '010-55501234',
    bankName: '北京示例银行朝阳支行',
    bankAccount: '02000001092000012345',
  },
  note: '合同 2026-118，第一批',
  lines: [
    {
      itemName: '*信息技术服务*软件维护',
      specification: 'A型',
      unit: '次',
      quantity: '2',
      unitPrice: '617',
      netAmount: '1234.00',
      taxRate: '6%',
    },
    {
      itemName: '*纸制品*打印纸',
      specification: '=1+1',
      unit: '箱',
      quantity: '3',
      unitPrice: '99.5',
      netAmount: '298.50',
      taxRate: '13%',
    },
    {
      itemName: '*农产品*苹果',
      unit: '千克',
      quantity: '10',
      unitPrice: '8.8',
      netAmount: '88.00',
      taxRate: '免税',
    },
  ],
};

/** Small and quick to type, for tests in which the content does not matter. */
export const ONE_LINE = {
  ticket: /** @type {const} */ ('普通发票'),
  buyer: { name: '朝阳区某学校', taxId: '' },
  lines: [{ itemName: '*餐饮服务*餐费', netAmount: '100.00', taxRate: '1%' }],
};

/**
 * @param {Parameters<typeof launchChromium>[0]} [options]
 * @param {(options: Parameters<typeof launchChromium>[0]) => ReturnType<typeof launchChromium>} [launch]
 */
export async function setStage(options = {}, launch = launchChromium) {
  const portal = await startPortal();
  const browser = await launch({
    extensionDir: BUILT.chromium,
    args: portal.chromiumArgs(),
    ...options,
  }).catch(async (error) => {
    await portal.close();
    throw error;
  });
  const inside = await openExtensionPage(browser, 'popup.html');
  const page = await browser.newPage();

  // Reloading the extension closes its pages: a test that does so opens another.
  const submissions = () => readStore(stage.inside, 'submissions');
  const stage = {
    portal,
    browser,
    /** A page of the extension, to read the database in its own origin. */
    inside,
    /** The clerk's portal tab. */
    page,
    submissions,
    /** Enters an invoice and presses 发票开具. */
    async submit(invoice, on = page) {
      await enterInvoice(on, portal, invoice);
      await pressIssue(on);
    },
    /** Waits until the newest submission has this outcome. */
    newest: (outcome, count = 1) =>
      waitFor(
        async () => {
          const all = await submissions();
          const last = all.at(-1);
          if (all.length !== count || last.outcome.type !== outcome) {
            throw new Error(`${all.length} submissions, the last ${JSON.stringify(last?.outcome)}`);
          }
          return last;
        },
        { timeout: 30_000, message: `submission ${count} with outcome ${outcome}` },
      ),
    /** Also when the browser has died: the portal would keep this process alive, and its addresses. */
    async close() {
      try {
        await browser.close();
      } finally {
        await portal.close();
      }
    },
  };
  return stage;
}

/** @typedef {Awaited<ReturnType<typeof setStage>>} Stage */
