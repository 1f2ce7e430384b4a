import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TYPES = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html', '.svg': 'image/svg+xml' };

/** Only these folders and files are public. */
const VENDOR = {
  'vue.js': 'vue/dist/vue.min.js',
  'composition-api.js': '@vue/composition-api/dist/vue-composition-api.prod.js',
  'tdesign.js': 'tdesign-vue/dist/tdesign.min.js',
  'tdesign.css': 'tdesign-vue/dist/tdesign.min.css',
};

/** @param {string} path @returns {string | undefined} the file behind a public path */
function fileOf(path) {
  const vendor = path.match(/^\/vendor\/([\w.-]+)$/);
  if (vendor) return VENDOR[vendor[1]] && join(ROOT, 'node_modules', VENDOR[vendor[1]]);
  const own = normalize(path).match(/^\/static\/((?:js|css)\/[\w./-]+)$/);
  return own && !own[1].includes('..') ? join(ROOT, 'pages', own[1]) : undefined;
}

/** @param {string} name of a file in pages/ */
export const readPage = (name) => readFile(join(ROOT, 'pages', name), 'utf8');

/**
 * @param {string} path
 * @param {import('node:http').ServerResponse} response
 * @returns {Promise<boolean>} false when no such file is public
 */
export async function sendStatic(path, response) {
  const file = fileOf(path);
  if (!file) return false;
  const content = await readFile(file).catch(() => undefined);
  if (!content) return false;
  // Own files may change while a person works on them; the vendor's never do.
  const cache = path.startsWith('/vendor/') ? 'max-age=86400' : 'no-store';
  response.writeHead(200, {
    'content-type': `${TYPES[extname(file)] ?? 'application/octet-stream'};charset=UTF-8`,
    'cache-control': cache,
  });
  response.end(content);
  return true;
}

const CONTROL_FILES = { '/': 'control.html', '/control.js': 'control.js' };

/**
 * The control page stands beside the portal's pages, not among them.
 * @param {string} path
 * @param {import('node:http').ServerResponse} response
 * @returns {Promise<boolean>}
 */
export async function sendControlFile(path, response) {
  const name = CONTROL_FILES[path];
  if (!name) return false;
  response.writeHead(200, {
    'content-type': `${TYPES[extname(name)]};charset=UTF-8`,
    'cache-control': 'no-store',
  });
  response.end(await readFile(join(ROOT, name)));
  return true;
}
