import { ulid } from 'ulid';
import { beforeEach, describe, expect, test } from 'vitest';
import { keyringKey, registrationKey } from '../../../../../utils/domain/backup/names';
import { TargetError } from '../../../../../utils/domain/backup/target';
import { newIdentity, recipientOf } from '../../../../../utils/exchange/segment/age-file';
import {
  type Keyring,
  newestKey,
  newKeyring,
  openKeyring,
  sealKeyring,
} from '../../../../../utils/exchange/segment/keyring';
import { changeKey } from '../../../../../utils/services/desk/team/change-key';
import { backUp } from '../../../../../utils/services/shared/backup/back-up';
import { keysOf } from '../../../../../utils/services/shared/backup/firm-keys';
import { register, registrationsOf } from '../../../../../utils/services/shared/backup/place-files';
import { rangeOf } from '../../../../../utils/store/backup/backup-db';
import * as make from '../../../support/facts/facts';
import { type Computer, computerOf } from '../../../support/store/firm';
import { installation } from '../../../support/store/installations';
import { type FirmKeys, firmKeys, memoryTarget, takeSeries } from '../../../support/store/places';

let store: ReturnType<typeof memoryTarget>;
let keys: FirmKeys;
let wang: Computer;
let li: Computer;
let zhao: Computer;

const submitted = (id: string) => make.submitted({ id: `${id}s`, submissionId: id });
const nameOf = async (computer: Computer) => (await computer.place()).installation;
const change = async (
  typed = keys.recovery,
  leaving: Computer[] = [zhao],
  openPlaces = async () => new Map([['P', store.target]]),
) =>
  changeKey(typed, await Promise.all(leaving.map(nameOf)), {
    ledger: wang.db,
    backup: wang.backup,
    openPlaces,
    now: () => make.NOON,
  });

beforeEach(async () => {
  store = memoryTarget();
  keys = await firmKeys();
  wang = await computerOf('W', store.target, keys, '王芳');
  li = await computerOf('L', store.target, keys, '李莉');
  zhao = await computerOf('Z', store.target, keys, '赵敏');
  await wang.keep(submitted('S1'));
  await li.keep(submitted('S2'));
  await zhao.keep(submitted('S3'));
  for (let at = 0; at < 2; at += 1) for (const one of [wang, li, zhao]) await one.meet();
});

