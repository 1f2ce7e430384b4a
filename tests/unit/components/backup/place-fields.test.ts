import { describe, expect, test } from 'vitest';
import {
  exactTime,
  showAgo,
  showCount,
  showMonth,
  showSize,
} from '../../../../components/backup/backup-words';
import {
  emptyValues,
  PLACE_FIELDS,
  type PlaceValues,
  PRESET_NAMES,
  PRESETS,
  readPlace,
} from '../../../../components/backup/place-fields';
import { keyTyped, readKeyText } from '../../../../utils/domain/backup/key-text';
import { createTexts } from '../../../../utils/domain/texts/texts';
import { KEY, NOW } from '../../support/backup/fake-desk';

const none = () => [];
const S3: PlaceValues = {
  ...emptyValues(),
  ...PRESETS.oss.values,
  bucket: ' piaoying ',
  keyId: 'id',
  secret: 'secret',
};

describe('a place as it was typed', () => {
  test.each([
    ['s3.oss-cn-beijing.aliyuncs.com', 'https://s3.oss-cn-beijing.aliyuncs.com'],
    [' http://10.0.0.5:9000// ', 'http://10.0.0.5:9000'],
  ])('%s is the address %s', (endpoint, expected) => {
    const read = readPlace('s3', { ...S3, endpoint, prefix: '/a/b/' }, '', none);
    expect(read).toEqual({
      ok: true,
      settings: {
        kind: 's3',
        endpoint: expected,
        region: 'cn-beijing',
        bucket: 'piaoying',
        style: 'host',
        keyId: 'id',
        secret: 'secret',
        prefix: 'a/b',
      },
    });
  });

  test('the address of a folder ends with a slash, and a password is left as it is', () => {
    const values = { ...emptyValues(), address: 'https://nas.example.com/dav', user: ' u ', password: ' p ' };
    expect(readPlace('webdav', values, '', none)).toEqual({
      ok: true,
      settings: { kind: 'webdav', address: 'https://nas.example.com/dav/', user: 'u', password: ' p ' },
    });
  });

  test.each(['endpoint', 'region', 'bucket', 'keyId', 'secret'] as const)(
    'without %s: that one is named',
    (field) =>
      expect(readPlace('s3', { ...S3, [field]: ' ' }, '', none)).toEqual({
        ok: false,
        trouble: { field, flaw: 'empty' },
      }),
  );

  test('the beginning of an address alone is none; no folder is none; too long is told', () => {
    expect(readPlace('webdav', { ...emptyValues(), address: 'https://' }, '', none)).toMatchObject({
      trouble: { field: 'address', flaw: 'empty' },
    });
    expect(readPlace('folder', emptyValues(), '', none)).toMatchObject({ trouble: { field: 'name' } });
    expect(readPlace('s3', { ...S3, prefix: 'a'.repeat(301) }, '', none)).toMatchObject({
      trouble: { field: 'prefix', flaw: 'tooLong' },
    });
  });

  test('what whoever knows addresses refuses is refused', () =>
    expect(readPlace('s3', S3, '', () => [{ field: 'bucket', flaw: 'signs' }])).toEqual({
      ok: false,
      trouble: { field: 'bucket', flaw: 'signs' },
    }));

  test('a preset fills only fields of its kind', () => {
    for (const name of PRESET_NAMES) {
      const { kind, values } = PRESETS[name];
      const known = [...PLACE_FIELDS[kind].map((field) => field.name), 'style'];
      expect(known).toEqual(expect.arrayContaining(Object.keys(values)));
    }
  });
});

describe('a key as it is typed', () => {
  test('as much is there as counts; what no key has is named', () => {
    expect(keyTyped('')).toEqual({ there: 0, expected: 58, odd: [] });
    expect(keyTyped('AGE-SECRET-KEY-1qpzr y9x8')).toEqual({ there: 8, expected: 58, odd: [] });
    expect(keyTyped('ｑpzr\no1b')).toEqual({ there: 7, expected: 58, odd: ['O', '1', 'B'] });
  });

  test('all there is a key, and one less is none', () => {
    expect(keyTyped(KEY)).toEqual({ there: 58, expected: 58, odd: [] });
    expect(readKeyText(KEY.toLowerCase())).toBe(KEY);
    expect(readKeyText(KEY.slice(0, -1))).toBeUndefined();
  });
});

test('sizes, counts, times in words', () => {
  const t = createTexts('zh_CN');
  expect([0, 1, 4_096, 3_565_158, 1_288_490_189].map(showSize)).toEqual([
    '0 kB',
    '1 kB',
    '4 kB',
    '3.4 MB',
    '1.20 GB',
  ]);
  expect([0, 999, 1_000, 1_234_567].map(showCount)).toEqual(['0', '999', '1,000', '1,234,567']);
  expect(showMonth('202611')).toBe('2026-11');
  expect(exactTime(NOW)).toBe('2026-11-30 10:20');
  const ago = (ms: number) => showAgo(NOW - ms, NOW, t);
  expect([-5_000, 59_000, 60_000, 3_600_000, 47 * 3_600_000, 48 * 3_600_000].map(ago)).toEqual([
    '刚刚',
    '刚刚',
    '1 分钟前',
    '1 小时前',
    '47 小时前',
    '2 天前',
  ]);
});
