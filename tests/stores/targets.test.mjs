// Against a real object store: OpenStack Swift with three nodes.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTarget } from '../../utils/exchange/target/open-target.ts';
import {
  bytesOf,
  everythingIs,
  faultOf,
  keepsWhatItIsGiven,
  open,
} from '../e2e/support/stores/any-store.mjs';
import { startCuttingLine } from '../e2e/support/stores/cutting-line.mjs';
import { startSwift } from '../e2e/support/stores/stores.mjs';

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
