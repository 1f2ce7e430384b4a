/** Chip and bars lie over no control of the practice portal's form, wherever it is scrolled to, on a laptop of 1366 px. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enterInvoice, openForm, pressDialogButton } from '../../portal/driver.mjs';
import { readStore } from '../support/browser/storage.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { barState, refuse, retry } from '../support/stage/refill.mjs';
import { ONE_LINE, setStage, THREE_LINES } from '../support/stage/stage.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
/** A place is looked for the more seldom the longer it takes: on a busy machine the whole page takes minutes. */
const LONG = { timeout: 240_000 };
const LAPTOP = { width: 1366, height: 657 };

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.close());

/** Words of the controls that something of ours lies over. Runs in the page. */
function coveredControls() {
  const ours = [...document.querySelectorAll('[id^="piaoying-"]')];
  const controls = document.querySelectorAll('button, a[href], input, select, textarea, [role="button"]');
  const found = [];
  for (const host of ours) {
    const at = host.getBoundingClientRect();
    for (const control of controls) {
      const box = control.getBoundingClientRect();
      const [left, right] = [Math.max(at.left, box.left), Math.min(at.right, box.right)];
      const [top, bottom] = [Math.max(at.top, box.top), Math.min(at.bottom, box.bottom)];
      if (right - left < 1 || bottom - top < 1) continue;
      const [shown] = document
        .elementsFromPoint((left + right) / 2, (top + bottom) / 2)
        .filter((element) => !ours.includes(element));
      // Under a footer it is covered by the page itself.
      if (shown && (control.contains(shown) || shown.contains(control)))
        found.push(`${host.id} over ${control.textContent?.trim() || control.className}`);
    }
  }
  return found;
}

/** At the top, and at each further part of the page. */
async function coversNothing(/** @type {Page} */ page, /** @type {string[]} */ ids) {
  for (const id of ids) await page.waitForSelector(`#${id}`);
  const end = await page.evaluate(() => document.scrollingElement?.scrollHeight ?? 0);
  for (let top = 0; top < end; top += 130) {
    await page.evaluate((to) => document.scrollingElement?.scrollTo(0, to), top);
    await waitFor(async () => (await page.evaluate(coveredControls)).length === 0, {
      timeout: 20_000,
      message: `scrolled to ${top}: nothing is covered`,
    }).catch(async (error) => {
      throw new Error(`${error.message}: ${(await page.evaluate(coveredControls)).join('; ')}`);
    });
  }
}

test('the chip of a refusal and the bar of the refill after it', LONG, async () => {
  await stage.page.setViewport(LAPTOP);
  const failed = await refuse(stage, THREE_LINES, 0);
  await pressDialogButton(stage.page, '我知道了');
  await coversNothing(stage.page, ['piaoying-chip']);
  const tab = await retry(stage, failed.id);
  await tab.setViewport(LAPTOP);
  expect(await barState(tab)).toBe('filled');
  await coversNothing(tab, ['piaoying-chip', 'piaoying-refill']);
  await tab.close();
});

test('the bar on the wrong company leaves 增行 and 清空重填 free', LONG, async () => {
  await stage.portal.clearFault();
  const failed = await refuse(stage, { ...ONE_LINE, note: '另一张' }, 1);
  stage.portal.configure({ company: 1 });
  const tab = await retry(stage, failed.id);
  await tab.setViewport(LAPTOP);
  expect(await barState(tab)).toBe('wrongCompany');
  await coversNothing(tab, ['piaoying-refill']);
  await tab.close();
  stage.portal.configure({ company: 0 });
});

test('the offer of a draft', LONG, async () => {
  await stage.portal.clearFault();
  const tab = await stage.browser.newPage();
  await tab.setViewport(LAPTOP);
  await tab.bringToFront();
  await enterInvoice(tab, stage.portal, { ...ONE_LINE, note: '没提交的' });
  await waitFor(
    async () => (await readStore(stage.inside, 'drafts')).some(({ invoice }) => invoice?.note === '没提交的'),
    {
      message: 'the draft is kept',
    },
  );
  await tab.close();
  await stage.page.bringToFront();
  await openForm(stage.page, stage.portal);
  await coversNothing(stage.page, ['piaoying-draft']);
});
