import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDB } from 'idb';
import { describe, expect, test } from 'vitest';
import {
  DATABASE_NAME,
  DATABASE_VERSION,
  type Ledger,
  openLedger,
  writeTransaction,
} from '../../../../utils/store/ledger/db';
import { freshLedger } from '../../support/store/ledger';

/** Frozen: a version that was once released is never changed, a new one gets a file of its own. */
const FOLDER = join(import.meta.dirname, '..', '..', '..', 'fixtures', 'db');
const VERSIONS = Array.from({ length: DATABASE_VERSION }, (_, index) => index + 1);
const pathOf = (version: number) => join(FOLDER, `v${version}.json`);
const frozen = (version: number) => JSON.parse(readFileSync(pathOf(version), 'utf8'));

/** Stores, key paths and indexes of a database, sorted by name. */
function dump(db: Ledger) {
  const tx = db.transaction([...db.objectStoreNames]);
  const stores = [...db.objectStoreNames].sort().map((name) => {
    const store = tx.objectStore(name);
    const indexes = ([...store.indexNames] as string[]).sort().map((index) => {
      const { keyPath, unique, multiEntry } = store.index(index as never);
      return [index, { keyPath, unique, multiEntry }];
    });
    const { keyPath, autoIncrement } = store;
    return [name, { keyPath, autoIncrement, indexes: Object.fromEntries(indexes) }];
  });
  return { name: DATABASE_NAME, version: db.version, stores: Object.fromEntries(stores) };
}

interface Dumped {
  readonly keyPath: string | string[];
  readonly autoIncrement: boolean;
  readonly indexes: Readonly<Record<string, IDBIndexParameters & { readonly keyPath: string | string[] }>>;
}

/** An empty database as an older version left it. @returns its name */
async function createOld(version: number): Promise<string> {
  const name = `of-version-${version}`;
  const db = await openDB(name, version, {
    upgrade(old) {
      for (const [store, { indexes, ...how }] of Object.entries<Dumped>(frozen(version).stores)) {
        const made = old.createObjectStore(store, how);
        for (const [index, { keyPath, ...rules }] of Object.entries(indexes))
          made.createIndex(index, keyPath, rules);
      }
    },
  });
  db.close();
  return name;
}

describe('storage contract (design.md §5)', () => {
  test('each version has its frozen dump', async () => {
    const newest = JSON.stringify(dump(await freshLedger()), null, 2);
    for (const version of VERSIONS)
      expect(existsSync(pathOf(version)), `write ${pathOf(version)}:\n${newest}`).toBe(true);
  });

  test('a fresh database equals the frozen dump of its version', async () =>
    expect(dump(await freshLedger())).toEqual(frozen(DATABASE_VERSION)));

  test.each(VERSIONS)('a database of version %i becomes one of the newest', async (version) => {
    const db = await openLedger(await createOld(version));
    expect(dump(db)).toEqual(frozen(DATABASE_VERSION));
  });

  test('names that other tools rely on', async () => {
    const db = await freshLedger();
    expect(DATABASE_NAME).toBe('piaoying');
    expect([...db.objectStoreNames]).toEqual(
      expect.arrayContaining([
        'events',
        'submissions',
        'drafts',
        'faults',
        'outages',
        'evidence',
        'portalRows',
        'coverage',
        'meta',
      ]),
    );
    expect(dump(db).stores.events).toMatchObject({
      keyPath: 'seq',
      autoIncrement: true,
      indexes: { id: { keyPath: 'id', unique: true } },
    });
  });

  test('L1 every write is strict', async () => {
    const db = await freshLedger();
    const tx = writeTransaction(db, ['events']);
    expect(tx.durability).toBe('strict');
    await tx.done;
  });

  test('two events cannot hold one place of a chain', async () => {
    const db = await freshLedger();
    const event = {
      chainId: 'C',
      n: 1,
      at: 1,
      type: 'x',
      payload: {},
      payloadHash: '',
      prevHash: '',
      hash: '',
    };
    await db.add('events', { ...event, id: 'A' });
    await expect(db.add('events', { ...event, id: 'B' })).rejects.toThrow();
    await expect(db.add('events', { ...event, n: 2, id: 'A' })).rejects.toThrow();
  });
});
