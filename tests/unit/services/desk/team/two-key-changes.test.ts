import { beforeEach, describe, expect, test } from 'vitest';
import { keyringKey, registrationKey } from '../../../../../utils/domain/backup/names';
import type { Target } from '../../../../../utils/domain/backup/target';
import { newestKey, openKeyring } from '../../../../../utils/exchange/segment/keyring';
import { changeKey } from '../../../../../utils/services/desk/team/change-key';
import { keysOf } from '../../../../../utils/services/shared/backup/firm-keys';
import { readKeyring } from '../../../../../utils/services/shared/backup/place-files';
import * as make from '../../../support/facts/facts';
import { type Computer, computerOf } from '../../../support/store/firm';
import { installation } from '../../../support/store/installations';
import { type FirmKeys, firmKeys, memoryTarget, takeSeries } from '../../../support/store/places';

const DAY_MS = 24 * 3_600_000;
let store: ReturnType<typeof memoryTarget>;
let keys: FirmKeys;
let wang: Computer;
let li: Computer;
let zhao: Computer;
let qian: Computer;

const submitted = (id: string) => make.submitted({ id: `${id}s`, submissionId: id });
const nameOf = async (computer: Computer) => (await computer.place()).installation;
const change = async (computer: Computer, leaving: readonly Computer[], target: Target = store.target) =>
  changeKey(keys.recovery, await Promise.all(leaving.map(nameOf)), {
    ledger: computer.db,
    backup: computer.backup,
    openPlaces: async () => new Map([['P', target]]),
    now: () => make.NOON,
  });

/** Days later. */
async function later() {
  for (let at = 0; at < 3; at += 1)
    for (const one of [wang, li]) {
      one.wait(DAY_MS);
      await one.meet();
    }
}

/** What those who go on know of each other, and what comes back from there with the recovery sheet alone. */
async function expectTogether(ids: readonly string[]) {
  for (const one of [wang, li])
    for (const id of ids) expect(await one.record(id), `${id} on ${one.log}`).toBeDefined();
  const keyring = await readKeyring(store.target, [keys.recovery], () => true);
  const bare = await installation('B');
  for (const one of [wang, li])
    await takeSeries(await nameOf(one), bare.db, store.target, { ...keys, keyring: keyring ?? keys.keyring });
  expect((await bare.db.getAll('submissions')).map(({ id }) => id)).toEqual(expect.arrayContaining([...ids]));
}

beforeEach(async () => {
  store = memoryTarget();
  keys = await firmKeys();
  wang = await computerOf('W', store.target, keys, '王芳');
  li = await computerOf('L', store.target, keys, '李莉');
  zhao = await computerOf('Z', store.target, keys, '赵敏');
  qian = await computerOf('Q', store.target, keys, '钱多');
  const all = [wang, li, zhao, qian];
  for (const one of all) await one.keep(submitted(`S-${one.log}`));
  for (let at = 0; at < 2; at += 1) for (const one of all) await one.meet();
});

describe('two who change the key in the same moment', () => {
  /** Wang takes Zhao out; at that moment of it Li takes Qian out. */
  async function changeBoth(when: 'while it is made' | 'before it is put' | 'after it was put') {
    let other: unknown;
    const changeNow = async (moment: typeof when, isIts: boolean) => {
      if (moment === when && isIts) other ??= await change(li, [qian]);
    };
    const between: Target = {
      ...store.target,
      async get(key) {
        await changeNow('while it is made', key === registrationKey(1));
        return store.target.get(key);
      },
      async put(key, bytes) {
        await changeNow('before it is put', key === keyringKey(2));
        await store.target.put(key, bytes);
        await changeNow('after it was put', key === keyringKey(2));
      },
    };
    expect(await change(wang, [zhao], between)).toEqual({ ok: true });
    expect(other).toEqual({ ok: true });
    await wang.keep(submitted('S4'));
    await li.keep(submitted('S5'));
    await later();
    await expectTogether(['S-W', 'S-L', 'S4', 'S5']);
  }

  test.each(['while it is made', 'after it was put'] as const)('%s: both changes stand', async (when) => {
    await changeBoth(when);
    for (const one of [zhao, qian]) {
      // Of the change that did not concern her she may hear first.
      await one.run();
      await expect(one.meet()).rejects.toMatchObject({ kind: 'keyChanged' });
    }
  });

  test('before it is put, where it cannot be seen: one of both stands, and nothing is lost', async () => {
    await changeBoth('before it is put');
  });

  test.each<[string, boolean]>([
    ['the one that stands', true],
    ['the other one', false],
  ])(
    'in a folder that is brought together later, where %s lies in the end: both go on with one',
    async (_, isWinner) => {
      const before = new Map(store.files);
      const set = (files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>) => {
        store.files.clear();
        for (const [key, bytes] of files) store.files.set(key, bytes);
      };
      const halves: Map<string, Uint8Array<ArrayBuffer>>[] = [];
      for (const one of [wang, li]) {
        set(before);
        expect(await change(one, [zhao])).toEqual({ ok: true });
        await one.keep(submitted(`N-${one.log}`));
        await one.run();
        halves.push(new Map(store.files));
      }
      const identities = await Promise.all(
        [wang, li].map(
          async ({ backup }) => newestKey((await keysOf(backup))?.keyring ?? keys.keyring).identity,
        ),
      );
      const first = (identities[0] as string) < (identities[1] as string) === isWinner;
      set(new Map([...(first ? halves.reverse() : halves)].flatMap((half) => [...half])));
      await later();
      await expectTogether(['S-W', 'S-L', 'N-W', 'N-L']);
      const there = await openKeyring(store.files.get(keyringKey(2)) as Uint8Array, [keys.recovery]);
      expect(newestKey(there).identity).toBe([...identities].sort()[0]);
    },
  );
});
