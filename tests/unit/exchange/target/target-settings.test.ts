// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { type S3Settings, TargetSettings, type WebDavSettings } from '../../../../utils/domain/backup/target';
import { normalised, originOf, refusedSettings } from '../../../../utils/exchange/target/target-settings';

const S3: S3Settings = {
  kind: 's3',
  endpoint: 'https://oss.example.com:9000',
  region: 'cn-beijing',
  bucket: 'firm',
  style: 'path',
  keyId: 'test:tester',
  secret: 'a/b+c=',
  prefix: '票影/一',
};
const DAV: WebDavSettings = {
  kind: 'webdav',
  address: 'https://dav.jianguoyun.com/dav/票影/',
  user: '李莉@example.com',
  password: ' 密 码 ',
};

describe('settings of a target', () => {
  test('that are good are refused in nothing, before and after they are made normal', () => {
    for (const settings of [S3, DAV, { kind: 'folder', name: '备份' } as const, { ...S3, prefix: '' }]) {
      expect(refusedSettings(settings)).toEqual([]);
      expect(refusedSettings(normalised(settings))).toEqual([]);
      expect(TargetSettings.safeParse(normalised(settings)).success).toBe(true);
    }
  });

  test.each<[Partial<S3Settings>, string, string]>([
    [{ endpoint: '' }, 'endpoint', 'empty'],
    [{ endpoint: 'oss.example.com' }, 'endpoint', 'noAddress'],
    [{ endpoint: 'ftp://oss.example.com' }, 'endpoint', 'noAddress'],
    [{ endpoint: 'https://' }, 'endpoint', 'noAddress'],
    [{ endpoint: 'https://me:secret@oss.example.com' }, 'endpoint', 'userInAddress'],
    [{ endpoint: 'https://oss.example.com/firm' }, 'endpoint', 'extraInAddress'],
    [{ endpoint: 'https://oss.example.com/?a=b' }, 'endpoint', 'extraInAddress'],
    [{ endpoint: `https://${'a'.repeat(1_000)}.cn` }, 'endpoint', 'tooLong'],
    [{ region: '' }, 'region', 'empty'],
    [{ region: '华北2' }, 'region', 'signs'],
    [{ bucket: 'a/b' }, 'bucket', 'signs'],
    [{ bucket: '..' }, 'bucket', 'signs'],
    [{ bucket: 'UPPER', style: 'host' }, 'bucket', 'signs'],
    [{ bucket: '桶' }, 'bucket', 'signs'],
    [{ endpoint: 'http://192.168.1.5:9000', style: 'host' }, 'style', 'numbers'],
    [{ keyId: '' }, 'keyId', 'empty'],
    [{ keyId: 'a/b' }, 'keyId', 'signs'],
    [{ keyId: 'a,b' }, 'keyId', 'signs'],
    [{ keyId: '李莉' }, 'keyId', 'signs'],
    [{ secret: 'a b' }, 'secret', 'signs'],
    [{ prefix: '/a' }, 'prefix', 'signs'],
    [{ prefix: 'a//b' }, 'prefix', 'signs'],
    [{ prefix: 'a/../b' }, 'prefix', 'signs'],
    [{ prefix: 'a?b' }, 'prefix', 'signs'],
    [{ prefix: 'a'.repeat(301) }, 'prefix', 'tooLong'],
  ])('of an object store: %j is refused at %s', (changed, field, flaw) =>
    expect(refusedSettings({ ...S3, ...changed })).toEqual([{ field, flaw }]),
  );

  test.each<[Partial<WebDavSettings>, string, string]>([
    [{ address: '' }, 'address', 'empty'],
    [{ address: 'dav' }, 'address', 'noAddress'],
    [{ address: 'javascript:alert(1)' }, 'address', 'noAddress'],
    [{ address: 'https://me@dav.example.com/' }, 'address', 'userInAddress'],
    [{ address: 'https://dav.example.com/a?b' }, 'address', 'extraInAddress'],
    [{ address: 'https://dav.example.com/a#b' }, 'address', 'extraInAddress'],
    [{ user: '' }, 'user', 'empty'],
    [{ user: 'a:b' }, 'user', 'signs'],
    [{ user: 'a\nb' }, 'user', 'signs'],
    [{ password: '' }, 'password', 'empty'],
    [{ password: 'a\u0000' }, 'password', 'signs'],
  ])('of a WebDAV server: %j is refused at %s', (changed, field, flaw) =>
    expect(refusedSettings({ ...DAV, ...changed })).toEqual([{ field, flaw }]),
  );

  test('names every field at once, in their order', () =>
    expect(
      refusedSettings({ ...S3, endpoint: '', region: '', bucket: '', keyId: '', secret: '' }).map(
        ({ field }) => field,
      ),
    ).toEqual(['endpoint', 'region', 'bucket', 'keyId', 'secret']));
});

describe('settings as they are kept', () => {
  test.each([
    ['dav.jianguoyun.com/dav/a', 'https://dav.jianguoyun.com/dav/a/'],
    [' HTTP://NAS.local:5005/home/ ', 'http://nas.local:5005/home/'],
    ['https://dav.example.com', 'https://dav.example.com/'],
    ['https://dav.example.com/a//', 'https://dav.example.com/a/'],
    ['nas:5006', 'https://nas:5006/'],
    ['', ''],
    ['https://me@dav.example.com/a', 'https://me@dav.example.com/a'],
  ])('an address of a folder: %j is %j', (address, kept) =>
    expect(normalised({ ...DAV, address }).address).toBe(kept),
  );

  test.each([
    ['oss-cn-beijing.aliyuncs.com', 'https://oss-cn-beijing.aliyuncs.com'],
    ['http://127.0.0.1:8085/', 'http://127.0.0.1:8085'],
    ['https://oss.example.com/bucket', 'https://oss.example.com/bucket'],
  ])('an address of a store: %j is %j', (endpoint, kept) =>
    expect(normalised({ ...S3, endpoint }).endpoint).toBe(kept),
  );

  test('lose blanks that were pasted along, but never one of a password', () => {
    const pasted = normalised({
      ...S3,
      keyId: ' k ',
      secret: 's\n',
      bucket: ' b',
      region: 'r ',
      prefix: ' /a/b// ',
    });
    expect(pasted).toMatchObject({ keyId: 'k', secret: 's', bucket: 'b', region: 'r', prefix: 'a/b' });
    expect(normalised({ ...DAV, user: ' u ' })).toMatchObject({ user: 'u', password: ' 密 码 ' });
  });

  test('stay as they are when it is done again', () => {
    for (const settings of [S3, DAV]) expect(normalised(normalised(settings))).toEqual(normalised(settings));
  });
});

test('the browser is asked about one site, without its port', () => {
  expect(originOf(S3)).toEqual(['https://oss.example.com/*']);
  expect(originOf({ ...S3, style: 'host' })).toEqual(['https://firm.oss.example.com/*']);
  expect(originOf({ ...DAV, address: 'http://192.168.1.5:5005/a/' })).toEqual(['http://192.168.1.5/*']);
  expect(originOf({ kind: 'folder', name: '备份' })).toEqual([]);
});
