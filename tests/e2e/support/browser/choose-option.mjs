import { waitFor } from './wait-for.mjs';

/**
 * Chooses an option of an Element Plus select as a person does: looks whether it took, and else does it again. A click while
 * the list is still sliding to its place hits what was there before.
 * @param {import('puppeteer-core').Page} page
 * @param {string} select selector of the select @param {string} text of the option
 */
export const chooseOption = (page, select, text) =>
  waitFor(
    async () => {
      if ((await page.$eval(select, (element) => element.textContent)).includes(text)) return true;
      await page.click(select);
      const options = `.el-select-dropdown__item ::-p-text(${text})`;
      const option = await page.waitForSelector(options, { visible: true, timeout: 2_000 });
      await option?.click();
      return false;
    },
    { timeout: 15_000, message: `${text} chosen` },
  );
