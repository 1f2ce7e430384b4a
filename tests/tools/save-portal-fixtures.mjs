/**
 * Saves pages of the practice portal as fixtures: `node tests/tools/save-portal-fixtures.mjs <folder for pictures> [case …]`.
 * A person then looks at each picture and writes or checks `expected.json` beside the page.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium } from '../e2e/support/browser/chromium.mjs';
import { ONE_LINE, THREE_LINES } from '../e2e/support/stage/stage.mjs';
import {
  click,
  enterInvoice,
  find,
  openQuery,
  pressIssue,
  searchList,
  turnTo,
  waitForDialogText,
  waitForInlineError,
  waitForSuccess,
  waitForToastText,
} from '../portal/driver.mjs';
import { startPortal } from '../portal/portal.mjs';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures', 'portal', 'dppt');

/** Each case: how to bring the page there. */
const CASES = {
  'entry-three-lines': (page, portal) => enterInvoice(page, portal, THREE_LINES),
  'entry-paged-grid': async (page, portal) => {
    portal.configure({ prefillLines: 12, gridPageSize: 5 });
    await page.goto(`${portal.formUrl}?fppzDm=02`);
    await find(page, '.t-pagination__total');
  },
  'refused-dialog': async (page, portal) => {
    portal.setFault('refuse-rate');
    await enterInvoice(page, portal, ONE_LINE);
    await pressIssue(page);
    await waitForDialogText(page);
  },
  'refused-toast': async (page, portal) => {
    portal.setFault('refuse-toast');
    await enterInvoice(page, portal, ONE_LINE);
    await pressIssue(page);
    await waitForToastText(page);
  },
  'refused-inline': async (page, portal) => {
    portal.setFault('refuse-inline');
    await enterInvoice(page, portal, ONE_LINE);
    await pressIssue(page);
    await waitForInlineError(page);
  },
  'question-dialog': async (page, portal) => {
    portal.configure({ questionDialog: '当前未查询到购买方纳税人信息，请确认是否继续开具' });
    await enterInvoice(page, portal, ONE_LINE);
    await pressIssue(page);
    await waitForDialogText(page);
  },
  'notice-toast': async (page, portal) => {
    await enterInvoice(page, portal, ONE_LINE);
    await click(page, '.button-group_wrap button', '保存草稿');
    await waitForToastText(page);
  },
  'query-first-page': async (page, portal) => {
    portal.configure({ seedInvoices: 12, listPage: 'plain' });
    await openQuery(page, portal);
    await searchList(page);
  },
  'query-last-page': async (page, portal) => {
    portal.configure({ seedInvoices: 12, listPage: 'plain' });
    await openQuery(page, portal);
    await searchList(page);
    await turnTo(page, 2);
  },
  'query-narrowed': async (page, portal) => {
    portal.configure({ seedInvoices: 12, listPage: 'plain' });
    await openQuery(page, portal);
    await searchList(page, {
      type: '取得发票',
      kind: '数电发票（普通发票）',
      buyer: '学校',
      dates: ['2026-01-05', '2026-01-20'],
    });
  },
  'list-placeholders': async (page, portal) => {
    portal.configure({ seedInvoices: 25 });
    await openQuery(page, portal);
    await searchList(page, { dates: ['2026-11-01', '2026-11-28'] });
  },
  'list-labels': async (page, portal) => {
    portal.configure({ seedInvoices: 3, listDates: 'labels' });
    await openQuery(page, portal);
    await searchList(page, { dates: ['2026-11-01', '2026-11-28'] });
  },
  'list-brackets': async (page, portal) => {
    portal.configure({ seedInvoices: 25, listDates: 'brackets', listHeader: true });
    await openQuery(page, portal);
    await searchList(page, { dates: ['2026-11-01', '2026-11-28'], buyer: '学校' });
  },
  'list-received': async (page, portal) => {
    portal.configure({ seedInvoices: 25, listEmpty: '未查询到符合条件的数据' });
    await openQuery(page, portal);
    await searchList(page, { type: '取得发票', dates: ['2026-11-01', '2026-11-28'] });
  },
  success: async (page, portal) => {
    await enterInvoice(page, portal, ONE_LINE);
    await pressIssue(page);
    await waitForSuccess(page);
  },
};

/** The page as it stands, with what was typed written into its markup; without scripts, styles and drawings. */
const dump = (page) =>
  page.evaluate(() => {
    for (const input of document.querySelectorAll('input')) {
      input.setAttribute('value', input.value);
      input.toggleAttribute('checked', input.checked);
    }
    for (const area of document.querySelectorAll('textarea')) area.textContent = area.value;
    const copy = /** @type {HTMLElement} */ (document.documentElement.cloneNode(true));
    for (const element of copy.querySelectorAll('script, style, link, svg')) element.remove();
    return `<!doctype html>\n${copy.outerHTML.replaceAll('><', '>\n<')}\n`;
  });

const [pictures, ...wanted] = process.argv.slice(2);
if (pictures === undefined) throw new Error('name a folder for the pictures');
mkdirSync(pictures, { recursive: true });
const portal = await startPortal();
const browser = await launchChromium({ args: portal.chromiumArgs() });
try {
  for (const [name, bring] of Object.entries(CASES)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const page = await browser.newPage();
    await bring(page, portal);
    await page.screenshot({ path: join(pictures, `${name}.png`) });
    mkdirSync(join(FIXTURES, name), { recursive: true });
    writeFileSync(join(FIXTURES, name, 'page.html'), await dump(page));
    console.log(`saved ${name}`);
    await page.close();
    await portal.reset();
  }
} finally {
  await browser.close();
  await portal.close();
}
