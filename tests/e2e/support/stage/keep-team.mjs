/** Colleagues without a place that answers: written where the product keeps what it knows of them. */
import { generateX25519Identity, identityToRecipient } from 'age-encryption';

const HOUR_MS = 3_600_000;
const PLACE = 'PLACE-OF-TEAM';

/** Name, what is special of it. @type {[string, object][]} */
const COLLEAGUES = [
  ['李莉 · Chrome', {}],
  ['欧阳慧敏 · 某某浏览器（单位统一安装的版本） 142', { refused: { seq: 9, fault: 'outOfLine' } }],
  ['Edge', {}],
];

/** Puts this computer among colleagues. @param {import('puppeteer-core').Page} page one of ours, which has opened 备份 before */
export async function keepTeam(page) {
  const at = Date.now();
  const identity = await generateX25519Identity();
  const rows = COLLEAGUES.map(([name, own], nth) => ({
    placeId: PLACE,
    installation: `01TEAM${nth}`,
    name,
    since: at - 40 * 24 * HOUR_MS,
    chainId: `CHAIN${nth}`,
    knownUpTo: at - (nth + 1) * 2 * HOUR_MS,
    ...own,
  }));
  const keys = {
    ring: {
      format: 'piaoying-keyring',
      version: 1,
      keys: [{ epoch: 1, identity, madeAt: at, ends: {}, left: [] }],
      signer: '0'.repeat(64),
      signature: '0'.repeat(128),
    },
    member: identity,
    recoveryRecipient: await identityToRecipient(identity),
    madeAt: at,
  };
  const place = {
    id: PLACE,
    settings: { kind: 'folder', name: '票影备份' },
    addedAt: at,
    installation: '01OWN',
    registered: 1,
    seq: 0,
    prev: '',
    cursor: 0,
    lacking: [],
    lastGoodAt: at,
  };
  return write(page, { keys, place, rows });
}

/** Takes them away again. @param {import('puppeteer-core').Page} page */
export const forgetTeam = (page) => write(page, undefined);

/** @param {import('puppeteer-core').Page} page @param {object | undefined} team */
const write = (page, team) =>
  page.evaluate(async (/** @type {any} */ kept) => {
    /** @type {IDBDatabase} */
    const db = await new Promise((resolve, reject) => {
      const open = indexedDB.open('piaoying-backup');
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(open.error);
    });
    const tx = db.transaction(['keys', 'places', 'colleagues'], 'readwrite');
    for (const store of ['keys', 'places', 'colleagues']) tx.objectStore(store).clear();
    if (kept) {
      tx.objectStore('keys').put(kept.keys, 'ring');
      tx.objectStore('places').put(kept.place);
      for (const row of kept.rows) tx.objectStore('colleagues').put(row);
    }
    await new Promise((resolve, reject) => {
      tx.oncomplete = resolve;
      tx.onerror = () => reject(tx.error);
    });
    db.close();
  }, team);
