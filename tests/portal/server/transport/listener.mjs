import { createServer as createHttps } from 'node:https';
import { createServer as createTcp } from 'node:net';

/**
 * The https server, with its listening socket kept apart from it: closing the listener leaves open keep-alive
 * connections alone, and the raw TCP socket under each TLS connection stays reachable for a real RST.
 * @param {{ key: string, cert: string }} certificate
 * @param {import('node:http').RequestListener} onRequest
 */
export function createListener(certificate, onRequest) {
  const https = createHttps(
    { key: certificate.key, cert: certificate.cert, ALPNProtocols: ['http/1.1'] },
    onRequest,
  );
  // An idle connection must live longer than a clerk types, else no request ever goes out on a reused one.
  https.keepAliveTimeout = 600_000;
  https.requestTimeout = 0;

  /** @type {Map<number, import('node:net').Socket>} raw sockets by the client's port */
  const rawSockets = new Map();
  const tcp = createTcp((raw) => {
    const clientPort = raw.remotePort ?? 0;
    rawSockets.set(clientPort, raw);
    raw.on('close', () => rawSockets.delete(clientPort));
    raw.on('error', () => raw.destroy());
    https.emit('connection', raw);
  });
  https.on('tlsClientError', (_error, socket) => socket.destroy());
  https.on('clientError', (_error, socket) => socket.destroy());

  let port = 0;
  let refusing = false;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;

  /** @param {number} wanted @returns {Promise<void>} */
  const listen = (wanted) =>
    new Promise((resolve, reject) => {
      tcp.once('error', reject);
      tcp.listen(wanted, '127.0.0.1', () => {
        tcp.off('error', reject);
        port = /** @type {import('node:net').AddressInfo} */ (tcp.address()).port;
        resolve();
      });
    });

  return {
    listen,
    get port() {
      return port;
    },
    get refusing() {
      return refusing;
    },
    /** New connections get ECONNREFUSED for `ms`; the open ones go on. @param {number} ms */
    refuseConnections(ms) {
      if (!refusing) {
        refusing = true;
        tcp.close();
      }
      clearTimeout(timer);
      timer = setTimeout(() => this.acceptConnections(), ms);
    },
    /** @returns {Promise<void>} */
    async acceptConnections() {
      clearTimeout(timer);
      if (!refusing) return;
      refusing = false;
      await listen(port);
    },
    /** Sends a TCP RST to this request's connection. @param {import('node:http').IncomingMessage} request */
    resetConnection(request) {
      const raw = rawSockets.get(request.socket.remotePort ?? -1);
      if (raw) raw.resetAndDestroy();
      else request.socket.destroy();
    },
    async close() {
      clearTimeout(timer);
      if (!refusing) tcp.close();
      for (const raw of rawSockets.values()) raw.destroy();
      https.close();
    },
  };
}
