/** A clerk without a mouse: Tab until a thing is reached, and every stop on the way must show where she is. */

/** @typedef {import('puppeteer-core').Page} Page */

/**
 * Runs in the page: stands alone. The focus shows when the focused element, or a box close around it (a row, the
 * frame of an input), has an outline or a frame in the accent colour.
 */
async function readStop(wanted) {
  const element = document.activeElement;
  if (!element || element === document.body) return { html: '(page)', reached: false, shows: true };
  await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined)));
  const [red, green, blue] = (
    getComputedStyle(document.documentElement)
      .getPropertyValue('--accent')
      .match(/[\da-f]{2}/gi) ?? []
  ).map((part) => Number.parseInt(part, 16));
  const accent = `rgb(${red}, ${green}, ${blue})`;
  const around = [];
  for (let box = element; box && around.length < 4; box = box.parentElement)
    around.push(getComputedStyle(box));
  return {
    html: element.outerHTML.slice(0, 160),
    reached: element.matches(wanted),
    shows: around.some(
      ({ outlineStyle, outlineWidth, boxShadow }) =>
        (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow.includes(accent),
    ),
  };
}

/**
 * Presses Tab until the element with the focus matches.
 * @param {Page} page in front
 * @param {string} selector
 * @param {{ back?: boolean, most?: number }} [options] `back` = Shift+Tab
 * @throws when it is not reached, or when a stop on the way did not show the focus
 */
export async function tabTo(page, selector, { back = false, most = 60 } = {}) {
  const stops = [];
  while (stops.length < most) {
    if (back) await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    if (back) await page.keyboard.up('Shift');
    const stop = await page.evaluate(readStop, selector);
    stops.push(stop.html);
    if (!stop.shows) throw new Error(`the focus does not show on ${stop.html}`);
    if (stop.reached) return;
  }
  throw new Error(`Tab never reaches ${selector}; it stops at\n${stops.join('\n')}`);
}
