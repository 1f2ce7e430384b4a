/** What any store must do, and words for what it did not. */
import { expect, test } from 'vitest';
import { openTarget } from '../../../../utils/exchange/target/open-target.ts';

/** @typedef {import('../../../../utils/domain/backup/target').TargetSettings} TargetSettings */

export const open = (/** @type {TargetSettings} */ settings, now = Date.now) =>
  openTarget(settings, { send: fetch, now, patience: 20_000 });

/** @param {Promise<unknown>} work @returns {Promise<string>} */
export const faultOf = (work) =>
  work.then(
    () => 'none',
    (error) => error.kind ?? String(error),
  );

export const bytesOf = (/** @type {number} */ number, size = 700) =>
  Uint8Array.from({ length: size }, (_, at) => (at * 7 + number) % 256);
const hash = 'b5'.repeat(32);
const keyOf = (/** @type {number} */ seq) =>
  `m/01HZX/${seq % 2 ? '202611' : '202612'}/${String(seq).padStart(7, '0')}-${hash}.age`;
const FIFTY = Array.from({ length: 50 }, (_, at) => at);
const ODD = ['k/0001', 'p/a.b-c_d/0/1', 'p/..a/-/x', 'm/UPPER/lower.AGE', 'x'];

/** What a store must do, whatever it is. @param {() => TargetSettings} settingsOf */
export function keepsWhatItIsGiven(settingsOf) {
  test('keeps 50 files in two folders, gives them back and lists them', async () => {
    const target = open(settingsOf());
    for (const seq of FIFTY) await target.put(keyOf(seq), bytesOf(seq));
    for (const seq of FIFTY) expect(await target.get(keyOf(seq))).toEqual(bytesOf(seq));
    expect((await target.list('m/01HZX/')).sort()).toEqual(FIFTY.map(keyOf).sort());
    expect(await target.list('m/01HZX/202611/')).toHaveLength(25);
    expect(await target.list('m/nobody/')).toEqual([]);
    expect(await target.get(keyOf(50))).toBeUndefined();
    expect(await target.get('m/nobody/202611/x')).toBeUndefined();
  });

  test('keeps names that an address or a disk might change', async () => {
    const target = open(settingsOf());
    for (const [at, key] of ODD.entries()) await target.put(key, bytesOf(at));
    for (const [at, key] of ODD.entries()) expect(await target.get(key)).toEqual(bytesOf(at));
    expect(await target.list('')).toEqual(expect.arrayContaining(ODD));
  });

  test('takes the same file twice, an empty one, and one of 3 MB', async () => {
    const target = open(settingsOf());
    await target.put(keyOf(1), bytesOf(1));
    expect(await target.get(keyOf(1))).toEqual(bytesOf(1));
    expect((await target.list('m/01HZX/202611/')).filter((key) => key === keyOf(1))).toHaveLength(1);
    await target.put('t/empty', new Uint8Array());
    expect(await target.get('t/empty')).toEqual(new Uint8Array());
    const large = bytesOf(3, 3_000_000);
    await target.put('t/large', large);
    expect(Buffer.compare(Buffer.from((await target.get('t/large')) ?? []), Buffer.from(large))).toBe(0);
  });
}

/** @param {ReturnType<typeof open>} target @param {string} fault */
export async function everythingIs(target, fault) {
  expect(await faultOf(target.put('t/x', bytesOf(1)))).toBe(fault);
  expect(await faultOf(target.get('t/x'))).toBe(fault);
  expect(await faultOf(target.list('t/'))).toBe(fault);
}
