/** What stands in the README's pictures, and how they are taken. */

import { openExtensionPage, openRealPopup } from '../../e2e/support/browser/extension.mjs';
import { waitFor } from '../../e2e/support/browser/wait-for.mjs';
import { keepCases, line } from '../../e2e/support/cases/kept-cases.mjs';
import { paste, waitForTotals, write } from '../../e2e/support/stage/entries.mjs';
import { setStage } from '../../e2e/support/stage/stage.mjs';
import { waitForDialogText } from '../../portal/driver.mjs';

/** WebP: a third of a PNG's size at these colours. */
const QUALITY = 85;

const sold = (itemName, net, rate, tax, more) => line(1, itemName, { net, rate, tax, ...more });
const bought = (name, taxId, row, gross, said, kind = '普通发票') => ({
  form: { buyer: { name, taxId }, lines: [row], gross, kind },
  said,
});
const SPECIAL = '增值税专用发票';

/** @type {import('../../e2e/support/cases/kept-cases.mjs').Case[]} */
const DAY = [
  bought(
    '北京青禾商贸有限公司',
    '91110105MA01C7PH2D',
    sold('*信息技术服务*软件维护', '12075.47', '6%', '724.53'),
    '¥12,800.00',
    { number: '26112000000100077412' },
    SPECIAL,
  ),
  bought('朝阳区示例学校', '', sold('*纸制品*复印纸', '2654.87', '13%', '345.13'), '¥3,000.00', {
    number: '26112000000100077418',
  }),
  bought(
    '上海梧桐商贸有限公司',
    '91310115MA1K3BNTXB',
    sold('*设计服务*平面设计', '5000.00', '6%', '300.00'),
    '¥5,300.00',
    { refusal: '可用发票额度不足，请申请调整额度' },
    SPECIAL,
  ),
  bought('海淀示例餐厅', '', sold('*餐饮服务*餐费', '950.50', '1%', '9.50'), '¥960.00', {
    refusal: '购买方纳税人识别号不正确',
  }),
  bought(
    '天津海棠物流有限公司',
    '',
    sold('*物流辅助服务*仓储费', '8490.57', '6%', '509.43'),
    '¥9,000.00',
    { timedOut: true },
    SPECIAL,
  ),
  bought('丰台示例幼儿园', '', sold('*玩具*积木', '1769.91', '13%', '230.09'), '¥2,000.00', {
    number: '26112000000100077431',
  }),
];

const REFUSED = {
  ticket: /** @type {const} */ ('普通发票'),
  buyer: { name: '海淀示例商贸有限公司', taxId: '' },
  note: '合同 2026-118',
  lines: [
    { itemName: '*咨询服务*咨询费', unit: '次', quantity: '1', unitPrice: '960', taxRate: '6%' },
    { itemName: '*纸制品*打印纸', unit: '箱', quantity: '3', unitPrice: '99.5', taxRate: '13%' },
  ],
};

/**
 * @param {(name: string, bytes: Uint8Array) => void} save pictures of the README
 * @param {(name: string, bytes: Uint8Array) => void} saveOther of every page in both themes
 */
