/**
 * Hands on what stands in a closed shadow root: the page's own scripts cannot see it, the debugger can.
 * Chromium only.
 */
import { waitFor } from './wait-for.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/** @param {any} node @returns {Generator<any>} the node and all below it, shadow roots too */
function* walk(node) {
  yield node;
  for (const child of [...(node.shadowRoots ?? []), ...(node.children ?? [])]) yield* walk(child);
}

const textOf = (/** @type {any} */ node) =>
  [...walk(node)].map(({ nodeType, nodeValue }) => (nodeType === 3 ? nodeValue : '')).join('');

/**
 * @template T
 * @param {Page} page
 * @param {string} hostId
 * @param {(host: any, session: import('puppeteer-core').CDPSession) => Promise<T> | T} use
 */
async function withHost(page, hostId, use) {
  const session = await page.createCDPSession();
  try {
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
    const host = [...walk(root)].find(({ attributes = [] }) =>
      attributes.some(
        (/** @type {string} */ value, /** @type {number} */ at) =>
          value === hostId && attributes[at - 1] === 'id',
      ),
    );
    return host && (await use(host, session));
  } finally {
    await session.detach();
  }
}

/** @param {Page} page @param {string} hostId @returns {Promise<string | undefined>} all its words */
export const shadowText = (page, hostId) => withHost(page, hostId, (host) => textOf(host));

/**
 * A real click on the button with these words.
 * @param {Page} page
 * @param {string} hostId
 * @param {string} words
 */
export async function pressInShadow(page, hostId, words) {
  const place = await waitFor(
    () =>
      withHost(page, hostId, async (host, session) => {
        const button = [...walk(host)].find((node) => node.nodeName === 'BUTTON' && textOf(node) === words);
        if (!button) return undefined;
        const { model } = await session.send('DOM.getBoxModel', { nodeId: button.nodeId });
        const [left, top, , , right, bottom] = model.content;
        return { x: (left + right) / 2, y: (top + bottom) / 2 };
      }),
    { message: `「${words}」 in #${hostId}` },
  );
  await page.mouse.click(place.x, place.y);
}
