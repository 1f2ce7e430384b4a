// @vitest-environment node
import { describe, expect, test } from 'vitest';
import type { S3Settings } from '../../../../utils/domain/backup/target';
import { s3Target } from '../../../../utils/exchange/target/s3-target';
import { type Asked, fakeLine, faultOf, type Told, told } from '../../support/stores/fake-line';

const NOW = Date.UTC(2026, 10, 30, 2, 0, 0);
const SETTINGS: S3Settings = {
  kind: 's3',
  endpoint: 'https://store.example.com:9000',
  region: 'cn-beijing',
  bucket: 'firm',
  style: 'path',
  keyId: 'KEYID',
  secret: 'SECRETSECRET',
  prefix: '',
};
const KEY = 'm/01HZX/202611/0000001-ab.age';
const BYTES = new Uint8Array([1, 2, 3]);

function storeThat(
  answer: (asked: Asked, count: number) => Told | Promise<Told>,
  changed: Partial<S3Settings> = {},
) {
  const line = fakeLine(answer);
  return { ...line, target: s3Target({ ...SETTINGS, ...changed }, { send: line.send, now: () => NOW }) };
}

const error = (code: string, more = '') =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>of KEYID</Message>${more}<RequestId>1</RequestId></Error>`;

describe('the address of a file', () => {
  const addressOf = async (changed: Partial<S3Settings>, key: string) => {
    const { target, asked } = storeThat(() => told(200), changed);
    await target.put(key, BYTES);
    return asked[0]?.url;
  };

  test('is the bucket in the path, or in front of the server', async () => {
    expect(await addressOf({}, KEY)).toBe(`https://store.example.com:9000/firm/${KEY}`);
    const host = { style: 'host', endpoint: 'https://s3.oss-cn-beijing.aliyuncs.com' } as const;
    expect(await addressOf(host, KEY)).toBe(`https://firm.s3.oss-cn-beijing.aliyuncs.com/${KEY}`);
  });

  test('goes through the folder of the settings', async () =>
    expect(await addressOf({ prefix: '票影/一' }, 'k/1')).toBe(
      'https://store.example.com:9000/firm/%E7%A5%A8%E5%BD%B1/%E4%B8%80/k/1',
    ));

  test('keeps signs that would mean something else there', async () =>
    expect(await addressOf({}, "a b+c&d?e#f'(g)*!%")).toBe(
      'https://store.example.com:9000/firm/a%20b%2Bc%26d%3Fe%23f%27%28g%29%2A%21%25',
    ));
});

describe('a file', () => {
  test('is signed with what is in it, and sent as it is, to that address alone', async () => {
    const { target, asked } = storeThat(() => told(200));
    await target.put(KEY, BYTES);
    const [question] = asked;
    expect(question?.headers.get('x-amz-content-sha256')).toBe(
      '039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81',
    );
    expect(question?.headers.get('x-amz-date')).toBe('20261130T020000Z');
    expect(question?.headers.get('authorization')).toMatch(
      /^AWS4-HMAC-SHA256 Credential=KEYID\/20261130\/cn-beijing\/s3\/aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=[0-9a-f]{64}$/,
    );
    expect(question?.init).toMatchObject({ credentials: 'omit', redirect: 'manual', cache: 'no-store' });
    expect(question?.body).toBe('\u0001\u0002\u0003');
  });

  test('comes back; one that is not there is none', async () => {
    const { target } = storeThat(({ url }) =>
      url.endsWith('1') ? { status: 200, body: BYTES } : told(404, error('NoSuchKey')),
    );
    expect(await target.get('k/1')).toEqual(BYTES);
    expect(await target.get('k/2')).toBeUndefined();
  });

  test.each([
    ['another server', 404, '<html><body>404</body></html>'],
    ['a store without that bucket', 404, error('NoSuchBucket')],
    ['nothing', 404, ''],
  ])('is not said to be missing by %s', async (_, status, body) => {
    const { target } = storeThat(() => told(status, body));
    expect(await faultOf(target.get(KEY))).toMatch(/^noPlace: GET 404/);
  });

  test('is not kept by the log-in page of a guest network; an answer without words is none', async () => {
    const page = { 'content-type': 'text/html; charset=utf-8' };
    const guest = storeThat(() => told(200, '<html>请登录</html>', page));
    expect(await faultOf(guest.target.put(KEY, BYTES))).toBe('odd: PUT 200');
    expect(await faultOf(guest.target.get(KEY))).toBe('odd: GET 200');
    // Swift calls its empty answers so.
    await storeThat(() => told(200, '', page)).target.put(KEY, BYTES);
  });

  test('is not read beyond what ours can be', async () => {
    const announced = storeThat(() => told(200, 'x', { 'content-length': String(65 << 20) }));
    expect(await faultOf(announced.target.get(KEY))).toBe('odd: answer too large');
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        controller.enqueue(new Uint8Array(1 << 20));
      },
    });
    expect(await faultOf(storeThat(() => told(200, endless)).target.get(KEY))).toBe('odd: answer too large');
    expect(sent).toBeLessThan(70);
  });
});

