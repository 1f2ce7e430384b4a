import { AwsV4Signer } from 'aws4fetch';
import { type S3Settings, type Target, TargetError } from '../../domain/backup/target';
import { type Answer, ask, detailOf, type Line, wasDone } from './ask';
import { encodeKey, isKey } from './keys';
import { codeOf, otherTime, readListing, s3Fault } from './s3-answer';

/** A listing is a hint: at this many it ends. */
const MOST_KEYS = 200_000;
const MOST_PAGES = 2_000;

export interface S3Tools extends Line {
  readonly now: () => number;
}

/** Address of the bucket, without a slash at its end. */
export function bucketAddress({ endpoint, bucket, style }: S3Settings): string {
  const { protocol, host } = new URL(endpoint);
  return style === 'host' ? `${protocol}//${bucket}.${host}` : `${protocol}//${host}/${encodeKey(bucket)}`;
}

async function hexSha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const signedTime = (at: number) => new Date(at).toISOString().replace(/[:-]|\.\d{3}/g, '');

/**
 * A bucket of an object store. The signature is made over what is sent, so that a store notices when not all of it came, and
 * a repeat replaces a file by itself. Repeating is the caller's: the library's own retries are not used.
 */
export function s3Target(settings: S3Settings, tools: S3Tools): Target {
  const address = bucketAddress(settings);
  const root = settings.prefix === '' ? '' : `${settings.prefix}/`;
  const cache = new Map<string, ArrayBuffer>();
  /** The store's clock less ours, as it showed itself. */
  let offset = 0;

  async function once(
    method: string,
    path: string,
    query: Readonly<Record<string, string>>,
    body?: Uint8Array<ArrayBuffer>,
  ) {
    const search = Object.entries(query)
      .map(([name, value]) => `${name}=${encodeKey(value).replaceAll('/', '%2F')}`)
      .join('&');
    const at = tools.now() + offset;
    const signer = new AwsV4Signer({
      method,
      url: `${address}/${encodeKey(path)}${search === '' ? '' : `?${search}`}`,
      headers: {
        'X-Amz-Content-Sha256': await hexSha256(body ?? new Uint8Array()),
        ...(body ? { 'Content-Type': 'application/octet-stream' } : {}),
      },
      accessKeyId: settings.keyId,
      secretAccessKey: settings.secret,
      service: 's3',
      region: settings.region,
      cache,
      datetime: signedTime(at),
    });
    const signed = await signer.sign();
    const answer = await ask(tools, { method, url: signed.url.href, headers: signed.headers, body });
    return { answer, at };
  }

  async function exchange(...question: Parameters<typeof once>): Promise<Answer> {
    const { answer, at } = await once(...question);
    const time = otherTime(answer, at);
    if (time === undefined) return answer;
    if (time === 'unknown') throw new TargetError('clock', detailOf(answer, codeOf(answer)));
    offset = time - tools.now();
    return (await once(...question)).answer;
  }

  return {
    async put(key, bytes) {
      const answer = await exchange('PUT', root + key, {}, new Uint8Array(bytes));
      if (!wasDone(answer)) throw s3Fault(answer);
    },

    async get(key) {
      const answer = await exchange('GET', root + key, {});
      if (wasDone(answer)) return answer.bytes;
      if (answer.status === 404 && codeOf(answer) === 'NoSuchKey') return undefined;
      throw s3Fault(answer);
    },

    async list(prefix) {
      const keys: string[] = [];
      let next: Readonly<Record<string, string>> | undefined = {};
      for (let page = 0; next && page < MOST_PAGES && keys.length < MOST_KEYS; page += 1) {
        const before: string = JSON.stringify(next);
        const query = { 'list-type': '2', 'max-keys': '1000', prefix: root + prefix, ...next };
        const answer = await exchange('GET', '', query);
        if (!wasDone(answer)) throw s3Fault(answer);
        const listing = readListing(answer);
        keys.push(...listing.keys);
        // A store that turns in a circle gives no more than it gave.
        next = JSON.stringify(listing.next) === before ? undefined : listing.next;
      }
      const under = root + prefix;
      const ours = keys.filter((key) => key.startsWith(under)).map((key) => key.slice(root.length));
      return [...new Set(ours)].filter(isKey);
    },
  };
}
