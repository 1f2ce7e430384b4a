/**
 * Sets the language as the clerk would, and waits until the page speaks it.
 * @param {import('puppeteer-core').Page} inside a page of the extension
 * @param {import('puppeteer-core').Page} page @param {string} language
 */
export async function speak(inside, page, language) {
  await inside.evaluate(
    (wanted) => globalThis.chrome.storage.local.set({ settings: { language: wanted } }),
    language,
  );
  await page.bringToFront();
  await page.reload();
  await page.waitForFunction(
    (tag) => document.documentElement.lang.startsWith(tag),
    {},
    language.slice(0, 2),
  );
}
