import { request as ask, createServer } from 'node:http';

/**
 * @typedef {object} OwnAnswer
 * @property {number} status
 * @property {Record<string, string>} [headers]
 * @property {string} [body]
 */
/** @typedef {(asked: import('node:http').IncomingMessage) => Promise<OwnAnswer | undefined> | OwnAnswer | undefined} Answering */

/**
 * Stands between the browser and a store of this machine: hands on what is asked as it came (what was signed stays true), and
 * answers itself where it is told to.
 * @param {string} address of the store
 * @returns {Promise<{ address: string, answer(answering: Answering | undefined): void, close(): Promise<unknown> }>}
 *   `answer`: from now on what this gives is answered, and the store is asked where it gives nothing
 */
export async function startBetween(address) {
  const there = new URL(address);
  /** @type {Answering | undefined} */
  let answering;
  const server = createServer(async (asked, answer) => {
    const own = await answering?.(asked);
    if (own) {
      asked.resume();
      answer.writeHead(own.status, own.headers).end(own.body);
      return;
    }
    const { method, url: path, headers } = asked;
    const onward = ask({ host: there.hostname, port: there.port, method, path, headers }, (given) => {
      answer.writeHead(given.statusCode ?? 502, given.headers);
      given.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    asked.pipe(onward);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    address: `http://127.0.0.1:${port}${there.pathname}`,
    answer(next) {
      answering = next;
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
