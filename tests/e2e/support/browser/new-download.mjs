import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { waitFor } from './wait-for.mjs';

/**
 * @param {string} folder of the browser's downloads
 * @param {string} ending of the file's name
 * @param {() => Promise<unknown>} click what makes it
 * @returns {Promise<string>} path of the file that came
 */
export async function newDownload(folder, ending, click) {
  const before = new Set(readdirSync(folder));
  await click();
  const isNew = (/** @type {string} */ file) =>
    !before.has(file) && file.endsWith(ending) && statSync(join(folder, file)).size > 0;
  const name = await waitFor(() => readdirSync(folder).find(isNew), {
    timeout: 30_000,
    message: `a new ${ending}`,
  });
  return join(folder, name);
}
