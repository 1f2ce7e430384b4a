// Against real services, not against what we think of them: Apache with mod_dav, OpenStack Swift with three nodes.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTarget } from '../../../utils/exchange/target/open-target.ts';
import { startCuttingLine } from '../support/stores/cutting-line.mjs';
import { startDav, startSwift } from '../support/stores/stores.mjs';

/** @typedef {import('../../../utils/domain/backup/target').TargetSettings} TargetSettings */

const open = (/** @type {TargetSettings} */ settings, now = Date.now) =>
  openTarget(settings, { send: fetch, now, patience: 20_000 });

/** @param {Promise<unknown>} work @returns {Promise<string>} */
const faultOf = (work) =>
  work.then(
    () => 'none',
    (error) => error.kind ?? String(error),
  );

const bytesOf = (/** @type {number} */ number, size = 700) =>
  Uint8Array.from({ length: size }, (_, at) => (at * 7 + number) % 256);
const hash = 'b5'.repeat(32);
const keyOf = (/** @type {number} */ seq) =>
  `m/01HZX/${seq % 2 ? '202611' : '202612'}/${String(seq).padStart(7, '0')}-${hash}.age`;
const FIFTY = Array.from({ length: 50 }, (_, at) => at);
const ODD = ['k/0001', 'p/a.b-c_d/0/1', 'p/..a/-/x', 'm/UPPER/lower.AGE', 'x'];

/** What a store must do, whatever it is. @param {() => TargetSettings} settingsOf */
function keepsWhatItIsGiven(settingsOf) {
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
async function everythingIs(target, fault) {
  expect(await faultOf(target.put('t/x', bytesOf(1)))).toBe(fault);
  expect(await faultOf(target.get('t/x'))).toBe(fault);
  expect(await faultOf(target.list('t/'))).toBe(fault);
}

describe('WebDAV: Apache', () => {
  /** @type {Awaited<ReturnType<typeof startDav>>} */
  let dav;
  beforeAll(async () => {
    dav = await startDav();
  });
  afterAll(() => dav?.stop());

  keepsWhatItIsGiven(() => dav.settings);

  test('says what is wrong: the password, the folder', async () => {
    await everythingIs(open({ ...dav.settings, password: '不对' }), 'refused');
    await everythingIs(open({ ...dav.settings, address: `${dav.settings.address}nothing/here/` }), 'noPlace');
  });

  test('a file that is cut on its way is not there, and comes whole the next time', async () => {
    const line = await startCuttingLine(dav.settings.address);
    const target = open({ ...dav.settings, address: line.address });
    await target.put('cut/first', bytesOf(1));
    line.cutAfter(500_000);
    expect(await faultOf(target.put('cut/second', bytesOf(2, 2_000_000)))).toBe('offline');
    line.cutAfter(undefined);
    expect(await target.get('cut/second')).toBeUndefined();
    expect(await target.list('cut/')).toEqual(['cut/first']);
    await target.put('cut/second', bytesOf(2, 2_000_000));
    expect((await target.get('cut/second'))?.length).toBe(2_000_000);
    line.close();
  });

  test('once it is stopped nobody is there', async () => {
    const target = open(dav.settings);
    await target.put('t/x', bytesOf(1));
    await dav.stop();
    await everythingIs(target, 'offline');
  });
});

describe('S3: Swift', () => {
  /** @type {Awaited<ReturnType<typeof startSwift>>} */
  let swift;
  beforeAll(async () => {
    swift = await startSwift();
  }, 240_000);
  afterAll(() => swift?.stop());

  keepsWhatItIsGiven(() => ({ ...swift.settings, prefix: '备份/一号' }));

  test('says what is wrong: the key, the secret, the bucket', async () => {
    await everythingIs(open({ ...swift.settings, keyId: 'test:nobody' }), 'refused');
    await everythingIs(open({ ...swift.settings, secret: 'wrong' }), 'refused');
    await everythingIs(open({ ...swift.settings, bucket: 'nothing' }), 'noPlace');
  });

  test.each([-1, 1])('a clock that is a day off (%i) is put right by its answer', async (days) => {
    let asked = 0;
    const target = openTarget(swift.settings, {
      now: () => Date.now() + days * 86_400_000,
      send: (...args) => {
        asked += 1;
        return fetch(...args);
      },
    });
    await target.put('clock/x', bytesOf(days + 5));
    expect(await target.get('clock/x')).toEqual(bytesOf(days + 5));
    expect(asked).toBe(3);
  });

  test('a file that is cut on its way is not there', async () => {
    const line = await startCuttingLine(`${swift.settings.endpoint}/`);
    const target = open({ ...swift.settings, endpoint: line.address.replace(/\/$/, '') });
    line.cutAfter(500_000);
    expect(await faultOf(target.put('cut/x', bytesOf(2, 2_000_000)))).toBe('offline');
    line.cutAfter(undefined);
    expect(await target.get('cut/x')).toBeUndefined();
    line.close();
  });

  test('with one node dead it keeps and gives; what it lists may lack some', async () => {
    const target = open(swift.settings);
    await swift.kill(1);
    const keys = Array.from({ length: 10 }, (_, at) => `one/${at}`);
    for (const [at, key] of keys.entries()) await target.put(key, bytesOf(at));
    for (const [at, key] of keys.entries()) expect(await target.get(key)).toEqual(bytesOf(at));
    expect(keys).toEqual(expect.arrayContaining(await target.list('one/')));
  });

  test('with two nodes dead it is busy; nothing that was kept is taken for missing', async () => {
    const target = open(swift.settings);
    await swift.kill(2);
    expect(await faultOf(target.put('two/x', bytesOf(1)))).toBe('busy');
    for (const at of [0, 1, 2]) {
      const got = await target.get(`one/${at}`).catch((error) => error.kind);
      expect([bytesOf(at), 'busy']).toContainEqual(got);
    }
  });
});
