import { waitFor } from './wait-for.mjs';

const OPTION = '.el-select-dropdown__item';

/** Opens the list of an Element Plus select: again where the page was still drawing it. @param {import('puppeteer-core').Page} page @param {string} select */
async function openOptions(page, select) {
  const shown = () => page.$$eval(OPTION, (items) => items.some((item) => item.checkVisibility()));
  if (!(await shown())) await page.click(select);
  await waitFor(shown, { timeout: 2_000, message: 'options' });
}

/** What a select offers; its list stays open. @param {import('puppeteer-core').Page} page @param {string} select */
export const optionsOf = (page, select) =>
  waitFor(
    async () => {
      await openOptions(page, select);
      return page.$$eval(OPTION, (items) =>
        items.filter((item) => item.checkVisibility()).map((item) => item.textContent?.trim()),
      );
    },
    { timeout: 15_000, message: `the options of ${select}` },
  );

/**
 * Chooses an option as a person does: looks whether it took, and else does it again. A click while the list is still sliding
 * to its place hits what was there before.
 * @param {import('puppeteer-core').Page} page
 * @param {string} select selector of the select @param {string} text of the option
 */
export const chooseOption = (page, select, text) =>
  waitFor(
    async () => {
      if ((await page.$eval(select, (element) => element.textContent)).includes(text)) return true;
      await openOptions(page, select);
      const options = `${OPTION} ::-p-text(${text})`;
      const option = await page.waitForSelector(options, { visible: true, timeout: 2_000 });
      await option?.click();
      return false;
    },
    { timeout: 15_000, message: `${text} chosen` },
  );
