import { createServer } from 'node:http';
import { FAULTS } from '../faults.mjs';
import { readBody, sendJson } from './calls/envelope.mjs';
import { sendControlFile } from './transport/static-files.mjs';

/** @param {import('../portal.mjs').Portal} portal */
function view(portal) {
  const { options, invoices, calls, armed, companies, faceScan } = portal.state;
  return { options, invoices, calls, armed, companies, faceScan, faults: FAULTS };
}

/**
 * The control page and its JSON API, on plain http.
 * @param {any} portal the portal object; passed before its control URL is known
 * @param {number} port
 */
export async function startControl(portal, port) {
  /** @type {Record<string, (body: any) => Promise<void> | void>} */
  const actions = {
    '/api/fault': ({ id, times = 1 }) => (id ? portal.setFault(id, { times }) : portal.clearFault()),
    '/api/options': (patch) => portal.configure(patch),
    '/api/face-scan': ({ status }) => portal.setFaceScan(status),
    '/api/reset': () => portal.reset(),
  };
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://control').pathname;
    try {
      if (request.method === 'POST' && actions[path]) {
        const body = await readBody(request);
        await actions[path](body ? JSON.parse(body) : {});
        sendJson(response, view(portal));
      } else if (path === '/api/state') {
        sendJson(response, view(portal));
      } else if (!(await sendControlFile(path, response))) {
        sendJson(response, { error: 'not found' }, 404);
      }
    } catch (error) {
      sendJson(response, { error: String(error) }, 400);
    }
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(undefined)));
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${address.port}/`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
