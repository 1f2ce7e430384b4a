import { createServer } from 'node:http';

const DAY_MS = 86_400_000;
/** An object store refuses what was signed further off. */
const MOST_SKEW_MS = 15 * 60_000;

const errorOf = (/** @type {string} */ code, more = '') =>
  `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message>${more}</Error>`;

/** @param {string | string[] | undefined} told `20261130T061500Z` */
const signedAt = (told) =>
  Date.parse(String(told).replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, '$1-$2-$3:$4:$5'));

/**
 * An object store in memory whose clock goes ahead: what this computer signs it refuses as stores do, with its own time. It looks at no
 * signature: a real store does (`npm run test:stores`).
 * @param {{ daysAhead?: number }} [options]
 */
export async function startSmallS3({ daysAhead = 0 } = {}) {
  /** @type {Map<string, Buffer>} */
  const files = new Map();
  let isFull = false;
  let skewed = 0;
  let requests = 0;
  const now = () => Date.now() + daysAhead * DAY_MS;

  /** @returns {[status: number, body: string | Buffer]} */
  const answerTo = (/** @type {import('node:http').IncomingMessage} */ { method, url, headers }, body) => {
    const { pathname, searchParams } = new URL(url ?? '/', 'http://store');
    if (!(Math.abs(signedAt(headers['x-amz-date']) - now()) <= MOST_SKEW_MS)) {
      skewed += 1;
      const time = `<ServerTime>${new Date(now()).toISOString()}</ServerTime>`;
      return [403, errorOf('RequestTimeTooSkewed', time)];
    }
    const key = decodeURIComponent(pathname.replace(/^\/piaoying\/?/, ''));
    if (method === 'PUT') {
      if (isFull) return [403, errorOf('QuotaExceeded')];
      files.set(key, body);
      return [200, ''];
    }
    if (searchParams.has('list-type')) {
      const under = [...files.keys()].filter((name) => name.startsWith(searchParams.get('prefix') ?? ''));
      const contents = under.map((name) => `<Contents><Key>${name}</Key></Contents>`).join('');
      return [200, `<ListBucketResult><IsTruncated>false</IsTruncated>${contents}</ListBucketResult>`];
    }
    const found = files.get(key);
    return found ? [200, found] : [404, errorOf('NoSuchKey')];
  };

  const server = createServer(async (asked, answer) => {
    if (asked.method !== 'OPTIONS') requests += 1;
    const parts = [];
    for await (const part of asked) parts.push(part);
    const [status, body] = answerTo(asked, Buffer.concat(parts));
    answer.writeHead(status, { Date: new Date(now()).toUTCString() }).end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  /** @type {import('../../../../utils/domain/backup/target').S3Settings} */
  const settings = {
    kind: 's3',
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    bucket: 'piaoying',
    style: 'path',
    keyId: 'clerk',
    secret: 'secret',
    prefix: 'backup',
  };
  return {
    settings,
    files,
    /** The same place without the line to it, for who fills it. */
    target: {
      put: async (/** @type {string} */ key, /** @type {Uint8Array} */ bytes) =>
        void files.set(`${settings.prefix}/${key}`, Buffer.from(bytes)),
      get: async (/** @type {string} */ key) => {
        const found = files.get(`${settings.prefix}/${key}`);
        return found && new Uint8Array(found);
      },
      list: async () => [],
    },
    /** How often it refused for the time alone. */
    skewed: () => skewed,
    /** How much was asked of it. */
    asked: () => requests,
    fill(full = true) {
      isFull = full;
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
