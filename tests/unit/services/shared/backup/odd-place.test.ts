import { beforeEach, describe, expect, test } from 'vitest';
import { readSegmentKey } from '../../../../../utils/domain/backup/names';
import { drillPlace } from '../../../../../utils/services/shared/backup/drill';
import * as make from '../../../support/facts/facts';
import { type Installation, twoInstallations } from '../../../support/store/installations';
import { context } from '../../../support/store/ledger';
import { backingUp, type FirmKeys, firmKeys, memoryTarget } from '../../../support/store/places';

let a: Installation;
let keys: FirmKeys;
let store: ReturnType<typeof memoryTarget>;
let computer: Awaited<ReturnType<typeof backingUp>>;

beforeEach(async () => {
  [a] = await twoInstallations();
  keys = await firmKeys();
  store = memoryTarget();
  computer = await backingUp(a.db, store.target, keys);
});

const segments = () => [...store.files.keys()].flatMap((key) => readSegmentKey(key) ?? []);

describe('a place that answers something to whatever it is asked', () => {
  test.each([
    ['everything', ''],
    ['keys', 'k/'],
    ['registrations', 'i/'],
  ])('%s: it is told, and not asked for ever', async (_, prefix) => {
    await computer.run();
    let asked = 0;
    const target = {
      ...store.target,
      async get(key: string) {
        asked += 1;
        return key.startsWith(prefix) ? new TextEncoder().encode('{}') : store.target.get(key);
      },
    };
    await a.keep(make.submitted({ id: 'a9', submissionId: 'S9' }));
    expect(await computer.run({ target })).toMatchObject({ kind: 'odd' });
    expect(asked).toBeLessThan(200);
    expect(await computer.run()).toBeUndefined();
    expect(segments().map(({ seq }) => seq)).toEqual([1, 2]);
  });
});

describe('the sealed keys at a place', () => {
  const DAY_MS = 24 * 3_600_000;
  const drill = async () =>
    drillPlace(
      await computer.place(),
      { ...computer.ports, keyring: keys.keyring, knowledgeOf: context.knowledgeOf },
      () => make.NOON,
    );

  test('are put there again within a day when they are gone: without them nobody restores anything', async () => {
    await computer.run();
    const keyring = store.files.get('k/0001');
    store.files.delete('k/0001');
    await computer.run({ now: () => make.NOON + DAY_MS });
    expect(store.files.get('k/0001')?.length).toBe(keyring?.length);
  });

  test('belong to what a drill restores', async () => {
    await computer.run();
    expect(await drill()).toMatchObject({ result: 'equal', events: 3 });
    store.files.delete('k/0001');
    expect(await drill()).toMatchObject({ result: 'broken', detail: expect.stringContaining('keys') });
    store.files.set('k/0001', new Uint8Array([1, 2, 3]));
    expect(await drill()).toMatchObject({ result: 'broken' });
  });
});
