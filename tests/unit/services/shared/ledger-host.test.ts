import 'fake-indexeddb/auto';
import { forceCloseDatabase } from 'fake-indexeddb';
import { deleteDB, openDB, unwrap } from 'idb';
import { expect, test, vi } from 'vitest';
import { createLedgerHost } from '../../../../utils/services/shared/ledger-host';
import { openLedger } from '../../../../utils/store/ledger/db';

let made = 0;
const newName = () => {
  made += 1;
  return `host-${made}`;
};

test('one connection, however often it is asked for', async () => {
  const open = vi.fn(() => openLedger(newName()));
  const host = createLedgerHost(open);
  const [first, second] = await Promise.all([host(), host()]);
  expect(first).toBe(second);
  expect(open).toHaveBeenCalledOnce();
});

test('terminated by the browser: opened anew', async () => {
  const name = newName();
  const host = createLedgerHost(() => openLedger(name));
  const first = await host();
  forceCloseDatabase(unwrap(first) as never);
  const second = await host();
  expect(second).not.toBe(first);
  expect(await second.count('events')).toBe(0);
});

test('makes way for a newer version, and opens again afterwards', async () => {
  const name = newName();
  const host = createLedgerHost(() => openLedger(name));
  await host();
  await deleteDB(name);
  expect(await (await host()).count('events')).toBe(0);
});

test('given up after a failure: the next call opens its own', async () => {
  const name = newName();
  const host = createLedgerHost(() => openLedger(name));
  const first = await host();
  host.renew();
  const second = await host();
  expect(second).not.toBe(first);
  await vi.waitFor(() => expect(() => first.transaction('events')).toThrow());
  expect(await second.count('events')).toBe(0);
});

test('blocked by another connection: told in time, and well again once that one is gone', async () => {
  const name = newName();
  const other = await openDB(name, 1);
  // It does not make way, so this waits, and with it everyone who opens after it.
  const removed = deleteDB(name);
  const host = createLedgerHost(() => openLedger(name), undefined, 50);
  await expect(host()).rejects.toMatchObject({ name: 'TimeoutError' });
  other.close();
  await removed;
  await vi.waitFor(async () => expect(await (await host()).count('events')).toBe(0));
});

test('an open that comes too late is closed, so that it holds up nobody', async () => {
  const name = newName();
  let letGo: (value: undefined) => void = () => undefined;
  const gate = new Promise<undefined>((resolve) => {
    letGo = resolve;
  });
  const db = await openLedger(name);
  const host = createLedgerHost(() => gate.then(() => db), undefined, 20);
  await expect(host()).rejects.toMatchObject({ name: 'TimeoutError' });
  letGo(undefined);
  await vi.waitFor(() => expect(() => db.transaction('events')).toThrow());
});

test('an open that fails is tried again at the next call', async () => {
  const name = newName();
  const open = vi.fn(() => openLedger(name));
  open.mockRejectedValueOnce(new DOMException('Internal error opening backing store', 'UnknownError'));
  const host = createLedgerHost(open);
  await expect(host()).rejects.toThrow('backing store');
  expect(await (await host()).count('events')).toBe(0);
});

test('looked at before it is used; when that fails it is not used', async () => {
  const name = newName();
  const look = vi.fn(async () => undefined);
  look.mockRejectedValueOnce(new Error('no'));
  const host = createLedgerHost(() => openLedger(name), look);
  await expect(host()).rejects.toThrow('no');
  await host();
  expect(look).toHaveBeenCalledTimes(2);
});