describe('what went wrong', () => {
  test.each([
    [403, 'InvalidAccessKeyId', 'refused'],
    [403, 'SignatureDoesNotMatch', 'refused'],
    [403, 'AccessDenied', 'refused'],
    [400, 'AuthorizationHeaderMalformed', 'refused'],
    [401, '', 'refused'],
    [404, 'NoSuchBucket', 'noPlace'],
    [400, 'InvalidBucketName', 'noPlace'],
    [301, 'PermanentRedirect', 'noPlace'],
    [307, 'TemporaryRedirect', 'noPlace'],
    [302, '', 'noPlace'],
    // OSS wants the bucket in the name of the server.
    [403, 'SecondLevelDomainForbidden', 'noPlace'],
    // MinIO, measured by others: 507 for the disk, 400 for a bucket's quota.
    [507, 'XMinioStorageFull', 'noRoom'],
    [400, 'XMinioAdminBucketQuotaExceeded', 'noRoom'],
    // Ceph and Swift.
    [403, 'QuotaExceeded', 'noRoom'],
    [400, 'EntityTooLarge', 'noRoom'],
    // OBS
    [403, 'InsufficientStorageSpace', 'noRoom'],
    // OSS, a bill not paid
    [403, 'UserDisable', 'noRoom'],
    [403, 'InDebt', 'noRoom'],
    [402, '', 'noRoom'],
    [507, '', 'noRoom'],
    [503, 'SlowDown', 'busy'],
    [503, 'ServiceUnavailable', 'busy'],
    [500, 'InternalError', 'busy'],
    [400, 'RequestTimeout', 'busy'],
    [409, 'OperationAborted', 'busy'],
    [429, '', 'busy'],
    [403, 'RequestTimeTooSkewed', 'clock'],
    [400, 'InvalidArgument', 'odd'],
    // A proxy in front: too large is not full.
    [413, '', 'odd'],
    [403, 'constructor', 'refused'],
  ])('%i %s is told as %s, for every method alike', async (status, code, fault) => {
    const { target } = storeThat(() => told(status, code === '' ? '' : error(code)));
    const word = [status, code].join(' ').trim();
    const all = [target.put(KEY, BYTES), target.get(KEY), target.list('m/')];
    expect(await Promise.all(all.map(faultOf))).toEqual([
      `${fault}: PUT ${word}`,
      `${fault}: GET ${word}`,
      `${fault}: GET ${word}`,
    ]);
  });

  test('is told without what is secret, and without sentences', async () => {
    const told403 = error('SignatureDoesNotMatch', '<StringToSign>SECRETSECRET KEYID</StringToSign>');
    const words = [told403, error('see https://KEYID:SECRETSECRET@x/'), error('SECRET SECRET')];
    for (const body of words) {
      const fault = await faultOf(storeThat(() => told(403, body)).target.put(KEY, BYTES));
      expect(fault).toMatch(/^refused: PUT 403( SignatureDoesNotMatch)?$/);
    }
  });

  test('is never asked again by itself', async () => {
    const { target, asked } = storeThat(() => told(503, error('SlowDown')));
    await faultOf(target.put(KEY, BYTES));
    expect(asked).toHaveLength(1);
  });
});

describe('a clock that is off', () => {
  const DAY = 86_400_000;
  /** A store that compares as they do: 15 minutes. */
  const storeAt = (time: number, answers: (right: boolean) => Told) =>
    storeThat(({ headers }) => {
      const text = headers.get('x-amz-date') ?? '';
      const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
      const signed = Date.UTC(Number(y), Number(mo) - 1, Number(d), Number(h), Number(mi), Number(s));
      return answers(Math.abs(signed - time) < 15 * 60_000);
    });
  const dated = (time: number) => ({ date: new Date(time).toUTCString() });

  test.each([DAY, -DAY, 20 * 60_000])('is put right once and stays so (%i ms)', async (off) => {
    const time = NOW + off;
    const { target, asked } = storeAt(time, (right) =>
      right ? { status: 200, body: BYTES } : told(403, error('RequestTimeTooSkewed'), dated(time)),
    );
    await target.put(KEY, BYTES);
    expect(asked).toHaveLength(2);
    expect(await target.get(KEY)).toEqual(BYTES);
    expect(asked).toHaveLength(3);
  });

  test('is put right by the time in the answer where the head of it is not shown', async () => {
    const time = NOW + DAY;
    const body = error('RequestTimeTooSkewed', `<ServerTime>${new Date(time).toISOString()}</ServerTime>`);
    const { target, asked } = storeAt(time, (right) => (right ? told(200) : told(403, body)));
    await target.put(KEY, BYTES);
    expect(asked).toHaveLength(2);
  });

  test('is noticed where a store says no more than no', async () => {
    const time = NOW - DAY;
    const { target } = storeAt(time, (right) =>
      right ? told(200) : told(403, error('AccessDenied'), dated(time)),
    );
    await target.put(KEY, BYTES);
  });

  test('is told when putting it right did not help, after one try', async () => {
    let time = NOW;
    const { target, asked } = storeThat(() => {
      time += DAY;
      return told(403, error('RequestTimeTooSkewed'), dated(time));
    });
    expect(await faultOf(target.put(KEY, BYTES))).toBe('clock: PUT 403 RequestTimeTooSkewed');
    expect(asked).toHaveLength(2);
  });

  test('is not blamed for a wrong key', async () => {
    const { target, asked } = storeThat(() => told(403, error('InvalidAccessKeyId'), dated(NOW - 60_000)));
    expect(await faultOf(target.put(KEY, BYTES))).toBe('refused: PUT 403 InvalidAccessKeyId');
    expect(asked).toHaveLength(1);
  });
});
