import { connect, createServer } from 'node:net';

/**
 * A line to a server of this machine that can be cut: what goes out through it is counted, and at `cutAfter` bytes both ends
 * are torn apart.
 * @param {string} address of the server
 * @returns {Promise<{ address: string, cutAfter(bytes: number | undefined): void, close(): void }>}
 */
export async function startCuttingLine(address) {
  const there = new URL(address);
  /** @type {number | undefined} */
  let most;
  const server = createServer((near) => {
    const far = connect(Number(there.port), there.hostname);
    let sent = 0;
    const tear = () => {
      near.resetAndDestroy();
      far.resetAndDestroy();
    };
    near.on('data', (bytes) => {
      sent += bytes.length;
      if (most === undefined || sent <= most) far.write(bytes);
      else far.write(bytes.subarray(0, bytes.length - (sent - most)), tear);
    });
    far.on('data', (bytes) => near.write(bytes));
    for (const end of [near, far]) end.on('error', tear).on('close', tear);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    address: `http://127.0.0.1:${port}${there.pathname}`,
    cutAfter: (bytes) => {
      most = bytes;
    },
    close: () => server.close(),
  };
}
