/**
 * Real stores for tests, each in a folder of its own and at ports that are free: Apache with mod_dav, and OpenStack Swift with
 * three nodes. Several of each may run beside each other. What a test forgets to stop ends with its process.
 */
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AwsV4Signer } from 'aws4fetch';

const SCRIPTS = join(import.meta.dirname, '..', '..', '..', 'tools', 'support', 'stores');
const execute = promisify(execFile);

/** @param {number} port @param {string} host @returns {Promise<boolean>} */
const isFree = (port, host) =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });

/** Two digits that the ports of all nine servers of a Swift begin with. */
async function freeNodes() {
  for (let nodes = 12; nodes < 32; nodes += 1) {
    const ports = [1, 2, 3].flatMap((node) =>
      [0, 1, 2].map((server) => ({ port: nodes * 100 + node * 10 + server, host: `127.0.0.${node}` })),
    );
    const free = await Promise.all(ports.map(({ port, host }) => isFree(port, host)));
    if (free.every(Boolean)) return String(nodes);
  }
  throw new Error('no free ports for the nodes of a Swift');
}

/**
 * @param {string} script
 * @param {Record<string, string>} ports
 */
function prepare(script, ports) {
  const folder = mkdtempSync(join(tmpdir(), `piaoying-${script.split('.')[0]}-`));
  const env = { ...process.env, ...ports };
  const args = (/** @type {string[]} */ words) => [join(SCRIPTS, script), ...words, folder];
  const down = () => execFileSync('bash', args(['down']), { env });
  let isUp = true;
  process.once('exit', () => isUp && down());
  return {
    folder,
    run: (/** @type {string[]} */ ...words) => execute('bash', args(words), { env }),
    async stop() {
      if (isUp) await execute('bash', args(['down']), { env });
      isUp = false;
    },
  };
}

/**
 * Apache with mod_dav. Its folder is empty.
 * @returns {Promise<{
 *   settings: import('../../../../utils/domain/backup/target').WebDavSettings,
 *   data: string,
 *   stop(): Promise<void>,
 * }>} `data`: where on the disk what it was given lies
 */
export async function startDav() {
  const port = await freePort();
  const { folder, run, stop } = prepare('dav.sh', { DAV_PORT: String(port) });
  await run('up');
  const address = `http://127.0.0.1:${port}/`;
  return {
    settings: { kind: 'webdav', address, user: 'clerk', password: 'secret' },
    data: join(folder, 'data'),
    stop,
  };
}

/**
 * OpenStack Swift, three nodes with a copy of everything on each. The bucket of the settings is there and empty.
 * @returns {Promise<{
 *   settings: import('../../../../utils/domain/backup/target').S3Settings,
 *   kill(node: number): Promise<unknown>,
 *   start(node: number): Promise<unknown>,
 *   repair(): Promise<unknown>,
 *   stop(): Promise<void>,
 * }>} `kill` and `start` take a node's number, 1 to 3; `repair` brings listings and copies up to date
 */
export async function startSwift() {
  const port = await freePort();
  const { run, stop } = prepare('swift.sh', { SWIFT_PORT: String(port), SWIFT_NODES: await freeNodes() });
  await run('up');
  /** @type {import('../../../../utils/domain/backup/target').S3Settings} */
  const settings = {
    kind: 's3',
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    bucket: 'piaoying',
    style: 'path',
    keyId: 'test:tester',
    secret: 'testing',
    prefix: '',
  };
  await makeBucket(settings);
  return {
    settings,
    kill: (node) => run('kill', String(node)),
    start: (node) => run('start', String(node)),
    repair: () => run('repair'),
    stop,
  };
}

/** @param {import('../../../../utils/domain/backup/target').S3Settings} settings */
async function makeBucket({ endpoint, bucket, keyId, secret, region }) {
  const url = `${endpoint}/${bucket}`;
  const signer = new AwsV4Signer({
    method: 'PUT',
    url,
    accessKeyId: keyId,
    secretAccessKey: secret,
    service: 's3',
    region,
  });
  const { headers } = await signer.sign();
  const answer = await fetch(url, { method: 'PUT', headers });
  if (!answer.ok) throw new Error(`the bucket was not made: ${answer.status} ${await answer.text()}`);
}
