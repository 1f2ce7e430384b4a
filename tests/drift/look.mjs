/** What the ledger and the chip tell of one row. */
import { shadowText } from '../e2e/support/browser/shadow.mjs';

/** Kinds of faults that tell of a change of the portal. That a submission was missed tells of a loss, not of its reason. */
const DRIFT_FAULTS = ['profileDrift', 'callUnlisted', 'answerUnread'];
/** Words of the chip that tell of one. */
const DRIFT_WORDS = /改版|翻译|有变化|has changed|translat/;
const CHIP = 'piaoying-chip';

/**
 * Records of a store that are not among the known ones; only these cross over from the browser.
 * @param {import('puppeteer-core').Page} inside a page of the extension
 * @param {'submissions' | 'faults'} store with the key path `id`
 * @param {ReadonlySet<string>} known
 * @returns {Promise<any[]>} in key order
 */
export const readNew = (inside, store, known) =>
  inside.evaluate(
    async (name, ids) => {
      const done = (/** @type {IDBRequest} */ request) =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const databases = await indexedDB.databases();
      if (!databases.some((database) => database.name === 'piaoying')) return [];
      const db = await done(indexedDB.open('piaoying'));
      try {
        const objects = db.transaction(name).objectStore(name);
        const keys = (await done(objects.getAllKeys())).filter((key) => !ids.includes(key));
        return await Promise.all(keys.map((key) => done(objects.get(key))));
      } finally {
        db.close();
      }
    },
    store,
    [...known],
  );

/** @param {import('puppeteer-core').Page} inside @param {'submissions' | 'faults'} store */
export const idsIn = async (inside, store) =>
  new Set((await readNew(inside, store, new Set())).map(({ id }) => id));

/**
 * By what a change is told: a fault of this row, or the chip.
 * @param {import('puppeteer-core').Page} inside
 * @param {import('puppeteer-core').Page} page
 * @param {ReadonlySet<string>} knownFaults
 * @returns {Promise<string>} '' = by nothing
 */
export async function toldBy(inside, page, knownFaults) {
  const faults = await readNew(inside, 'faults', knownFaults);
  const fault = faults.find(({ kind }) => DRIFT_FAULTS.includes(kind));
  if (fault) return fault.kind;
  const states = await Promise.all(
    page.frames().map((frame) =>
      // A document that is just going has no chip.
      frame.evaluate((id) => document.getElementById(id)?.getAttribute('data-state'), CHIP).catch(() => null),
    ),
  );
  if (states.includes('drift')) return 'chip';
  return DRIFT_WORDS.test((await shadowText(page, CHIP).catch(() => '')) ?? '') ? 'chip' : '';
}
