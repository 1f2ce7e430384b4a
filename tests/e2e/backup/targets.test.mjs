// Against a real server, not against what we think of it: Apache with mod_dav. Swift: `npm run test:stores`.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bytesOf, everythingIs, faultOf, keepsWhatItIsGiven, open } from '../support/stores/any-store.mjs';
import { startCuttingLine } from '../support/stores/cutting-line.mjs';
import { startDav } from '../support/stores/stores.mjs';

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