describe('换钥匙: a colleague leaves', () => {
  test('those who stay go on; what they put from now on her key does not open', async () => {
    expect(await change()).toEqual({ ok: true });
    await wang.keep(submitted('S4'));
    await wang.meet();
    await li.keep(submitted('S5'));
    await li.meet();
    await wang.meet();
    expect(await li.record('S4')).toBeDefined();
    expect(await wang.record('S5')).toBeDefined();
    await expect(zhao.meet()).rejects.toMatchObject({ kind: 'keyChanged' });
    // Not by going round our program either: with every key that she holds.
    const hers = await keysOf(zhao.backup);
    const { plan } = await takeSeries(await nameOf(wang), zhao.db, store.target, {
      ...keys,
      keyring: (hers as NonNullable<typeof hers>).keyring,
    });
    expect(plan.refused).toMatchObject({ fault: 'wrongKey' });
    expect(await zhao.record('S4')).toBeUndefined();
  });

  test('what she puts with the old key afterwards is not taken, in her own name or in another one', async () => {
    await change();
    // Her program does not know of the change: it goes on as before.
    const known = new Map(store.files);
    store.files.delete(keyringKey(2));
    await zhao.keep(submitted('S6'));
    await zhao.run();
    store.files.set(keyringKey(2), known.get(keyringKey(2)) as Uint8Array<ArrayBuffer>);
    await wang.meet();
    expect(await wang.record('S6')).toBeUndefined();
    expect((await wang.colleagues()).find(({ name }) => name === '赵敏')?.refused).toEqual({
      seq: 2,
      fault: 'oldKey',
    });
  });

  test('a colleague who put with the old key before she learnt of it: it is put once more, and nothing is lost', async () => {
    await li.keep(submitted('S7'));
    await change();
    const ring = store.files.get(keyringKey(2)) as Uint8Array<ArrayBuffer>;
    store.files.delete(keyringKey(2));
    await li.run();
    const before = await nameOf(li);
    store.files.set(keyringKey(2), ring);
    await li.meet();
    expect(await nameOf(li)).not.toBe(before);
    await wang.meet();
    expect(await wang.record('S7')).toBeDefined();
  });

  test('the recovery key opens what was put before and after', async () => {
    await change();
    await wang.keep(submitted('S4'));
    await wang.meet();
    const bare = await installation('B');
    const kept = (await keysOf(wang.backup)) as NonNullable<Awaited<ReturnType<typeof keysOf>>>;
    await takeSeries(await nameOf(wang), bare.db, store.target, { ...keys, keyring: kept.keyring });
    expect((await bare.db.getAll('submissions')).map(({ id }) => id)).toEqual(
      expect.arrayContaining(['S1', 'S4']),
    );
  });

  /** Whether the newest keyring that lies there opens with the own key of a computer. */
  const opensNewest = async (computer: Computer) => {
    const hers = (await keysOf(computer.backup)) as NonNullable<Awaited<ReturnType<typeof keysOf>>>;
    const newest = [...store.files.keys()]
      .filter((key) => key.startsWith('k/'))
      .sort()
      .at(-1) as string;
    return openKeyring(store.files.get(newest) as Uint8Array, [
      hers.member,
      ...hers.keyring.keys.map(({ identity }) => identity),
    ]).then(
      () => true,
      () => false,
    );
  };

  test('who left once stays out when the key is changed again', async () => {
    await change(keys.recovery, [zhao]);
    await li.meet();
    expect(await change(keys.recovery, [])).toEqual({ ok: true });
    expect([await opensNewest(zhao), await opensNewest(li)]).toEqual([false, true]);
  });

  test('she leaves by every name that her computer ever had', async () => {
    // The place was emptied once: she came back under another name, with the same key of her own.
    const hers = await keysOf(zhao.backup);
    await register(store.target, keys.keyring, {
      installation: ulid(),
      name: '赵敏',
      since: 1,
      recipient: await recipientOf((hers as NonNullable<typeof hers>).member),
    });
    expect(await change(keys.recovery, [zhao])).toEqual({ ok: true });
    expect(await opensNewest(zhao)).toBe(false);
  });

  test('what she registers with the old key afterwards gets no new one', async () => {
    await change(keys.recovery, [zhao]);
    const own = await newIdentity();
    await register(store.target, keys.keyring, {
      installation: ulid(),
      name: '新人',
      since: 1,
      recipient: await recipientOf(own),
    });
    await change(keys.recovery, []);
    const newest = store.files.get(keyringKey(3)) as Uint8Array;
    await expect(openKeyring(newest, [own])).rejects.toMatchObject({ kind: 'wrongKey' });
    expect(await opensNewest(li)).toBe(true);
  });

  test('a second place learns of it, though the change broke off before it came there', async () => {
    const second = memoryTarget();
    for (const one of [wang, li]) {
      await one.backup.put('places', {
        ...(await one.place()),
        id: 'Q',
        installation: ulid(),
        registered: 0,
        seq: 0,
        prev: '',
        cursor: 0,
      });
      await one.backup.delete('stored', rangeOf('Q'));
      await backUp('Q', { ...one.ports, target: second.target });
    }
    // As it is when the browser is killed between the two.
    const cut = { ...second.target, put: () => Promise.reject(new TargetError('offline', 'cut')) };
    const openPlaces = async () =>
      new Map([
        ['P', store.target],
        ['Q', cut],
      ]);
    expect(await change(keys.recovery, [zhao], openPlaces)).toMatchObject({ refusal: 'unreachable' });
    await wang.meet();
    await wang.keep(submitted('S4'));
    await backUp('Q', { ...wang.ports, target: second.target });
    const ring = second.files.get(keyringKey(2)) as Uint8Array;
    expect(await openKeyring(ring, [keys.recovery])).toMatchObject({ signer: keys.keyring.signer });
    const hers = (await keysOf(li.backup)) as NonNullable<Awaited<ReturnType<typeof keysOf>>>;
    expect((await openKeyring(ring, [hers.member])).keys).toHaveLength(2);
  });

  test('what a computer put by then counts, though its registration is lost', async () => {
    const [name] = [await nameOf(li)];
    for (const key of ['i/0001', 'i/0002', 'i/0003']) {
      const there = store.files.get(key) as Uint8Array<ArrayBuffer>;
      store.files.delete(key);
      if (
        !(await registrationsOf(store.target, keys.keyring).then((all) => [...all.values()])).some(
          (one) => one !== 'unreadable' && one.installation === name,
        )
      )
        break;
      store.files.set(key, there);
    }
    expect(await change()).toEqual({ ok: true });
    const kept = (await keysOf(wang.backup)) as NonNullable<Awaited<ReturnType<typeof keysOf>>>;
    const bare = await installation('B');
    const { plan } = await takeSeries(name, bare.db, store.target, { ...keys, keyring: kept.keyring });
    expect(plan.refused).toBeUndefined();
    expect(await bare.db.get('submissions', 'S2')).toBeDefined();
  });

  test('another recovery key changes nothing', async () => {
    const before = [...store.files.keys()];
    expect(await change(await newIdentity())).toMatchObject({ ok: false, refusal: 'wrongKey' });
    expect(await change('AAAA')).toMatchObject({ ok: false, refusal: 'wrongKey' });
    expect([...store.files.keys()]).toEqual(before);
  });

  test('a keyring that the recovery key did not sign is not taken on, whoever it is sealed to', async () => {
    const hers = (await keysOf(zhao.backup)) as NonNullable<Awaited<ReturnType<typeof keysOf>>>;
    const member = (await keysOf(li.backup)) as NonNullable<Awaited<ReturnType<typeof keysOf>>>;
    const own = newKeyring(await newIdentity(), make.NOON, await newIdentity());
    const forged: Keyring = {
      ...own,
      keys: [...hers.keyring.keys, { epoch: 2, identity: newestKey(own).identity, madeAt: 1 }],
    };
    store.files.set(keyringKey(2), await sealKeyring(forged, [await recipientOf(member.member)]));
    await expect(li.meet()).rejects.toMatchObject({ kind: 'keyChanged' });
    expect((await keysOf(li.backup))?.keyring).toEqual(keys.keyring);
  });
});

test('names of computers and keys lie there sealed alone', () => {
  for (const [key, bytes] of store.files) {
    const text = `${key} ${Buffer.from(bytes).toString('utf8')}`;
    for (const secret of ['王芳', '李莉', '赵敏', 'AGE-SECRET-KEY']) expect(text).not.toContain(secret);
  }
  expect(store.files.has(registrationKey(3)) && store.files.has(keyringKey(1))).toBe(true);
});
