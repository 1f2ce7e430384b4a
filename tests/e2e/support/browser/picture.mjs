import { join } from 'node:path';

/**
 * Takes pictures for a person to look at, where `PIAOYING_PICTURES` names a folder.
 * @param {string} topic begins the file's name
 * @param {() => import('puppeteer-core').Page} pageOf the page that is taken unless another is named
 */
export const picturesOf =
  (topic, pageOf) =>
  async (/** @type {string} */ name, /** @type {import('puppeteer-core').Page} */ page = pageOf()) => {
    const folder = process.env.PIAOYING_PICTURES;
    if (folder) await page.screenshot({ path: /** @type {any} */ (join(folder, `${topic}-${name}.png`)) });
  };
