import { createServer } from 'node:http';
import { connect } from 'node:net';
import { PORTAL_PORT } from './addresses.mjs';

const ALLOWED = new RegExp(`^(?:[a-z0-9-]+\\.)+chinatax\\.gov\\.cn:${PORTAL_PORT}$`);

/**
 * A CONNECT proxy for browsers without host-resolver rules (Firefox): the portal's hosts go to this machine,
 * everything else is refused.
 * @param {number} portalPort
 * @returns {Promise<{ port: number, close: () => Promise<void> }>}
 */
export async function startProxy(portalPort) {
  const sockets = new Set();
  const server = createServer((_request, response) => response.writeHead(403).end());
  server.on('connect', (request, client, head) => {
    sockets.add(client);
    client.on('close', () => sockets.delete(client));
    client.on('error', () => client.destroy());
    const target = request.url ?? '';
    if (!ALLOWED.test(target) || target.startsWith('gone.')) {
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const upstream = connect(portalPort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client);
      client.pipe(upstream);
    });
    // A dropped portal connection must reach the browser as a dropped connection, not as a half-open tunnel.
    upstream.on('error', () => client.destroy());
    upstream.on('close', () => client.destroy());
    client.on('close', () => upstream.destroy());
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    port,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
