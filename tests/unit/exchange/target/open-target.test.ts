// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { TargetSettings } from '../../../../utils/domain/backup/target';
import { openTarget } from '../../../../utils/exchange/target/open-target';
import { fakeDisk } from '../../support/stores/fake-folder';
import { faultOf } from '../../support/stores/fake-line';

const BYTES = new Uint8Array([1]);
const S3 = {
  kind: 's3',
  endpoint: 'https://store.example.com',
  region: 'r',
  bucket: 'b',
  style: 'path',
  keyId: 'KEYID',
  secret: 'SECRET',
  prefix: '',
} as const;
const DAV = { kind: 'webdav', address: 'https://dav.example.com/', user: 'u', password: 'SECRET' } as const;
const KINDS: TargetSettings[] = [S3, DAV];

const open = (settings: TargetSettings, send: typeof fetch, handle?: FileSystemDirectoryHandle) =>
  openTarget(settings, { send, now: () => 0, handle });
const faultsOf = (target: ReturnType<typeof open>) =>
  Promise.all([target.put('a/b', BYTES), target.get('a/b'), target.list('a/')].map(faultOf));

describe.each(KINDS)('a target that is asked over the network: $kind', (settings) => {
  test('is offline when no answer comes, and says no more of it than a code', async () => {
    const refused = Object.assign(new TypeError('fetch failed https://KEYID:SECRET@x'), {
      cause: { code: 'ECONNREFUSED' },
    });
    for (const fault of await faultsOf(open(settings, () => Promise.reject(refused))))
      expect(fault).toMatch(/^offline: [A-Z]+ ECONNREFUSED$/);
    const failed = new TypeError('Failed to fetch https://KEYID:SECRET@x');
    for (const fault of await faultsOf(open(settings, () => Promise.reject(failed))))
      expect(fault).toMatch(/^offline: [A-Z]+ TypeError$/);
  });

  test('is offline when an answer is cut', async () => {
    const cut = () =>
      new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(BYTES),
        pull: (controller) => controller.error(new TypeError('terminated')),
      });
    for (const fault of await faultsOf(open(settings, async () => new Response(cut()))))
      expect(fault).toMatch(/^offline: [A-Z]+ TypeError$/);
  });

  test('asks nothing for what is no key', async () => {
    const send = vi.fn<typeof fetch>();
    const target = open(settings, send);
    for (const key of [
      '',
      '/a',
      'a/',
      'a//b',
      '../a',
      'a/./b',
      'a b',
      '中',
      'a?b',
      'a\\b',
      'x.part-1',
      'a'.repeat(601),
    ]) {
      expect(await faultOf(target.put(key, BYTES))).toBe('odd: no key');
      expect(await faultOf(target.get(key))).toBe('odd: no key');
    }
    for (const prefix of ['a', '/', '../', 'a//'])
      expect(await faultOf(target.list(prefix))).toBe('odd: no key');
    expect(send).not.toHaveBeenCalled();
  });
});

describe('patience', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  const silent: typeof fetch = (_, init) =>
    new Promise((_resolve, reject) => {
      init?.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    });

  test('ends after a minute without an answer', async () => {
    const fault = faultOf(open(DAV, silent).get('a'));
    await vi.advanceTimersByTimeAsync(59_000);
    expect(await Promise.race([fault, Promise.resolve('waiting')])).toBe('waiting');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await fault).toBe('offline: GET no answer in time');
  });

  test('is longer for a file that takes long to send', async () => {
    const target = openTarget({ ...DAV }, { send: silent, now: () => 0 });
    const fault = faultOf(target.put('a', new Uint8Array(4_000_000)));
    await vi.advanceTimersByTimeAsync(200_000);
    expect(await Promise.race([fault, Promise.resolve('waiting')])).toBe('waiting');
    await vi.advanceTimersByTimeAsync(61_000);
    expect(await fault).toBe('offline: PUT no answer in time');
  });

  test('begins anew with every piece of an answer', async () => {
    let pieces = 0;
    const slow: typeof fetch = async (_, init) =>
      new Response(
        new ReadableStream<Uint8Array>(
          {
            pull: (controller) =>
              new Promise((resolve, reject) => {
                init?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
                setTimeout(() => {
                  pieces += 1;
                  if (pieces < 5) controller.enqueue(BYTES);
                  else controller.close();
                  resolve();
                }, 50_000);
              }),
          },
          { highWaterMark: 0 },
        ),
      );
    const got = open(DAV, slow).get('a');
    await vi.advanceTimersByTimeAsync(300_000);
    expect(await got).toEqual(new Uint8Array([1, 1, 1, 1]));
  });
});

describe('a folder', () => {
  const folder = { kind: 'folder', name: '备份' } as const;

  test('is opened by the handle that the browser gave', async () => {
    const disk = fakeDisk();
    await open(folder, fetch, disk.handle).put('a/b', BYTES);
    expect([...disk.files.keys()]).toEqual(['a/b']);
  });

  test('without its handle wants the permission once more', async () =>
    expect(await faultsOf(open(folder, fetch))).toEqual(Array(3).fill('permission: no handle')));
});

test('a mistake of ours is told by its name alone', async () => {
  const broken = { ...S3, endpoint: 'no address with SECRET' };
  expect(await faultsOf(open(broken, fetch))).toEqual(Array(3).fill('odd: TypeError'));
});
