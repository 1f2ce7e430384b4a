/**
 * What the extension has stored, read raw from a page of its own origin (never through its code, which is
 * what the tests are about).
 */

/** @typedef {import('puppeteer-core').Page} Page */

/**
 * @param {Page} page a page of the extension
 * @param {string} storeName
 * @returns {Promise<any[]>} the records of one store in key order; empty while there is no such store
 */
export async function readStore(page, storeName) {
  return (await readDatabase(page, [storeName]))[storeName] ?? [];
}

/**
 * Blobs come as `{ $blob: text, type, size }`, bytes as `{ $bytes: text, size }`, dates as `{ $date: ms }`.
 * @param {Page} page a page of the extension
 * @param {string[]} [only] names of stores; all when left out
 * @param {string} [name]
 * @returns {Promise<Record<string, any[]>>} by store, in key order; empty while there is no database
 */
export async function readDatabase(page, only, name = 'piaoying') {
  const text = await page.evaluate(`(${inPage})(${JSON.stringify({ what: 'database', name, only })})`);
  return JSON.parse(/** @type {string} */ (text));
}

/**
 * Every byte that the extension keeps: all databases (with keys), storage areas, caches, private files.
 * @param {Page} page a page of the extension
 * @returns {Promise<string>} JSON
 */
export async function readAllStorage(page) {
  return /** @type {Promise<string>} */ (page.evaluate(`(${inPage})(${JSON.stringify({ what: 'all' })})`));
}

/** Runs in the extension's page: stands alone, gives JSON text. */
async function inPage({ what, name, only }) {
  const api = globalThis.browser ?? globalThis.chrome;

  async function plain(value) {
    if (value instanceof Blob) return { $blob: await value.text(), type: value.type, size: value.size };
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
      return { $bytes: new TextDecoder().decode(value), size: value.byteLength };
    }
    if (value instanceof Date) return { $date: value.getTime() };
    if (typeof value === 'bigint') return { $bigint: String(value) };
    if (value instanceof Map || value instanceof Set) return plain([...value]);
    if (Array.isArray(value)) return Promise.all(value.map(plain));
    if (value === null || typeof value !== 'object') return value;
    const entries = Object.entries(value).map(async ([key, inner]) => [key, await plain(inner)]);
    return Object.fromEntries(await Promise.all(entries));
  }

  function done(request) {
    return new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }

  /** Opening a database that is not there would create it, empty, and the extension would find it so. */
  async function open(databaseName) {
    const known = await indexedDB.databases();
    if (!known.some((info) => info.name === databaseName)) return null;
    const request = indexedDB.open(databaseName);
    request.onupgradeneeded = () => request.transaction.abort();
    const database = await done(request).catch(() => null);
    if (database !== null) database.onversionchange = () => database.close();
    return database;
  }

  async function readAll(databaseName, { keys }) {
    const stores = {};
    const database = await open(databaseName);
    if (database === null) return stores;
    try {
      const names = [...database.objectStoreNames].filter(
        (store) => only === undefined || only.includes(store),
      );
      if (names.length === 0) return stores;
      const transaction = database.transaction(names);
      const requests = names.map((store) => {
        const objects = transaction.objectStore(store);
        return [store, done(objects.getAll()), keys ? done(objects.getAllKeys()) : null];
      });
      for (const [store, values, itsKeys] of requests) {
        stores[store] = keys ? { keys: await itsKeys, values: await values } : await values;
      }
    } finally {
      database.close();
    }
    return stores;
  }

  async function readCaches() {
    const found = {};
    for (const cacheName of await caches.keys()) {
      const cache = await caches.open(cacheName);
      for (const request of await cache.keys())
        found[request.url] = await (await cache.match(request)).text();
    }
    return found;
  }

  async function readFiles(directory) {
    const found = {};
    for await (const [entryName, handle] of directory.entries()) {
      found[entryName] =
        handle.kind === 'file' ? await (await handle.getFile()).text() : await readFiles(handle);
    }
    return found;
  }

  if (what === 'database') return JSON.stringify(await plain(await readAll(name, { keys: false })));
  const databases = {};
  for (const info of await indexedDB.databases())
    databases[info.name] = await readAll(info.name, { keys: true });
  return JSON.stringify(
    await plain({
      databases,
      storageLocal: await api.storage.local.get(null),
      storageSession: await api.storage.session.get(null),
      storageSync: await api.storage.sync.get(null),
      localStorage: { ...localStorage },
      sessionStorage: { ...sessionStorage },
      cookies: document.cookie,
      caches: await readCaches(),
      files: await readFiles(await navigator.storage.getDirectory()),
    }),
  );
}