export async function takePictures(save, saveOther) {
  const stage = await setStage();
  /** @param {import('puppeteer-core').Page} page @param {string} name @param {object} [options] */
  const take = async (page, name, options, to = save) => {
    await page.evaluate(() =>
      Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined))),
    );
    to(`${name}.webp`, await page.screenshot({ type: 'webp', quality: QUALITY, ...options }));
  };
  try {
    stage.portal.setFault('refuse-rate');
    await stage.submit(REFUSED);
    const message = await waitForDialogText(stage.page);
    const refused = await stage.newest('refused', 1);
    // The rest of the day, of the company that is on the form.
    const day = DAY.map(({ form, said }) => ({ form: { ...form, seller: refused.invoice.seller }, said }));
    await keepCases(stage.inside, day, { minutes: 23, name: 'DAY' });

    const popup = await openRealPopup(stage.browser, stage.page);
    await popup.waitForFunction((text) => document.body.textContent?.includes(text), {}, message);
    // Headless, its window is a little lower than the popup is.
    const { width, height } = await popup.$eval('main', (main) => main.getBoundingClientRect().toJSON());
    await take(popup, 'popup', { clip: { x: 0, y: 0, width, height } });

    const before = new Set(await stage.browser.pages());
    await popup.click(`[data-submission="${refused.id}"] [data-action="retry"]`);
    const form = await waitFor(
      async () =>
        (await stage.browser.pages()).find(
          (page) => !before.has(page) && page.url().startsWith(stage.portal.origin),
        ),
      { message: 'the portal opens' },
    );
    await form.setViewport({ width: 1280, height: 760 });
    await form.bringToFront();
    await waitFor(() => form.$eval('#piaoying-refill', (bar) => bar.getAttribute('data-state')), {
      timeout: 60_000,
      message: 'the refill bar',
    });
    await take(form, 'refill');
    await form.close();
    await waitFor(async () => (await stage.submissions()).every(({ refill }) => !refill), {
      message: 'the refill is closed',
    });

    const ledger = await openExtensionPage(stage.browser, 'ledger.html#/ledger');
    await ledger.setViewport({ width: 1280, height: 760 });
    await ledger.bringToFront();
    await ledger.waitForSelector(`tr[data-submission="${refused.id}"]`);
    await ledger.click(`tr[data-submission="${refused.id}"] .open`);
    await ledger.waitForSelector('[data-part="detail"] [data-part="portal-text"]');
    await take(ledger, 'ledger');
    for (const [page, ready] of [
      ['today', '[data-part="bars"] a'],
      ['inbox', '[data-class] [data-submission]'],
      ['exchange', '[data-action="export-xlsx"]'],
    ]) {
      await ledger.evaluate((to) => {
        location.hash = `#/${to}`;
      }, page);
      await ledger.waitForSelector(ready);
      await take(ledger, page);
    }

    await ledger.evaluate((company) => {
      location.hash = `#/entries?tab=new&company=${company}`;
    }, refused.sellerTaxId);
    await write(ledger, '[data-entry-part="buyer.name"]', '北京青禾商贸有限公司');
    await paste(
      ledger,
      '[data-part="entry-lines"] input',
      [
        '项目名称\t单位\t数量\t单价\t税率',
        '*纸制品*复印纸\t箱\t20\t99.5\t13%',
        '*文具*签字笔\t盒\t12\t18.6\t13%',
        '*信息技术服务*软件维护\t次\t1\t3200\t6%',
      ].join('\n'),
    );
    await waitForTotals(ledger, { net: '5,413.20' });
    await ledger.$eval('[data-card="lines"]', (card) => card.scrollIntoView({ block: 'center' }));
    await take(ledger, 'entries');
    const practice = await openExtensionPage(stage.browser, 'practice.html');
    await practice.setViewport({ width: 1280, height: 760 });
    await practice.bringToFront();
    await practice.waitForSelector('[data-part="ledger"]');
    await practice.waitForNetworkIdle({ idleTime: 200 });
    await take(practice, 'practice');
    await practice.close();
    await ledger.bringToFront();

    const rail = await ledger.$$eval('nav a', (links) => links.map((link) => /** @type {any} */ (link).hash));
    const places = [
      ...rail.map((address) => [address.slice(2), address]),
      ['by-company', '#/inbox?by=company'],
      ['entry-form', `#/entries?tab=new&company=${refused.sellerTaxId}`],
      ['entry-paper', '#/entries?tab=paper'],
      ['handover', `#/companies?tab=handover&company=${refused.sellerTaxId}`],
      ['check', `#/reconcile?company=${refused.sellerTaxId}`],
      ['detail', `#/submission/${refused.id}`],
    ];
    const welcome = await openExtensionPage(stage.browser, 'welcome.html');
    await welcome.setViewport({ width: 1280, height: 760 });
    const inTab = await openExtensionPage(stage.browser, 'popup.html');
    await inTab.setViewport({ width: 380, height: 580 });
    for (const theme of ['light', 'dark']) {
      const features = [{ name: 'prefers-color-scheme', value: theme }];
      for (const page of [inTab, ledger, welcome]) await page.emulateMediaFeatures(features);
      await inTab.bringToFront();
      await take(inTab, `popup-${theme}`, undefined, saveOther);
      await welcome.bringToFront();
      await take(welcome, `welcome-${theme}`, { fullPage: true }, saveOther);
      await ledger.bringToFront();
      for (const [name, address] of places) {
        await ledger.evaluate((to) => {
          location.hash = to;
        }, address);
        await ledger.waitForSelector('main h1');
        await ledger.waitForNetworkIdle({ idleTime: 200 });
        await take(ledger, `${name}-${theme}`, undefined, saveOther);
      }
    }
  } finally {
    await stage.close();
  }
}
