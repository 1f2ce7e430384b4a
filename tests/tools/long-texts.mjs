/** `npm run texts`: every page of ours at 1024 px and 200 %, in both languages: which texts are longer than their place. The chip's root is closed: not looked at. */
import { existsSync } from 'node:fs';
import { openExtensionPage } from '../e2e/support/browser/extension.mjs';
import { BUILT, ONE_LINE, setStage, THREE_LINES } from '../e2e/support/stage/stage.mjs';

if (!existsSync(BUILT.chromium)) throw new Error('build first: npx wxt build');

/** Runs in the page: stands alone. Texts that are cut, or that reach beyond their box, with where they stand. */
function cutTexts() {
  const root = document.body;
  const found = [];
  for (const element of root.querySelectorAll('*')) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
    const box = element.getBoundingClientRect();
    // What only a screen reader reads is 1 px wide.
    if (!own || box.width <= 1 || element.scrollWidth <= element.clientWidth || element.clientWidth === 0)
      continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const place = element.closest('[data-part], [data-action], [data-filter], [data-field], [class]');
    const name = place ? (place.dataset.part ?? place.dataset.action ?? place.className) : '';
    found.push(
      `${element.tagName.toLowerCase()} (${name}) ${element.scrollWidth} > ${element.clientWidth}: ${element.textContent.trim().slice(0, 60)}`,
    );
  }
  return [...new Set(found)];
}

const SIZES = [
  { name: '1024 px', viewport: { width: 1024, height: 768, deviceScaleFactor: 1 } },
  { name: '200 %', viewport: { width: 683, height: 384, deviceScaleFactor: 2 } },
];
const LANGUAGES = ['zh_CN', 'en'];
const stage = await setStage();
let count = 0;

async function tell(page, where) {
  const texts = await page.evaluate(cutTexts);
  count += texts.length;
  for (const text of texts) console.log(`${where}\t${text}`);
}

/** Painted twice: what was read is laid out. */
const settled = (page) =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise((next) => requestAnimationFrame(next));
  });

try {
  await stage.submit(THREE_LINES);
  await stage.newest('issued', 1);
  stage.portal.setFault('refuse-rate');
  await stage.submit(ONE_LINE);
  const refused = await stage.newest('refused', 2);
  await stage.portal.clearFault();
  const rail = await openExtensionPage(stage.browser, 'ledger.html');
  await rail.waitForSelector('.rail a');
  const pages = await rail.$$eval('.rail a', (links) => links.map((link) => link.dataset.page));
  await rail.close();
  for (const language of LANGUAGES) {
    await stage.inside.evaluate(
      (wanted) => globalThis.chrome.storage.local.set({ settings: { language: wanted } }),
      language,
    );
    for (const { name, viewport } of SIZES) {
      const addresses = [
        ...pages.map((page) => [page, `ledger.html#/${page}`]),
        ['detail', `ledger.html#/submission/${refused.id}`],
        ['popup', 'popup.html'],
        ['welcome', 'welcome.html'],
      ];
      for (const [title, address] of addresses) {
        const page = await openExtensionPage(stage.browser, address);
        await page.setViewport(title === 'popup' ? { ...viewport, width: 380, height: 580 } : viewport);
        await page.bringToFront();
        await page.waitForNetworkIdle({ idleTime: 300 });
        await page.waitForFunction(
          (tag) => document.documentElement.lang.startsWith(tag),
          {},
          language.slice(0, 2),
        );
        await settled(page);
        await tell(page, `${language} ${name} ${title}`);
        await page.close();
      }
    }
  }
  console.log(`${count} texts are longer than their place`);
} finally {
  await stage.close();
}
