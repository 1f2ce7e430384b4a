/** What she adds to a case, on its page that is open. */
import { readStore } from './storage.mjs';
import { waitFor } from './wait-for.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/** @param {Page} ledger @param {string} what */
const kept = (ledger, what) =>
  waitFor(async () => (await readStore(ledger, 'cases')).some(({ said }) => said.what === what), {
    message: `${what} is kept`,
  });

/** @param {Page} ledger @param {string} name @param {string} content */
export async function dropFile(ledger, name, content) {
  await ledger.click('[data-what="file"]');
  await ledger.waitForSelector('[data-part="drop"]');
  await ledger.$eval(
    '[data-part="drop"]',
    (zone, called, text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], called));
      zone.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    },
    name,
    content,
  );
  await kept(ledger, 'file');
}

/** @param {Page} ledger @param {string} note */
export async function sayNote(ledger, note) {
  await ledger.click('[data-what="note"]');
  await ledger.waitForSelector('[data-field="note"]');
  await ledger.$eval(
    '[data-field="note"]',
    (input, text) => {
      /** @type {HTMLInputElement} */ (input).value = text;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    },
    note,
  );
  await ledger.click('[data-action="say"]');
  await kept(ledger, 'note');
}
