/** The clerk's hands on the entry form, quick: trusted input, but a field at a time instead of a key at a time. */

import { waitFor } from '../e2e/support/browser/wait-for.mjs';
import { clickHandle, find } from '../portal/driver/elements.mjs';
import { cellInput } from '../portal/driver/lines.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/** Chip states in which a click is watched; `lost` and `orphaned` tell the clerk to reload the page. */
const UNWATCHED = ['lost', 'orphaned'];

/** @param {Page} page @param {import('../portal/portal.mjs').Portal} portal */
export async function openFreshForm(page, portal) {
  // After some faults the portal takes no connection for a while.
  await waitFor(() => page.goto(`${portal.formUrl}?fppzDm=02`), { timeout: 15_000, every: 500 });
  await find(page, '.button-group_wrap button', '发票开具');
  await waitUntilWatched(page);
}

/** @param {Page} page */
const waitUntilWatched = (page) =>
  waitFor(
    () => page.$eval('#piaoying-chip', (chip, bad) => !bad.includes(chip.dataset.state ?? ''), UNWATCHED),
    { timeout: 15_000, message: 'the chip says that the form is watched' },
  );

/**
 * An empty form in this tab: the one that is there, cleared, or a new one.
 * @param {Page} page
 * @param {import('../portal/portal.mjs').Portal} portal
 * @param {boolean} reuse
 */
export async function emptyForm(page, portal, reuse) {
  await page.bringToFront();
  const there = reuse ? await whatIsThere(page).catch(() => 'nothing') : 'nothing';
  if (there === 'success') {
    await clickHandle(await find(page, '.issue-success button', '继续开票'));
    await find(page, '.button-group_wrap button', '发票开具');
  } else if (there === 'form') {
    await clickHandle(await find(page, '.operate-button-group__container button', '清空重填'));
    await clickHandle(await find(page, '.t-popconfirm .t-popconfirm__confirm'));
    await page.waitForFunction(
      () => document.querySelector('.blue-invoice .t-textarea__inner')?.value === '',
    );
  } else {
    await openFreshForm(page, portal);
  }
}

/** @param {Page} page @returns {Promise<'success' | 'form' | 'nothing'>} what can be gone on with */
const whatIsThere = (page) =>
  page.evaluate((bad) => {
    const shown = (css) => [...document.querySelectorAll(css)].some((el) => el.getClientRects().length > 0);
    const state = document.querySelector('#piaoying-chip')?.getAttribute('data-state') ?? 'lost';
    if (bad.includes(state) || shown('.t-dialog')) return 'nothing';
    if (shown('.issue-success')) return 'success';
    return shown('.blue-invoice') && !shown('.button-group_wrap .t-is-loading') ? 'form' : 'nothing';
  }, UNWATCHED);

/** @param {Page} page @param {import('puppeteer-core').ElementHandle<Element>} field @param {string} text */
async function put(page, field, text) {
  await field.evaluate((el) => {
    el.focus();
    el.select();
  });
  await page.keyboard.sendCharacter(text);
}

const NOTE = '.blue-invoice .t-textarea__inner';

/** @param {Page} page @param {string} note */
export async function writeNote(page, note) {
  await page.bringToFront();
  await put(page, await find(page, NOTE), note);
  await page.keyboard.press('Tab');
}

/** @param {Page} page @param {string} buyer empty: forgotten */
export async function writeBuyer(page, buyer) {
  await page.bringToFront();
  if (buyer === '') return;
  await put(page, await find(page, '.t-form-item__gmfmc input.t-input__inner'), buyer);
  await page.keyboard.press('Tab');
}

/**
 * @param {Page} page
 * @param {{ buyer: string, quantity: string }} invoice the lines stand in the form already (prefillLines)
 * @param {string} note
 */
export async function fillForm(page, { buyer, quantity }, note) {
  await page.bringToFront();
  await writeBuyer(page, buyer);
  await put(page, await cellInput(page, 0, 'spsl'), quantity);
  await page.keyboard.press('Tab');
  await writeNote(page, note);
}

/** What lies over an element, for who wonders. @param {import('puppeteer-core').ElementHandle<Element>} element */
const overIt = (element) =>
  element.evaluate((el) => {
    const { x, y, width, height } = el.getBoundingClientRect();
    const top = document.elementFromPoint(x + width / 2, y + height / 2);
    return `${el.className} at ${x},${y}: ${top?.outerHTML.slice(0, 300)}`;
  });

/**
 * Puts the mouse over 发票开具 once nothing lies over it, and counts the clicks that the page gets.
 * @param {Page} page
 */
export async function aimAtIssue(page) {
  await page.bringToFront();
  await waitUntilWatched(page);
  const button = await find(page, '.button-group_wrap button', '发票开具');
  const spot = await waitFor(
    () =>
      button.evaluate((el) => {
        el.scrollIntoView({ block: 'center' });
        const { x, y, width, height } = el.getBoundingClientRect();
        const top = document.elementFromPoint(x + width / 2, y + height / 2);
        const place = `${x},${y}`;
        const still = el.dataset.chaosPlace === place;
        el.dataset.chaosPlace = place;
        if (!still || !el.contains(top) || el.classList.contains('t-is-loading')) return null;
        window.chaosClicks = 0;
        if (!window.chaosCounts) {
          window.chaosCounts = true;
          const count = ({ target }) => {
            if (target.closest('.button-group_wrap')) window.chaosClicks += 1;
          };
          addEventListener('click', count, { capture: true });
        }
        return { x: x + width / 2, y: y + height / 2 };
      }),
    { timeout: 20_000, every: 30, message: '发票开具 lies free' },
  ).catch(async (error) => {
    throw new Error(`${error.message}; over it: ${await overIt(button)}`);
  });
  await page.mouse.move(spot.x, spot.y);
  return button;
}
