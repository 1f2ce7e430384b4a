import { beforeEach, describe, expect, test } from 'vitest';
import { keyringKey, registrationKey } from '../../../../../utils/domain/backup/names';
import { newIdentity, recipientOf } from '../../../../../utils/exchange/segment/age-file';
import {
  type Keyring,
  newestKey,
  newKeyring,
  sealKeyring,
} from '../../../../../utils/exchange/segment/keyring';
import { changeKey } from '../../../../../utils/services/desk/team/change-key';
import { keysOf } from '../../../../../utils/services/shared/backup/firm-keys';
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
const change = async (typed = keys.recovery, leaving: Computer[] = [zhao]) =>
  changeKey(typed, await Promise.all(leaving.map(nameOf)), {
    ledger: wang.db,
    backup: wang.backup,
    openPlaces: async () => new Map([['P', store.target]]),
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
