import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  DATABASE_NAME,
  DATABASE_VERSION,
  type Ledger,
  writeTransaction,
} from '../../../../utils/store/ledger/db';
import { freshLedger } from '../../support/store/ledger';

/** Frozen: a version that was once released is never changed, a new one gets a file of its own. */
const FROZEN = join(import.meta.dirname, '..', '..', '..', 'fixtures', 'db', `v${DATABASE_VERSION}.json`);

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

describe('storage contract (design.md §5)', () => {
  test('a fresh database equals the frozen dump of its version', async () => {
    const found = dump(await freshLedger());
    expect(found).toEqual(JSON.parse(readFileSync(FROZEN, 'utf8')));
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
