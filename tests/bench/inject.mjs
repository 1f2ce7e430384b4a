/**
 * What a page of the portal pays for being watched: bytes of the content script, its evaluation and everything of
 * ours on the page's thread while it loads, and the load time beside that of a bare browser. In a fresh process
 * (a new tab, the first page of the portal) all code is cold; further pages of the portal find it compiled.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { find } from '../portal/driver.mjs';
import { median, ratio, short } from './support/figures.mjs';
import { formAddress, waitForChip } from './support/form.mjs';
import { isOurs, outermost, sumOf, traceWhile } from './support/trace.mjs';
import { openTwoBrowsers } from './support/two-browsers.mjs';

/** @typedef {import('puppeteer-core').Page} Page */
/**
 * @typedef {object} Kind a kind of page
 * @property {string} name
 * @property {string} url
 * @property {(page: Page) => Promise<unknown>} ready
 * @property {(page: Page) => Promise<unknown>} [watched] with the extension
 */

const LOADS = 10;

/** @param {import('./bench.mjs').Stage} stage */
export async function measure({ portal, extensionDir }) {
  portal.configure({ prefillLines: 3 });
  const { bare, extended, close } = await openTwoBrowsers({ portal, extensionDir });
  const rows = [];
  try {
    for (const kind of kindsOf(portal)) {
      // Fills the caches of both.
      for (const page of [bare, extended]) await traceLoad(page, kind, false);
      const fresh = { bare: [], extended: [] };
      const further = { bare: [], extended: [] };
      for (let load = 0; load < LOADS; load++) {
        for (const [name, page] of Object.entries({ bare, extended })) {
          await page.goto('about:blank');
          fresh[name].push(await traceLoad(page, kind, page === extended));
          further[name].push(await traceLoad(page, kind, page === extended));
        }
        for (const loads of [fresh, further]) requireOne(loads.extended.at(-1));
      }
      rows.push([`${kind.name}, fresh process`, fresh], [`${kind.name}, further page`, further]);
    }
  } finally {
    await close();
  }
  return [
    {
      title: 'inject: bytes of the content script',
      head: ['file', 'raw', 'gzip'],
      rows: byteRows(extensionDir),
    },
    {
      title: `inject: our code on the page’s main thread until it is ready and watched, ${LOADS} loads each`,
      head: ['page', 'evaluation', 'CPU', 'compile CPU', 'later calls', 'CPU', 'longest'],
      rows: rows.map(([name, { extended }]) => evaluationRow(name, extended)),
      notes: [
        'evaluation = first run of the script, compile within it; later calls = its listeners and timers',
      ],
    },
    {
      title: `inject: load event after the start of the navigation, ${LOADS} loads each, in turn`,
      head: ['page', 'bare', 'with', ''],
      rows: rows.map(([name, loads]) => loadRow(name, loads)),
    },
  ];
}

/** @param {import('../portal/portal.mjs').Portal} portal @returns {Kind[]} */
const kindsOf = (portal) => [
  {
    name: 'entry form',
    url: formAddress(portal),
    ready: (page) => find(page, '.button-group_wrap button', '发票开具'),
    watched: (page) => waitForChip(page, 'watching'),
  },
  {
    name: 'invoice query',
    url: portal.queryUrl,
    ready: (page) => find(page, 'table'),
  },
];

/** @param {Page} page @param {Kind} kind @param {boolean} extended */
async function traceLoad(page, { url, ready, watched }, extended) {
  const events = await traceWhile(page, async () => {
    await page.goto(url);
    await ready(page);
    if (extended) await watched?.(page);
  });
  const ours = outermost(events.filter(isOurs));
  const calls = ours.filter(({ name }) => name === 'FunctionCall');
  const compiles = events.filter(
    ({ name, args }) => name === 'v8.compile' && args.data?.url?.startsWith('chrome-extension://'),
  );
  return {
    load: await page.evaluate(() => performance.getEntriesByType('navigation')[0].loadEventEnd),
    evaluations: ours.length - calls.length,
    evaluation: sumOf(ours.filter((event) => !calls.includes(event))),
    compile: sumOf(compiles),
    calls: sumOf(calls),
    longest: Math.max(0, ...calls.map(({ dur }) => dur / 1000)),
  };
}

/** @param {{ evaluations: number }} load */
function requireOne({ evaluations }) {
  if (evaluations !== 1) throw new Error(`the content script was evaluated ${evaluations} times in one load`);
}

/** @param {string} name @param {any[]} loads */
const evaluationRow = (name, loads) => [
  name,
  short(median(loads.map(({ evaluation }) => evaluation.wall))),
  short(median(loads.map(({ evaluation }) => evaluation.cpu))),
  short(median(loads.map(({ compile }) => compile.cpu))),
  short(median(loads.map(({ calls }) => calls.wall))),
  short(median(loads.map(({ calls }) => calls.cpu))),
  short(median(loads.map(({ longest }) => longest))),
];

/** @param {string} name @param {any} loads */
function loadRow(name, { bare, extended }) {
  const [without, withUs] = [bare, extended].map((loads) => median(loads.map(({ load }) => load)));
  return [name, short(without), short(withUs), ratio(withUs, without)];
}

/** @param {string} extensionDir */
function byteRows(extensionDir) {
  const manifest = JSON.parse(readFileSync(join(extensionDir, 'manifest.json'), 'utf8'));
  const files = manifest.content_scripts.flatMap(({ js = [], css = [] }) => [...js, ...css]);
  return files.map((file) => {
    const bytes = readFileSync(join(extensionDir, file));
    return [file, String(bytes.length), String(gzipSync(bytes, { level: 9 }).length)];
  });
}
