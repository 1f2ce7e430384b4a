import { join } from 'node:path';
import { build } from 'vite';
import { ROOT } from '../../tools/support/run.mjs';

const ENTRY = 'virtual:bench-entry';

/**
 * Exports of our modules as one script, built as the product is (minified, for Chromium 109).
 * @param {Record<string, string>} exports name → module, relative to the project's root
 * @returns {Promise<string>} an expression that gives an object with these exports
 */
export async function bundle(exports) {
  const source = Object.entries(exports)
    .map(([name, file]) => `export { ${name} } from ${JSON.stringify(join(ROOT, file))};`)
    .join('\n');
  const result = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    plugins: [
      {
        name: 'bench-entry',
        // Vite makes a path of the entry before it asks.
        resolveId: (id) => (id.endsWith(ENTRY) ? `\0${ENTRY}` : undefined),
        load: (id) => (id === `\0${ENTRY}` ? source : undefined),
      },
    ],
    build: {
      write: false,
      target: 'chrome109',
      lib: { entry: ENTRY, formats: ['iife'], name: 'bench' },
    },
  });
  const [{ output }] = /** @type {any[]} */ ([result].flat());
  return `(() => { ${output[0].code}\nreturn bench; })()`;
}
