/**
 * Small steps on a puppeteer page, with real clicks and keys only, and no fixed pauses.
 * @typedef {import('puppeteer-core').Page} Page
 * @typedef {import('puppeteer-core').ElementHandle<Element>} Handle
 */

export const TIMEOUT = 30_000;

/**
 * The first visible element of `selector` whose text contains `text`; waits for it.
 * @param {Page} page
 * @param {string} selector
 * @param {string} [text]
 * @returns {Promise<Handle>}
 */
export async function find(page, selector, text = '') {
  const handle = await page.waitForFunction(
    (css, part) =>
      [...document.querySelectorAll(css)].find(
        (el) => el.textContent.includes(part) && el.getClientRects().length > 0,
      ),
    { timeout: TIMEOUT },
    selector,
    text,
  );
  return /** @type {Handle} */ (handle);
}

/**
 * Waits until the element stands still (dialogs and pop-ups slide in), what it stands in has come in whole (a menu
 * that is still fading in lets the press through to what lies below), and nothing lies over it, then clicks it.
 * @param {Handle} handle in whichever frame
 * @param {Readonly<import('puppeteer-core').ClickOptions>} [how]
 */
export async function clickHandle(handle, how) {
  await handle.frame.waitForFunction(
    (el) => {
      if (!el.isConnected) throw new Error('detached');
      if (el.closest('[class*="-enter-active"], [class*="-leave-active"]')) return false;
      el.scrollIntoView({ block: 'center', inline: 'nearest' });
      const { x, y, width, height } = el.getBoundingClientRect();
      const place = `${x},${y}`;
      const page = /** @type {Window & { practiceDriverPlaces?: WeakMap<Element, string> }} */ (window);
      page.practiceDriverPlaces ??= new WeakMap();
      const still = page.practiceDriverPlaces.get(el) === place;
      page.practiceDriverPlaces.set(el, place);
      const top = document.elementFromPoint(x + width / 2, y + height / 2);
      return still && (el === top || el.contains(top));
    },
    { timeout: TIMEOUT, polling: 16 },
    handle,
  );
  await handle.click(how);
}

/** What puppeteer says of an element that the page has drawn anew in the meantime: nothing was clicked. */
const GONE = /not clickable|detached/;

/**
 * Clicks what `find` finds; where the page draws it anew under the hand, the new one.
 * @param {Page} page
 * @param {string} selector
 * @param {string} [text]
 */
export async function click(page, selector, text) {
  const until = Date.now() + TIMEOUT;
  for (;;) {
    try {
      return await clickHandle(await find(page, selector, text));
    } catch (error) {
      if (!GONE.test(String(error)) || Date.now() > until) throw error;
    }
  }
}

/**
 * Replaces what the input holds by typing, and leaves it.
 * @param {Page} page
 * @param {Handle} handle
 * @param {string} text
 * @param {{ leave?: boolean }} [how]
 */
export async function typeOver(page, handle, text, { leave = true } = {}) {
  await clickHandle(handle);
  await handle.evaluate((el) => /** @type {HTMLInputElement} */ (el).select());
  await page.keyboard.press('Backspace');
  const [first = '', ...rest] = text;
  if (first) await handle.type(first);
  // As an input method puts it in; by keys each character costs three words to the browser. Firefox takes keys alone.
  const more = rest.join('');
  if (more) await page.keyboard.sendCharacter(more).catch(() => handle.type(more));
  if (leave) await page.keyboard.press('Tab');
}

/** @param {Handle} handle */
export const inputValue = (handle) => handle.evaluate((el) => /** @type {HTMLInputElement} */ (el).value);

/**
 * Opens a component select and takes the option with exactly this label.
 * @param {Page} page
 * @param {Handle} trigger its readonly input
 * @param {string} label
 */
export async function choose(page, trigger, label) {
  await clickHandle(trigger);
  const option = await page.waitForFunction(
    (text) =>
      [...document.querySelectorAll('.t-select__dropdown li.t-select-option')].find(
        (el) => el.textContent.trim() === text && el.getClientRects().length > 0,
      ),
    { timeout: TIMEOUT },
    label,
  );
  await clickHandle(/** @type {Handle} */ (option));
  await page.waitForFunction(
    (el, text) => !el.isConnected || /** @type {HTMLInputElement} */ (el).value === text,
    { timeout: TIMEOUT },
    trigger,
    label,
  );
  // The next trigger may lie under this list until it has gone.
  await page.waitForFunction(
    () =>
      [...document.querySelectorAll('.t-select__dropdown')].every((el) => el.getClientRects().length === 0),
    { timeout: TIMEOUT },
  );
}

/**
 * Puts a component checkbox so, with one click where it stands otherwise.
 * @param {Page} page
 * @param {Handle} label
 * @param {boolean} on
 */
export async function setChecked(page, label, on) {
  if ((await label.evaluate((el) => el.classList.contains('t-is-checked'))) === on) return;
  await clickHandle(label);
  await page.waitForFunction(
    (el, wanted) => !el.isConnected || el.classList.contains('t-is-checked') === wanted,
    { timeout: TIMEOUT },
    label,
    on,
  );
}
